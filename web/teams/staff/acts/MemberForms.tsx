import { teamsApi } from '../../../../domain/teams/api.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { Framed, Pick, Radios, TextInput } from '../../../kit/staff/Fields.tsx'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../../kit/staff/once.ts'
import { useWords } from '../../../kit/words.ts'
import { ColleaguePick } from '../../../organisations/ColleaguePick.tsx'
import { useTeamAct, type MemberView, type SquadView } from '../../queries.ts'
import { faultWords, words } from '../words.ts'

interface Values {
  as: string
  number: string
  account: string | null
  from: string
}

export function AddMember({ squad: s, onClose }: { squad: SquadView; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const add = useTeamAct(teamsApi.addMember)
  const { id, today } = useOnce()
  const form = useForm<Values>({
    start: { as: 'volunteer', number: '', account: null, from: today },
    words: faultWords,
    check: (v) => needed(v, v.as === 'staff' ? 'account' : 'number', 'from'),
  })
  const { as, account } = form.values
  const who = (v: Values) => (v.as === 'staff' ? { account: v.account! } : { number: v.number.replace(/\s/g, '') })
  return (
    <FormDialog
      title={`${t('addMember')} · ${s.name}`}
      form={form}
      okText={t('addMember')}
      width={440}
      onClose={onClose}
      onSend={(v) => add.mutateAsync({ params: { id: s.id }, body: { id, ...who(v), from: v.from } })}
      onSent={() => say(t('saved'))}
    >
      <Radios
        form={form}
        name="as"
        label={t('who')}
        options={[
          { value: 'volunteer', label: t('asVolunteer') },
          { value: 'staff', label: t('asStaff') },
        ]}
      />
      {as === 'staff' ? (
        <Framed form={form} name="account" label={t('colleague')}>
          {({ id: field, status }) => (
            <ColleaguePick
              id={field}
              status={status}
              value={account}
              onChange={(chosen) => form.set({ account: chosen })}
            />
          )}
        </Framed>
      ) : (
        <TextInput form={form} name="number" label={t('number')} hint={t('numberHint')} maxLength={12} first />
      )}
      <TextInput form={form} name="from" label={t('from')} type="date" />
    </FormDialog>
  )
}

export function EndMember({ squad, member, onClose }: { squad: SquadView; member: MemberView; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const end = useTeamAct(teamsApi.endMember)
  const { id, today } = useOnce()
  const form = useForm({ start: { to: today }, words: faultWords, check: (v) => needed(v, 'to') })
  return (
    <FormDialog
      title={`${t('releaseOf', { name: member.name })} · ${squad.name}`}
      note={t('releaseNote')}
      form={form}
      okText={t('release')}
      danger
      width={400}
      onClose={onClose}
      onSend={(v) => end.mutateAsync({ params: { id: member.id }, body: { id, to: v.to } })}
      onSent={() => say(t('saved'))}
    >
      <TextInput form={form} name="to" label={t('day')} type="date" first />
    </FormDialog>
  )
}

/** One of the members of today, or nobody. */
export function Appoint({ squad: s, onClose }: { squad: SquadView; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const appoint = useTeamAct(teamsApi.appoint)
  const { id } = useOnce()
  const now = s.people.filter((p) => p.to === null)
  const form = useForm<{ member: string | null }>({
    start: { member: now.find((p) => p.leads)?.id ?? null },
    words: faultWords,
  })
  return (
    <FormDialog
      title={`${t('appoint')} · ${s.name}`}
      note={t('appointNote')}
      form={form}
      okText={t('appoint')}
      width={400}
      onClose={onClose}
      onSend={({ member }) => appoint.mutateAsync({ params: { id: s.id }, body: { id, base: s.version, member } })}
      onSent={() => say(t('saved'))}
    >
      <Pick
        form={form}
        name="member"
        label={t('leader')}
        optional
        placeholder={t('noLeader')}
        options={now.map((p) => ({ value: p.id, label: p.name }))}
      />
    </FormDialog>
  )
}
