import { memo } from 'react'
import type { OrderListItem } from '../../../domain/requests/schema.ts'
import type { Format } from '../../kit/now.ts'
import { Link } from '../../kit/router.tsx'
import { State, type Tone } from '../../kit/ui/State.tsx'
import { useWords } from '../../kit/words.ts'
import { actWords } from '../words.ts'
import { groupOf, type Group } from './day.ts'
import type { Pending } from './pending.ts'
import { words } from './words.ts'

const tones: Record<Group, Tone> = { overdue: 'late', dueToday: 'soon', soon: 'plain', later: 'plain' }

export interface OrderTaskProps {
  order: OrderListItem
  f: Format
  pending: Pending[] | undefined
}

/** Of a row of the day: what, where, until when; leads to the order. */
export const OrderTask = memo(function OrderTask({ order, f, pending }: OrderTaskProps) {
  const t = useWords(words)
  const act = useWords(actWords)
  const { now, due, moment } = f
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
})

/** The address of the register and what was said beside; the place itself stands above. An older copy on the phone has none. */
export const thereOf = ({ where }: Partial<OrderListItem>) =>
  [where?.address, where?.described].filter(Boolean).join(' ')

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
