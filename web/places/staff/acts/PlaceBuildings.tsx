import { useEffect, useState } from 'react'
import { parentOf } from '../../../../domain/kernel/place-path.ts'
import { placesApi } from '../../../../domain/places/api.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { Pick, type Choice } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords } from '../../../kit/words.ts'
import { useDwellingsLike, useMapAct, useTree, type EstateView, type View } from '../queries.ts'
import { words } from '../words.ts'
import { actWords, placeFaultWords } from '../words/acts.ts'
import { datedFaults, DatedFields, needed, useDated } from './dated.tsx'

/** Buildings, with their dwellings and who lives there, go into another base grid of the community. */
export function PlaceBuildings({
  place,
  estates,
  onClose,
}: {
  place: View
  estates: readonly EstateView[]
  onClose: () => void
}) {
  const t = useWords(actWords)
  const all = useWords(words)
  const say = useDone()
  const put = useMapAct(placesApi.placeBuildings)
  const tree = useTree(false)
  const { id, start } = useDated()
  const form = useForm({
    start: { ...start, buildings: [] as string[], houses: [] as string[], place: null as string | null },
    words: placeFaultWords,
    check: (v) => [
      ...(v.buildings.length + v.houses.length === 0 ? [{ path: 'buildings', code: 'required' }] : []),
      ...needed(v, 'place'),
      ...datedFaults(v),
    ],
  })
  const [typed, setTyped] = useState('')
  const [known, setKnown] = useState<readonly Choice[]>([])
  const houses = useDwellingsLike(place.path, typed.trim())
  const found = houses.data?.items
  // Those that were chosen before stay in the list when something else is typed.
  useEffect(() => {
    const single = found?.filter((d) => d.building === null).map((d) => ({ value: d.id, label: d.text }))
    if (single) setKnown((old) => [...single, ...old.filter((o) => !single.some((s) => s.value === o.value))])
  }, [found])
  const grids = tree.data?.items.filter((n) => n.gridKind === 'base' && parentOf(n.path) === place.path) ?? []
  const nameOf = (path: string) => grids.find((g) => g.path === path)?.name ?? ''
  const options = estates.flatMap((e) =>
    e.buildings.map((b) => ({ value: b.id, label: [e.name + b.name, nameOf(b.place)].filter(Boolean).join(' · ') })),
  )
  return (
    <FormDialog
      title={`${all('placeBuildings')} · ${place.name}`}
      form={form}
      okText={all('placeBuildings')}
      onClose={onClose}
      onSend={(v) =>
        put.mutateAsync({
          body: { id, day: v.day, why: v.why.trim(), buildings: v.buildings, houses: v.houses, place: v.place! },
        })
      }
      onSent={() => say(all('saved'))}
    >
      <Pick form={form} name="buildings" label={t('chooseBuildings')} many options={options} />
      <Pick
        form={form}
        name="houses"
        label={t('chooseHouses')}
        hint={t('chooseHousesHint')}
        optional
        many
        onSearch={setTyped}
        loading={houses.isFetching}
        options={known}
      />
      <Pick
        form={form}
        name="place"
        label={t('intoGrid')}
        options={grids.map((g) => ({ value: g.path, label: g.name }))}
      />
      <DatedFields form={form} />
    </FormDialog>
  )
}
