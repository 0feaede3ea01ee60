import { useState } from 'react'
import { SignedIn } from '../../accounts/SignedIn.tsx'
import { useCatalogueNames } from '../../catalogue/queries.ts'
import { TextField } from '../../kit/form/fields.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { Answering, EmptyState, ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn, Btns, Flat } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { State, type Tone } from '../../kit/ui/State.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { momentAt, useBack, useCancel, useConfirm, useOwnOrders, useTell, type OwnOrder } from '../orders.ts'
import { useTime } from '../queries.ts'
import { bankFaults, orderWords } from '../words.ts'
import './timebank.css'
import { orderPageWords } from './words.ts'

/** What was asked for and what was taken, and what each may do with it now. [F13] */
export function Orders() {
  const t = useWords(orderPageWords)
  return (
    <Page title={t('orders')} back={{ name: t('back'), to: '/time-bank' }}>
      <SignedIn>{() => <List />}</SignedIn>
    </Page>
  )
}

function List() {
  const t = useWords(orderPageWords)
  const orders = useOwnOrders()
  const none = <EmptyState icon="list" title={t('none')} hint={t('noneDo')} />
  return (
    <>
      <Answering
        of={{ data: orders.items, error: orders.error, refetch: orders.refetch }}
        lines={6}
        empty={(items) => items.length === 0 && none}
      >
        {(items) => (
          <ul className="stack bank-orders">
            {items.map((o) => (
              <li key={o.id}>
                <One of={o} />
              </li>
            ))}
          </ul>
        )}
      </Answering>
      {orders.more && <Btn onClick={orders.loadMore}>{t('more')}</Btn>}
    </>
  )
}

const tones: Record<OwnOrder['state'], Tone> = {
  open: 'soon',
  taken: 'soon',
  told: 'ask',
  served: 'good',
  cancelled: 'plain',
  lapsed: 'plain',
}

function One({ of: o }: { of: OwnOrder }) {
  const t = useWords(orderPageWords)
  const lang = useLanguage()
  const f = useFormat()
  const time = useTime()
  const name = useCatalogueNames()
  const said = o.from && o.to && { day: f.fullDate(o.from), from: f.time(o.from), to: f.time(o.to) }
  const lines = [
    [t('forWhom', { name: o.served }), o.server && t('by', { name: o.server })].filter(Boolean).join(' · '),
    o.note,
    said && t('toldSpan', said),
    o.spent === null ? t('held', { time: time.said(o.minutes) }) : t('spent', { time: time.said(o.spent) }),
    o.pool && t('fromPool'),
  ].filter(Boolean)
  return (
    <Flat className="bank-order">
      <div className="bank-line">
        <b>{name(o.item, lang)}</b>
        <State tone={tones[o.state]}>{wordIn(orderWords[o.state], lang)}</State>
      </div>
      <span>{f.fullDate(o.day)}</span>
      {lines.map((l) => (
        <span key={String(l)} className="small">
          {l}
        </span>
      ))}
      <Acts of={o} />
    </Flat>
  )
}

function Acts({ of: o }: { of: OwnOrder }) {
  const t = useWords(orderPageWords)
  const [telling, setTelling] = useState(false)
  const all = { cancel: useCancel(), confirm: useConfirm(), back: useBack() }
  const [ids] = useState(() => ({ cancel: mint(), confirm: mint(), back: mint() }))
  const error = Object.values(all).find((a) => a.error !== undefined)?.error
  const go = (act: keyof typeof all) => () => all[act].mutate({ params: { id: o.id }, body: { id: ids[act] } })
  if (o.may.length === 0) return null
  if (telling) return <Telling of={o} onClose={() => setTelling(false)} />
  const may = (act: OwnOrder['may'][number]) => o.may.includes(act)
  return (
    <>
      <Btns>
        {may('confirm') && (
          <Btn primary icon="ok" busy={all.confirm.isPending} onClick={go('confirm')}>
            {t('confirm')}
          </Btn>
        )}
        {may('tell') && (
          <Btn primary={o.state === 'taken'} icon="clock" onClick={() => setTelling(true)}>
            {o.state === 'taken' ? t('tell') : t('tellAgain')}
          </Btn>
        )}
        {may('back') && (
          <Btn busy={all.back.isPending} onClick={go('back')}>
            {t('giveBack')}
          </Btn>
        )}
        {may('cancel') && (
          <Btn busy={all.cancel.isPending} onClick={go('cancel')}>
            {t('cancel')}
          </Btn>
        )}
      </Btns>
      {error !== undefined && <ErrorState error={error} />}
    </>
  )
}

/** From when to when somebody was there; the way there and back does not count. */
function Telling({ of: o, onClose }: { of: OwnOrder; onClose: () => void }) {
  const t = useWords(orderPageWords)
  const f = useFormat()
  const tell = useTell()
  const [id] = useState(mint)
  const form = useForm({
    start: { day: o.day, from: o.from ? f.time(o.from) : '', to: o.to ? f.time(o.to) : '' },
    words: bankFaults,
    check: (v) =>
      (['day', 'from', 'to'] as const).filter((k) => v[k] === '').map((path) => ({ path, code: 'required' })),
  })
  const send = async (v: typeof form.values) => {
    const span = { from: momentAt(v.day, v.from), to: momentAt(v.day, v.to) }
    await tell.mutateAsync({ params: { id: o.id }, body: { id, ...span } })
    onClose()
  }
  return (
    <Form form={form} onSubmit={send}>
      <TextField form={form} name="day" label={t('tellDay')} type="date" />
      <TextField form={form} name="from" label={t('from')} type="time" />
      <TextField form={form} name="to" label={t('to')} type="time" />
      <Btns>
        <Btn primary type="submit" busy={form.sending}>
          {t('tellSend')}
        </Btn>
        <Btn onClick={onClose}>{t('keep')}</Btn>
      </Btns>
    </Form>
  )
}
