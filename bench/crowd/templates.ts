/**
 * A few dozen requests that went the ordinary ways, made by the rules themselves: every one of a crowd's many rows is a
 * copy of one of these with its own place, unit and time. Words that are replaced stand between at-signs.
 */
import type { WorkCalendar } from '../../domain/kernel/calendar.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import type { Act, ActKind } from '../../domain/requests/acts.ts'
import { defaultPolicy } from '../../domain/requests/defaults.ts'
import { begin, step, type RequestState } from '../../domain/requests/state.ts'
import { isEnded, urgencies, type Urgency } from '../../domain/requests/vocabulary.ts'
import { orderRows, requestRow } from '../../server/requests/project.ts'
import type { OrderRow, RequestRow } from '../../server/requests/store.ts'

export const markers = { place: '@place@', unit: '@unit@', squad: '@squad@' } as const

/** When the report of every template came in: a Tuesday morning. */
export const templateStart = Date.parse('2026-03-10T09:00:00+08:00')
const calendar: WorkCalendar = {
  days: {},
  completeYears: [2025, 2026, 2027],
  hours: [
    [510, 720],
    [810, 1020],
  ],
}
const minute = 60_000

export interface Template {
  open: boolean
  row: RequestRow
  orders: OrderRow[]
  acts: Act[]
}

type Line = [kind: ActKind, body: Record<string, unknown>, minutesLater: number]

const id = (...parts: (string | number)[]) => stableId('crowd', ...parts)
const hand = { account: id('account', 1), party: 'centre' } as const
const [lead, offered] = [id('order', 1), id('order', 2)]

const accepted = (urgency: Urgency, priority: string[]): Line => [
  'accept',
  { intent: 'help', line: 'governance', item: 'city.lamp', category: 'city', urgency, priority },
  20,
]
const dispatched: Line = [
  'dispatch',
  { orders: [{ order: lead, unit: markers.unit, role: 'lead', party: 'committee', outside: false }] },
  25,
]
const onOffer: Line = ['offer', { order: offered, role: 'helper', party: 'volunteer', squads: [markers.squad] }, 5]
const signed: Line = ['sign', { order: lead }, 40]
const resolved: Line = [
  'resolve',
  { order: lead, outcome: 'solved', done: '换了灯泡', said: '修好了', told: 'sms' },
  1500,
]
const rated = (level: number): Line => [
  'rate',
  { level, reasons: [], channel: 'own-device', handlerPresent: false },
  600,
]
const closed = (evaluation: string): Line => ['close', { evaluation }, 1440]

function play(name: string, lines: Line[]): Template {
  let at = templateStart
  const line = (kind: ActKind, body: object, seq: number) =>
    ({
      id: id(name, seq),
      seq,
      kind,
      at,
      by: hand,
      body: { id: id(name, seq), ...body },
      policy: 'general@1',
    }) as unknown as Act
  const first = line(
    'report',
    { channel: 'phone', where: { place: markers.place }, open: true, confidential: false },
    1,
  ) as Act & { kind: 'report' }
  const acts: Act[] = [{ ...first, desk: '@desk@', refNo: '000000000' }]
  let state: RequestState = begin(acts[0] as never)
  for (const [kind, body, later] of lines) {
    at += later * minute
    const act = line(kind, body, acts.length + 1)
    acts.push(act)
    state = step(state, act)
  }
  const context = { policy: defaultPolicy, calendar, now: at }
  const fixed = {
    id: id(name),
    ref_no: '000000000',
    reporter: null,
    received_at: new Date(templateStart),
    summary: '三楼楼道的灯不亮了',
    units: [],
  }
  return {
    open: !isEnded(state.status),
    row: requestRow(fixed, state, context),
    orders: orderRows(fixed.id, state, context),
    acts,
  }
}

/** Points of the way at which open requests stand, with how many of them. */
const openWays = (u: Urgency, priority: string[]): [string, Line[]][] => {
  const taken = accepted(u, priority)
  return [
    ['reported', []],
    ['accepted', [taken]],
    ['sent', [taken, dispatched]],
    ['offered', [taken, dispatched, onOffer]],
    ['signed', [taken, dispatched, signed]],
    ['resolved', [taken, dispatched, signed, resolved]],
    ['rectifying', [taken, dispatched, signed, resolved, rated(1)]],
  ]
}

const closedWays = (u: Urgency, priority: string[]): [string, Line[]][] => {
  const answered = [accepted(u, priority), dispatched, signed, resolved]
  return [
    ...[1, 2].map((n): [string, Line[]] => [`rated ${n}`, [...answered, rated(5), closed('rated')]]),
    ...[1, 2, 3].map((n): [string, Line[]] => [
      `confirmed ${n}`,
      [...answered, ['confirm', {}, 300], closed('confirmed')],
    ]),
    ...[1, 2, 3, 4, 5].map((n): [string, Line[]] => [`unrated ${n}`, [...answered, closed('unrated')]]),
    ['rejected', [['reject', { ground: 'already-answered', reason: '上周答复过' }, 60]]],
    ['guided', [['guide', { way: 'suit', reason: '属于法院' }, 60]]],
    ['withdrawn', [['withdraw', {}, 200]]],
  ]
}

/** Danger is rare: the ordinary stands several times. */
const shares: [Urgency, string[]][] = [
  ...urgencies.map((u): [Urgency, string[]] => [u, []]),
  ['ordinary', ['elder-alone']],
  ...Array.from({ length: 5 }, (_, i): [Urgency, string[]] => ['ordinary', i === 0 ? ['disabled'] : []]),
]

export function templates(): Template[] {
  return shares.flatMap(([u, priority], n) =>
    [...openWays(u, priority), ...closedWays(u, priority)].map(([name, lines]) => play(`${n} ${name}`, lines)),
  )
}
