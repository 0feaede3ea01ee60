import { organisationsApi } from '../../../../domain/organisations/api.ts'
import { Absence } from '../../../../domain/organisations/schema.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { Pick, Radios, TextInput } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords, wordIn } from '../../../kit/words.ts'
import { useBodyAct, type AbsenceView, type Body } from '../queries.ts'
import { absenceWords, orgFaultWords, words } from '../words.ts'
import { needed, useOnce } from '../../../kit/staff/once.ts'

interface Values {
  account: string | null
  cover: string | null
  kind: Absence['kind']
  from: string
  to: string
}

/** Somebody is away; a colleague gets their matters, both days included. */
export function Away({ body, onClose }: { body: Body; onClose: () => void }) {
  const t = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const away = useBodyAct(organisationsApi.away)
  const { id, today } = useOnce()
  const form = useForm<Values>({
    start: { account: null, cover: null, kind: 'leave', from: today, to: today },
    words: orgFaultWords,
    check: (v) => [
      ...needed(v, 'account', 'cover', 'from', 'to'),
      ...(v.cover !== null && v.cover === v.account ? [{ path: 'cover', code: 'cover-self' }] : []),
      ...(v.to < v.from ? [{ path: 'to', code: 'days-turned' }] : []),
    ],
  })
  const staff = body.members.flatMap((m) => (m.account ? [{ value: m.account, label: `${m.name} · ${m.post}` }] : []))
  const once = staff.filter((s, i) => staff.findIndex((o) => o.value === s.value) === i)
  return (
    <FormDialog
      title={t('away')}
      form={form}
      okText={t('away')}
      width={440}
      onClose={onClose}
      onSend={(v) =>
        away.mutateAsync({
          body: { id, account: v.account!, cover: v.cover!, kind: v.kind, from: v.from, to: v.to },
        })
      }
      onSent={() => say(t('saved'))}
    >
      <Pick form={form} name="account" label={t('who')} options={once} />
      <Pick
        form={form}
        name="cover"
        label={t('cover')}
        hint={t('coverHint')}
        options={once.filter((o) => o.value !== form.values.account)}
      />
      <Radios
        form={form}
        name="kind"
        label={t('why')}
        options={Absence.shape.kind.options.map((value) => ({ value, label: wordIn(absenceWords[value], lang) }))}
      />
      <div className="side">
        <TextInput form={form} name="from" label={t('from')} type="date" />
        <TextInput form={form} name="to" label={t('lastDay')} type="date" />
      </div>
    </FormDialog>
  )
}

export function Back({ absence, name, onClose }: { absence: AbsenceView; name: string; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const back = useBodyAct(organisationsApi.back)
  const { id, today } = useOnce()
  const form = useForm({ start: { day: today }, words: orgFaultWords, check: (v) => needed(v, 'day') })
  return (
    <FormDialog
      title={t('backOf', { name })}
      form={form}
      okText={t('back')}
      width={360}
      onClose={onClose}
      onSend={(v) => back.mutateAsync({ params: { id: absence.id }, body: { id, day: v.day } })}
      onSent={() => say(t('saved'))}
    >
      <TextInput form={form} name="day" label={t('backDay')} type="date" first />
    </FormDialog>
  )
}
