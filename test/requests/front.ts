/** The closed loop through the front door: a county, the people of the story, and one call for each step. */
import type { Route } from '../../domain/kernel/api.ts'
import { requestsApi as api } from '../../domain/requests/api.ts'
import { actRoutes, trackRoutes } from '../../domain/requests/act-routes.ts'
import type { ResidentAct, StaffAct } from '../../domain/requests/acts.ts'
import type { Acted, PublicTrack, RequestView } from '../../domain/requests/schema.ts'
import type { Client, Reply } from '../client.ts'
import { startCounty, type CountyOptions, type TestCounty } from '../county.ts'
import type { Given } from '../sessions.ts'

export const county = '231025/'
export const grid = '231025/100/zhanqian/001/001/'
export const otherGrid = '231025/100/zhanqian/001/002/'
export const farGrid = '231025/107/201/001/'
/** 城管局: leads what street lamps are about. */
export const unit = 'chengguanju'
export const committee = 'community-committee-100-zhanqian-001'
export const village = 'village-committee-107-201'
export const phone = '00012345678'
export const key = 'k'.repeat(30)

/** Who sits where in the stories; `as` makes more. */
const seats = {
  desk: [{ role: 'desk', place: county }],
  dispatcher: [{ role: 'dispatcher', place: county }],
  dispatcher2: [{ role: 'dispatcher', place: county }],
  duty: [{ role: 'duty-officer', place: county }],
  handler: [{ role: 'unit-handler', unit }],
  lead: [{ role: 'unit-lead', unit }],
  reviewer: [{ role: 'reviewer', place: county }],
  reviewer2: [{ role: 'reviewer', place: county }],
  supervisor: [{ role: 'supervisor', place: county }],
  worker: [
    { role: 'grid-worker', place: grid },
    { role: 'unit-handler', unit: committee },
  ],
  auditor: [{ role: 'auditor', place: county }],
} satisfies Record<string, Given[]>
export type Seat = keyof typeof seats

export interface Filed {
  request: string
  refNo: string
  /** Number and key of the device that filed it. */
  proof: { number: string; key: string }
}
export type Sent = Filed & { order: string }
export type Body = Record<string, unknown>

export interface Loop extends Record<Seat, Client> {
  at: TestCounty
  id: () => string
  /** Raised by somebody without an account. */
  reported: (more?: Body) => Promise<Filed>
  /** Acts as staff; the reply as it came. */
  act: (client: Client, kind: StaffAct, request: string, body?: Body) => Promise<Reply<Acted>>
  /** The same, and it must be done. */
  must: (client: Client, kind: StaffAct, request: string, body?: Body) => Promise<Acted>
  /** The same, and it must be refused: answers `code` or `code path:fault`. */
  refused: (client: Client, kind: StaffAct, request: string, body?: Body) => Promise<string>
  /** As the resident by the key of his device. */
  tracked: (kind: ResidentAct, filed: Filed, body?: Body, client?: Client) => Promise<Reply<PublicTrack>>
  /** The resident rates, on his own device. */
  rate: (filed: Filed, level: number, again?: 'again') => Promise<Reply<PublicTrack>>
  accepted: (more?: Body, report?: Body) => Promise<Filed>
  /** Accepted and sent to a unit. */
  sent: (to?: Body, more?: Body, report?: Body) => Promise<Sent>
  signed: (to?: Body, more?: Body, report?: Body) => Promise<Sent>
  resolved: (more?: Body, report?: Body) => Promise<Sent>
  /** Rated 不满意. */
  badlyRated: (level?: 1 | 2) => Promise<Sent>
  resolve: (client: Client, sent: Sent, more?: Body) => Promise<Acted>
  /** The order as a dispatch names it: 城管局 leads, where nothing else is said. */
  order: (more?: Body) => Body & { order: string }
  view: (client: Client, request: string) => Promise<RequestView>
  track: (filed: Filed) => Promise<PublicTrack>
  /** The stored row, past all security. */
  row: (request: string) => Promise<Record<string, never>>
  /** Sets the clock of the house, e.g. `2026-03-10 16:00`; Shanghai time. */
  now: (text: string) => void
  later: (time: { days?: number; hours?: number; minutes?: number }) => void
  close: () => Promise<void>
}

/** Who sits in a unit, where other rooms ask the accounts room. */
async function enterGrants(at: TestCounty): Promise<void> {
  for (const [name, given] of Object.entries(seats) as [string, Given[]][]) {
    for (const g of given.filter((x) => x.unit)) {
      await at.sql(
        `insert into c231025.account_grants (id, account, role, place, unit, from_day, body_hash, given_at)
         select $1, id, $2, $3, $4, '2026-01-01', '', $5 from c231025.accounts where name = $6`,
        [at.app.house.newId(), g.role, county, g.unit, at.app.now(), name],
      )
    }
  }
}

export const accepting = { intent: 'complaint', line: 'governance', item: 'street-lamp', urgency: 'ordinary' }
export const start = '2026-03-10T10:00:00+08:00'

export const said = (reply: Reply<unknown>): string => {
  const { code, faults } = reply.problem
  return [code, ...(faults ?? []).map((f) => `${f.path}:${f.code}`)].join(' ')
}

export async function startLoop(options: CountyOptions = {}): Promise<Loop> {
  const at = await startCounty({ people: Object.keys(seats), ...options })
  const id = () => at.app.house.newId()
  await enterGrants(at)
  const cast = Object.fromEntries(
    Object.entries(seats).map(([name, given]) => [
      name,
      at.as(name, given, name === 'desk' ? { contractor: true } : {}),
    ]),
  )
  const people = cast as Record<Seat, Client>
  const { dispatcher, handler } = people

  const act: Loop['act'] = (client, kind, request, body = {}) =>
    client.call(actRoutes[kind] as Route as typeof api.accept, {
      params: { request },
      body: { id: id(), ...body } as never,
    })
  const must: Loop['must'] = async (client, kind, request, body) => {
    const reply = await act(client, kind, request, body)
    if (reply.status !== 200) throw new Error(`${kind}: ${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  const reported: Loop['reported'] = async (more = {}) => {
    const request = id()
    const report = {
      id: id(),
      channel: 'web',
      what: '路灯不亮，晚上看不见台阶',
      where: { place: grid },
      contact: { phone },
      ...more,
    } as never
    const answer = await at.guest().ok(api.report, { body: { request, key, report } })
    return { request, refNo: answer.refNo, proof: { number: answer.refNo, key } }
  }
  const tracked: Loop['tracked'] = (kind, filed, body = {}, client = at.guest()) =>
    client.call(trackRoutes[`track/${kind}`] as Route as (typeof trackRoutes)['track/confirm'], {
      body: { proof: filed.proof, act: { id: id(), ...body } },
    })
  const order: Loop['order'] = (more = {}) => ({
    order: id(),
    unit,
    role: 'lead',
    party: 'authority',
    outside: false,
    ...more,
  })
  const accepted: Loop['accepted'] = async (more = {}, report = {}) => {
    const filed = await reported(report)
    await must(dispatcher, 'accept', filed.request, { ...accepting, ...more })
    return filed
  }
  const sent: Loop['sent'] = async (to = {}, more, report) => {
    const filed = await accepted(more, report)
    const lead = order(to)
    await must(dispatcher, 'dispatch', filed.request, { orders: [lead] })
    return { ...filed, order: lead.order }
  }
  const signed: Loop['signed'] = async (to, more, report) => {
    const it = await sent(to, more, report)
    await must(handler, 'sign', it.request, { order: it.order })
    return it
  }
  const resolve: Loop['resolve'] = (client, it, more) =>
    must(client, 'resolve', it.request, {
      order: it.order,
      outcome: 'solved',
      done: '换了灯泡',
      said: '路灯已修好，请您放心',
      told: 'sms',
      ...more,
    })
  const resolved: Loop['resolved'] = async (more, report) => {
    const it = await signed({}, more, report)
    await resolve(handler, it)
    return it
  }
  const rate: Loop['rate'] = (filed, level, again) =>
    tracked(again ? 'rate-again' : 'rate', filed, { level, reasons: [], channel: 'own-device', handlerPresent: false })

  return {
    ...people,
    at,
    id,
    act,
    must,
    reported,
    tracked,
    order,
    accepted,
    sent,
    signed,
    resolve,
    resolved,
    rate,
    refused: async (...given) => {
      const reply = await act(...given)
      if (reply.status < 400) throw new Error(`${given[1]} was done`)
      return said(reply)
    },
    badlyRated: async (level = 1) => {
      const it = await resolved()
      await rate(it, level)
      return it
    },
    view: (client, request) => client.ok(api.get, { params: { request } }),
    track: (filed) => at.guest().ok(api.track, { body: filed.proof }),
    row: async (request) =>
      (await at.sql('select * from c231025.requests where id = $1', [request]))[0] as Record<string, never>,
    now: (text) => at.app.setNow(`${text.replace(' ', 'T')}:00+08:00`),
    later: ({ days = 0, hours = 0, minutes = 0 }) =>
      at.app.setNow(new Date(at.app.now().getTime() + ((days * 24 + hours) * 60 + minutes) * 60_000)),
    close: at.close,
  }
}
