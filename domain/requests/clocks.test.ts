import { describe, expect, it } from 'vitest'
import { at, testCalendar as cal } from '../../test/requests/calendar.ts'
import { story, upTo, type Story } from '../../test/requests/story.ts'
import { momentOf } from '../kernel/instant.ts'
import { ACTS } from './acts.ts'
import { atShare, clocksOf, clockView, lightAt, nextDue, type Clock } from './clocks.ts'
import { defaultPolicy } from './defaults.ts'

import { KindPolicy } from './policy.ts'
import type { ClockName } from './schema.ts'
import { ladderStep, timersOf } from './timers.ts'
import { urgencyOrder, urgencyRank } from './urgency.ts'
import { ladderClocks, rungsMost } from './vocabulary.ts'

const hour = 3_600_000
const day = 24 * hour
const clock = (t: Story, name: ClockName, policy: KindPolicy = defaultPolicy): Clock =>
  clocksOf(t.state(), policy, cal).findLast((c) => c.name === name)!
const inHours: KindPolicy = {
  ...defaultPolicy,
  limits: {
    ...defaultPolicy.limits,
    resolution: { ...defaultPolicy.limits.resolution, ordinary: { amount: 14, unit: 'working-hours' } },
  },
}

describe('clocks', () => {
  it('[D9][ux 24] response and dispatch from the report, resolution from taking up, by urgency', () => {
    const t = story().wait(hour).does('accept', { urgency: 'supply' })
    expect(clock(t, 'response')).toMatchObject({
      startedAt: at('2026-11-24 09:00'),
      dueAt: at('2026-11-24 11:00'),
      stoppedAt: at('2026-11-24 10:00'),
    })
    expect(clock(t, 'dispatch')).toMatchObject({ dueAt: at('2026-11-24 11:00') })
    expect(clock(t, 'resolution')).toMatchObject({ startedAt: at('2026-11-24 10:00'), dueAt: at('2026-11-25 10:00') })
  })
  it('[D9] green, amber, red; met and missed', () => {
    const c = clock(story(), 'dispatch')
    expect(lightAt(c, at('2026-11-24 10:00'))).toBe('green')
    expect(c.amberAt).toBe(at('2026-11-25 03:00'))
    expect(lightAt(c, at('2026-11-25 03:01'))).toBe('amber')
    expect(lightAt(c, at('2026-11-25 09:01'))).toBe('red')
    expect(lightAt({ ...c, stoppedAt: at('2026-11-25 09:00') }, at('2026-12-01 09:00'))).toBe('met')
    expect(lightAt({ ...c, stoppedAt: at('2026-11-25 09:01') }, at('2026-12-01 09:00'))).toBe('missed')
  })
  it('[D10] an approved deferral stops the clock, and what was left is left when it goes on', () => {
    const t = upTo('accepted', { policy: inHours }).does('dispatch').does('sign')
    const before = clock(t, 'resolution', inHours).dueAt!
    t.wait('2026-11-24 14:00').does('defer', { until: momentOf(at('2026-11-26 09:00')) })
    expect(lightAt(clock(t, 'resolution', inHours), t.now())).toBe('green')
    t.does('approve-deferral')
    const paused = clock(t, 'resolution', inHours)
    expect(lightAt(paused, t.now())).toBe('paused')
    expect(paused.dueAt).toBeGreaterThan(before)
    expect(clock(t, 'order', inHours).pausedAt).toBe(t.now())
    t.wait('2026-11-25 14:00').does('resume')
    // A working day of seven hours was waited.
    expect(clock(t, 'resolution', inHours).dueAt).toBe(before + day)
    expect(clock(t, 'resolution', inHours).pausedAt).toBeUndefined()
  })
  it('[D10] until somebody agrees the clock runs; refused it ran on; late is not made punctual', () => {
    const t = upTo('signed').does('defer').wait(day).does('refuse-deferral')
    expect(clock(t, 'resolution').pausedAt).toBeUndefined()
    const late = upTo('signed').wait(20 * day)
    const due = clock(late, 'resolution').dueAt
    late.does('defer').does('approve-deferral')
    expect(clock(late, 'resolution').dueAt).toBe(due)
  })
  it('[D10] an extension is granted, no longer than the pack allows', () => {
    const t = upTo('signed')
    const before = clock(t, 'order').dueAt!
    t.does('extend', { by: { amount: 2, unit: 'working-days' } })
    expect(clock(t, 'order').dueAt).toBe(before)
    expect(clock(t.does('grant-extension'), 'order').dueAt).toBeGreaterThan(before)
    expect(clock(t, 'resolution').dueAt).toBe(clock(t, 'order').dueAt)
    expect(() => t.does('extend')).toThrow(/too-often/)
    expect(() => upTo('signed').does('extend', { by: { amount: 90, unit: 'working-days' } })).toThrow(/validation/)
  })
  it('[D10] what falls into a year without a calendar is provisional', () => {
    const t = upTo('rated-bad', { start: '2026-12-28 09:00' })
    expect(clock(t, 'rectification').provisional).toBe(true)
    expect(clock(upTo('rated-bad'), 'rectification').provisional).toBe(false)
    expect(clockView(clock(t, 'rectification'), t.now())).toMatchObject({ provisional: true, light: 'green' })
  })
  it('[S3-15][ux 24] the clock of the city runs beside ours; the earlier counts', () => {
    const t = story({
      report: {
        channel: 'city-line',
        foreign: { system: 'city-line', number: 'C-1', dueAt: '2026-11-24T12:00:00+08:00' },
      },
    }).does('accept', { urgency: 'ordinary' })
    expect(nextDue(clocksOf(t.state(), defaultPolicy, cal))).toMatchObject({
      name: 'foreign',
      dueAt: at('2026-11-24 12:00'),
    })
  })
  it('[D8] after a return the dispatch clock starts again, a returned order counts no more', () => {
    const t = upTo('signed').wait(hour).does('return')
    expect(clock(t, 'dispatch')).toMatchObject({ startedAt: t.now(), round: 2 })
    expect(clock(t, 'order').stoppedAt).toBe(t.now())
  })
  it('[D14] contact within one working day, rectification within 5 or 15, from the rating on', () => {
    const t = upTo('rated-bad', { start: '2026-11-24 09:00' })
    expect(clock(t, 'contact').dueAt).toBe(at('2026-11-25 17:00'))
    expect(clock(t, 'rectification').dueAt).toBe(at('2026-12-01 17:00'))
    t.wait(day).does('order-rectification', { complexity: 'complex' })
    expect(clock(t, 'rectification')).toMatchObject({ startedAt: t.state().bad!.at, dueAt: at('2026-12-15 17:00') })
    expect(clock(t, 'order').dueAt).toBeGreaterThan(at('2026-12-15 17:00'))
  })
  it('[D11] supervision has a clock of its own', () => {
    const t = upTo('signed').does('supervise', { limit: { amount: 1, unit: 'working-days' } })
    expect(clock(t, 'supervision').dueAt).toBe(at('2026-11-25 17:00'))
    expect(clock(t.does('answer-supervision'), 'supervision').stoppedAt).toBe(t.now())
  })
  it('shares of a limit leave out the pauses', () => {
    const c: Clock = {
      name: 'order',
      round: 1,
      startedAt: 0,
      dueAt: 300,
      amberAt: null,
      provisional: false,
      working: false,
      ran: [
        [0, 100],
        [200, 300],
      ],
    }
    expect([0.25, 0.5, 0.75, 1, 1.5].map((x) => atShare(c, x, cal))).toEqual([50, 100, 250, 300, 400])
    expect(atShare({ ...c, dueAt: null }, 0.5, cal)).toBeNull()
  })
})

describe('timers', () => {
  it('[D11] the ladder is climbed rung by rung, each told once', () => {
    const t = story()
    const rung = () => ladderStep(t.state(), defaultPolicy, cal, t.now())
    expect(rung()).toBeUndefined()
    t.wait(19 * hour)
    expect(rung()).toMatchObject({ tell: 'desk', clock: { name: 'dispatch' } })
    t.does('escalate', { clock: 'dispatch', step: rung()!.step, round: 1, to: 'desk' })
    expect(rung()).toBeUndefined()
    t.wait(6 * hour)
    expect(rung()).toMatchObject({ tell: 'desk', clock: { name: 'response' } })
    t.does('escalate', { clock: 'response', step: rung()!.step, round: 1, to: 'desk' })
    expect(rung()).toMatchObject({ tell: 'supervisor', clock: { name: 'dispatch' } })
  })
  it('[D11] every rung that a ladder may have can be told, whichever clock it is for', () => {
    const ladder = Array.from({ length: rungsMost }, (_, i) => ({
      clock: ladderClocks[i % ladderClocks.length]!,
      at: 1,
      tell: 'desk' as const,
    }))
    expect(KindPolicy.safeParse({ ...defaultPolicy, ladder }).success).toBe(true)
    expect(KindPolicy.safeParse({ ...defaultPolicy, ladder: [...ladder, ladder[0]] }).success).toBe(false)
    const line = (step: number, clock: string) =>
      ACTS.escalate.body.safeParse({ id: '01900000-0000-7000-8000-000000000001', clock, step, round: 1, to: 'desk' })
        .success
    expect(ladder.every((rung, step) => line(step, rung.clock))).toBe(true)
    expect([line(rungsMost, 'order'), line(0, 'answer')]).toEqual([false, false])
  })
  it('[D9][D11] each of the three clocks of a matter has rungs: response, dispatch, resolution', () => {
    const late = (t: Story) => {
      const rungs = timersOf(t.state(), defaultPolicy, cal).flatMap((x) =>
        x.does === 'escalate' ? [x.clock.name] : [],
      )
      return [...new Set(rungs)].sort()
    }
    expect(late(story())).toEqual(['dispatch', 'response'])
    expect(late(upTo('accepted'))).toEqual(['dispatch', 'resolution'])
  })
  it('[D11] nothing climbs while it stands still, or when it is over', () => {
    const t = upTo('signed')
      .does('defer')
      .does('approve-deferral')
      .wait(60 * day)
    expect(timersOf(t.state(), defaultPolicy, cal).map((x) => x.does)).toEqual(['resume'])
    expect(timersOf(upTo('closed').state(), defaultPolicy, cal)).toEqual([])
  })
  it('[ux 28] one invitation after three days of silence, then unrated', () => {
    const t = upTo('resolved')
    const does = () => timersOf(t.state(), defaultPolicy, cal).map((x) => x.does)
    expect(does()).toEqual(['invite-rating', 'close'])
    t.wait(5 * day).does('invite-rating')
    expect(does()).toEqual(['close'])
    expect(timersOf(t.state(), defaultPolicy, cal)[0]).toMatchObject({ evaluation: 'unrated' })
    t.does('confirm')
    expect(timersOf(t.state(), defaultPolicy, cal)[0]).toMatchObject({
      does: 'close',
      evaluation: 'confirmed',
      at: t.now(),
    })
  })
  it('[D18] an offer nobody takes is withdrawn', () => {
    const until = momentOf(at('2026-11-26 09:00'))
    const t = upTo('accepted').does('offer', { role: 'lead', until })
    expect(timersOf(t.state(), defaultPolicy, cal).find((x) => x.does === 'withdraw-offer')?.at).toBe(Date.parse(until))
  })
})

describe('who goes first', () => {
  it('danger, supply, care groups, then what falls due', () => {
    const q = (urgency: 'danger' | 'supply' | 'ordinary' | 'hard', priority: string[], dueAt: number | null) => ({
      urgency,
      priority,
      dueAt,
    })
    const queue = [
      q('ordinary', [], 1),
      q('hard', [], null),
      q('hard', ['elder-alone'], 9),
      q('ordinary', [], null),
      q('supply', [], 5),
      q('danger', [], 7),
      q('ordinary', ['x'], 3),
    ]
    expect(queue.toSorted(urgencyOrder)).toEqual([queue[5], queue[4], queue[6], queue[2], queue[0], queue[3], queue[1]])
    expect(urgencyRank(q('danger', ['x'], 0))).toBe(0)
  })
})
