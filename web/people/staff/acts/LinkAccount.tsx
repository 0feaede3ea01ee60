import { peopleApi } from '../../../../domain/people/api.ts'
import { cleanPhone } from '../../../../domain/people/phone.ts'
import { AccountLink } from '../../../../domain/people/schema.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { ProblemError } from '../../../kit/problem.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { Radios, TextInput } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords, wordIn } from '../../../kit/words.ts'
import { accountBehind, usePersonAct, type Card } from '../queries.ts'
import { linkWords, personFaultWords, words } from '../words.ts'
import { needed, useOnce } from '../../../kit/staff/once.ts'

/** A fault this page saw for itself after asking, shown where the server's would be. */
const faultAt = (path: string, code: string) =>
  new ProblemError({
    type: 'about:blank#validation',
    code: 'validation',
    status: 422,
    title: '',
    trace: '',
    faults: [{ path, code }],
  })

/** The resident's account that speaks for this person: found by the phone they sign in with, seen to be theirs. */
export function LinkAccount({ card, onClose }: { card: Card; onClose: () => void }) {
  const t = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const link = usePersonAct(peopleApi.linkAccount)
  const { id, today } = useOnce()
  const form = useForm<{ phone: string; as: AccountLink['as']; from: string; to: string }>({
    start: { phone: '', as: 'self', from: today, to: '' },
    words: personFaultWords,
    check: (v) => [
      ...(cleanPhone(v.phone) ? [] : [{ path: 'phone', code: 'phone' }]),
      ...needed(v, 'from'),
      ...(v.to && v.to <= v.from ? [{ path: 'to', code: 'day-order' }] : []),
    ],
  })
  const send = async (v: typeof form.values) => {
    const { account } = await accountBehind(v.phone)
    if (!account) throw faultAt('phone', 'account-unknown')
    return link.mutateAsync({
      params: { id: card.id },
      body: { id, account, person: card.id, as: v.as, from: v.from, to: v.to || null },
    })
  }
  return (
    <FormDialog
      title={`${t('link')} · ${card.name}`}
      note={t('linkNote')}
      form={form}
      okText={t('link')}
      width={440}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <TextInput
        form={form}
        name="phone"
        label={t('linkPhone')}
        hint={t('linkPhoneHint')}
        type="tel"
        maxLength={20}
        first
      />
      <Radios
        form={form}
        name="as"
        label={t('linkAs')}
        options={AccountLink.shape.as.options.map((value) => ({ value, label: wordIn(linkWords[value], lang) }))}
      />
      <div className="side">
        <TextInput form={form} name="from" label={t('from')} type="date" />
        <TextInput form={form} name="to" label={t('to')} type="date" optional />
      </div>
    </FormDialog>
  )
}
