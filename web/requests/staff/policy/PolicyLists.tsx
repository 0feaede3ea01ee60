/** The parts of a policy that are lists: who is told, what is demanded, who alone may, what acts are called here. */
import { Button, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import type { ActKind } from '../../../../domain/requests/acts.ts'
import { ladderClocks, rungsMost, type Party } from '../../../../domain/requests/vocabulary.ts'
import { useLanguage } from '../../../kit/language.ts'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords, wordIn, type Words } from '../../../kit/words.ts'
import { actWords, clockWords, partyWords } from '../../words.ts'
import { policyWords } from '../words/policy.ts'
import type { RulesProps } from './PolicyFields.tsx'
import type { Rules } from './shape.ts'

const useOptions = <V extends string>(words: Words) => {
  const lang = useLanguage()
  return Object.entries(words).map(([value, word]) => ({ value: value as V, label: wordIn(word, lang) }))
}

interface RowsProps<T> {
  rows: readonly T[]
  keyOf: (row: T, i: number) => string
  readOnly: boolean
  onRemove: (i: number) => void
  /** Two words with a share between them. */
  three?: boolean
  children: (row: T, i: number) => ReactNode
}

function Rows<T>({ rows, keyOf, readOnly, onRemove, three, children }: RowsProps<T>) {
  const t = useWords(policyWords)
  return (
    <>
      {rows.map((row, i) => (
        <div key={keyOf(row, i)} className="line-row">
          <div className={three ? 'side three' : 'side'}>{children(row, i)}</div>
          {!readOnly && (
            <Button
              type="text"
              aria-label={`${t('remove')} ${i + 1}`}
              icon={<Icon name="close" />}
              onClick={() => onRemove(i)}
            />
          )}
        </div>
      ))}
    </>
  )
}

const AddRow = ({ word, onAdd }: { word: string; onAdd: () => void }) => (
  <p>
    <Button size="small" icon={<Icon name="plus" />} onClick={onAdd}>
      {word}
    </Button>
  </p>
)

function ActSelect({ value, onChange }: { value: ActKind; onChange: (act: ActKind) => void }) {
  const t = useWords(policyWords)
  return (
    <Select
      aria-label={t('act')}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      options={useOptions<ActKind>(actWords)}
      onChange={onChange}
    />
  )
}

const without = <T,>(rows: readonly T[], at: number) => rows.filter((_, i) => i !== at)
const placed = <T,>(rows: readonly T[], at: number, row: T) => rows.map((r, i) => (i === at ? row : r))
const changed = <T,>(rows: readonly T[], at: number, change: Partial<T>) =>
  placed(rows, at, { ...rows[at]!, ...change })

const tells = {
  handler: 'tellHandler',
  'unit-lead': 'tellUnitLead',
  desk: 'tellDesk',
  supervisor: 'tellSupervisor',
  'county-lead': 'tellCountyLead',
} as const
type Step = Rules['ladder'][number]

export function Ladder({ rules, onChange, readOnly }: RulesProps) {
  const t = useWords(policyWords)
  const clocks = useOptions<Step['clock']>(clockWords).filter((o) =>
    (ladderClocks as readonly string[]).includes(o.value),
  )
  const put = (ladder: Step[]) => onChange({ ...rules, ladder })
  const { ladder } = rules
  return (
    <>
      <h2>{t('ladder')}</h2>
      <p className="hint">{t('ladderHint')}</p>
      <Rows
        rows={ladder}
        three
        keyOf={(_, i) => String(i)}
        readOnly={readOnly}
        onRemove={(i) => put(without(ladder, i))}
      >
        {(step, i) => (
          <>
            <Select
              aria-label={t('clock')}
              value={step.clock}
              options={clocks}
              onChange={(clock) => put(changed(ladder, i, { clock }))}
            />
            <InputNumber
              aria-label={t('at')}
              min={10}
              max={500}
              suffix="%"
              value={Math.round(step.at * 100)}
              onChange={(n) => n !== null && put(changed(ladder, i, { at: n / 100 }))}
            />
            <Select
              aria-label={t('tell')}
              value={step.tell}
              options={Object.entries(tells).map(([value, word]) => ({ value: value as Step['tell'], label: t(word) }))}
              onChange={(tell) => put(changed(ladder, i, { tell }))}
            />
          </>
        )}
      </Rows>
      {!readOnly && ladder.length < rungsMost && (
        <AddRow word={t('addStep')} onAdd={() => put([...ladder, { clock: 'order', at: 1, tell: 'unit-lead' }])} />
      )}
    </>
  )
}

export function Demands({ rules, onChange, readOnly }: RulesProps) {
  const t = useWords(policyWords)
  const { evidence } = rules
  const put = (next: Rules['evidence']) => onChange({ ...rules, evidence: next })
  return (
    <>
      <h2>{t('evidence')}</h2>
      <p className="hint">{t('evidenceHint')}</p>
      <Rows rows={evidence} keyOf={(_, i) => String(i)} readOnly={readOnly} onRemove={(i) => put(without(evidence, i))}>
        {(e, i) => (
          <>
            <ActSelect value={e.act} onChange={(act) => put(changed(evidence, i, { act }))} />
            <Input
              aria-label={t('ground')}
              placeholder={t('ground')}
              maxLength={200}
              value={e.ground}
              onChange={(x) => put(changed(evidence, i, { ground: x.target.value }))}
            />
            <Input
              aria-label={t('until')}
              type="date"
              value={e.until}
              onChange={(x) => put(changed(evidence, i, { until: x.target.value }))}
            />
          </>
        )}
      </Rows>
      {!readOnly && (
        <AddRow word={t('addEvidence')} onAdd={() => put([...evidence, { act: 'resolve', ground: '', until: '' }])} />
      )}
    </>
  )
}

export function OnlyBy({ rules, onChange, readOnly }: RulesProps) {
  const t = useWords(policyWords)
  const parties = useOptions<Party>(partyWords)
  const rows = Object.entries(rules.only) as [ActKind, Party[]][]
  const put = (next: [ActKind, Party[]][]) => onChange({ ...rules, only: Object.fromEntries(next) })
  return (
    <>
      <h2>{t('only')}</h2>
      <p className="hint">{t('onlyHint')}</p>
      <Rows rows={rows} keyOf={([kind]) => kind} readOnly={readOnly} onRemove={(i) => put(without(rows, i))}>
        {([kind, who], i) => (
          <>
            <ActSelect value={kind} onChange={(next) => put(placed(rows, i, [next, who]))} />
            <Select
              aria-label={t('parties')}
              mode="multiple"
              value={who}
              options={parties}
              onChange={(next: Party[]) => next.length > 0 && put(placed(rows, i, [kind, next]))}
            />
          </>
        )}
      </Rows>
      {!readOnly && <AddRow word={t('addOnly')} onAdd={() => put([...rows, [unused(rules.only), ['unit-lead']]])} />}
    </>
  )
}

const unused = (taken: object): ActKind =>
  (Object.keys(actWords) as ActKind[]).find((k) => k === 'return' && !(k in taken)) ??
  (Object.keys(actWords) as ActKind[]).find((k) => !(k in taken)) ??
  'return'

export function LocalNames({ rules, onChange, readOnly }: RulesProps) {
  const t = useWords(policyWords)
  const rows = Object.entries(rules.names) as [ActKind, { zh: string; en?: string }][]
  const put = (next: [ActKind, { zh: string; en?: string }][]) =>
    onChange({ ...rules, names: Object.fromEntries(next) })
  return (
    <>
      <h2>{t('names')}</h2>
      <Rows rows={rows} keyOf={([kind]) => kind} readOnly={readOnly} onRemove={(i) => put(without(rows, i))}>
        {([kind, name], i) => (
          <>
            <ActSelect value={kind} onChange={(next) => put(placed(rows, i, [next, name]))} />
            <Input
              aria-label={t('nameZh')}
              placeholder={t('nameZh')}
              maxLength={20}
              value={name.zh}
              onChange={(e) => put(placed(rows, i, [kind, { ...name, zh: e.target.value }]))}
            />
            <Input
              aria-label={t('nameEn')}
              placeholder={t('nameEn')}
              maxLength={40}
              value={name.en ?? ''}
              onChange={(e) =>
                put(placed(rows, i, [kind, { zh: name.zh, ...(e.target.value && { en: e.target.value }) }]))
              }
            />
          </>
        )}
      </Rows>
      {!readOnly && <AddRow word={t('addName')} onAdd={() => put([...rows, [unused(rules.names), { zh: '' }]])} />}
    </>
  )
}
