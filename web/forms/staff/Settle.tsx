import { Select } from 'antd'
import { useState } from 'react'
import { formsApi } from '../../../domain/forms/api.ts'
import { isFixed, sheetKey, sheetPlan, toFill } from '../../../domain/forms/rules.ts'
import type { SheetPlan } from '../../../domain/forms/schema.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { Pick, TextInput } from '../../kit/staff/Fields.tsx'
import { StaffForm } from '../../kit/staff/FormDialog.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords, type Say } from '../../kit/words.ts'
import { useCares } from '../../people/queries.ts'
import { useFormAct, type Form, type Slot } from '../queries.ts'
import { faultWords, whyWords, words } from '../words.ts'
import { SheetFor } from './SheetFor.tsx'
import { useUses, type Option } from './useUses.ts'

type Uses = Record<string, string>
type Sheet = Form['sheets'][number]

function rowsSaid(t: Say<typeof words>, { rows = [] }: Sheet): string {
  const printed = rows.filter((r) => r.sum === null).length
  return printed > 0 ? t('rowsPrinted', { n: printed }) : t('rowsBlank')
}

const age = (text: string) => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : null)

/** Column by column what is written there, and whom the table lists. */
export function Settle({ of, onSettled }: { of: Form; onSettled: () => void }) {
  const t = useWords(words)
  const cares = useCares()
  const plan = useFormAct(formsApi.plan)
  const [uses, setUses] = useState<Uses>({})
  const [sheets, setSheets] = useState<Record<string, SheetPlan>>({})
  const several = toFill(of.sheets).length > 1 ? toFill(of.sheets) : []
  const planOf = (sheet: Sheet) => sheets[sheetKey(sheet)] ?? sheetPlan(of.plan, sheet)
  const form = useForm({
    start: {
      category: of.plan.category,
      ageFrom: of.plan.ageFrom?.toString() ?? '',
      ageTo: of.plan.ageTo?.toString() ?? '',
    },
    words: faultWords,
    check: (v) => {
      const [from, to] = [age(v.ageFrom), age(v.ageTo)]
      return from !== null && to !== null && from > to ? [{ path: 'ageTo', code: 'ages' }] : []
    },
  })
  const send = (v: typeof form.values) =>
    plan.mutateAsync({
      params: { id: of.id },
      body: {
        id: mint(),
        base: of.version,
        plan: {
          category: v.category,
          ageFrom: age(v.ageFrom),
          ageTo: age(v.ageTo),
          uses: { ...of.plan.uses, ...uses },
          ...(several.length > 0 && { sheets: Object.fromEntries(several.map((s) => [sheetKey(s), planOf(s)])) }),
        },
      },
    })
  return (
    <>
      <h2>{t('check')}</h2>
      <p className="note">{t('checkNote')}</p>
      {of.sheets.map((sheet) => (
        <section key={sheet.index} className="form-sheet">
          <h3>
            {t('sheet', { name: sheet.name || String(sheet.index + 1) })} · {t(sheet.is)}
          </h3>
          {sheet.is === 'counts' && <p className="hint">{rowsSaid(t, sheet)}</p>}
          {several.includes(sheet) && (
            <SheetFor
              sheet={sheet}
              plan={planOf(sheet)}
              onPlan={(plan) => setSheets({ ...sheets, [sheetKey(sheet)]: plan })}
            />
          )}
          {sheet.slots.length > 0 && (
            <Slots slots={sheet.slots} uses={uses} onUse={(key, use) => setUses({ ...uses, [key]: use })} />
          )}
        </section>
      ))}
      <StaffForm form={form} okText={t('settle')} onSend={send} onSent={onSettled}>
        <Pick form={form} name="category" label={t('whom')} hint={t('whomAll')} optional options={cares.open} />
        <div className="side">
          <TextInput form={form} name="ageFrom" label={t('ageFrom')} maxLength={3} optional />
          <TextInput form={form} name="ageTo" label={t('ageTo')} maxLength={3} optional />
        </div>
      </StaffForm>
    </>
  )
}

function Slots({
  slots,
  uses,
  onUse,
}: {
  slots: readonly Slot[]
  uses: Uses
  onUse: (key: string, use: string) => void
}) {
  const t = useWords(words)
  const optionsOf = useUses(slots)
  return (
    <div className="form-slots">
      <table aria-label={t('check')}>
        <thead>
          <tr>
            <th scope="col">{t('header')}</th>
            <th scope="col">{t('goes')}</th>
          </tr>
        </thead>
        <tbody>
          {slots.map((s) => (
            <tr key={`${s.row} ${s.column}`}>
              <th scope="row">{s.header}</th>
              <td>
                <Goes slot={s} options={optionsOf(s)} chosen={uses[s.key]} onUse={(use) => onUse(s.key, use)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface GoesOf {
  slot: Slot
  options: Option[]
  chosen: string | undefined
  onUse: (use: string) => void
}

function Goes({ slot, options, chosen, onUse }: GoesOf) {
  const t = useWords(words)
  const why = useWords(whyWords)
  if (isFixed(slot)) return <span className="none">{why(slot.why!)}</span>
  return (
    <span className="form-use">
      <Select
        aria-label={t('goesOf', { name: slot.header })}
        value={chosen ?? slot.use ?? 'none'}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        onChange={(value: string) => onUse(value)}
      />
      {chosen === undefined && slot.why && <span className="none">{why(slot.why)}</span>}
      {chosen === undefined && !slot.sure && <State tone="ask">{t('please')}</State>}
    </span>
  )
}
