import { startTransition, useEffect, useMemo, useState } from 'react'
import type { FieldDay } from '../../domain/duties/visits.ts'
import type { OrderListItem } from '../../domain/requests/schema.ts'
import { useMe } from '../accounts/queries.ts'
import { DoorsEntry } from '../activities/FieldDay.tsx'
import { PersonTask, useDay, useVisitsWaiting, type Group } from '../duties/FieldDay.tsx'
import { useFormat } from '../kit/now.ts'
import { useNavigate } from '../kit/router.tsx'
import { EmptyState, ErrorState, Skeleton } from '../kit/ui/Answering.tsx'
import { BtnLink } from '../kit/ui/blocks.tsx'
import { Icon } from '../kit/ui/Icon.tsx'
import { Page } from '../kit/ui/Page.tsx'
import { State, type Tone } from '../kit/ui/State.tsx'
import { useWords } from '../kit/words.ts'
import { OrderTask, useKeptInbox, usePending } from '../requests/FieldDay.tsx'
import { soon } from './fetching.ts'
import { entriesOf, laidOut, type DayStop } from './day.ts'
import { words } from './words.ts'

const tones: Record<Group, Tone> = { overdue: 'late', dueToday: 'soon', soon: 'plain', later: 'plain' }

/** One day of people to look in on and matters in hand: overdue, today, soon; door by door, in the order to walk. */
export function Today() {
  const t = useWords(words)
  const { now, date, weekday, moment } = useFormat()
  const inbox = useKeptInbox()
  const { day } = useDay()
  const me = useMe().data
  const navigate = useNavigate()
  const signedOut = me !== undefined && me.me?.kind !== 'staff'
  useEffect(() => {
    if (signedOut) navigate('/sign-in', { replace: true })
  }, [signedOut, navigate])
  const orders = inbox.data
  const n = (orders?.length ?? 0) + (day?.people.length ?? 0)
  return (
    <Page
      title={orders ? t('todayN', { n }) : t('today')}
      name={t('today')}
      above={`${date(now)} ${weekday(now)}${me?.me ? ` · ${me.me.shown}` : ''}`}
    >
      {inbox.since !== undefined && (
        <p className="aside" role="status">
          <Icon name="device" />
          <span>{t('fromPhone', { when: moment(inbox.since) })}</span>
        </p>
      )}
      <DoorsEntry />
      {!orders && inbox.error !== undefined && <ErrorState error={inbox.error} retry={inbox.refetch} />}
      {orders || day ? (
        <Whole orders={orders ?? []} day={day} account={me?.me?.account} />
      ) : (
        !inbox.error && <Skeleton lines={6} />
      )}
    </Page>
  )
}

interface WholeProps {
  orders: OrderListItem[]
  day: FieldDay | undefined
  account: string | undefined
}

function Whole({ orders, day, account }: WholeProps) {
  const t = useWords(words)
  const { now } = useFormat()
  const [group, setGroup] = useState<Group>()
  const [mine, setMine] = useState(false)
  const [all, setAll] = useState(false)
  const entries = useMemo(
    () =>
      entriesOf(day?.people ?? [], mine ? orders.filter((o) => o.assigned.some((a) => a.id === account)) : orders, now),
    [orders, day, mine, account, now],
  )
  const { counts, hidden, stops, none } = useMemo(() => laidOut(entries, group, all), [entries, group, all])
  if (entries.length === 0 && !mine) return <EmptyState icon="done" title={t('empty')} hint={t('emptyDo')} />
  return (
    <>
      <ul className="sum" aria-label={t('filters')}>
        {(['overdue', 'dueToday', 'soon'] as const).map((g) => (
          <li key={g}>
            <button
              type="button"
              className="press"
              aria-pressed={group === g}
              onClick={() => setGroup(group === g ? undefined : g)}
            >
              <b>{counts[g]}</b>
              <State tone={tones[g]}>{t(g)}</State>
            </button>
          </li>
        ))}
      </ul>
      {orders.some((o) => o.assigned.length > 0) && (
        <button type="button" className="pill" aria-pressed={mine} onClick={() => setMine(!mine)}>
          {mine && <Icon name="ok" />}
          {t('onlyMine')}
        </button>
      )}
      {none && <EmptyState title={t('emptyFilter')} />}
      <Stops stops={stops} day={day} />
      {!group && !all && hidden > 0 && (
        <button type="button" className="pill" onClick={() => setAll(true)}>
          {t('laterN', { n: hidden })}
        </button>
      )}
      {day && day.people.length > 0 && (
        <BtnLink to="/paper" icon="list">
          {t('paper')}
        </BtnLink>
      )}
    </>
  )
}

/** Doors that fit a screen, and some more. */
const atFirst = 12

function Stops({ stops, day }: { stops: DayStop[]; day: FieldDay | undefined }) {
  const t = useWords(words)
  const f = useFormat()
  const pending = usePending()
  const waiting = useVisitsWaiting()
  // What is on the screen is drawn first; the rest follows while it is read.
  const [whole, setWhole] = useState(false)
  useEffect(() => soon(() => startTransition(() => setWhole(true))), [])
  return (
    <>
      {(whole ? stops : stops.slice(0, atFirst)).map((stop, i) => {
        const together = stop.people.length + stop.orders.length > 1 && stop.people.length > 0
        return (
          <section key={stop.door} className="stop" aria-labelledby={`stop-${i}`}>
            <h2 id={`stop-${i}`}>
              <span className="no" aria-hidden="true">
                {i + 1}
              </span>
              <span>
                {stop.name}
                {(stop.above || together) && (
                  <small>{[stop.above, together && t('together')].filter(Boolean).join(' · ')}</small>
                )}
              </span>
            </h2>
            <ul className={together ? 'flat list together' : 'flat list'}>
              {stop.people.map((person) => (
                <li key={person.id}>
                  <PersonTask person={person} day={day!} f={f} waits={waiting.has(person.id)} />
                </li>
              ))}
              {stop.orders.map((order) => (
                <li key={order.order}>
                  <OrderTask order={order} f={f} pending={pending.get(order.request.id)} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}
