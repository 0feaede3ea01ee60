import { facilitiesApi } from '../../../../domain/facilities/api.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { TextBox, TextInput } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords } from '../../../kit/words.ts'
import { UnitField } from '../../../organisations/UnitField.tsx'
import { useFacilityAct, type View } from '../../queries.ts'
import { faultWords, words } from '../words.ts'
import { useOnce } from '../../../kit/staff/once.ts'

/** `2026-03-10T09:00` as somebody in Shanghai types it. */
const moment = (typed: string) => `${typed}:00+08:00`

/** Takes it for a time; whoever is second is told so by the server, under the lock of the house. */
export function TakeForm({ facility: f, onClose }: { facility: View; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const take = useFacilityAct(facilitiesApi.take)
  const { id, today } = useOnce()
  const form = useForm({
    start: { what: '', from: `${today}T09:00`, to: `${today}T10:00`, unit: null as string | null, why: '' },
    words: faultWords,
    check: (v) => [
      ...(['what', 'from', 'to'] as const).flatMap((path) => (v[path].trim() ? [] : [{ path, code: 'required' }])),
      ...(v.from && v.to && v.to <= v.from ? [{ path: 'to', code: 'ends-before-start' }] : []),
    ],
  })
  const send = (v: typeof form.values) =>
    take.mutateAsync({
      params: { id: f.id },
      body: {
        id,
        what: v.what.trim(),
        from: moment(v.from),
        to: moment(v.to),
        unit: v.unit,
        why: v.why.trim() || null,
      },
    })
  return (
    <FormDialog
      title={t('takeOf', { name: f.name })}
      form={form}
      okText={t('take')}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <TextInput form={form} name="what" label={t('what')} hint={t('whatHint')} maxLength={80} first />
      <div className="side">
        <TextInput form={form} name="from" label={t('from')} type="datetime-local" />
        <TextInput form={form} name="to" label={t('to')} type="datetime-local" />
      </div>
      <UnitField form={form} name="unit" label={t('byUnit')} optional />
      <TextBox form={form} name="why" label={t('whyOutside')} rows={2} maxLength={200} optional />
    </FormDialog>
  )
}
