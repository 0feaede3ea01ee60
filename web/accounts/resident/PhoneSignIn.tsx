import { useState } from 'react'
import { Form } from '../../kit/form/Form.tsx'
import { TextField } from '../../kit/form/fields.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { kitWords } from '../../kit/kit-words.ts'
import { mint } from '../../kit/mint.ts'
import { useNavigate } from '../../kit/router.tsx'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn, BtnLink } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { DemoMessages } from '../DemoMessages.tsx'
import { sendPhoneCode, signInByPhone, useMe, useMeChanged } from '../queries.ts'
import { words } from '../words.ts'

/** A conversation of two sentences; its id is bound to this browser. */
interface Conversation {
  id: string
  phone: string
}

/** Phone, code, done. */
export function PhoneSignIn() {
  const t = useWords(words)
  const kit = useWords(kitWords)
  const me = useMe().data
  const [talk, setTalk] = useState<Conversation>()
  const home = { name: kit('home'), to: '/' }
  if (me?.me) {
    return (
      <Page title={t('already')} back={home}>
        <BtnLink primary to="/mine">
          {t('toMine')}
        </BtnLink>
      </Page>
    )
  }
  return talk ? (
    <Page
      key="code"
      title={t('codeTitle')}
      lead={t('codeLead', { tail: talk.phone.slice(-4) })}
      back={{ name: t('otherPhone'), to: () => setTalk(undefined) }}
    >
      <CodeForm talk={talk} />
      {me?.county.demo && <DemoMessages />}
    </Page>
  ) : (
    <Page key="phone" title={t('title')} lead={t('lead')} back={home}>
      <PhoneForm onSent={setTalk} />
    </Page>
  )
}

const digits = (typed: string) =>
  typed
    .normalize('NFKC')
    .replace(/[\s\-()]/g, '')
    .replace(/^(\+|00)86(?=1)/, '')

function PhoneForm({ onSent }: { onSent: (talk: Conversation) => void }) {
  const t = useWords(words)
  const form = useForm({
    start: { phone: '' },
    check: (v) => (/^(1\d{10}|000\d{8})$/.test(digits(v.phone)) ? [] : [{ path: 'phone', code: 'mobile' }]),
  })
  const send = async (v: { phone: string }) => {
    const talk = { id: mint(), phone: digits(v.phone) }
    await sendPhoneCode(talk.id, talk.phone)
    onSent(talk)
  }
  return (
    <Form form={form} onSubmit={send}>
      <TextField form={form} name="phone" label={t('phone')} type="tel" autoComplete="tel" maxLength={20} />
      <Btn primary type="submit" busy={form.sending}>
        {t('sendCode')}
      </Btn>
    </Form>
  )
}

function CodeForm({ talk }: { talk: Conversation }) {
  const t = useWords(words)
  const navigate = useNavigate()
  const changed = useMeChanged()
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<unknown>()
  const form = useForm({
    start: { code: '' },
    check: (v) =>
      /^\d{6}$/.test(v.code.normalize('NFKC').replace(/\s/g, '')) ? [] : [{ path: 'code', code: 'six-digits' }],
  })
  const enter = async (v: { code: string }) => {
    await signInByPhone(talk.id, v.code)
    changed()
    navigate('/mine', { replace: true })
  }
  const again = async () => {
    setSending(true)
    setError(undefined)
    await sendPhoneCode(talk.id, talk.phone).catch(setError)
    setSending(false)
  }
  return (
    <Form form={form} onSubmit={enter}>
      <TextField
        form={form}
        name="code"
        label={t('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
      />
      <Btn primary type="submit" busy={form.sending}>
        {t('enter')}
      </Btn>
      <Btn busy={sending} onClick={() => void again()}>
        {t('again')}
      </Btn>
      {error !== undefined && <ErrorState error={error} />}
    </Form>
  )
}
