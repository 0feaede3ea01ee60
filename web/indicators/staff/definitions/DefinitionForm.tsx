import { useState } from 'react'
import { About, fieldsAbout, periodsAbout } from '../../../../domain/indicators/vocabulary.ts'
import { at } from '../../../kit/form/at.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { mint } from '../../../kit/mint.ts'
import { problemOf } from '../../../kit/problem.ts'
import { StaffForm } from '../../../kit/staff/FormDialog.tsx'
import { Pick, Radios, TextBox, TextInput } from '../../../kit/staff/Fields.tsx'
import { useWords } from '../../../kit/words.ts'
import { aboutWords, periodWords, unitWords } from '../../words.ts'
import { defineFaultWords, defineIndicatorWords } from '../../words/define.ts'
import { fieldWords } from '../../words/fields.ts'
import { Conditions } from './Conditions.tsx'
import { faultsIn, paths, sides, turnedTo, unitsAbout, type Values } from './shape.ts'

export interface DefinitionFormProps {
  start: Values
  /** The id names the act: sent again it does nothing twice. */
  onSend: (id: string, values: Values) => Promise<unknown>
  onSent: () => void
}

/** All of an indicator, chosen and written, without a line of code. */
export function DefinitionForm({ start, onSend, onSent }: DefinitionFormProps) {
  const t = useWords(defineIndicatorWords)
  const unit = useWords(unitWords)
  const period = useWords(periodWords)
  const field = useWords(fieldWords)
  const aboutOf = useWords(aboutWords)
  const [id, setId] = useState(mint)
  const form = useForm<Values>({ start, words: defineFaultWords, check: faultsIn })
  const send = async (v: Values) => {
    try {
      await at(paths, () => onSend(id, v))
    } catch (error) {
      // Another body under the same id would be refused; what was refused was not done.
      if (problemOf(error)) setId(mint())
      throw error
    }
  }
  const options = <K extends string>(codes: readonly K[], say: (code: K) => string) =>
    codes.map((value) => ({ value, label: say(value) }))
  return (
    <StaffForm form={form} onSend={send} onSent={onSent} okText={t('save')}>
      <div className="side">
        <TextInput form={form} name="nameZh" label={t('nameZh')} maxLength={60} />
        <TextInput form={form} name="nameEn" label={t('nameEn')} maxLength={100} optional />
      </div>
      <Radios
        form={form}
        name="about"
        label={t('about')}
        options={options(About.options, aboutOf)}
        onChange={(about) => form.set(turnedTo(about as About, form.values.unit))}
      />
      <Radios form={form} name="unit" label={t('unit')} options={options(unitsAbout(form.values.about), unit)} />
      {form.values.unit === 'p90' && (
        <Pick
          form={form}
          name="value"
          label={t('value')}
          options={options(fieldsAbout[form.values.about].number, field)}
        />
      )}
      <div className="side">
        <Pick
          form={form}
          name="period"
          label={t('period')}
          options={options(periodsAbout[form.values.about], period)}
        />
        <Radios form={form} name="better" label={t('better')} options={options(['higher', 'lower'] as const, t)} />
      </div>
      {sides.map((side) => (
        <Conditions key={side} form={form} side={side} />
      ))}
      <TextBox form={form} name="formulaZh" label={t('formulaZh')} hint={t('formulaHint')} rows={2} maxLength={300} />
      <TextBox form={form} name="formulaEn" label={t('formulaEn')} rows={2} maxLength={500} optional />
      <TextInput form={form} name="source" label={t('source')} hint={t('sourceHint')} maxLength={200} optional />
      <TextBox form={form} name="why" label={t('why')} rows={2} maxLength={300} />
    </StaffForm>
  )
}
