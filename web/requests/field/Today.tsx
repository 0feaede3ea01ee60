import { useEffect, useMemo, useState } from 'react'
import type { OrderListItem } from '../../../domain/requests/schema.ts'
import { useMe } from '../../accounts/queries.ts'
import { useFormat } from '../../kit/now.ts'
import { Link, useNavigate } from '../../kit/router.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { State, type Tone } from '../../kit/ui/State.tsx'
import { useWords } from '../../kit/words.ts'
import { actWords } from '../words.ts'
import { countsOf, groupOf, stopsOf, type Group, type Stop } from './day.ts'
import { useKeptInbox } from './kept.ts'
import { usePending, type Pending } from './pending.ts'
import { words } from './words.ts'

/** One inbox: overdue, today, soon; place by place. */
export function Today() {
  const t = useWords(words)
  const { now, date, weekday, moment } = useFormat()
  const { data, error, since, refetch } = useKeptInbox()
  const me = useMe().data
  const navigate = useNavigate()
  const signedOut = me !== undefined && me.me?.kind !== 'staff'
  useEffect(() => {
    if (signedOut) navigate('/sign-in', { replace: true })
  }, [signedOut, navigate])
  return (
    <Page
      title={data ? t('todayN', { n: data.length }) : t('today')}
      name={t('today')}
      above={`${date(now)} ${weekday(now)}${me?.me ? ` · ${me.me.shown}` : ''}`}
    >
      {since !== undefined && (
        <p className="aside" role="status">
          <Icon name="device" />
          <span>{t('fromPhone', { when: moment(since) })}</span>
        </p>
      )}
      {data ? (
        <Inbox orders={data} now={now} account={me?.me?.account} />
      ) : error ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Page>
  )
}

const tones: Record<Group, Tone> = { overdue: 'late', dueToday: 'soon', soon: 'plain', later: 'plain' }

function Inbox({ orders, now, account }: { orders: OrderListItem[]; now: number; account: string | undefined }) {
  const t = useWords(words)
  const [group, setGroup] = useState<Group>()
  const [mine, setMine] = useState(false)
  const own = useMemo(
    () => (mine ? orders.filter((o) => o.assigned.some((a) => a.id === account)) : orders),
    [orders, mine, account],
  )
  const counts = countsOf(own, now)
  const shown = group ? own.filter((o) => groupOf(o, now) === group) : own
  if (orders.length === 0) return <EmptyState icon="done" title={t('empty')} hint={t('emptyDo')} />
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
      {shown.length === 0 && <EmptyState title={t('emptyFilter')} />}
      <Stops stops={stopsOf(shown)} now={now} />
    </>
  )
}

function Stops({ stops, now }: { stops: Stop[]; now: number }) {
  const pending = usePending()
  return (
    <>
      {stops.map((stop, i) => (
        <section key={stop.place} className="stop" aria-labelledby={`stop-${i}`}>
          <h2 id={`stop-${i}`}>
            <span className="no" aria-hidden="true">
              {i + 1}
            </span>
            <span>
              {stop.name}
              {stop.above && <small>{stop.above}</small>}
            </span>
          </h2>
          <ul className="flat list">
            {stop.orders.map((order) => (
              <li key={order.order}>
                <Task order={order} now={now} pending={pending.get(order.request.id)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function Task({ order, now, pending }: { order: OrderListItem; now: number; pending: Pending[] | undefined }) {
  const t = useWords(words)
  const act = useWords(actWords)
  const { due, moment } = useFormat()
  const { request, appointment, dueAt } = order
  const group = groupOf(order, now)
  return (
    <Link className="task" to={`/requests/${request.id}`}>
      <span className="n">
        <b>{request.brief ?? request.item?.name ?? request.refNo}</b>
      </span>
      <span className="w">
        {thereOf(order) && <span className="there">{thereOf(order)}</span>}
        {request.item?.name}
        <Marks order={order} />
        {pending && ` · ${t('waitsForNet', { acts: pending.map((p) => act(p.kind as never)).join(' ') })}`}
      </span>
      {appointment ? (
        <State tone={group === 'overdue' ? 'late' : 'ask'} icon="today">
          {t('appointed', { when: moment(appointment.from) })}
        </State>
      ) : (
        <State tone={tones[group]}>{dueAt ? due(dueAt) : t('noDue')}</State>
      )}
    </Link>
  )
}

/** The address of the register and what was said beside; the place itself stands above. An older copy on the phone has none. */
const thereOf = ({ where }: Partial<OrderListItem>) => [where?.address, where?.described].filter(Boolean).join(' ')

/** Urgency is a mark on the row. */
function Marks({ order: { request, role, purpose } }: { order: OrderListItem }) {
  const t = useWords(words)
  const pressing = [request.urgency === 'danger' && t('danger'), request.supervised && t('supervised')].filter(Boolean)
  const also = [
    request.urged > 0 && t('urged', { n: request.urged }),
    role === 'helper' && t('helps'),
    purpose === 'rectification' && t('rectify'),
  ].filter(Boolean)
  return (
    <>
      {pressing.length > 0 && <strong className="marks"> {pressing.join(' · ')}</strong>}
      {also.length > 0 && ` · ${also.join(' · ')}`}
    </>
  )
}
