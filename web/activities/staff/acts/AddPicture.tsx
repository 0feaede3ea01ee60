import { Button, Upload } from 'antd'
import type { Shows, Stage } from '../../../../domain/activities/pictures.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { smallPicture } from '../../../kit/media/picture.ts'
import { Framed, Radios, TextInput } from '../../../kit/staff/Fields.tsx'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useOnce } from '../../../kit/staff/once.ts'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import { uploadFile } from '../../../requests/queries.ts'
import { useAddPicture, type View } from '../../queries.ts'
import { pictureWords } from '../picture-words.ts'
import { faultWords } from '../words.ts'

interface Values {
  file: Blob | null
  stage: Stage
  shows: Shows | null
  until: string
}

/** One picture, with the consent of whoever is seen on it; nothing of that is chosen beforehand. */
export function AddPicture({ activity: a, onClose }: { activity: View; onClose: () => void }) {
  const t = useWords(pictureWords)
  const say = useDone()
  const add = useAddPicture()
  const { id } = useOnce()
  const pair = a.rules.pictures === 'before-after'
  const form = useForm<Values>({
    start: { file: null, stage: pair ? 'before' : 'other', shows: null, until: '' },
    words: faultWords,
    check: (v) => [
      ...(v.file ? [] : [{ path: 'file', code: 'required' }]),
      ...(v.shows ? [] : [{ path: 'shows', code: 'required' }]),
      ...(v.shows === 'agreed' && v.until === '' ? [{ path: 'until', code: 'required' }] : []),
    ],
  })
  const { file, shows } = form.values
  const send = async (v: Values) => {
    const sha256 = await uploadFile(v.file!)
    const until = v.shows === 'agreed' ? v.until : null
    return add.mutateAsync({ params: { id: a.id }, body: { id, sha256, stage: v.stage, shows: v.shows!, until } })
  }
  return (
    <FormDialog
      title={`${t('add')} · ${a.title}`}
      note={t('addNote')}
      form={form}
      okText={t('add')}
      width={480}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <Framed form={form} name="file" label={t('title')}>
        {({ id: field }) => (
          <Upload
            id={field}
            accept="image/*"
            showUploadList={false}
            beforeUpload={(chosen) => {
              void smallPicture(chosen).then((small) => form.set({ file: small ?? null }))
              return false
            }}
          >
            <Button icon={<Icon name="camera" />}>{file ? t('chosen') : t('file')}</Button>
          </Upload>
        )}
      </Framed>
      {pair && (
        <Radios
          form={form}
          name="stage"
          label={t('stage')}
          options={(['before', 'after'] as const).map((value) => ({ value, label: t(value) }))}
        />
      )}
      <Radios
        form={form}
        name="shows"
        label={t('shows')}
        options={(['nobody', 'agreed'] as const).map((value) => ({ value, label: t(value) }))}
      />
      {shows === 'agreed' && (
        <TextInput form={form} name="until" label={t('until')} hint={t('untilHint')} type="date" />
      )}
    </FormDialog>
  )
}
