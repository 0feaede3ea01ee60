import { organisationsApi } from '../../../../domain/organisations/api.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { TextInput, Tick } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords } from '../../../kit/words.ts'
import { useBodyAct, type Body, type MemberView } from '../queries.ts'
import { orgFaultWords, words } from '../words.ts'
import { LastDay } from './LastDay.tsx'
import { needed, turned, useOnce } from '../../../kit/staff/once.ts'
import { WhoFields } from './WhoFields.tsx'

/** A post for a term: a colleague with an account, or a resident without one. */
export function Join({ body, onClose }: { body: Body; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const join = useBodyAct(organisationsApi.join)
  const { id, today } = useOnce()
  const form = useForm({
    start: {
      account: null as string | null,
      person: null as string | null,
      post: '',
      inCharge: false,
      from: today,
      to: '',
    },
    words: orgFaultWords,
    check: (v) => [
      ...needed(v, 'post', 'from'),
      ...(v.account || v.person ? [] : [{ path: 'account', code: 'required' }]),
      ...turned(v.from, v.to),
    ],
  })
  const send = (v: typeof form.values) =>
    join.mutateAsync({
      body: {
        id,
        organisation: body.id,
        account: v.account,
        person: v.person,
        post: v.post.trim(),
        inCharge: v.inCharge,
        from: v.from,
        to: v.to || null,
      },
    })
  return (
    <FormDialog
      title={`${t('join')} · ${body.name}`}
      form={form}
      okText={t('join')}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <WhoFields form={form} must />
      <TextInput form={form} name="post" label={t('post')} maxLength={40} />
      <Tick form={form} name="inCharge" label={t('inCharge')} hint={t('inChargeHint')} />
      <div className="side">
        <TextInput form={form} name="from" label={t('from')} type="date" />
        <TextInput form={form} name="to" label={t('to')} type="date" optional />
      </div>
    </FormDialog>
  )
}

export function Leave({ member, onClose }: { member: MemberView; onClose: () => void }) {
  const t = useWords(words)
  const leave = useBodyAct(organisationsApi.leave)
  return (
    <LastDay
      title={t('leaveOf', { name: member.name })}
      okText={t('leave')}
      onClose={onClose}
      onSend={(body) => leave.mutateAsync({ params: { id: member.id }, body })}
    />
  )
}
