import { useState } from 'react'
import { SignedIn } from '../../accounts/SignedIn.tsx'
import { useCatalogueNames } from '../../catalogue/queries.ts'
import { Choices, Halves, type Choice } from '../../kit/form/choices.tsx'
import { TextArea, TextField } from '../../kit/form/fields.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useNavigate } from '../../kit/router.tsx'
import { dayText } from '../../kit/shanghai.ts'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { lengths, useOrder, useServices } from '../orders.ts'
import { useMine, useTerms, useTime, type Own } from '../queries.ts'
import { bankFaults } from '../words.ts'
import './timebank.css'
import { orderPageWords } from './words.ts'

/** Help for minutes: whose, for whom, what, when. [F13] */
export function OrderPage() {
  const t = useWords(orderPageWords)
  return (
    <Page title={t('title')} lead={t('lead')} back={{ name: t('back'), to: '/time-bank' }}>
      <SignedIn>{() => <Asking />}</SignedIn>
    </Page>
  )
}

type Services = NonNullable<ReturnType<typeof useServices>['data']>

function Asking() {
  const t = useWords(orderPageWords)
  const mine = useMine()
  const nothing = <EmptyState icon="help" title={t('noServices')} hint={t('noServicesDo')} />
  const nobody = <EmptyState icon="hourglass" title={t('noPayer')} hint={t('noPayerDo')} />
  return (
    <Answering of={useServices()} lines={6} empty={({ items }) => items.length === 0 && nothing}>
      {(services) => (
        <Answering of={mine} lines={4} empty={({ items }) => items.length === 0 && nobody}>
          {({ items }) => <Fields people={items} services={services} />}
        </Answering>
      )}
    </Answering>
  )
}

const pool = 'pool'
const neighbour = 'neighbour'

const blank = { holder: '', served: '', number: '', item: '', minutes: '', day: '', note: '' }
type Values = typeof blank

/** What is still to be said; the number only for a neighbour, the length only where it is not the same each time. */
function missing(v: Values, fixed: boolean): (keyof Values)[] {
  const asked: (keyof Values)[] = [
    'holder',
    'served',
    ...(v.served === neighbour ? (['number'] as const) : []),
    'item',
    ...(fixed ? [] : (['minutes'] as const)),
    'day',
    'note',
  ]
  return asked.filter((k) => v[k].trim() === '')
}

function Fields({ people, services }: { people: readonly Own[]; services: Services }) {
  const t = useWords(orderPageWords)
  const time = useTime()
  const navigate = useNavigate()
  const order = useOrder()
  const [once] = useState(() => ({ id: mint(), today: dayText(Date.now()) }))
  const fixedOf = (item: string) => services.items.find((s) => s.item === item)?.minutes ?? null
  const form = useForm<Values>({
    start: { ...blank, day: once.today },
    words: bankFaults,
    check: (v) => missing(v, fixedOf(v.item) !== null).map((path) => ({ path, code: 'required' })),
  })
  const v = form.values
  const send = async () => {
    await order.mutateAsync({
      body: {
        id: once.id,
        holder: v.holder === pool ? null : v.holder,
        served: v.served === neighbour ? { number: v.number } : { person: v.served },
        item: v.item,
        minutes: fixedOf(v.item) ?? Number(v.minutes),
        day: v.day,
        note: v.note.trim(),
      },
    })
    navigate('/time-bank/orders')
  }
  const most = lengths(services.most).map((n) => ({ value: String(n), label: time.said(n) }))
  return (
    <Form form={form} onSubmit={send}>
      <Whose form={form} people={people} />
      <Choices form={form} name="item" legend={t('item')} options={useItems(services)} />
      {v.item !== '' && fixedOf(v.item) === null && (
        <Halves form={form} name="minutes" legend={t('minutes')} options={most} />
      )}
      <TextField form={form} name="day" label={t('day')} type="date" />
      <TextArea form={form} name="note" label={t('note')} hint={t('noteHint')} rows={2} maxLength={200} />
      <Btn primary type="submit" icon="ok" busy={form.sending}>
        {t('send')}
      </Btn>
    </Form>
  )
}

function useItems({ items }: Services): Choice[] {
  const t = useWords(orderPageWords)
  const lang = useLanguage()
  const time = useTime()
  const name = useCatalogueNames()
  return items.map(({ item, minutes }) => ({
    value: item,
    label: name(item, lang),
    hint: minutes === null ? t('byLength') : t('each', { time: time.said(minutes) }),
  }))
}

function Whose({ form, people }: { form: ReturnType<typeof useForm<Values>>; people: readonly Own[] }) {
  const t = useWords(orderPageWords)
  const time = useTime()
  const key = useTerms().data?.rules?.key.who.length ?? 0
  const payers: Choice[] = [
    ...people.flatMap((p) =>
      p.account ? [{ value: p.person, label: p.name, hint: t('has', { time: time.said(p.account.balance) }) }] : [],
    ),
    ...(key > 0 ? [{ value: pool, label: t('pool'), hint: t('poolHint') }] : []),
  ]
  const whom: Choice[] = [
    ...people.map((p) => ({ value: p.person, label: p.name })),
    ...(form.values.holder === pool ? [] : [{ value: neighbour, label: t('neighbour'), hint: t('neighbourHint') }]),
  ]
  return (
    <>
      <Choices form={form} name="holder" legend={t('holder')} options={payers} />
      <Choices form={form} name="served" legend={t('served')} options={whom} />
      {form.values.served === neighbour && (
        <TextField form={form} name="number" label={t('number')} inputMode="numeric" maxLength={20} />
      )}
    </>
  )
}
