import { useState } from 'react'
import { SignedIn } from '../../accounts/SignedIn.tsx'
import { Choices } from '../../kit/form/choices.tsx'
import { NumberField } from '../../kit/form/fields.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useNavigate } from '../../kit/router.tsx'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { useDonate, useGive, useKin, type Kin } from '../gifts.ts'
import { useMine, type Own } from '../queries.ts'
import { bankFaults } from '../words.ts'
import { giveWords } from './words.ts'

const pool = 'pool'

/** Minutes are given by whose they are. */
const isOwn = (o: Own) => o.as === 'self' && o.account !== null

/** Minutes of one's own, to the pool or to one's own people. [F12] */
export function Give() {
  const t = useWords(giveWords)
  return (
    <Page title={t('title')} lead={t('lead')} back={{ name: t('back'), to: '/time-bank' }}>
      <SignedIn>{() => <Asked />}</SignedIn>
    </Page>
  )
}

function Asked() {
  const t = useWords(giveWords)
  const kin = useKin()
  const none = <EmptyState icon="hourglass" title={t('none')} hint={t('noneDo')} />
  return (
    <Answering of={useMine()} lines={4} empty={({ items }) => !items.some(isOwn) && none}>
      {({ items }) => (
        <Answering of={kin} lines={4}>
          {(all) => <Fields from={items.find(isOwn)!.person} kin={all.items} />}
        </Answering>
      )}
    </Answering>
  )
}

function Fields({ from, kin }: { from: string; kin: readonly Kin[] }) {
  const t = useWords(giveWords)
  const navigate = useNavigate()
  const [donate, give] = [useDonate(), useGive()]
  const [id] = useState(mint)
  const form = useForm<{ to: string; minutes: number | undefined }>({
    start: { to: '', minutes: undefined },
    words: bankFaults,
    check: (v) => [
      ...(v.to ? [] : [{ path: 'to', code: 'required' }]),
      ...(v.minutes !== undefined && v.minutes >= 1 ? [] : [{ path: 'minutes', code: 'required' }]),
    ],
  })
  const send = async ({ to, minutes }: typeof form.values) => {
    const gift = { id, from, minutes: minutes! }
    await (to === pool ? donate.mutateAsync({ body: gift }) : give.mutateAsync({ body: { ...gift, to } }))
    navigate(`/time-bank/${from}`)
  }
  const options = [
    { value: pool, label: t('pool'), hint: t('poolHint') },
    ...kin.filter((k) => k.notYet === null).map((k) => ({ value: k.person, label: k.name })),
  ]
  const others = kin.filter((k) => k.notYet !== null)
  return (
    <Form form={form} onSubmit={send}>
      <Choices form={form} name="to" legend={t('to')} options={options} />
      {others.map((k) => (
        <p key={k.person} className="small">
          {t(k.notYet!, { name: k.name })}
        </p>
      ))}
      <NumberField form={form} name="minutes" label={t('minutes')} hint={t('minutesHint')} />
      <Btn primary type="submit" icon="ok" busy={form.sending}>
        {t('send')}
      </Btn>
    </Form>
  )
}
