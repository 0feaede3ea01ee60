import { useEffect, useState } from 'react'
import { Form } from '../../kit/form/Form.tsx'
import { TextField } from '../../kit/form/fields.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { useFormat } from '../../kit/now.ts'
import { problemOf } from '../../kit/problem.ts'
import { EmptyState, ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { Answers } from '../../kit/ui/Answers.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { askLinkCode, confirmLink, forgetLink, seeLink, type Before, type Matter } from './link.ts'
import { LinkMatter } from './LinkMatter.tsx'
import { linkFaults, linkWords } from './link-words.ts'

type Seen = Before | Matter | 'over'

/** One matter by a link: a phone is proved once, then it is read and acted on. */
export function LinkPage() {
  const t = useWords(linkWords)
  const [token] = useState(() => location.hash.slice(1))
  const [seen, setSeen] = useState<Seen>()
  const [error, setError] = useState<unknown>()
  useEffect(() => {
    seeLink(token).then(setSeen, setError)
  }, [token])
  const gone = ['not-found', 'validation'].includes(problemOf(error)?.code ?? '')
  useEffect(() => {
    if (gone || seen === 'over') forgetLink(token)
  }, [gone, seen, token])
  if (gone)
    return (
      <Page title={t('gone')}>
        <EmptyState icon="clock" title={t('gone')} hint={t('goneDo')} />
      </Page>
    )
  if (seen === 'over') return <Page key="over" title={t('over')} lead={t('overLead')} />
  if (seen?.known)
    return (
      <LinkMatter
        token={token}
        matter={seen}
        onActed={(next) => setSeen(next.known ? next : 'over')}
        onGone={setError}
      />
    )
  return (
    <Page key="before" title={t('title')} lead={t('lead')}>
      {error !== undefined && <ErrorState error={error} />}
      {!seen && error === undefined && <Skeleton lines={4} />}
      {seen && <Who token={token} before={seen} onOpen={setSeen} />}
    </Page>
  )
}

const digits = (typed: string) =>
  typed
    .normalize('NFKC')
    .replace(/[\s\-()]/g, '')
    .replace(/^(\+|00)86(?=1)/, '')

function Who({ token, before, onOpen }: { token: string; before: Before; onOpen: (matter: Matter) => void }) {
  const t = useWords(linkWords)
  const f = useFormat()
  const [sentTo, setSentTo] = useState<string>()
  const form = useForm({
    start: { phone: '', name: '', code: '' },
    words: linkFaults,
    check: (v) => [
      ...(/^(1\d{10}|000\d{8})$/.test(digits(v.phone)) ? [] : [{ path: 'phone', code: 'mobile' }]),
      ...(before.named || v.name.trim() ? [] : [{ path: 'name', code: 'required' }]),
      ...(!sentTo || /^\d{6}$/.test(digits(v.code)) ? [] : [{ path: 'code', code: 'six-digits' }]),
    ],
  })
  const send = async (v: { phone: string; name: string; code: string }) => {
    const phone = digits(v.phone)
    if (!sentTo) {
      await askLinkCode(token, phone)
      return setSentTo(phone)
    }
    const name = v.name.trim()
    onOpen(await confirmLink(token, { phone: sentTo, code: digits(v.code), ...(name && !before.named && { name }) }))
  }
  return (
    <>
      <Answers
        rows={[
          { question: t('as'), answer: before.role },
          ...(before.who ? [{ question: t('who'), answer: before.who }] : []),
          { question: t('building'), answer: before.building },
        ]}
      />
      <p className="small">{t('until', { when: f.moment(before.until) })}</p>
      <Form form={form} onSubmit={send}>
        {!sentTo && !before.named && (
          <TextField form={form} name="name" label={t('name')} autoComplete="name" maxLength={20} />
        )}
        {!sentTo && (
          <TextField form={form} name="phone" label={t('phone')} type="tel" autoComplete="tel" maxLength={20} />
        )}
        {sentTo && (
          <TextField
            form={form}
            name="code"
            label={t('code')}
            hint={t('codeHint', { tail: sentTo.slice(-4) })}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
          />
        )}
        <Btn primary type="submit" busy={form.sending}>
          {sentTo ? t('open') : t('sendCode')}
        </Btn>
        {sentTo && <Btn onClick={() => setSentTo(undefined)}>{t('otherPhone')}</Btn>}
      </Form>
    </>
  )
}
