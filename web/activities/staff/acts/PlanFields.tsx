import { useState } from 'react'
import { themesOf } from '../../../../domain/activities/kinds.ts'
import type { FormState } from '../../../kit/form/useForm.ts'
import { useSettled } from '../../../kit/settled.ts'
import { NumberInput, Pick, TextBox, TextInput } from '../../../kit/staff/Fields.tsx'
import { StaffQuestions } from '../../../kit/staff/StaffQuestions.tsx'
import { useWords } from '../../../kit/words.ts'
import { useFacilities, useKinds as useFacilityKinds } from '../../../facilities/queries.ts'
import { UnitField } from '../../../organisations/UnitField.tsx'
import { PlaceField } from '../../../places/PlaceField.tsx'
import { useKinds, useThemes, type View } from '../../queries.ts'
import { words } from '../words.ts'
import type { Values } from './plan-values.ts'

/** Everything a plan says; what the kind does not need is not asked. @param own the activity that is being changed */
export function PlanFields({ form, many, own }: { form: FormState<Values>; many?: boolean; own?: View }) {
  const t = useWords(words)
  const kinds = useKinds()
  const { values } = form
  const kind = own?.rules ?? kinds.of(values.kind ?? '')
  return (
    <>
      {!own && (
        <Pick
          form={form}
          name="kind"
          label={t('kind')}
          options={kinds.all.filter((k) => !k.closed).map((k) => ({ value: k.code, label: kinds.name(k.code) }))}
        />
      )}
      {kind?.watch && <p className="hint">{t('watchNote')}</p>}
      <TextInput form={form} name="title" label={t('titleField')} hint={t('titleHint')} maxLength={40} />
      <div className="side">
        {!many && <TextInput form={form} name="day" label={t('day')} type="date" />}
        <TextInput form={form} name="start" label={t('start')} type="time" />
        <TextInput form={form} name="end" label={t('end')} type="time" />
        {!many && (
          <TextInput form={form} name="lastDay" label={t('lastDay')} hint={t('lastDayHint')} type="date" optional />
        )}
      </div>
      <Where form={form} own={own} />
      <div className="side">
        {kind?.joining !== 'none' && (
          <NumberInput
            form={form}
            name="capacity"
            label={t('capacity')}
            {...(!kind?.capacity && { optional: true, hint: t('capacityHint') })}
            min={1}
            max={5000}
          />
        )}
        <ThemePick form={form} kind={kind} />
      </div>
      <TextBox form={form} name="words" label={t('words')} hint={t('wordsHint')} rows={3} maxLength={1000} optional />
      {kind && <StaffQuestions form={form} name="form" schema={kind.form} legend={t('questions')} />}
    </>
  )
}

function ThemePick({ form, kind }: { form: FormState<Values>; kind: Parameters<typeof themesOf>[0] | undefined }) {
  const t = useWords(words)
  const themes = useThemes()
  const options = (kind ? themesOf(kind, themes.all) : []).map((x) => ({ value: x.code, label: themes.name(x.code) }))
  if (options.length === 0) return null
  return <Pick form={form} name="themes" label={t('theme')} options={options} optional many />
}

function Where({ form, own }: { form: FormState<Values>; own: View | undefined }) {
  const t = useWords(words)
  const { values } = form
  return (
    <>
      <div className="side">
        <PlaceField form={form} name="place" label={t('place')} />
        {!own && <UnitField form={form} name="unit" label={t('unit')} />}
      </div>
      <div className="side">
        <FacilityPick form={form} own={own} />
        <TextInput form={form} name="spot" label={t('spot')} hint={t('spotHint')} maxLength={60} optional />
      </div>
      {values.facility && <TextInput form={form} name="why" label={t('whyOutside')} maxLength={200} optional />}
    </>
  )
}

/** Rooms and squares that are taken at all, found by a piece of their name. */
function FacilityPick({ form, own }: { form: FormState<Values>; own: View | undefined }) {
  const t = useWords(words)
  const [typed, setTyped] = useState('')
  const q = useSettled(typed.trim())
  const kinds = useFacilityKinds()
  const found = useFacilities({ ...(q ? { q } : form.values.place && { under: form.values.place }), size: 50 })
  const options = (found.items ?? [])
    .filter((f) => kinds.of(f.kind)?.use !== 'none')
    .map((f) => ({ value: f.id, label: f.name }))
  const held = own?.facility && own.facilityName ? [{ value: own.facility, label: own.facilityName }] : []
  return (
    <Pick
      form={form}
      name="facility"
      label={t('facility')}
      hint={t('facilityHint')}
      optional
      options={[...held.filter((h) => !options.some((o) => o.value === h.value)), ...options]}
      onSearch={setTyped}
    />
  )
}
