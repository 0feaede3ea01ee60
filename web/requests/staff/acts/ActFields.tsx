/** Draws the rows of `table.ts` with the fields of the console. */
import type { ReactNode } from 'react'
import { useFormat } from '../../../kit/now.ts'
import type { FormState } from '../../../kit/form/useForm.ts'
import {
  Framed,
  Pick,
  Radios,
  TextBox,
  TextInput,
  Tick,
  type Choice,
  type FieldProps,
} from '../../../kit/staff/Fields.tsx'
import type { Lang } from '../../../kit/language.ts'
import { useWords, wordIn, type Say, type Words } from '../../../kit/words.ts'
import { ItemSelect } from '../../../catalogue/ItemSelect.tsx'
import { UnitSelect } from '../../../organisations/UnitSelect.tsx'
import { PlaceSelect } from '../../../places/PlaceSelect.tsx'
import type { RequestView } from '../queries.ts'
import { actFieldWords } from '../words/acts.ts'
import { Evidence } from './Evidence.tsx'
import { LimitInput } from '../../../catalogue/LimitInput.tsx'
import { MembersPick } from './MembersPick.tsx'
import type { Chosen } from './orders.ts'
import { ReasonsPick } from './ReasonsPick.tsx'
import { RequestPick } from './RequestPick.tsx'
import type { ActField, FieldKind, Values } from './table.ts'

export interface ActFieldsProps {
  form: FormState<Values>
  fields: readonly ActField[]
  view: RequestView
  order?: string | undefined
  /** Keeps what is known of units that were chosen. */
  onUnits: (chosen: Chosen[]) => void
  kind: string
}

export const ActFields = (props: ActFieldsProps) => (
  <>
    {props.fields.map((field) => (
      <OneField key={field.name} field={field} {...props} />
    ))}
  </>
)

interface Drawn extends ActFieldsProps {
  field: ActField
  common: FieldProps<Values>
  t: Say<typeof actFieldWords>
  f: ReturnType<typeof useFormat>
  value: unknown
  set: (value: unknown) => void
}

function OneField(props: ActFieldsProps & { field: ActField }) {
  const t = useWords(actFieldWords)
  const f = useFormat()
  const { field, form } = props
  const { name, label, needed, hint } = field
  const common = { form, name, label: t(label), ...(!needed && { optional: true }), ...(hint && { hint: t(hint) }) }
  const set = (value: unknown) => form.set({ [name]: value })
  return drawn[field.as]({ ...props, common, t, f, value: form.values[name], set })
}

const choicesOf = (options: Words, lang: Lang): Choice[] =>
  Object.entries(options).map(([value, word]) => ({ value, label: wordIn(word, lang) }))

const orderOf = ({ view, order }: Drawn) => view.orderList.find((o) => o.id === order)

/** Yes and no as this question says them. */
const yesNoLabels = { reached: ['reachedYes', 'reachedNo'], upheld: ['upheldYes', 'upheldNo'] } as const

function yesNo({ field, t }: Drawn): Choice[] {
  const [yes, no] = yesNoLabels[field.name as keyof typeof yesNoLabels] ?? (['yes', 'no'] as const)
  return [
    { value: 'yes', label: t(yes) },
    { value: 'no', label: t(no) },
  ]
}

function units(d: Drawn, many: boolean): ReactNode {
  const { common, field, value, set, onUnits } = d
  return (
    <Framed {...common}>
      {({ id, status }) => (
        <UnitSelect
          id={id}
          status={status}
          many={many}
          optional={!field.needed}
          value={value === null || value === undefined ? [] : ([value].flat() as string[])}
          {...(field.name === 'squads' && { within: { kind: 'squad' as const } })}
          onChange={(codes, found) => {
            onUnits(found)
            set(many ? codes : (codes[0] ?? null))
          }}
        />
      )}
    </Framed>
  )
}

const drawn: Record<FieldKind, (d: Drawn) => ReactNode> = {
  text: ({ common, field }) => <TextInput {...common} {...(field.max && { maxLength: field.max })} />,
  box: ({ common, field }) => (
    <TextBox {...common} rows={(field.max ?? 0) > 500 ? 3 : 2} {...(field.max && { maxLength: field.max })} />
  ),
  choice: ({ common, field, f }) => <Pick {...common} options={choicesOf(field.options ?? {}, f.lang)} />,
  radio: (d) => <Radios {...d.common} options={d.field.options ? choicesOf(d.field.options, d.f.lang) : yesNo(d)} />,
  tick: ({ common }) => <Tick {...common} />,
  moment: ({ common }) => <TextInput {...common} type="datetime-local" />,
  limit: ({ common, value, set }) => (
    <Framed {...common}>
      {({ id, status }) => (
        <LimitInput id={id} status={status} label={common.label} value={value as never} onChange={set} />
      )}
    </Framed>
  ),
  unit: (d) => units(d, false),
  order: (d) => units(d, false),
  units: (d) => units(d, true),
  orders: (d) => units(d, true),
  offered: (d) => (
    <Pick {...d.common} options={(orderOf(d)?.offeredTo ?? []).map((u) => ({ value: u.id, label: u.name }))} />
  ),
  handlers: ({ common, view }) => <Pick {...common} options={handlersOf(view)} />,
  members: (d) => <MembersPick form={d.form} name={d.field.name} label={d.common.label} unit={orderOf(d)?.unit} />,
  place: ({ common, value, set }) => (
    <Framed {...common}>
      {({ id, status }) => <PlaceSelect id={id} status={status} value={value as string | null} onChange={set} />}
    </Framed>
  ),
  item: ({ common, field, value, set }) => (
    <Framed {...common}>
      {({ id, status }) => (
        <ItemSelect id={id} status={status} optional={!field.needed} value={value as string | null} onChange={set} />
      )}
    </Framed>
  ),
  request: ({ common, form, field, view }) => (
    <RequestPick form={form} name={field.name} label={common.label} request={view.id} />
  ),
  reasons: ({ common, form, field }) => (
    <ReasonsPick form={form} name={field.name} label={common.label} level={Number(form.values['level'] ?? 0)} />
  ),
  files: ({ form, field, view, kind, t, f }) => {
    const demand = view.kind.evidence.find((e) => e.act === kind)
    const hint = demand
      ? t('picturesDemanded', { ground: demand.ground, until: f.date(demand.until) })
      : t('picturesHint')
    return <Evidence form={form} name={field.name} label={t('pictures')} hint={hint} />
  },
}

/** Units that had an order of this request. */
function handlersOf(view: RequestView): Choice[] {
  const found = new Map(view.orderList.flatMap((o) => (o.unit ? [[o.unit.id, o.unit.name] as const] : [])))
  return [...found].map(([value, label]) => ({ value, label }))
}
