import { Select } from 'antd'
import type { FormState } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { Framed, Pick, TextInput, Tick } from '../../../kit/staff/Fields.tsx'
import { useWords, wordIn, type Words } from '../../../kit/words.ts'
import { categoryChoices } from '../../below.ts'
import { useCatalogue } from '../../queries.ts'
import { intentWords, itemUrgencyWords, lineWords, modeWords } from '../../words.ts'
import { words } from '../words.ts'
import { itemWords } from '../words/item.ts'
import type { ItemValues } from './values.ts'

const emergencies = ['110', '119', '120', '122']

export function Basics({ form, isNew }: { form: FormState<ItemValues>; isNew: boolean }) {
  const t = useWords(words)
  const own = useWords(itemWords)
  const lang = useLanguage()
  const { data } = useCatalogue()
  const of = (list: Words) => Object.entries(list).map(([value, word]) => ({ value, label: wordIn(word, lang) }))
  const categories = categoryChoices(data?.categories ?? [], lang)
  return (
    <fieldset className="part">
      <legend>{own('basics')}</legend>
      {isNew && <TextInput form={form} name="code" label={t('code')} hint={t('codeHint')} maxLength={60} />}
      <div className="side">
        <TextInput form={form} name="zh" label={t('nameZh')} maxLength={60} />
        <TextInput form={form} name="en" label={t('nameEn')} optional maxLength={100} />
      </div>
      <Framed form={form} name="words" label={own('otherWords')} optional hint={own('otherWordsHint')}>
        {({ id }) => (
          <Select
            id={id}
            mode="tags"
            open={false}
            suffixIcon={null}
            maxCount={20}
            value={form.values.words}
            onChange={(next: string[]) => form.set({ words: next.map((w) => w.trim().slice(0, 20)).filter(Boolean) })}
          />
        )}
      </Framed>
      <div className="side">
        <Pick form={form} name="category" label={t('category')} options={categories} />
        <Pick form={form} name="line" label={t('line')} options={of(lineWords)} />
      </div>
      <div className="side">
        <Pick form={form} name="urgency" label={t('urgency')} options={of(itemUrgencyWords)} />
        <Pick form={form} name="intent" label={own('intent')} options={of(intentWords)} />
      </div>
      <div className="side">
        <Pick form={form} name="modes" label={own('modes')} many options={of(modeWords)} />
        <Pick
          form={form}
          name="emergency"
          label={own('emergency')}
          many
          optional
          options={emergencies.map((value) => ({ value, label: value }))}
        />
      </div>
      <div className="ticks across">
        <Tick form={form} name="forResidents" label={own('forResidents')} />
        <Tick form={form} name="claimable" label={own('claimable')} />
        <Tick form={form} name="quiet" label={own('quiet')} />
      </div>
    </fieldset>
  )
}
