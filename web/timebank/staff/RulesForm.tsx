import { timebankApi } from '../../../domain/timebank/api.ts'
import type { TimebankRules } from '../../../domain/timebank/definitions.ts'
import { chosenOf, reachOf, useCatalogue, useReachOptions } from '../../catalogue/queries.ts'
import { at } from '../../kit/form/at.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { useAct } from '../../kit/query.ts'
import { Framed, NumberInput, Pick, TextBox, TextInput, Tick } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { useWords, wordIn, type Word } from '../../kit/words.ts'
import { UnitSelect } from '../../organisations/UnitSelect.tsx'
import { kindWords } from '../../organisations/words.ts'
import { useCares } from '../../people/queries.ts'
import { originWords } from '../../records/words.ts'
import type { RuleSet } from '../queries.ts'
import { RowChoice, RowNumber, RuleRows } from './RuleRows.tsx'
import { ruleFormFaults, ruleFormWords } from './rule-form-words.ts'

interface WeightRow {
  of: string[]
  percent: number | null
}
interface PieceRow {
  item: string[]
  minutes: number | null
}
interface KeyRow {
  from: number | null
  below: number | null
  cares: string[]
}

interface Values {
  from: string
  /** Hours; null: no end. */
  cap: number | null
  earns: string[]
  groups: string[]
  least: number | null
  served: number | null
  relatives: number | null
  orders: string[]
  perService: PieceRow[]
  weights: WeightRow[]
  unit: string
  minutesPerOrder: number | null
  lapseDays: number | null
  who: KeyRow[]
  perMonth: number | null
  goods: boolean
  ground: string
  why: string
}

const valuesOf = (r: RuleSet): Values => ({
  from: r.from,
  cap: r.cap === null ? null : Math.floor(r.cap / 60),
  earns: r.earns,
  groups: r.groups,
  ...r.age,
  orders: chosenOf(r.orders),
  perService: r.perService.map((s) => ({ item: [s.item], minutes: s.minutes })),
  weights: r.weights.map((w) => ({ of: chosenOf(w.of), percent: w.percent })),
  unit: r.unit,
  minutesPerOrder: r.minutesPerOrder,
  lapseDays: r.lapseDays,
  who: r.key.who,
  perMonth: r.key.minutesPerMonth,
  goods: r.goods,
  ground: r.ground,
  why: '',
})

/** A row that says nothing is none. */
const rulesOf = ({ version: _, ...r }: RuleSet, v: Values): TimebankRules => ({
  ...r,
  from: v.from,
  cap: v.cap === null ? null : v.cap * 60,
  earns: v.earns as TimebankRules['earns'],
  groups: v.groups as TimebankRules['groups'],
  age: { least: v.least!, served: v.served, relatives: v.relatives },
  orders: reachOf(v.orders),
  perService: v.perService.flatMap(({ item: [item], minutes }) => (item && minutes ? [{ item, minutes }] : [])),
  weights: v.weights.flatMap(({ of, percent }) => (of.length > 0 && percent ? [{ of: reachOf(of), percent }] : [])),
  unit: v.unit,
  minutesPerOrder: v.minutesPerOrder!,
  lapseDays: v.lapseDays!,
  key: {
    who: v.who.flatMap(({ from, ...k }) => (from === null ? [] : [{ from, ...k }])),
    minutesPerMonth: v.perMonth!,
  },
  goods: v.goods,
  ground: v.ground.trim(),
})

const there = (v: Values, ...names: (keyof Values)[]) =>
  names.flatMap((path) => (v[path] === null ? [{ path, code: 'required' }] : []))

/** Paths of the answer, and the field each is shown at. */
const paths = {
  'definition.age.': '',
  'definition.key.who': 'who',
  'definition.key.minutesPerMonth': 'perMonth',
  'definition.age': 'from',
  'definition.': '',
}

/** One set of rules from a day on. [S1-06] */
export function EditRules({ rules, onClose }: { rules: RuleSet; onClose: () => void }) {
  const t = useWords(ruleFormWords)
  const lang = useLanguage()
  const say = useDone()
  const define = useAct(timebankApi.defineRules, { changes: [timebankApi.rules, timebankApi.terms] })
  const { id } = useOnce()
  const reach = useReachOptions()
  const form = useForm<Values>({
    start: valuesOf(rules),
    words: ruleFormFaults,
    check: (v) => [
      ...needed(v, 'from', 'unit', 'ground'),
      ...there(v, 'least', 'minutesPerOrder', 'lapseDays', 'perMonth'),
      ...(v.earns.length > 0 ? [] : [{ path: 'earns', code: 'required' }]),
    ],
  })
  const send = (v: Values) => {
    const definition = rulesOf(rules, v)
    const base = v.from === rules.from ? rules.version : 0
    const why = v.why.trim()
    return at(paths, () =>
      define.mutateAsync({ params: { code: rules.code }, body: { id, base, definition, ...(why && { why }) } }),
    )
  }
  const named = (all: Record<string, Word>) =>
    Object.entries(all).map(([value, word]) => ({ value, label: wordIn(word, lang) }))
  return (
    <FormDialog
      title={t('editOf', { name: rules.name[lang] })}
      note={t('note')}
      form={form}
      okText={t('edit')}
      width={760}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <TextInput form={form} name="from" label={t('since')} type="date" first />
      <div className="side">
        <NumberInput form={form} name="cap" label={t('cap')} hint={t('capHint')} optional min={1} max={160_000} />
        <Pick form={form} name="earns" label={t('earns')} many options={named(originWords)} />
      </div>
      <div className="side">
        <NumberInput form={form} name="least" label={t('least')} min={0} max={120} />
        <NumberInput form={form} name="served" label={t('served')} hint={t('anyAge')} optional min={0} max={120} />
        <NumberInput
          form={form}
          name="relatives"
          label={t('relatives')}
          hint={t('anyAge')}
          optional
          min={0}
          max={120}
        />
      </div>
      <Pick form={form} name="groups" label={t('groups')} many optional options={named(kindWords)} />
      <Pick form={form} name="orders" label={t('orders')} many optional options={reach} />
      <Pieces form={form} />
      <RuleRows<Values, WeightRow> form={form} name="weights" label={t('weights')} blank={{ of: [], percent: 100 }}>
        {(row, change) => (
          <>
            <RowChoice many label={t('item')} options={reach} value={row.of} onChange={(of) => change({ of })} />
            <RowNumber
              label={t('percent')}
              min={10}
              max={500}
              value={row.percent}
              onChange={(percent) => change({ percent })}
            />
          </>
        )}
      </RuleRows>
      <div className="side">
        <NumberInput form={form} name="minutesPerOrder" label={t('perOrder')} min={10} max={1440} />
        <NumberInput form={form} name="lapseDays" label={t('lapse')} min={1} max={90} />
      </div>
      <Framed form={form} name="unit" label={t('unit')}>
        {(shown) => (
          <UnitSelect
            id={shown.id}
            status={shown.status}
            value={form.values.unit ? [form.values.unit] : []}
            onChange={([code]) => form.set({ unit: code ?? '' })}
          />
        )}
      </Framed>
      <Keys form={form} />
      <NumberInput form={form} name="perMonth" label={t('perMonth')} min={0} max={10_000} />
      <Tick form={form} name="goods" label={t('goods')} />
      <TextBox form={form} name="ground" label={t('ground')} rows={2} maxLength={300} />
      <TextInput form={form} name="why" label={t('why')} optional maxLength={200} />
    </FormDialog>
  )
}

type Parted = { form: ReturnType<typeof useForm<Values>> }

function Pieces({ form }: Parted) {
  const t = useWords(ruleFormWords)
  const lang = useLanguage()
  const items = (useCatalogue().data?.items ?? []).map((i) => ({
    value: i.code,
    label: (lang === 'en' && i.name.en) || i.name.zh,
  }))
  return (
    <RuleRows<Values, PieceRow>
      form={form}
      name="perService"
      label={t('perService')}
      blank={{ item: [], minutes: null }}
    >
      {(row, change) => (
        <>
          <RowChoice label={t('item')} options={items} value={row.item} onChange={(item) => change({ item })} />
          <RowNumber
            label={t('minutes')}
            min={1}
            max={1440}
            value={row.minutes}
            onChange={(minutes) => change({ minutes })}
          />
        </>
      )}
    </RuleRows>
  )
}

function Keys({ form }: Parted) {
  const t = useWords(ruleFormWords)
  const cares = useCares()
  return (
    <RuleRows<Values, KeyRow> form={form} name="who" label={t('key')} blank={{ from: null, below: null, cares: [] }}>
      {(row, change) => (
        <>
          <RowNumber label={t('from')} min={0} max={120} value={row.from} onChange={(from) => change({ from })} />
          <RowNumber label={t('below')} min={0} max={120} value={row.below} onChange={(below) => change({ below })} />
          <RowChoice
            many
            label={t('cares')}
            options={cares.open}
            value={row.cares}
            onChange={(all) => change({ cares: all })}
          />
        </>
      )}
    </RuleRows>
  )
}
