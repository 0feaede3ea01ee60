/** The closed loop, act by act. */
import { describe, expect, it } from 'vitest'
import { actors, handlerOf, people, story, upTo } from '../../test/requests/story.ts'
import { Refusal } from '../kernel/errors.ts'
import { allowedActs } from './allowed.ts'
import { defaultPolicy } from './defaults.ts'
import { KindPolicy } from './policy.ts'
import { actsOf } from './rules.ts'
import { earlyEndings, stages, type EarlyEnding } from './vocabulary.ts'
import { waitingFor } from './waiting.ts'

const minute = 60_000
const day = 1440 * minute

function refusal(run: () => unknown): Refusal {
  try {
    run()
  } catch (e) {
    if (e instanceof Refusal) return e
    throw e
  }
  throw new Error('nothing was refused')
}
const lead = (t: ReturnType<typeof story>) => t.state().orders.findLast((o) => o.role === 'lead')!

describe('from the need to the end', () => {
  it('[S1-47] reported, accepted, dispatched, signed, resolved, rated, closed: all five stages', () => {
    const t = upTo('closed')
    expect(t.state()).toMatchObject({ status: 'closed', evaluation: 'rated', stages: [...stages] })
  })
  it('[D7] an act out of turn is refused, and the refusal names the acts that are in turn', () => {
    const e = refusal(() => story().does('dispatch'))
    expect(e.code).toBe('out-of-turn')
    expect(e.more.allowed).toEqual([...new Set(allowedActs(story().state(), story().context()).map((a) => a.kind))])
    expect(e.more.allowed).toContain('accept')
    expect(e.more.allowed).not.toContain('dispatch')
  })
  it('[D7] of two dispatchers the second comes too late', () => {
    const t = upTo('sent')
    const order = {
      order: t.mint(),
      unit: 'water-works',
      role: 'lead' as const,
      party: 'authority' as const,
      outside: false,
    }
    expect(refusal(() => t.does('dispatch', { orders: [order] }, actors.centre)).code).toBe('out-of-turn')
  })
  it('[S1-47] each early ending has its act, ends the orders, and is counted apart', () => {
    const by: Record<EarlyEnding, () => ReturnType<typeof story>> = {
      withdrawn: () => upTo('signed').does('withdraw'),
      rejected: () => story().does('reject'),
      merged: () => upTo('sent').does('merge'),
      'handed-over': () => upTo('signed').does('hand-over'),
      referred: () => upTo('accepted').does('refer-out'),
      guided: () => story().does('guide', { way: 'petition' }),
    }
    for (const ending of earlyEndings) {
      const s = by[ending]().state()
      expect(s.status).toBe(ending)
      expect(s.ended?.at).toBeGreaterThan(0)
      expect(s.orders.every((o) => o.status === 'cancelled')).toBe(true)
    }
  })
  it('[S1-47] nothing is rejected, guided or merged without a reason in words', () => {
    for (const kind of ['reject', 'guide', 'merge', 'hand-over', 'refer-out', 'raise'] as const) {
      expect(() => upTo('accepted').does(kind, { reason: ' ' })).toThrow(/empty/)
    }
  })
  it('[D12] an ending can be contested within the window: it stands where it stood', () => {
    expect(story().does('reject').wait(day).does('reopen').state().status).toBe('reported')
    expect(upTo('sent').does('withdraw').wait(day).does('reopen').state()).toMatchObject({
      status: 'accepted',
    })
    expect(
      refusal(() =>
        story()
          .does('reject')
          .wait(40 * day)
          .does('reopen'),
      ).more.reason,
    ).toBe('window-over')
  })
})

describe('orders', () => {
  it('[D8] a returned order goes back to the desk, with reason, twice at most and within two working days', () => {
    const t = upTo('signed').does('return', { ground: 'not-ours', reason: '不归我们' })
    expect(t.state()).toMatchObject({ status: 'accepted', returns: [{ unit: 'street-a' }] })
    expect(waitingFor(t.state(), t.context())).toBe('redispatch')
    const again = t.does('dispatch').does('return').does('dispatch').does('sign')
    expect(refusal(() => again.does('return')).more.reason).toBe('too-often')
    expect(
      refusal(() =>
        upTo('signed')
          .wait(5 * day)
          .does('return'),
      ).more.reason,
    ).toBe('window-over')
  })
  it('[D8] a return that is not agreed to leaves the order where it was', () => {
    const t = upTo('signed').does('return')
    const id = t.state().orders[0]!.id
    t.does('refuse-return', { order: id })
    expect(t.state()).toMatchObject({ status: 'handling', orders: [{ status: 'signed', returnRefused: true }] })
  })
  it('[D8] reassigned: the old order ends, the new one has its role', () => {
    const t = upTo('signed').does('reassign')
    expect(t.state().orders.map((o) => [o.status, o.role])).toEqual([
      ['reassigned', 'lead'],
      ['sent', 'lead'],
    ])
  })
  it('[S1-10][S1-55] a lead and helpers of other kinds; the lead waits for helpers at work', () => {
    const t = upTo('signed')
    const helper = {
      order: t.mint(),
      unit: 'squad-1',
      role: 'helper' as const,
      party: 'volunteer' as const,
      outside: false,
    }
    t.does('co-handle', { orders: [helper] }).does('sign', { order: helper.order })
    const order = t.state().orders[0]!.id
    expect(refusal(() => t.does('resolve', { order })).more.reason).toBe('helper-at-work')
    t.does('finish', { order: helper.order }).does('resolve', { order })
    expect(t.state().orders.map((o) => o.party)).toEqual(['committee', 'volunteer'])
  })
  it('[S1-10] helpers cannot be smuggled in as leads, nor a unit given the matter twice', () => {
    const t = upTo('signed')
    const wrong = {
      order: t.mint(),
      unit: 'street-a',
      role: 'lead' as const,
      party: 'authority' as const,
      outside: false,
    }
    const faults = refusal(() => t.does('co-handle', { orders: [wrong] })).more.faults!
    expect(faults.map((f) => f.code).sort()).toEqual(['helpers-only', 'unit-has-order'])
  })
  it('[D18] an offer is claimed by the first squad, and by no other', () => {
    const t = upTo('accepted').does('offer', { role: 'lead', squads: ['squad-1', 'squad-2'] })
    expect(t.state().status).toBe('handling')
    expect(waitingFor(t.state(), t.context())).toBe('claim')
    const order = lead(t).id
    expect(refusal(() => t.does('claim', { order, unit: 'squad-3' }, handlerOf('squad-3'))).code).toBe('not-permitted')
    t.does('claim', { order, unit: 'squad-2' }, handlerOf('squad-2'))
    expect(lead(t)).toMatchObject({ status: 'signed', unit: 'squad-2' })
    expect(refusal(() => t.does('claim', { order, unit: 'squad-1' }, handlerOf('squad-1'))).code).toBe('out-of-turn')
  })
  it('[S4-12] a property company says no: its regulator has the order, with the clock', () => {
    const t = upTo('accepted')
    const order = {
      order: t.mint(),
      unit: 'property-x',
      role: 'lead' as const,
      party: 'company' as const,
      outside: true,
      regulator: 'housing-bureau',
    }
    t.does('dispatch', { orders: [order] })
      .wait(day)
      .does('decline', { order: order.order, ground: 'not-in-contract' })
    const [declined, next] = t.state().orders
    expect(declined!.status).toBe('declined')
    expect(next).toMatchObject({
      unit: 'housing-bureau',
      role: 'lead',
      status: 'sent',
      clockFrom: declined!.clockFrom,
      outside: false,
    })
    expect(t.state().status).toBe('handling')
  })
  it('[S4-12] a body of government cannot say no, it can only return', () => {
    expect(refusal(() => upTo('sent').does('decline')).more.reason).toBe('not-outside')
  })
  it('[S4-12] for a body outside the centre writes down what it said; for a body inside it does not', () => {
    const t = upTo('accepted')
    const order = {
      order: t.mint(),
      unit: 'property-x',
      role: 'lead' as const,
      party: 'company' as const,
      outside: true,
      regulator: 'housing-bureau',
    }
    expect(
      t
        .does('dispatch', { orders: [order] })
        .does('sign', { order: order.order }, actors.centre)
        .state().orders[0]!.status,
    ).toBe('signed')
    expect(refusal(() => upTo('sent').does('sign', {}, actors.centre)).code).toBe('not-permitted')
  })
  it('[S3-09] handed down from town to community it keeps its clock and is signed for again', () => {
    const t = upTo('signed')
    const from = lead(t).clockFrom
    t.wait(day).does('hand-down', { unit: 'grid-team' })
    expect(lead(t)).toMatchObject({ unit: 'grid-team', status: 'sent', clockFrom: from })
  })
  it('[S3-09][S3-15] raised and referred it stays open, at another desk', () => {
    const t = upTo('accepted').does('raise', { desk: 'county-desk' })
    expect(t.state()).toMatchObject({ status: 'accepted', desk: 'county-desk' })
    const s = t.does('refer', { desk: 'desk-b', place: '231025/101/' }).state()
    expect(s).toMatchObject({ status: 'accepted', desk: 'desk-b', place: '231025/101/' })
    expect(s.rounds[0]!.startedAt).toBe(s.acceptedAt)
  })
  it('[S3-15] from another county its clock goes on', () => {
    const foreign = { system: 'county-231026', number: '482175036', since: '2026-11-20T09:00:00+08:00' }
    const t = story({ report: { channel: 'county', foreign } }).does('accept')
    expect(t.state().rounds[0]!.startedAt).toBe(Date.parse(foreign.since))
  })
  it('[D6] replies wait for the second signature where the pack asks for it', () => {
    const policy = KindPolicy.parse({ ...defaultPolicy, approval: true })
    const t = upTo('signed', { policy })
    expect(refusal(() => t.does('resolve')).more.reason).toBe('needs-approval')
    t.does('draft').does('send-back').does('draft').does('approve')
    expect(waitingFor(t.state(), t.context())).toBe('feedback')
    expect(t.does('resolve', { order: lead(t).id }).state().status).toBe('resolved')
  })
  it('[D6] verified on the spot first, unless a field worker saw it himself', () => {
    const policy = KindPolicy.parse({ ...defaultPolicy, verifyFirst: true })
    expect(refusal(() => story({ policy }).does('accept')).more.reason).toBe('not-verified')
    expect(story({ policy }).does('verify').does('accept').state().status).toBe('accepted')
    const own = story({ policy, by: { account: people.field, party: 'field' } })
    expect(own.does('accept').state().status).toBe('accepted')
  })
})

describe('the resident', () => {
  it('[D12] an objection gives it back to whoever led, as rework with a new clock', () => {
    const t = upTo('resolved').wait(day).does('object', { reason: '灯还是不亮' })
    expect(t.state()).toMatchObject({ status: 'handling', objections: 1, orders: [{ status: 'sent', rework: 1 }] })
    expect(t.state().rounds.map((r) => r.because)).toEqual(['report', 'objection'])
    expect(t.does('sign').does('resolve').does('confirm').does('close').state()).toMatchObject({
      status: 'closed',
      evaluation: 'confirmed',
    })
  })
  it('[D12] reopened within the window, not after it', () => {
    expect(
      upTo('closed')
        .wait(10 * day)
        .does('reopen')
        .state(),
    ).toMatchObject({ status: 'handling', reopenings: 1 })
    expect(
      refusal(() =>
        upTo('closed')
          .wait(30 * day)
          .does('reopen'),
      ).more.reason,
    ).toBe('window-over')
  })
  it('[S1-47] silence is never confirmation: it closes as unrated, and only when the time to answer is over', () => {
    const t = upTo('resolved')
    expect(refusal(() => t.does('close')).more.reason).toBe('no-evaluation')
    t.wait(12 * day)
    expect(refusal(() => t.does('close', { evaluation: 'confirmed' })).more.faults).toEqual([
      { path: 'evaluation', code: 'other-evaluation', params: { due: 'unrated' } },
    ])
    expect(t.does('close').state()).toMatchObject({ evaluation: 'unrated', ratings: [] })
    expect(t.state().confirmedAt).toBeUndefined()
  })
  it('[S1-47] a call that nobody answers is no evaluation, one that hears "no" closes nothing', () => {
    const t = upTo('resolved').does('call-back', { reached: false, solved: undefined })
    expect(refusal(() => t.does('close')).more.reason).toBe('no-evaluation')
    t.does('call-back', { reached: true, solved: 'no' })
    expect(refusal(() => t.does('close')).more.reason).toBe('no-evaluation')
    expect(t.does('call-back', { reached: true, solved: 'yes' }).does('close').state().evaluation).toBe('called-back')
  })
  it('[S1-47] what a field worker found is closed by somebody else who looked', () => {
    const t = upTo('resolved', { by: { account: people.field, party: 'field' } }).does('verify', { found: 'done' })
    expect(t.does('close').state().evaluation).toBe('verified')
    const own = handlerOf('street-a')
    expect(refusal(() => upTo('resolved').does('verify', { found: 'done' }, own)).more.reason).toBe('own-work')
  })
  it('[S1-52] the first answer is kept once', () => {
    const t = story()
      .wait(20 * minute)
      .does('tell')
      .wait(minute)
      .does('accept')
    expect(t.state().firstResponseAt! - t.state().reportedAt).toBe(20 * minute)
  })
  it('[ux 22] an appointment is replaced by the next; the resident may ask for another', () => {
    const t = upTo('signed').does('appoint')
    const first = t.state().appointment!
    expect(t.does('ask-another-time').state().otherTimeAskedAt).toBeGreaterThan(0)
    const second = t.wait(day).does('appoint').state()
    expect(second.appointment!.from).toBe(first.from + day)
    expect(second.otherTimeAskedAt).toBeUndefined()
  })
})

describe('one pair of eyes', () => {
  it('[D7] everybody is shown his own acts only', () => {
    const t = upTo('sent')
    const kinds = (who: Parameters<typeof actsOf>[0]) => actsOf(who, t.state(), t.context()).map((a) => a.kind)
    expect(kinds(handlerOf('street-a'))).toEqual(expect.arrayContaining(['sign', 'return']))
    expect(kinds(handlerOf('water-works'))).not.toContain('sign')
    expect(kinds(actors.reporter)).toEqual(expect.arrayContaining(['supplement', 'urge', 'withdraw']))
    expect(kinds(actors.reporter)).not.toContain('cancel-order')
    expect(kinds(actors.centre)).not.toContain('withdraw')
  })
  it('supervision has a sheet and ends by whoever ordered it', () => {
    const t = upTo('signed').does('supervise')
    expect(t.does('answer-supervision').state().supervisions[0]).toMatchObject({ answeredAt: t.now() })
    expect(t.does('end-supervision').state().supervisions[0]).toMatchObject({ endedAt: t.now() })
    expect(allowedActs(t.state(), t.context()).map((a) => a.kind)).not.toContain('end-supervision')
  })
})
