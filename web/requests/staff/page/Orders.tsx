import type { OrderStatus } from '../../../../domain/requests/vocabulary.ts'
import { useFormat } from '../../../kit/now.ts'
import { StatePie } from '../../../kit/staff/StatePie.tsx'
import { useWords } from '../../../kit/words.ts'
import { orderRoleWords, orderStatusWords } from '../../words.ts'
import type { OrderView, RequestView } from '../queries.ts'
import { words } from '../words.ts'
import { Timed } from './Clocks.tsx'

export const orderQuarters: Record<OrderStatus, 0 | 1 | 2 | 3 | 4> = {
  offered: 0,
  sent: 1,
  signed: 2,
  assigned: 2,
  deferred: 2,
  drafted: 3,
  done: 4,
  returned: 0,
  reassigned: 0,
  declined: 0,
  cancelled: 0,
}

const past: readonly OrderStatus[] = ['returned', 'reassigned', 'declined', 'cancelled']

/** Every order of the request, each with its own clock. */
export function Orders({ view }: { view: RequestView }) {
  const t = useWords(words)
  return (
    <section>
      <h2>
        {t('orders')} <small>{t('ordersNote')}</small>
      </h2>
      {view.orderList.length === 0 ? (
        <p className="none">{t('ordersNone')}</p>
      ) : (
        <ul className="orders">
          {[...view.orderList].reverse().map((o) => (
            <One key={o.id} order={o} />
          ))}
        </ul>
      )}
    </section>
  )
}

function One({ order }: { order: OrderView }) {
  const t = useWords(words)
  const role = useWords(orderRoleWords)
  const status = useWords(orderStatusWords)
  const f = useFormat()
  const gone = past.includes(order.status)
  const sent = f.moment(order.sentAt)
  const notes = [
    order.signedAt ? t('orderSigned', { sent, signed: f.time(order.signedAt) }) : t('orderTimes', { sent }),
    order.assigned.length > 0 && t('assignedTo', { who: order.assigned.map((a) => a.name).join(' ') }),
    order.offeredTo.length > 0 && !order.unit && t('offeredTo', { who: order.offeredTo.map((u) => u.name).join(' ') }),
    order.outside && order.regulator && t('regulatorIs', { unit: order.regulator.name }),
    order.rework > 0 && t('rework', { n: order.rework }),
    order.asked === 'deferral' && t('asksDeferral'),
    order.asked === 'extension' && t('asksExtension'),
  ].filter(Boolean)
  return (
    <li className={gone ? 'past' : order.role === 'lead' ? 'cur' : ''}>
      <span className="role">{order.purpose === 'rectification' ? t('rectifying') : role(order.role)}</span>
      <div>
        <b>{order.unit?.name ?? t('leadNone')}</b>
        {order.task && <p>{order.task}</p>}
        <small>{notes.join(' · ')}</small>
      </div>
      <span className="order-clock">{order.clock && !gone && <Timed clock={order.clock} />}</span>
      <StatePie quarters={orderQuarters[order.status]}>{status(order.status)}</StatePie>
    </li>
  )
}
