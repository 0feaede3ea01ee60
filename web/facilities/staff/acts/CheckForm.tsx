import { facilitiesApi } from '../../../../domain/facilities/api.ts'
import { CheckState } from '../../../../domain/facilities/schema.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { Radios, TextBox, TextInput } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { PhotoPicker } from '../../../kit/ui/Photos.tsx'
import { useWords, wordIn } from '../../../kit/words.ts'
import { sendPicture, useFacilityAct, type View } from '../../queries.ts'
import { stateWords } from '../../words.ts'
import { faultWords, words } from '../words.ts'
import { useOnce } from '../../../kit/staff/once.ts'

/** How it was found; a picture is offered and never demanded. */
export function CheckForm({ facility: f, onClose }: { facility: View; onClose: () => void }) {
  const t = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const check = useFacilityAct(facilitiesApi.check)
  const { id, today } = useOnce()
  const form = useForm<{ day: string; state: CheckState; note: string; photos: Blob[] }>({
    start: { day: today, state: 'good', note: '', photos: [] },
    words: faultWords,
    check: (v) => [
      ...(v.day ? [] : [{ path: 'day', code: 'required' }]),
      ...(v.day > today ? [{ path: 'day', code: 'day-ahead' }] : []),
    ],
  })
  const send = async (v: typeof form.values) => {
    const body = { id, day: v.day, state: v.state, note: v.note.trim() }
    await check.mutateAsync({ params: { id: f.id }, body })
    // Sent again after a failure, the check is there already and only the picture goes.
    if (v.photos[0]) await sendPicture(id, v.photos[0])
  }
  return (
    <FormDialog
      title={t('checkOf', { name: f.name })}
      form={form}
      okText={t('check')}
      width={440}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <TextInput form={form} name="day" label={t('day')} type="date" first />
      <Radios
        form={form}
        name="state"
        label={t('state')}
        options={CheckState.options.map((value) => ({ value, label: wordIn(stateWords[value], lang) }))}
      />
      <TextBox form={form} name="note" label={t('note')} rows={2} maxLength={200} optional />
      <fieldset className="field">
        <legend>{t('picture')}</legend>
        <PhotoPicker value={form.values.photos} onChange={(photos) => form.set({ photos })} most={1} />
        <p className="hint">{t('pictureHint')}</p>
      </fieldset>
    </FormDialog>
  )
}
