import { parentOf } from '../../../../domain/kernel/place-path.ts'
import { placesApi } from '../../../../domain/places/api.ts'
import { at } from '../../../kit/form/at.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { Skeleton } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import { useMapAct, useStepsBelow } from '../queries.ts'
import { nextStep } from '../steps.ts'
import { words } from '../words.ts'
import { actWords, placeFaultWords } from '../words/acts.ts'
import type { ActProps } from './Acts.tsx'
import { datedFaults, DatedFields, useDated } from './dated.tsx'
import { emptyEntry, EntryFields, entryFaults, entryOf, kindsBelow, type EntryValues } from './entry.tsx'

/** A new place below this one. */
export function OpenBelow(props: ActProps) {
  const below = useStepsBelow(props.place.path)
  if (!below.data) return <Skeleton lines={1} />
  const children = below.data.items.filter((n) => parentOf(n.path) === props.place.path)
  return <Form {...props} siblings={children} />
}

function Form({
  place,
  siblings,
  onClose,
  onGo,
}: ActProps & { siblings: readonly { path: string; kind: string; gridKind: string | null; level: string }[] }) {
  const t = useWords(actWords)
  const all = useWords(words)
  const say = useDone()
  const open = useMapAct(placesApi.open)
  const { id, start } = useDated()
  const kinds = kindsBelow(place)
  const like = siblings[siblings.length - 1]
  const form = useForm<EntryValues>({
    start: {
      ...start,
      ...emptyEntry('', {
        step: nextStep(siblings.map((s) => s.path)),
        kind: like ? (like.gridKind ?? like.kind) : kinds[0]!,
        level: like?.level ?? '',
      }),
    },
    words: placeFaultWords,
    check: (v) => [...entryFaults(v, ''), ...datedFaults(v)],
  })
  const send = async (v: EntryValues) => {
    const body = { id, day: v.day, why: v.why.trim(), parent: place.path, place: entryOf(v, '', place.fictional) }
    const { path } = await at({ 'place.': '' }, () => open.mutateAsync({ body }))
    say(all('saved'))
    onGo(path)
  }
  return (
    <FormDialog
      title={t('open')}
      note={t('openNote', { name: place.name })}
      form={form}
      okText={t('open')}
      width={600}
      onClose={onClose}
      onSend={send}
    >
      <EntryFields form={form} prefix="" kinds={kinds} first />
      <DatedFields form={form} />
    </FormDialog>
  )
}
