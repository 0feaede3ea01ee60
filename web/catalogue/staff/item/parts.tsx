/** The plain parts of an item's form: limits, conditions, price, legal way, dates. */
import type { FormState } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { Framed, NumberInput, Pick, Radios, TextBox, TextInput, Tick } from '../../../kit/staff/Fields.tsx'
import { useWords, wordIn } from '../../../kit/words.ts'
import { LimitInput } from '../../LimitInput.tsx'
import { legalWayWords, priceWords } from '../../words.ts'
import { itemWords } from '../words/item.ts'
import type { ItemValues } from './values.ts'

interface PartProps {
  form: FormState<ItemValues>
}

const limits = ['response', 'dispatch', 'resolve', 'hard'] as const

export function Limits({ form }: PartProps) {
  const t = useWords(itemWords)
  return (
    <fieldset className="part">
      <legend>{t('limits')}</legend>
      <p className="hint">{t('limitsHint')}</p>
      <div className="side">
        {limits.map((name) => (
          <Framed key={name} form={form} name={name} label={t(name)}>
            {({ id, status }) => (
              <LimitInput
                id={id}
                status={status}
                label={t(name)}
                value={form.values[name]}
                onChange={(limit) => form.set({ [name]: limit })}
              />
            )}
          </Framed>
        ))}
      </div>
    </fieldset>
  )
}

export function Conditions({ form }: PartProps) {
  const t = useWords(itemWords)
  return (
    <fieldset className="part">
      <legend>{t('conditions')}</legend>
      <TextBox form={form} name="openWhen" label={t('openWhen')} rows={2} maxLength={300} />
      <TextBox form={form} name="closeWhen" label={t('closeWhen')} rows={2} maxLength={300} />
    </fieldset>
  )
}

export function PriceFields({ form }: PartProps) {
  const t = useWords(itemWords)
  const lang = useLanguage()
  return (
    <fieldset className="part">
      <legend>{t('priceTitle')}</legend>
      <Radios
        form={form}
        name="price"
        label={t('priceTitle')}
        options={Object.entries(priceWords).map(([value, word]) => ({ value, label: wordIn(word, lang) }))}
      />
      {form.values.price !== 'free' && (
        <>
          <div className="side">
            <NumberInput form={form} name="yuan" label={t('yuan')} min={0} step={0.01} unit={t('yuan')} />
            <TextInput form={form} name="per" label={t('per')} maxLength={20} />
          </div>
          <TextInput form={form} name="priceNote" label={t('priceNote')} optional maxLength={200} />
        </>
      )}
    </fieldset>
  )
}

export function Legal({ form }: PartProps) {
  const t = useWords(itemWords)
  const lang = useLanguage()
  return (
    <fieldset className="part">
      <legend>{t('legal')}</legend>
      <Tick form={form} name="legal" label={t('legalOn')} />
      {form.values.legal && (
        <>
          <div className="side">
            <Pick
              form={form}
              name="legalKind"
              label={t('legalKind')}
              options={Object.entries(legalWayWords).map(([value, word]) => ({ value, label: wordIn(word, lang) }))}
            />
            <TextInput form={form} name="legalTo" label={t('legalTo')} maxLength={80} />
            <TextInput form={form} name="legalPhone" label={t('legalPhone')} optional maxLength={20} />
          </div>
          <TextBox form={form} name="legalText" label={t('legalText')} rows={2} maxLength={200} />
          <TextInput form={form} name="legalTextEn" label={t('legalTextEn')} optional maxLength={200} />
          <TextInput form={form} name="legalLaw" label={t('legalLaw')} maxLength={120} />
        </>
      )}
    </fieldset>
  )
}

export function Dates({ form }: PartProps) {
  const t = useWords(itemWords)
  return (
    <fieldset className="part">
      <legend>{t('dates')}</legend>
      <TextInput form={form} name="source" label={t('source')} maxLength={200} />
      <div className="side">
        <TextInput form={form} name="from" label={t('holdsFrom')} type="date" />
        <TextInput form={form} name="to" label={t('holdsTo')} type="date" optional />
      </div>
    </fieldset>
  )
}
