/**
 * Attack 4, [D7]: a random walk over the acts through HTTP, in turn and out of turn, by those who may and those who may not.
 * The table says what must happen: nothing it does not allow is ever done, and a refusal changes nothing.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { derive, type RequestState } from '../../domain/requests/state.ts'
import {
  actKinds,
  residentActs,
  rowOf,
  staffActs,
  type Act,
  type ActKind,
  type ResidentAct,
  type StaffAct,
} from '../../domain/requests/acts.ts'
import { allowedActs, outOfTurn, standing } from '../../domain/requests/allowed.ts'
import type { Context } from '../../domain/requests/guards.ts'
import { ORDER_TABLE, REQUEST_TABLE } from '../../domain/requests/table.ts'
import { isEnded, isLive } from '../../domain/requests/vocabulary.ts'
import { bodyOf } from '../../test/requests/bodies.ts'
import { county, farGrid, start, startLoop, type Filed, type Loop } from '../../test/requests/front.ts'
import type { Client } from '../../test/client.ts'
import { rulebook } from './kinds.ts'
import { actOf } from './stream.ts'
import type { ActRow } from './store.ts'

/** Codes of the story kit and what this county has in their place. */
const names: Record<string, string> = {
  'street-a': 'chengguanju',
  'water-works': 'shuiwuju',
  'grid-team': 'jiaotongju',
  'housing-bureau': 'zhujianju',
  'property-x': 'property-1',
  'squad-1': 'squad-hair-1',
  'squad-2': 'squad-hair-2',
  'city.lamp': 'street-lamp',
  'city.drain': 'sewer',
  'county-desk': 'shoulizhongxin',
  'town-desk': 'zhengshuju',
  'desk-a': 'town-government-107',
  'desk-b': 'town-government-107',
  '231025/101/': farGrid,
  '231026': '231027',
}
const units = ['chengguanju', 'shuiwuju', 'jiaotongju', 'zhujianju', 'property-1', 'squad-hair-1', 'squad-hair-2']

let t: Loop
/** Whoever may in the part of a kind: the hands of all units, the centre, and those who stand apart. */
let cast: Record<'hand' | 'centre' | 'reviewer' | 'supervisor' | 'desk' | 'field', Client>
let other: Filed

beforeAll(async () => {
  t = await startLoop()
  cast = {
    hand: t.at.as(
      'walk-hand',
      units.map((unit) => ({ role: 'unit-lead' as const, unit })),
    ),
    centre: t.at.as('walk-centre', [{ role: 'duty-officer', place: county }]),
    reviewer: t.at.as('walk-reviewer', [{ role: 'reviewer', place: county }]),
    supervisor: t.at.as('walk-supervisor', [{ role: 'supervisor', place: county }]),
    desk: t.at.as('walk-desk', [{ role: 'desk', place: county }]),
    field: t.at.as('walk-field', [{ role: 'grid-worker', place: county }]),
  }
  other = await t.accepted()
})
afterAll(() => t.close())

const kinds = actKinds.filter(
  (k) => k !== 'report' && k !== 'absorb' && k !== 'refer-out' && k !== 'escalate' && k !== 'invite-rating',
)

const changes = new Set(['correct', 'take-back'])

const real = (value: unknown): unknown => {
  if (typeof value === 'string') return names[value] ?? value
  if (Array.isArray(value)) return value.map(real)
  if (value === null || typeof value !== 'object') return value
  const whole = Object.fromEntries(Object.entries(value).map(([k, v]) => [k, real(v)])) as Record<string, unknown>
  // The register says what kind of party each is.
  const company = whole['unit'] === 'property-1'
  return 'party' in whole && 'unit' in whole ? { ...whole, party: company ? 'company' : 'authority' } : whole
}

async function standsNow(
  request: string,
): Promise<{ state: RequestState; acts: Act[]; context: Context; seq: number }> {
  const row = (await t.row(request)) as unknown as { state: RequestState; item: string | null; seq: number }
  const acts = (
    await t.at.sql<ActRow & Record<string, unknown>>(
      'select * from c231025.request_acts where request = $1 order by seq',
      [request],
    )
  ).map(actOf)
  const book = await rulebook(t.at.app.house, t.at.app.county)
  return { state: row.state, acts, seq: row.seq, context: book.context(row.item ?? undefined, t.at.app.now(), acts) }
}

/** By whom a kind is tried: mostly by one who may, now and then by another. */
function whoFor(kind: ActKind, pick: number): Client | 'resident' {
  const by = rowOf(kind).by as readonly string[]
  if (by.includes('reporter') && pick % 2 === 0) return 'resident'
  if (kind === 'verify') return cast.field
  if (by.includes('unit') || by.includes('unit-lead')) return pick % 5 === 4 ? cast.centre : cast.hand
  if (by.includes('reviewer')) return cast.reviewer
  if (by.includes('supervisor')) return cast.supervisor
  if (by.includes('centre')) return cast.centre
  return by.includes('reporter') ? 'resident' : cast.desk
}

interface Step {
  inTurn: boolean
  pick: number
  wait: number
}

async function take(filed: Filed, step: Step): Promise<void> {
  const { state, context, seq, acts } = await standsNow(filed.request)
  const { pick } = step
  const open = allowedActs(state, context).filter((a) => (kinds as ActKind[]).includes(a.kind))
  const chosen =
    step.inTurn && open.length > 0
      ? open[pick % open.length]!
      : { kind: kinds[pick % kinds.length]!, order: state.orders[pick % Math.max(1, state.orders.length)]?.id }
  const kind: ActKind = chosen.kind
  const onOrder = rowOf(kind).on === 'order'
  const order = onOrder ? chosen.order : undefined
  const stands = onOrder && !order ? { ok: false as const } : standing(state, kind, order, context)
  const body = madeBody(kind, state, context, order, pick)
  const who = whoFor(kind, pick)
  const mine =
    who === 'resident'
      ? (residentActs as readonly string[]).includes(kind)
      : (staffActs as readonly string[]).includes(kind)
  if (!mine) return
  const reply =
    who === 'resident'
      ? await t.tracked(kind as ResidentAct, filed, body)
      : await t.act(who, kind as StaffAct, filed.request, body)
  const after = await standsNow(filed.request)
  const told = `${kind} in ${state.status} → ${reply.status} ${JSON.stringify(reply.problem).slice(0, 200)}`

  if (reply.status === 200) {
    expect([told, stands.ok]).toEqual([told, true])
    expect([told, after.seq]).toEqual([told, seq + 1])
    const table = onOrder ? ORDER_TABLE[state.orders.find((o) => o.id === order)!.status] : REQUEST_TABLE[state.status]
    expect([told, (table as readonly unknown[]).includes(kind)]).toEqual([told, true])
  } else {
    expect([told, ([401, 403, 404, 409, 422] as readonly unknown[]).includes(reply.status)]).toEqual([told, true])
    if (stands.ok)
      expect([told, ([401, 403, 404, 409, 422] as readonly unknown[]).includes(reply.status)]).toEqual([told, true])
    else if (reply.status !== 422)
      expect([told, ([403, 404, 409] as readonly unknown[]).includes(reply.status)]).toEqual([told, true])
    // What may be corrected is known only with the whole stream, which a refusal does not read.
    const { acts: _, ...without } = context
    if (reply.problem.code === 'out-of-turn')
      expect([told, new Set(reply.problem.allowed?.filter((k) => !changes.has(k)))]).toEqual([
        told,
        new Set(allowedActs(state, without).map((a) => a.kind)),
      ])
    expect([told, after.acts.length]).toEqual([told, acts.length])
    expect([told, after.state]).toEqual([told, state])
  }
  invariants(after, told)
}

/** A lawful body where one can be made for this state, else one that is at least of the right shape. */
function madeBody(
  kind: ActKind,
  state: RequestState,
  context: Context,
  order: string | undefined,
  pick: number,
): Record<string, unknown> {
  let n = pick
  const author = { mint: t.id, pick: (most: number) => (n = (n * 7 + 3) % 1009) % most }
  try {
    const made = real(bodyOf(kind, state, context, author, order ?? t.id())) as Record<string, unknown>
    return { ...made, ...(kind === 'merge' && { into: other.request }) }
  } catch {
    return { id: t.id(), ...(order && { order }), reason: '写下来的话', said: '写下来的话' }
  }
}

function invariants({ state, acts, context }: Awaited<ReturnType<typeof standsNow>>, told: string): void {
  // The projection is the stream, read again from the start.
  expect([told, { ...derive(acts), seq: 0 }]).toEqual([told, { ...state, seq: 0 }])
  expect([told, outOfTurn(acts, context)]).toEqual([told, new Set()])
  const leads = state.orders.filter((o) => o.role === 'lead' && o.purpose === 'handling' && isLive(o.status))
  expect([told, leads.length <= 1]).toEqual([told, true])
  if (isEnded(state.status)) expect([told, state.orders.filter((o) => isLive(o.status))]).toEqual([told, []])
  if (state.status === 'closed')
    expect([told, state.stages]).toEqual([
      told,
      expect.arrayContaining(['found', 'handed-on', 'handled', 'fed-back', 'evaluated']),
    ])
}

describe('attack 4: acts out of their order', () => {
  it('[D7][S1-47] whatever is tried, only what the table allows is done; nothing skips a stage', async () => {
    const steps = fc.array(fc.record({ inTurn: fc.boolean().map((b) => b), pick: fc.nat(997), wait: fc.nat(3) }), {
      minLength: 25,
      maxLength: 25,
    })
    const reached = new Set<string>()
    const done = new Set<string>()
    await fc.assert(
      fc.asyncProperty(steps, async (walk) => {
        t.at.app.setNow(start)
        const filed = await t.reported()
        for (const [i, step] of walk.entries()) {
          // The first steps mostly go forward, or the walk would end where it began.
          await take(filed, { ...step, inTurn: step.inTurn || i % 3 > 0 })
          t.later({ hours: step.wait * 3 })
          if (step.pick % 9 === 0) await t.at.timers()
          reached.add((await standsNow(filed.request)).state.status)
        }
        for (const a of (await standsNow(filed.request)).acts) done.add(a.kind)
      }),
      { numRuns: 6, endOnFailure: true },
    )
    expect(reached.size).toBeGreaterThanOrEqual(4)
    expect(done.size).toBeGreaterThanOrEqual(15)
  }, 120_000)

  it('[D7] straight to the end: close before handling, rating before closing, approving one’s own, twice the same', async () => {
    const r = await t.reported()
    const order = t.order()
    const early = ['dispatch', 'resolve', 'close', 'call-back', 'order-rectification', 'judge-appeal'] as const
    const bodies = {
      dispatch: { orders: [order] },
      resolve: { order: order.order, outcome: 'solved', done: '好', said: '好', told: 'sms' },
      close: { evaluation: 'rated' },
      'call-back': { reached: false },
      'order-rectification': { order, complexity: 'simple', reason: '改' },
      'judge-appeal': { upheld: true, reason: '是' },
    }
    for (const kind of early)
      expect([
        kind,
        (
          await t.act(
            kind === 'resolve' ? cast.centre : kind.includes('appeal') ? cast.reviewer : cast.centre,
            kind,
            r.request,
            bodies[kind],
          )
        ).status,
      ]).toEqual([kind, 409])
    for (const kind of ['rate', 'rate-again', 'confirm', 'object', 'reopen'] as const) {
      const body = kind.startsWith('rate')
        ? { level: 5, reasons: [], channel: 'own-device', handlerPresent: false }
        : kind === 'confirm'
          ? {}
          : { reason: '未办' }
      expect([kind, (await t.tracked(kind, r, body)).status]).toEqual([kind, 409])
    }
    expect((await t.row(r.request))['seq']).toBe(1)
  })
})
