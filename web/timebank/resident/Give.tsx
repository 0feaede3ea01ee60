import { useState } from 'react'
import { SignedIn } from '../../accounts/SignedIn.tsx'
import { Choices } from '../../kit/form/choices.tsx'
import { NumberField } from '../../kit/form/fields.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useNavigate, useParams } from '../../kit/router.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { useDonate, useGive, useKin, type Kin } from '../gifts.ts'
import { bankFaults } from '../words.ts'
import { giveWords } from './words.ts'

const pool = 'pool'

/** Minutes of one's own, to the pool or to one's own people. [F12] */
export function Give() {
  const t = useWords(giveWords)
  const { person } = useParams<{ person: string }>()
  return (
    <Page title={t('title')} lead={t('lead')} back={{ name: t('back'), to: `/time-bank/${person}` }}>
      <SignedIn>{() => <Asked from={person} />}</SignedIn>
    </Page>
  )
}

function Asked({ from }: { from: string }) {
  return (
    <Answering of={useKin()} lines={4}>
      {({ items }) => <Fields from={from} kin={items} />}
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
