import type { FieldFault } from '../../../../domain/kernel/errors.ts'
import { facilitiesApi } from '../../../../domain/facilities/api.ts'
import { placesApi } from '../../../../domain/places/api.ts'
import { lineage } from '../../../../domain/kernel/place-path.ts'
import { at } from '../../../kit/form/at.ts'
import { useForm, type FormState } from '../../../kit/form/useForm.ts'
import { useRead } from '../../../kit/query.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { Framed, NumberInput, Pick, TextBox, TextInput } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords } from '../../../kit/words.ts'
import { UnitField } from '../../../organisations/UnitField.tsx'
import { PlaceSelect } from '../../../places/PlaceSelect.tsx'
import { useFacilities, useFacilityAct, useKinds, type View } from '../../queries.ts'
import { faultWords, words } from '../words.ts'
import { useOnce } from '../../../kit/staff/once.ts'

interface Values {
  kind: string | null
  name: string
  place: string | null
  estate: string | null
  within: string | null
  address: string
  unit: string | null
  phone: string
  area: number | null
  seats: number | null
  point: string
  opened: string
}

const blank = (today: string): Values => ({
  kind: null,
  name: '',
  place: null,
  estate: null,
  within: null,
  address: '',
  unit: null,
  phone: '',
  area: null,
  seats: null,
  point: '',
  opened: today,
})

const valuesOf = ({ phone, point, ...f }: View): Values => ({
  ...f,
  phone: phone ?? '',
  point: point?.join(', ') ?? '',
})

const pointText = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,，\s]\s*(-?\d{1,2}(?:\.\d+)?)\s*$/

const pointOf = (text: string): [number, number] | null => {
  const [, lon, lat] = pointText.exec(text) ?? []
  return lon === undefined || lat === undefined ? null : [Number(lon), Number(lat)]
}

const faultsIn = (v: Values): FieldFault[] => [
  ...(['kind', 'name', 'place', 'opened'] as const).flatMap((path) => (v[path] ? [] : [{ path, code: 'required' }])),
  ...(v.point.trim() && !pointOf(v.point) ? [{ path: 'point', code: 'point' }] : []),
]

const sent = (v: Values) => ({
  kind: v.kind!,
  name: v.name.trim(),
  place: v.place!,
  estate: v.estate,
  within: v.within,
  address: v.address.trim(),
  unit: v.unit,
  phone: v.phone.trim() || null,
  area: v.area,
  seats: v.seats,
  point: v.point.trim() ? pointOf(v.point) : null,
})

export function OpenFacility({ onClose, onOpened }: { onClose: () => void; onOpened: (id: string) => void }) {
  const t = useWords(words)
  const say = useDone()
  const open = useFacilityAct(facilitiesApi.open)
  const { id, today } = useOnce()
  const form = useForm<Values>({ start: blank(today), words: faultWords, check: faultsIn })
  return (
    <FormDialog
      title={t('add')}
      form={form}
      okText={t('add')}
      width={640}
      onClose={onClose}
      onSend={(v) => open.mutateAsync({ body: { id, ...sent(v), hours: null, opened: v.opened } })}
      onSent={() => {
        say(t('saved'))
        onOpened(id)
      }}
    >
      <Common form={form} />
      <TextInput form={form} name="opened" label={t('opened')} type="date" />
    </FormDialog>
  )
}

export function EditFacility({ facility: f, onClose }: { facility: View; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const edit = useFacilityAct(facilitiesApi.edit)
  const { id } = useOnce()
  const form = useForm<Values>({ start: valuesOf(f), words: faultWords, check: faultsIn })
  const send = (v: Values) => {
    const before = sent(valuesOf(f))
    const change = Object.fromEntries(
      Object.entries(sent(v)).filter(
        ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof typeof before]),
      ),
    )
    const body = { id, base: f.version, change }
    return at({ 'change.': '' }, () => edit.mutateAsync({ params: { id: f.id }, body }))
  }
  return (
    <FormDialog
      title={`${t('edit')} · ${f.name}`}
      form={form}
      okText={t('edit')}
      width={640}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <Common form={form} own={f} />
    </FormDialog>
  )
}

function Common({ form, own }: { form: FormState<Values>; own?: View }) {
  const t = useWords(words)
  const kinds = useKinds()
  const { values } = form
  const open = kinds.all.filter((k) => !k.closed || k.code === own?.kind)
  return (
    <>
      <TextInput form={form} name="name" label={t('name')} maxLength={60} first />
      <div className="side">
        <Pick
          form={form}
          name="kind"
          label={t('kind')}
          options={open.map((k) => ({ value: k.code, label: kinds.name(k.code) }))}
        />
        <Framed form={form} name="place" label={t('place')}>
          {({ id, status }) => (
            <PlaceSelect
              id={id}
              status={status}
              value={values.place}
              onChange={(place) => form.set({ place, estate: null, within: null })}
            />
          )}
        </Framed>
      </div>
      {values.place && (
        <div className="side">
          <EstatePick form={form} place={values.place} />
          <HousePick form={form} place={values.place} own={own} />
        </div>
      )}
      <TextInput form={form} name="address" label={t('address')} hint={t('addressHint')} optional maxLength={120} />
      <div className="side">
        <UnitField
          form={form}
          name="unit"
          label={t('unit')}
          optional
          known={own?.unit && own.unitName ? [{ code: own.unit, name: own.unitName }] : []}
        />
        <TextInput form={form} name="phone" label={t('phone')} type="tel" optional maxLength={20} />
      </div>
      <div className="side">
        <NumberInput form={form} name="area" label={t('area')} optional min={1} unit={t('squareMetres')} />
        <NumberInput form={form} name="seats" label={t('seats')} optional min={1} />
      </div>
      <TextInput form={form} name="point" label={t('point')} hint={t('pointHint')} optional maxLength={30} />
    </>
  )
}

/** Estates of the community in which the place lies. */
function EstatePick({ form, place }: { form: FormState<Values>; place: string }) {
  const t = useWords(words)
  const nodes = useRead(
    placesApi.tree,
    { query: { under: lineage(place)[1] ?? place } },
    { fresh: Infinity, gate: false },
  )
  const above = lineage(place)
    .reverse()
    .map((path) => nodes.data?.items.find((n) => n.path === path))
    .find((n) => n && n.kind !== 'grid')
  const community = above?.kind === 'community' || above?.kind === 'village' ? above.path : undefined
  const { data } = useRead(
    placesApi.estates,
    { query: { place: community ?? place, size: 100 } },
    { enabled: community !== undefined, fresh: Infinity },
  )
  const options = (data?.items ?? []).map((e) => ({ value: e.id, label: e.name }))
  if (options.length === 0) return null
  return <Pick form={form} name="estate" label={t('estate')} optional options={options} />
}

/** Houses at the same place, which are no rooms themselves. */
function HousePick({ form, place, own }: { form: FormState<Values>; place: string; own: View | undefined }) {
  const t = useWords(words)
  const here = useFacilities({ under: place, size: 100 })
  const options = (here.items ?? [])
    .filter((f) => f.place === place && f.within === null && f.id !== own?.id && f.estate === form.values.estate)
    .map((f) => ({ value: f.id, label: f.name }))
  if (options.length === 0 || (own && own.rooms.length > 0)) return null
  return <Pick form={form} name="within" label={t('within')} hint={t('withinHint')} optional options={options} />
}

export function CloseFacility({ facility: f, onClose }: { facility: View; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const close = useFacilityAct(facilitiesApi.close)
  const { id, today } = useOnce()
  const form = useForm({
    start: { day: today, why: '' },
    words: faultWords,
    check: (v) => [
      ...(v.day ? [] : [{ path: 'day', code: 'required' }]),
      ...(v.why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : []),
    ],
  })
  return (
    <FormDialog
      title={`${t('close')} · ${f.name}`}
      note={t('closeNote')}
      form={form}
      okText={t('close')}
      danger
      width={440}
      onClose={onClose}
      onSend={(v) =>
        close.mutateAsync({ params: { id: f.id }, body: { id, base: f.version, day: v.day, why: v.why.trim() } })
      }
      onSent={() => say(t('saved'))}
    >
      <TextInput form={form} name="day" label={t('day')} type="date" />
      <TextBox form={form} name="why" label={t('why')} rows={2} maxLength={200} first />
    </FormDialog>
  )
}
