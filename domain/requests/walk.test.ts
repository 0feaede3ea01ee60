/** Random walks over the acts: whatever people do, in whatever order, the table holds. */
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testCalendar as calendar } from '../../test/requests/calendar.ts'
import { bodyOf } from '../../test/requests/bodies.ts'
import { fitting, minter, people } from '../../test/requests/story.ts'
import { Refusal } from '../kernel/errors.ts'
import { day, hour, minute } from '../kernel/instant.ts'
import { ACTS, actKinds, rowOf, type Act, type ActKind } from './acts.ts'
import { allowedActs, orderIn, outOfTurn, standing } from './allowed.ts'
import { clocksOf, lightAt, nextDue } from './clocks.ts'
import { defaultPolicy } from './defaults.ts'
import { changeable, type Context } from './guards.ts'
import { splitBody } from './keep.ts'
import { factsOf } from './measures.ts'
import { KindPolicy } from './policy.ts'
import { mayAct } from './rules.ts'
import { changesNothing, derive, step, type RequestState } from './state.ts'
import { orderActsIn, ORDER_TABLE, REQUEST_TABLE } from './table.ts'
import { timersOf } from './timers.ts'
import { isEarlyEnding, isLive, stages } from './vocabulary.ts'
import { waitingFor } from './waiting.ts'

const start = Date.parse('2026-03-02T09:00:00+08:00')
const policies = [
  defaultPolicy,
  KindPolicy.parse({ ...defaultPolicy, approval: true, verifyFirst: true }),
  KindPolicy.parse({
    ...defaultPolicy,
    off: ['offer', 'merge', 'defer'],
    returns: { most: 1, within: { amount: 1, unit: 'working-days' } },
  }),
]

interface Walk {
  acts: Act[]
  states: RequestState[]
  context: Context
}

/** Mostly the ordinary way, so that walks get far; now and then anything at all. */
const ordinary: ActKind[] = [
  'accept',
  'dispatch',
  'sign',
  'resolve',
  'rate',
  'contact',
  'order-rectification',
  'rectify',
  'call-back',
  'close',
  'claim',
  'draft',
  'approve',
  'defer',
  'approve-deferral',
  'refuse-deferral',
  'resume',
  'extend',
  'grant-extension',
  'refuse-extension',
  'return',
  'refuse-return',
]

function walk(choices: number[], policy: KindPolicy): Walk {
  const mint = minter()
  let now = start
  const acts: Act[] = []
  const report = ACTS.report.body.parse({ id: mint(), channel: 'web', what: '灯', where: { place: '231025/100/001/' } })
  acts.push({
    id: report.id,
    seq: 1,
    kind: 'report',
    at: now,
    by: { account: people.reporter, party: 'reporter' },
    body: report,
  })
  let state = derive(acts)
  const states = [state]
  for (const choice of choices) {
    now += [minute, hour, day, 9 * day][choice % 4]!
    const c: Context = { policy, calendar, now, acts }
    const allowed = allowedActs(state, c)
    const usual = allowed.filter((a) => ordinary.includes(a.kind))
    const list = choice % 5 > 1 && usual.length > 0 ? usual : allowed
    const { kind, order } = list[(choice >>> 4) % list.length]!
    const body = ACTS[kind].body.parse(
      bodyOf(kind, state, c, { mint, pick: (n) => (choice >>> 8) % n }, order),
    ) as never
    const who = fitting(kind, state, c, order)
    try {
      const verdict = mayAct(who, state, kind, body, c)
      const by = { account: who.account, party: verdict.party, ...(who.device && { device: who.device }) }
      acts.push({ id: (body as { id: string }).id, seq: acts.length + 1, kind, at: now, by, body: verdict.body } as Act)
    } catch (e) {
      // In turn by the table; what may still stand in the way is the body or a change that others built on.
      if (!(e instanceof Refusal) || !['validation', 'conflict'].includes(e.code))
        throw new Error(`${kind} in ${state.status}: ${String(e)}`, { cause: e })
      continue
    }
    state = derive(acts)
    states.push(state)
  }
  return { acts, states, context: { policy, calendar, now, acts } }
}

const choices = fc.array(fc.nat(0x7fffffff), { minLength: 1, maxLength: 70, size: 'max' })
const walks = (check: (w: Walk) => void, numRuns = 150) =>
  fc.assert(
    fc.property(choices, fc.constantFrom(...policies), (list, policy) => {
      check(walk(list, policy))
    }),
    { numRuns },
  )

describe('random walks', () => {
  it('[S1-47][D7] never reach a state the table does not allow, and the walk gets everywhere', () => {
    const seen = new Set<string>()
    const kinds = new Set<ActKind>()
    walks(({ acts, states }) => {
      acts.forEach((a) => kinds.add(a.kind))
      for (const s of states) {
        seen.add(s.status)
        expect(Object.hasOwn(REQUEST_TABLE, s.status)).toBe(true)
        for (const o of s.orders) expect(Object.hasOwn(ORDER_TABLE, o.status)).toBe(true)
      }
    }, 400)
    expect(seen.size).toBe(Object.keys(REQUEST_TABLE).length)
    // Of the rarest a few may be missing with another seed.
    expect(actKinds.filter((k) => !kinds.has(k)).length).toBeLessThan(4)
  })
  it('[S1-47] hold what must always hold', () => {
    walks(({ states }) => {
      for (const s of states) {
        const leads = s.orders.filter(
          (o) => o.role === 'lead' && o.purpose === 'handling' && (isLive(o.status) || o.status === 'done'),
        )
        expect(leads.length).toBeLessThanOrEqual(1)
        if (s.status === 'handling') expect(leads.length).toBe(1)
        if (s.status === 'accepted') expect(leads.length).toBe(0)
        const live = s.orders.filter((o) => isLive(o.status))
        if (!(orderActsIn as readonly string[]).includes(s.status)) expect(live).toEqual([])
        expect(s.dispatchWaits.filter((w) => w.to === undefined).length).toBeLessThanOrEqual(1)
        expect(s.status === 'closed').toBe(
          s.closedAt !== undefined && s.evaluation !== undefined && !['rectifying'].includes(s.status),
        )
      }
    })
  })
  it('[S1-47] no case skips a stage: whatever is closed was found, handed on, handled, fed back and evaluated or recorded as unrated', () => {
    let closed = 0
    walks(({ states }) => {
      const s = states.at(-1)!
      if (s.status === 'resolved')
        expect(s.stages).toEqual(expect.arrayContaining(['found', 'handed-on', 'handled', 'fed-back']))
      if (s.status !== 'closed') return
      closed += 1
      expect([...s.stages].sort()).toEqual([...stages].sort())
      const heard =
        s.ratings.length > 0 ||
        s.confirmedAt !== undefined ||
        s.callBacks.some((x) => x.reached) ||
        s.verified !== undefined
      if (s.evaluation !== 'unrated') expect(heard).toBe(true)
    })
    expect(closed).toBeGreaterThan(5)
  })
  it('[D7] what is named as allowed is accepted, and nothing else is', () => {
    walks(({ states, context }) => {
      const s = states.at(-1)!
      const names = new Set(allowedActs(s, context).map((a) => `${a.kind} ${a.order ?? ''}`))
      for (const kind of actKinds) {
        const orders = rowOf(kind).on === 'order' ? s.orders.map((o) => o.id) : [undefined]
        for (const order of orders) {
          const ok = standing(s, kind, order, context).ok
          expect(ok).toBe(names.has(`${kind} ${order ?? ''}`))
          if (ok) continue
          const everybody = { account: people.lead, parties: [...rowOf(kind).by], units: [], leads: [] }
          const body = { id: people.lead, ...(order && { order }) } as never
          expect(() => mayAct(everybody, s, kind, body, context)).toThrow(/out-of-turn/)
        }
      }
    }, 60)
  })
  it('is derived step by step as well as at once, and from any numbers in the same order', () => {
    walks(({ acts }) => {
      const changes = acts.some((a) => a.kind === 'correct' || a.kind === 'take-back')
      const whole = derive(acts)
      if (!changes) {
        const stepped = acts.slice(1).reduce((s, a) => step(s, a), derive(acts.slice(0, 1)))
        expect(JSON.parse(JSON.stringify(stepped))).toEqual(JSON.parse(JSON.stringify(whole)))
      }
      const spread = derive(acts.map((a) => ({ ...a, seq: a.seq * 7 })))
      expect({ ...spread, seq: 0 }).toEqual({ ...whole, seq: 0 })
    })
  })
  it('an act that is only written down leaves whatever is counted; most others do not', () => {
    const kept = new Set<ActKind>()
    const others = new Set<ActKind>()
    walks(({ acts, states }) => {
      for (const [i, { kind }] of acts.entries()) {
        const [before, after] = [states[i - 1], states[i]!]
        if (!before || kind === 'correct' || kind === 'take-back') continue
        const same = isDeepStrictEqual({ ...after, seq: before.seq }, before)
        if (changesNothing(kind)) kept.add(kind)
        if (changesNothing(kind)) expect(same).toBe(true)
        else if (!same) others.add(kind)
      }
    })
    expect(kept.size).toBeGreaterThan(1)
    expect(others.size).toBeGreaterThan(20)
  })
  it('a stream whose texts were emptied comes to the same', () => {
    walks(({ acts }) => {
      const emptied = acts.map((a) => {
        const of = a.kind === 'correct' ? acts.find((x) => x.id === a.body.of)?.kind : undefined
        return { ...a, body: splitBody(a.kind, a.body, of).plain } as unknown as Act
      })
      expect(derive(emptied)).toEqual(derive(acts))
    })
  })
  it('what stood in the stream was in turn when it was done, corrections included', () => {
    walks(({ acts, context }) => expect([...outOfTurn(acts, context)]).toEqual([]), 60)
  })
  it('clocks, timers, tabs and measures have an answer for every state', () => {
    walks(({ states, context }) => {
      const { policy, now } = context
      for (const s of states) {
        const clocks = clocksOf(s, policy, calendar)
        for (const c of clocks) {
          expect(c.dueAt === null || c.dueAt >= c.startedAt).toBe(true)
          expect(c.amberAt === null || c.dueAt === null || c.amberAt <= c.dueAt).toBe(true)
          lightAt(c, now)
        }
        const ended = s.status === 'closed' || isEarlyEnding(s.status)
        if (ended && s.supervisions.length === 0) expect(nextDue(clocks)).toBeUndefined()
        expect(ended ? ['nobody', 'appeal'] : [waitingFor(s, context)]).toContain(waitingFor(s, context))
        timersOf(s, policy, calendar)
        const f = factsOf(s, policy, calendar, now)
        if (!f.rated) expect(f.satisfied).toBe(false)
        if (f.bad) expect(f.satisfied).toBe(false)
      }
    })
  })
  it('corrections stay within their hour and their author', () => {
    walks(({ states, context }) => {
      const late = { ...context, now: context.now + 61 * minute }
      expect(changeable(states.at(-1)!, late, 'correct')).toEqual([])
    }, 40)
  })
  it('every act on an order names an order', () => {
    for (const kind of actKinds)
      expect(rowOf(kind).on === 'order').toBe(
        Object.values(ORDER_TABLE).some((l) => (l as readonly string[]).includes(kind)),
      )
    expect(orderIn({ body: {} })).toBeUndefined()
  })
})
