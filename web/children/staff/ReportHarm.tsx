import { App } from 'antd'
import { useState } from 'react'
import { childrenApi } from '../../../domain/children/api.ts'
import { mostPictures, reporterParts } from '../../../domain/children/harm.ts'
import { call } from '../../kit/client.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { Pick, TextBox, TextInput, Tick } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { PhotoPicker } from '../../kit/ui/Photos.tsx'
import { bodyOf, empty, faultsOf, idOf, type Typed } from '../phone/report.ts'
import { sendHarmPicture, useHarmSigns } from '../queries.ts'
import { harmFaultWords, harmWords, partWords } from '../words.ts'
import { staffWords } from './words.ts'

/** The same report from the console: of a caller, or of what somebody at a desk learnt. */
export function ReportHarm({ onClose }: { onClose: () => void }) {
  const t = useWords(harmWords)
  const own = useWords(staffWords)
  const part = useWords(partWords)
  const lang = useLanguage()
  const f = useFormat()
  const { modal } = App.useApp()
  const [id] = useState(mint)
  const [photos, setPhotos] = useState<Blob[]>([])
  const signs = useHarmSigns().data
  const form = useForm<Typed>({ start: empty, words: harmFaultWords, check: faultsOf })
  const send = async (v: Typed) => {
    const { refNo } = await call(childrenApi.reportHarm, { body: bodyOf(id, v) }, { gate: false })
    // Sent again after a failure, the words are there already and only the pictures go.
    for (const photo of photos) await sendHarmPicture(id, idOf(photo), photo)
    modal.success({ title: own('sent'), content: own('sentNote', { no: f.ref(refNo) }) })
  }
  return (
    <FormDialog
      title={own('report')}
      note={
        signs &&
        (signs.offices.length > 0
          ? t('tells', { offices: signs.offices.join(lang === 'zh' ? '、' : ', ') })
          : t('tellsNobody'))
      }
      form={form}
      okText={t('send')}
      onClose={onClose}
      onSend={send}
    >
      <TextBox form={form} name="what" label={t('what')} hint={t('whatHint')} maxLength={4000} first />
      <TextInput form={form} name="where" label={t('where')} hint={t('whereHint')} maxLength={300} />
      <Pick
        form={form}
        name="signs"
        label={t('signs')}
        many
        optional
        options={(signs?.signs ?? []).map((s) => ({ value: s.code, label: wordIn(s.name, lang) }))}
      />
      <fieldset className="field">
        <legend>{t('photos')}</legend>
        <PhotoPicker value={photos} onChange={setPhotos} most={mostPictures} />
      </fieldset>
      <TextInput form={form} name="name" label={`${t('childTitle')} · ${t('name')}`} maxLength={60} optional />
      <TextInput form={form} name="age" label={t('age')} maxLength={30} optional />
      <Pick
        form={form}
        name="by"
        label={t('byTitle')}
        optional
        options={reporterParts.map((value) => ({ value, label: part(value) }))}
      />
      <TextInput form={form} name="myName" label={t('myName')} maxLength={60} optional />
      <TextInput form={form} name="myPhone" label={t('myPhone')} type="tel" maxLength={30} optional />
      <Tick form={form} name="secret" label={t('secret')} hint={t('secretHint')} />
      <p className="note">{t('promise')}</p>
    </FormDialog>
  )
}
