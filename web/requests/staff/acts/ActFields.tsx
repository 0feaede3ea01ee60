/** Draws the rows of `table.ts` with the fields of the console. */
import { useFormat } from '../../../kit/now.ts'
import type { FormState } from '../../../kit/form/useForm.ts'
import { Framed, Pick, Radios, TextBox, TextInput, Tick, type Choice } from '../../../kit/staff/Fields.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { useWords, wordIn, type Words } from '../../../kit/words.ts'
import { ItemSelect } from '../../../catalogue/ItemSelect.tsx'
import { UnitSelect } from '../../../organisations/UnitSelect.tsx'
import { PlaceSelect } from '../../../places/PlaceSelect.tsx'
import type { RequestView } from '../queries.ts'
import { actFieldWords } from '../words/acts.ts'
import { Evidence } from './Evidence.tsx'
import { LimitInput } from './LimitInput.tsx'
import { MembersPick } from './MembersPick.tsx'
import type { Chosen } from './orders.ts'
import { ReasonsPick } from './ReasonsPick.tsx'
import { RequestPick } from './RequestPick.tsx'
import type { ActField, Values } from './table.ts'

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

const choicesOf = (options: Words, lang: 'zh' | 'en'): Choice[] => Object.entries(options).map(([value, word]) => ({ value, label: wordIn(word, lang) }))

/** Yes and no as this question says them. */
const yesNoLabels = { reached: ['reachedYes', 'reachedNo'], upheld: ['upheldYes', 'upheldNo'] } as const

function OneField({ field, form, view, order, onUnits, kind }: ActFieldsProps & { field: ActField }) {
  const t = useWords(actFieldWords)
  const lang = useLanguage()
  const f = useFormat()
  const { name, max, options } = field
  const common = { form, name, label: t(field.label), ...(!field.needed && { optional: true }), ...(field.hint && { hint: t(field.hint) }) }
  const set = (value: unknown) => form.set({ [name]: value })
  switch (field.as) {
    case 'text':
      return <TextInput {...common} {...(max && { maxLength: max })} />
    case 'box':
      return <TextBox {...common} rows={(max ?? 0) > 500 ? 3 : 2} {...(max && { maxLength: max })} />
    case 'choice':
      return <Pick {...common} options={choicesOf(options ?? {}, lang)} />
    case 'radio': {
      const [yes, no] = yesNoLabels[name as keyof typeof yesNoLabels] ?? (['yes', 'no'] as const)
      return <Radios {...common} options={options ? choicesOf(options, lang) : [{ value: 'yes', label: t(yes) }, { value: 'no', label: t(no) }]} />
    }
    case 'tick':
      return <Tick {...common} />
    case 'moment':
      return <TextInput {...common} type="datetime-local" />
    case 'limit':
      return <Framed {...common}>{({ id, status }) => <LimitInput id={id} status={status} label={t(field.label)} value={form.values[name] as never} onChange={set} />}</Framed>
    case 'unit':
    case 'order':
    case 'units':
    case 'orders': {
      const many = field.as === 'units' || field.as === 'orders'
      const value = form.values[name] as string | string[] | null
      return (
        <Framed {...common}>
          {({ id, status }) => (
            <UnitSelect
              id={id}
              status={status}
              many={many}
              optional={!field.needed}
              value={value === null || value === undefined ? [] : [value].flat()}
              {...(name === 'squads' && { within: { kind: 'squad' as const } })}
              onChange={(codes, units) => {
                onUnits(units)
                set(many ? codes : (codes[0] ?? null))
              }}
            />
          )}
        </Framed>
      )
    }
    case 'offered':
      return <Pick {...common} options={(view.orderList.find((o) => o.id === order)?.offeredTo ?? []).map((u) => ({ value: u.id, label: u.name }))} />
    case 'handlers':
      return <Pick {...common} options={unitsOf(view)} />
    case 'members':
      return <MembersPick form={form} name={name} label={t(field.label)} unit={view.orderList.find((o) => o.id === order)?.unit} />
    case 'place':
      return <Framed {...common}>{({ id, status }) => <PlaceSelect id={id} status={status} value={form.values[name] as string | null} onChange={set} />}</Framed>
    case 'item':
      return <Framed {...common}>{({ id, status }) => <ItemSelect id={id} status={status} optional={!field.needed} value={form.values[name] as string | null} onChange={set} />}</Framed>
    case 'request':
      return <RequestPick form={form} name={name} label={t(field.label)} request={view.id} />
    case 'reasons':
      return <ReasonsPick form={form} name={name} label={t(field.label)} level={Number(form.values['level'] ?? 0)} />
    case 'files': {
      const demand = view.kind.evidence.find((e) => e.act === kind)
      return <Evidence form={form} name={name} label={t('pictures')} hint={demand ? t('picturesDemanded', { ground: demand.ground, until: f.date(demand.until) }) : t('picturesHint')} />
    }
  }
}

const unitsOf = (view: RequestView): Choice[] => {
  const units = new Map(view.orderList.flatMap((o) => (o.unit ? [[o.unit.id, o.unit.name] as const] : [])))
  return [...units].map(([value, label]) => ({ value, label }))
}
