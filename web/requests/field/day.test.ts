import { describe, expect, it } from 'vitest'
import type { OrderListItem } from '../../../domain/requests/schema.ts'
import { aboveOf, countsOf, groupOf, inOrder } from './day.ts'

const now = Date.parse('2026-11-24T10:00:00+08:00')
const order = (
  no: number,
  more: {
    dueAt?: string
    from?: string
    place?: string
    urgency?: OrderListItem['request']['urgency']
    priority?: boolean
  } = {},
): OrderListItem => ({
  order: `0190a000-0000-7000-8000-00000000000${no}`,
  role: 'lead',
  purpose: 'handling',
  orderStatus: 'signed',
  assigned: [],
  ...(more.dueAt && { dueAt: more.dueAt }),
  ...(more.from && { appointment: { from: more.from, to: more.from } }),
  where: { label: more.place ?? '三网格' },
  request: {
    id: `0190a000-0000-7000-8000-00000000001${no}`,
    refNo: '482175036',
    place: { path: more.place ?? '231025/100/001/003/', name: more.place ?? '三网格' },
    channel: 'web',
    status: 'handling',
    waiting: 'work',
    urgency: more.urgency ?? 'ordinary',
    priority: more.priority ?? false,
    orders: 1,
    followers: 0,
    urged: 0,
    supervised: false,
    receivedAt: '2026-11-23T10:00:00+08:00',
    seq: 3,
  },
})

describe('the inbox of a day', () => {
  it('groups by what falls due, to the end of the day in Shanghai', () => {
    expect(groupOf(order(1, { dueAt: '2026-11-24T09:59:00+08:00' }), now)).toBe('overdue')
    expect(groupOf(order(1, { dueAt: '2026-11-24T23:59:00+08:00' }), now)).toBe('dueToday')
    expect(groupOf(order(1, { dueAt: '2026-11-25T00:01:00+08:00' }), now)).toBe('soon')
    expect(groupOf(order(1, { dueAt: '2026-12-24T00:01:00+08:00' }), now)).toBe('later')
    expect(groupOf(order(1), now)).toBe('later')
  })

  it('brings an appointment of today forward', () => {
    expect(groupOf(order(1, { dueAt: '2026-12-24T00:00:00+08:00', from: '2026-11-24T14:00:00+08:00' }), now)).toBe(
      'dueToday',
    )
  })

  it('danger and care groups before the clock', () => {
    const all = [
      order(1, { dueAt: '2026-11-24T11:00:00+08:00' }),
      order(2, { urgency: 'danger' }),
      order(3, { dueAt: '2026-11-24T10:30:00+08:00' }),
      order(4, { dueAt: '2026-11-24T12:00:00+08:00', priority: true }),
    ]
    expect(all.toSorted(inOrder).map((o) => Number(o.order.slice(-1)))).toEqual([2, 4, 3, 1])
  })

  it('names what a place lies in; an older copy on the phone has nothing of it', () => {
    const full = { ...order(1), where: { label: '林口镇 · 第一居民委员会 · 三网格' } }
    const { where: _, ...older } = { ...order(2, { place: 'b/' }) }
    expect([aboveOf(full), aboveOf(older)]).toEqual(['林口镇 · 第一居民委员会', ''])
  })

  it('counts each order once', () => {
    expect(
      countsOf(
        [order(1), order(2, { dueAt: '2026-11-20T00:00:00+08:00' }), order(3, { dueAt: '2026-11-24T20:00:00+08:00' })],
        now,
      ),
    ).toEqual({ overdue: 1, dueToday: 1, soon: 0, later: 1 })
  })
})
