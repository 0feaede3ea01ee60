import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { peopleApi } from '../../../../domain/people/api.ts'
import { choosable, extraPrefix, type Choosable } from '../../../../domain/people/imports.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { mint } from '../../../kit/mint.ts'
import { useNow } from '../../../kit/now.ts'
import { dayText } from '../../../kit/shanghai.ts'
import { StaffForm } from '../../../kit/staff/FormDialog.tsx'
import { Pick, Radios, TextInput } from '../../../kit/staff/Fields.tsx'
import { State } from '../../../kit/ui/State.tsx'
import { useWords } from '../../../kit/words.ts'
import { useCares } from '../../queries.ts'
import { needed } from '../../../kit/staff/once.ts'
import { personFaultWords } from '../words.ts'
import { useAdded } from './added.ts'
import { useImportAct, type Column, type Import } from './queries.ts'
import { fieldWords, importWords, meetingWords, modeWords } from './words.ts'

type Uses = Record<string, string>

/** How the table is to be read: as it was recognised, put right by header, remembered for the next one. */
export function Mapping({ of, onPlanned }: { of: Import; onPlanned: () => void }) {
  const t = useWords(importWords)
  const mode = useWords(modeWords)
  const cares = useCares()
  const plan = useImportAct(peopleApi.planImport)
  const [uses, setUses] = useState<Uses>({})
  const [skip, setSkip] = useState<readonly number[]>([])
  const thisMonth = dayText(useNow()).slice(0, 7)
  const told = of.sheets.find((s) => s.category)
  const month = of.month ?? of.sheets.find((s) => s.month)?.month ?? thisMonth
  const form = useForm({
    start: {
      mode: of.mode ?? 'additions',
      category: of.category ?? told?.category ?? (null as string | null),
      month: month > thisMonth ? thisMonth : month,
      source: of.source ?? '',
    },
    words: { ...personFaultWords, ...meetingWords },
    check: (v) => needed(v, 'month', 'source', ...(v.mode === 'roster' ? (['category'] as const) : [])),
  })
  const send = (v: typeof form.values) =>
    plan.mutateAsync({
      params: { id: of.id },
      body: { id: mint(), ...v, source: v.source.trim(), month: v.month.trim(), uses, skip: [...skip] },
    })
  return (
    <>
      <p className="note">{t(of.familiar ? 'familiar' : 'unfamiliar')}</p>
      <Sheets of={of} uses={uses} onUse={(key, use) => setUses({ ...uses, [key]: use })} skip={skip} onSkip={setSkip} />
      <StaffForm
        form={form}
        okText={t(form.values.mode === 'compare' ? 'compare' : 'preview')}
        beside={<span className="hint">{t('previewNote')}</span>}
        onSend={send}
        onSent={onPlanned}
      >
        <Radios
          form={form}
          name="mode"
          label={t('mode')}
          options={(['additions', 'roster', 'compare'] as const).map((value) => ({ value, label: mode(value) }))}
        />
        <Pick
          form={form}
          name="category"
          label={t('category')}
          hint={
            form.values.mode === 'roster'
              ? undefined
              : t(form.values.mode === 'compare' ? 'compareHint' : 'categoryHint')
          }
          optional={form.values.mode !== 'roster'}
          options={cares.open}
        />
        <div className="side">
          <TextInput form={form} name="month" label={t('month')} placeholder="2026-03" maxLength={7} />
          <TextInput form={form} name="source" label={t('source')} hint={t('sourceHint')} maxLength={80} />
        </div>
      </StaffForm>
    </>
  )
}

interface SheetsProps {
  of: Import
  uses: Uses
  onUse: (key: string, use: string) => void
  skip: readonly number[]
  onSkip: (skip: number[]) => void
}

function Sheets({ of, uses, onUse, skip, onSkip }: SheetsProps) {
  const t = useWords(importWords)
  return of.sheets.map((sheet) => {
    const { index, name, rows, people, is, why, members } = sheet
    const left = skip.includes(index)
    const readable = is === 'table' || is === 'form'
    const not = why === 'sealed' ? 'sheetSealed' : why === 'never' ? 'sheetNever' : 'sheetNot'
    return (
      <section key={index} className="import-sheet">
        <h2>{name ? t('sheet', { name, rows, people }) : t('sheetPlain', { rows, people })}</h2>
        {is === 'form' && <p>{t('sheetForm')}</p>}
        {members > 0 && <p>{t('sheetFamily', { n: members })}</p>}
        {!readable && <p className="none">{t(not)}</p>}
        {readable && of.sheets.length > 1 && (
          <Checkbox
            checked={left}
            onChange={(e) => onSkip(e.target.checked ? [...skip, index] : skip.filter((i) => i !== index))}
          >
            {t('sheetSkip')}
          </Checkbox>
        )}
        {readable && !left && (
          <Columns columns={sheet.columns} uses={uses} onUse={is === 'table' ? onUse : undefined} />
        )}
      </section>
    )
  })
}

interface ColumnsProps {
  columns: readonly Column[]
  uses: Uses
  onUse: ((key: string, use: string) => void) | undefined
}

function Columns({ columns, uses, onUse }: ColumnsProps) {
  const t = useWords(importWords)
  const shown = columns.filter((c) => c.header || c.use !== 'unknown')
  return (
    <div className="import-columns">
      <table>
        <caption>{t('columns')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('column')}</th>
            <th scope="col">{t('readAs')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((c) => (
            <tr key={`${c.at} ${c.header}`}>
              <th scope="row">{c.header || t('noHeader', { n: c.at + 1 })}</th>
              <td>
                <ReadAs column={c} chosen={uses[c.key]} onUse={c.key ? onUse : undefined} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ReadAs({ column, chosen, onUse }: ReadAsProps) {
  const t = useWords(importWords)
  const field = useWords(fieldWords)
  const cares = useCares()
  const added = useAdded()
  const { use, key, header, sure } = column
  if (use === 'dropped' || use === 'sealed') return <span className="none">{t(use)}</span>
  if (!onUse) return <Fixed column={column} />
  const options = [
    { value: 'none', label: t('none') },
    ...choosable.map((f) => ({ value: f as string, label: field(f) })),
    ...added.open,
    ...cares.open.map((c) => ({ value: `tick:${c.value}`, label: c.label })),
  ]
  return (
    <span className="import-use">
      <Select
        aria-label={t('readAsOf', { name: header })}
        value={chosen ?? readNow(column) ?? 'none'}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        onChange={(value: string) => onUse(key, value)}
      />
      {chosen === undefined && use === 'known' && <span className="none">{t('known')}</span>}
      {chosen === undefined && !sure && use !== 'unknown' && <State tone="ask">{t('check')}</State>}
    </span>
  )
}

interface ReadAsProps {
  column: Column
  chosen: string | undefined
  onUse: ColumnsProps['onUse']
}

const isChoosable = (field: string | null): field is Choosable =>
  field !== null && (choosable as readonly string[]).includes(field)

const isAdded = (field: string | null) => field?.startsWith(extraPrefix) ?? false

/** As the decision would be written. */
function readNow({ use, field }: Column): string | undefined {
  if (use === 'tick') return `tick:${field}`
  return use === 'field' && (isChoosable(field) || isAdded(field)) ? (field ?? undefined) : undefined
}

/** A label of a form, or a column without a header: told, not chosen. */
function Fixed({ column: { use, field: code, key } }: { column: Column }) {
  const t = useWords(importWords)
  const field = useWords(fieldWords)
  const cares = useCares()
  const added = useAdded()
  if (use === 'tick') return <span>{cares.name(code!)}</span>
  if (use === 'field' && isAdded(code)) return <span>{added.name(code!.slice(extraPrefix.length))}</span>
  if (use !== 'field' || !isChoosable(code)) return <span className="none">{t(use === 'none' ? 'none' : 'known')}</span>
  return <span>{key ? field(code) : `${field(code)} · ${t('byContent')}`}</span>
}
