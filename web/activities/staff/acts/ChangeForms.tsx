import { activitiesApi } from '../../../../domain/activities/api.ts'
import { at } from '../../../kit/form/at.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { TextBox } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useOnce } from '../../../kit/staff/once.ts'
import { useWords } from '../../../kit/words.ts'
import { useActivityAct, type View } from '../../queries.ts'
import { seriesWords } from '../series-words.ts'
import { faultWords, words } from '../words.ts'
import { PlanFields } from './PlanFields.tsx'
import { faultsIn, fields, sentOf, valuesOf, type Values } from './plan-values.ts'

/** Only what differs is sent. */
export function ChangeForm({ activity: a, onClose }: { activity: View; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const change = useActivityAct(activitiesApi.change)
  const { id } = useOnce()
  const form = useForm<Values>({
    start: valuesOf(a),
    words: faultWords,
    check: (v) => faultsIn(v, { ...a.rules, version: 1 }),
  })
  const send = (v: Values) => {
    const { kind: _k, unit: _u, ...before } = sentOf(valuesOf(a))
    const { kind: _k2, unit: _u2, ...after } = sentOf(v)
    const differing = Object.fromEntries(
      Object.entries(after).filter(
        ([k, value]) => JSON.stringify(value) !== JSON.stringify(before[k as keyof typeof before]),
      ),
    )
    const body = { id, base: a.version, change: differing }
    return at(fields, () => change.mutateAsync({ params: { id: a.id }, body }))
  }
  return (
    <FormDialog
      title={`${t('edit')} · ${a.title}`}
      form={form}
      okText={t('edit')}
      width={680}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <PlanFields form={form} own={a} />
    </FormDialog>
  )
}

export function CancelForm({ activity: a, onClose }: { activity: View; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const cancel = useActivityAct(activitiesApi.cancel)
  const { id } = useOnce()
  const form = useForm({
    start: { why: '' },
    words: faultWords,
    check: (v) => (v.why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : []),
  })
  return (
    <FormDialog
      title={`${t('cancel')} · ${a.title}`}
      note={t('cancelNote')}
      form={form}
      okText={t('cancel')}
      danger
      width={440}
      onClose={onClose}
      onSend={(v) => cancel.mutateAsync({ params: { id: a.id }, body: { id, base: a.version, why: v.why.trim() } })}
      onSent={() => say(t('cancelled'))}
    >
      <TextBox form={form} name="why" label={t('why')} rows={2} maxLength={200} first />
    </FormDialog>
  )
}

/** This one stays; what of its series follows is called off. */
export function EndSeriesForm({ activity: a, onClose }: { activity: View; onClose: () => void }) {
  const t = useWords(seriesWords)
  const w = useWords(words)
  const say = useDone()
  const end = useActivityAct(activitiesApi.endSeries)
  const { id } = useOnce()
  const form = useForm({
    start: { why: '' },
    words: faultWords,
    check: (v) => (v.why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : []),
  })
  return (
    <FormDialog
      title={`${t('end')} · ${a.title}`}
      note={t('endNote', { n: a.series?.left ?? 0 })}
      form={form}
      okText={t('end')}
      danger
      width={440}
      onClose={onClose}
      onSend={(v) => end.mutateAsync({ params: { id: a.id }, body: { id, why: v.why.trim() } })}
      onSent={() => say(t('ended'))}
    >
      <TextBox form={form} name="why" label={w('why')} rows={2} maxLength={200} first />
    </FormDialog>
  )
}
