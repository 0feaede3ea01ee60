/** 好差评: who may judge, what a bad rating sets in motion, how it is taken out of the rates. */
import { describe, expect, it } from 'vitest'
import { actors, handlerOf, people, upTo, type Story } from '../../test/requests/story.ts'
import { Refusal } from '../kernel/errors.ts'
import { governmentActs } from './acts.ts'
import { actsOf, mayAct, type Actor } from './rules.ts'
import { waitingFor } from './waiting.ts'

const refusal = (run: () => unknown): Refusal => {
  try {
    run()
  } catch (e) {
    if (e instanceof Refusal) return e
    throw e
  }
  throw new Error('nothing was refused')
}
const handler = handlerOf('street-a')
const inBothRoles: Actor = { ...handler, parties: ['reviewer', 'centre'], device: 'another' }
const wait = (t: Story) => waitingFor(t.state(), t.context())

describe('nobody judges his own work', () => {
  it('[S1-53][D14] the handler does not write down a rating, nor object, call back or close', () => {
    const t = upTo('resolved')
    expect(refusal(() => t.does('rate', { channel: 'call-back' }, inBothRoles)).more.reason).toBe('own-work')
    expect(refusal(() => t.does('call-back', {}, inBothRoles)).more.reason).toBe('own-work')
    expect(refusal(() => t.does('object', {}, inBothRoles)).more.reason).toBe('own-work')
    t.does('confirm')
    expect(refusal(() => t.does('close', {}, inBothRoles)).more.reason).toBe('own-work')
  })
  it('[S1-53] not on the handler’s device, not in the handler’s presence', () => {
    const t = upTo('resolved')
    const onHandset = { ...actors.reporter, device: 'handset-of-handler' }
    expect(refusal(() => t.does('rate', {}, onHandset)).more.reason).toBe('own-device')
    expect(refusal(() => t.does('confirm', {}, onHandset)).more.reason).toBe('own-device')
    expect(refusal(() => t.does('rate', { handlerPresent: true })).more.faults).toEqual([
      { path: 'handlerPresent', code: 'handler-present' },
    ])
  })
  it('[S1-53] a reviewer writes down what was said on the phone or on paper, not what came from "the resident’s own device"', () => {
    const t = upTo('resolved')
    expect(refusal(() => t.does('rate', { channel: 'own-device' }, actors.reviewer)).more.faults).toEqual([
      { path: 'channel', code: 'not-your-hand' },
    ])
    expect(t.does('rate', { channel: 'call-back', level: 4 }, actors.reviewer).state().ratings).toHaveLength(1)
  })
  it('[D13] one rating for one matter, five levels, reasons as codes', () => {
    const t = upTo('resolved').does('rate', { level: 4, reasons: ['on-time', 'solid'] })
    expect(t.state().ratings[0]).toMatchObject({ level: 4, reasons: ['on-time', 'solid'], again: false })
    expect(refusal(() => t.does('rate')).more.reason).toBe('already-rated')
    expect(() => upTo('resolved').does('rate', { level: 6 as never })).toThrow()
  })
  it('[D13] rated after closing, within its time', () => {
    const day = 86_400_000
    const closed = () => upTo('resolved').does('confirm').does('close')
    expect(
      closed()
        .wait(5 * day)
        .does('rate', { level: 5 })
        .state(),
    ).toMatchObject({ status: 'closed', ratings: [{ level: 5 }] })
    expect(
      closed()
        .wait(5 * day)
        .does('rate', { level: 2 })
        .state().status,
    ).toBe('rectifying')
    expect(
      refusal(() =>
        closed()
          .wait(60 * day)
          .does('rate'),
      ).more.reason,
    ).toBe('window-over')
  })
})

describe('a bad rating', () => {
  it('[D14] forces contact, rectification by order of another, call-back, and a second rating beside the first', () => {
    const t = upTo('rated-bad')
    expect(t.state().status).toBe('rectifying')
    expect(wait(t)).toBe('contact')
    t.does('contact', { reached: true })
    expect(wait(t)).toBe('rectification-order')
    t.does('order-rectification')
    expect(wait(t)).toBe('rectification')
    expect(refusal(() => t.does('rate-again')).more.reason).toBe('not-rectified')
    t.does('sign').does('rectify')
    expect(wait(t)).toBe('call-back')
    expect(refusal(() => t.does('close')).more.reason).toBe('bad-rating-open')
    t.does('call-back', { reached: true, solved: 'yes' })
    expect(wait(t)).toBe('closing')
    t.does('rate-again', { level: 4 }).does('close')
    expect(t.state()).toMatchObject({
      status: 'closed',
      evaluation: 'rated',
      ratings: [
        { level: 1, again: false },
        { level: 4, again: true },
      ],
    })
  })
  it('[D14] three calls without answer count as having tried, one does not', () => {
    const t = upTo('rated-bad').does('contact', { reached: false })
    expect(t.state().bad!.contactedAt).toBeUndefined()
    expect(
      t.does('contact', { reached: false }).does('contact', { reached: false }).state().bad!.contactedAt,
    ).toBeDefined()
  })
  it('[D14] the handler neither orders the rectification nor makes the call', () => {
    const t = upTo('rated-bad')
    expect(refusal(() => t.does('order-rectification', {}, inBothRoles)).more.reason).toBe('own-work')
    const colleague: Actor = { account: people.lead, parties: ['reviewer'], units: ['street-a'], leads: [] }
    expect(refusal(() => t.does('order-rectification', {}, colleague)).more.reason).toBe('own-unit')
    expect(refusal(() => t.does('contact', {}, inBothRoles)).more.reason).toBe('own-work')
  })
  it('[D14] an appeal is judged by a third person; upheld it strikes the rating, which stays on record', () => {
    const t = upTo('rated-bad').does('appeal')
    expect(wait(t)).toBe('appeal')
    const appellant: Actor = { account: people.handler, parties: ['reviewer'], units: [], leads: [] }
    expect(refusal(() => t.does('judge-appeal', {}, appellant)).more.reason).toBe('own-work')
    const s = t.does('judge-appeal', { upheld: true }).state()
    expect(s).toMatchObject({ status: 'resolved', ratings: [{ level: 1, struck: true }] })
    expect(upTo('rated-bad').does('appeal').does('judge-appeal', { upheld: false }).state()).toMatchObject({
      status: 'rectifying',
      ratings: [{ struck: false }],
    })
  })
  it('[D14] a unit that had no hand in it does not appeal', () => {
    expect(
      refusal(() => upTo('rated-bad').does('appeal', { unit: 'water-works' }, handlerOf('street-a', 'water-works')))
        .more.faults![0]!.code,
    ).toBe('not-the-handler')
  })
})

describe('out of the rates', () => {
  it('[S1-53] by a third person with reason, and it can be put back', () => {
    const t = upTo('closed')
    expect(refusal(() => t.does('exclude', {}, inBothRoles)).more.reason).toBe('own-work')
    const dispatcher: Actor = { account: people.centre, parties: ['reviewer'], units: [], leads: [] }
    expect(refusal(() => t.does('exclude', {}, dispatcher)).more.reason).toBe('own-decision')
    expect(t.does('exclude').state().excluded).toMatchObject({ ground: 'other', by: people.reviewer })
    expect(refusal(() => t.does('exclude')).more.reason).toBe('already-so')
    expect(t.does('include').state().excluded).toBeUndefined()
  })
})

describe('public power', () => {
  it('[12345] a contractor at the desk files, drafts and urges, and never accepts, dispatches, returns, closes or calls back', () => {
    for (const kind of ['accept', 'dispatch', 'return', 'close', 'call-back', 'reassign', 'reject', 'merge'] as const)
      expect(governmentActs).toContain(kind)
    for (const kind of ['report', 'draft', 'note', 'urge', 'supplement', 'propose'] as const)
      expect(governmentActs).not.toContain(kind)
    // Even with every grant there is.
    const contractor: Actor = {
      account: people.desk,
      parties: ['desk', 'centre', 'reviewer', 'unit', 'unit-lead'],
      units: ['street-a'],
      leads: ['street-a'],
      contractor: true,
    }
    for (const t of [upTo('accepted'), upTo('sent'), upTo('resolved'), upTo('rated-bad')]) {
      const kinds = actsOf(contractor, t.state(), t.context()).map((a) => a.kind)
      expect(kinds.filter((k) => governmentActs.includes(k))).toEqual([])
    }
    const t = upTo('signed')
    const body = { id: t.mint(), order: t.state().orders[0]!.id, done: '已修' }
    expect(mayAct({ ...actors.desk, contractor: true }, t.state(), 'draft', body, t.context()).party).toBe('desk')
  })
})
