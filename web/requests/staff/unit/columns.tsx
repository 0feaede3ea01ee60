import { Clock } from '../../../kit/staff/Clock.tsx'
import type { Column } from '../../../kit/staff/columns.ts'
import { RefNo } from '../../../kit/staff/RefNo.tsx'
import { StatePie } from '../../../kit/staff/StatePie.tsx'
import { useFormat } from '../../../kit/now.ts'
import { useWords } from '../../../kit/words.ts'
import { orderRoleWords, orderStatusWords } from '../../words.ts'
import { orderQuarters } from '../page/Orders.tsx'
import type { OrderItem } from '../queries.ts'
import { Brief, Place } from '../state.tsx'
import { words } from '../words.ts'
import { unitWords } from '../words/unit.ts'

export function OrderClock({ order }: { order: OrderItem }) {
  if (order.orderStatus === 'deferred') return <Clock light="paused" due={order.dueAt ?? null} />
  return order.light && order.dueAt ? <Clock light={order.light} due={order.dueAt} /> : <span className="none">—</span>
}

export function OrderState({ order }: { order: OrderItem }) {
  const status = useWords(orderStatusWords)
  return <StatePie quarters={orderQuarters[order.orderStatus]}>{status(order.orderStatus)}</StatePie>
}

export function useOrderColumns(): Column<OrderItem>[] {
  const t = useWords(words)
  const own = useWords(unitWords)
  const role = useWords(orderRoleWords)
  const f = useFormat()
  return [
    {
      key: 'number',
      title: t('number'),
      width: 100,
      always: true,
      render: (r) => <RefNo no={r.request.refNo} to={`/requests/${r.request.id}`} />,
    },
    { key: 'matter', title: t('matter'), always: true, render: (r) => <Brief item={r.request} /> },
    {
      key: 'place',
      title: t('place'),
      width: 116,
      render: (r) => <Place name={r.request.place.name} />,
    },
    {
      key: 'role',
      title: own('role'),
      width: 70,
      render: (r) => (r.purpose === 'rectification' ? own('rectification') : role(r.role)),
    },
    {
      key: 'unit',
      title: t('lead'),
      width: 110,
      extra: true,
      render: (r) => <span className="clip">{r.unit?.name}</span>,
    },
    {
      key: 'assigned',
      title: own('assigned'),
      width: 96,
      render: (r) =>
        r.assigned.length > 0 ? (
          <span className="clip">{r.assigned.map((a) => a.name).join(' ')}</span>
        ) : (
          <span className="none">{own('assignedNone')}</span>
        ),
    },
    {
      key: 'appointment',
      title: own('appointment'),
      width: 110,
      extra: true,
      render: (r) => r.appointment && f.moment(r.appointment.from),
    },
    {
      key: 'clock',
      title: t('clock'),
      width: 142,
      always: true,
      sort: 'ascend',
      render: (r) => <OrderClock order={r} />,
    },
    { key: 'state', title: t('state'), width: 104, always: true, render: (r) => <OrderState order={r} /> },
  ]
}
