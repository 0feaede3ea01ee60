import { useState, type ReactNode } from 'react'
import { mostPictures, reporterParts } from '../../../domain/children/harm.ts'
import { Check, Halves, Tags } from '../../kit/form/choices.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { TextArea, TextField } from '../../kit/form/fields.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { usePieces } from '../../kit/form/usePieces.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { Btn } from '../../kit/ui/blocks.tsx'
import { CallButton } from '../../kit/ui/Calls.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Section } from '../../kit/ui/Page.tsx'
import { PhotoPicker } from '../../kit/ui/Photos.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { useHarmSigns } from '../queries.ts'
import { entryWords } from '../resident/entry-words.ts'
import { harmFaultWords, harmWords, partWords } from '../words.ts'
import { bodyOf, empty, faultsOf, type Typed } from './report.ts'

/** 110 first, before anything is asked. */
export function CallFirst() {
  const t = useWords(harmWords)
  const entry = useWords(entryWords)
  return (
    <div className="harm-call">
      <CallButton phone="110" primary>
        {entry('call')}
      </CallButton>
      <p>{t('callFirst')}</p>
    </div>
  )
}

/** Which office of the county has it; the app does not pretend to have called the police. */
export function WhoIsTold() {
  const t = useWords(harmWords)
  const lang = useLanguage()
  const { data } = useHarmSigns()
  if (!data) return null
  return (
    <p className="aside">
      <Icon name="people" />
      <span>
        {data.offices.length > 0
          ? t('tells', { offices: data.offices.join(lang === 'zh' ? '、' : ', ') })
          : t('tellsNobody')}
      </span>
    </p>
  )
}

export interface HarmFormProps {
  send: (body: ReturnType<typeof bodyOf>, photos: readonly Blob[]) => Promise<unknown>
  /** Name of what is half written, where that lies sealed: on a family's phone nothing of it stays. */
  draft?: string
  /** What stands above the button. */
  beside?: ReactNode
}

/** What was seen, which child, who reports; one of what and where is all that is asked. */
export function HarmForm({ send, draft, beside }: HarmFormProps) {
  const t = useWords(harmWords)
  const part = useWords(partWords)
  const lang = useLanguage()
  const [id] = useState(mint)
  const { photos, setPhotos } = usePieces(draft)
  const signs = useHarmSigns().data?.signs ?? []
  const form = useForm<Typed>({ start: empty, words: harmFaultWords, check: faultsOf, ...(draft && { draft }) })
  return (
    <Form form={form} onSubmit={(v) => send(bodyOf(id, v), photos)}>
      <TextArea form={form} name="what" label={t('what')} hint={t('whatHint')} rows={4} maxLength={4000} />
      <TextField form={form} name="where" label={t('where')} hint={t('whereHint')} maxLength={300} />
      {signs.length > 0 && (
        <details className="harm-signs">
          <summary>{t('signs')}</summary>
          <Tags
            form={form}
            name="signs"
            legend={t('signs')}
            legendHidden
            options={signs.map((s) => ({ value: s.code, label: wordIn(s.name, lang) }))}
          />
        </details>
      )}
      <Section title={t('photos')}>
        <p className="small">{t('photosHint')}</p>
        <PhotoPicker value={photos} onChange={setPhotos} most={mostPictures} />
      </Section>
      <Section title={t('childTitle')}>
        <div className="harm-part">
          <TextField form={form} name="name" label={t('name')} maxLength={60} optional />
          <TextField form={form} name="age" label={t('age')} maxLength={30} optional />
        </div>
      </Section>
      <Section title={t('byTitle')}>
        <div className="harm-part">
          <Halves
            form={form}
            name="by"
            legend={t('by')}
            legendHidden
            options={reporterParts.map((value) => ({ value, label: part(value) }))}
          />
          <TextField form={form} name="myName" label={t('myName')} maxLength={60} optional />
          <TextField form={form} name="myPhone" label={t('myPhone')} type="tel" maxLength={30} optional />
          <Check form={form} name="secret" label={t('secret')} hint={t('secretHint')} />
        </div>
      </Section>
      <p className="aside">
        <Icon name="lock" />
        <span>{t('promise')}</span>
      </p>
      {beside}
      <Btn primary type="submit" busy={form.sending}>
        {t('send')}
      </Btn>
    </Form>
  )
}
