import { describe, expect, it } from 'vitest'
import { actors, handlerOf, upTo, story, type Story } from '../../test/requests/story.ts'
import { Refusal } from '../kernel/errors.ts'
import { ACTS, actKinds, rowOf } from './acts.ts'
import { mayAct } from './rules.ts'

const minute = 60_000
const last = (t: Story) => t.acts.at(-1)!
const refusal = (run: () => unknown): Refusal => {
  try {
    run()
  } catch (e) {
    if (e instanceof Refusal) return e
    throw e
  }
  throw new Error('nothing was refused')
}
const accepted = () => story().does('accept', { urgency: 'ordinary', item: 'city.lamp' })
const fixed = (t: Story, part: object) => ({ of: last(t).id, fixed: { ...(last(t).body as object), ...part } })

describe('a slip of the pen', () => {
  it('[L8] is corrected within the hour by replay; both versions stay', () => {
    const t = accepted()
    const first = last(t)
    t.wait(30 * minute).does('correct', fixed(t, { item: 'city.drain', urgency: 'danger' }))
    expect(t.state()).toMatchObject({
      item: 'city.drain',
      urgency: 'danger',
      acceptedAt: first.at,
      corrected: { [first.id]: last(t).id },
    })
    expect((first.body as { item: string }).item).toBe('city.lamp')
    expect(t.acts).toHaveLength(3)
  })
  it('[L8] not after the hour, not by another, not twice', () => {
    const t = accepted()
    const change = fixed(t, { item: 'x' })
    const other = { ...actors.centre, account: t.mint() }
    expect(refusal(() => t.does('correct', change, other)).more.faults).toEqual([
      { path: 'of', code: 'not-yours-or-too-late' },
    ])
    t.does('correct', change)
    const body = { id: t.mint(), ...change }
    expect(refusal(() => mayAct(actors.centre, t.state(), 'correct', body, t.context())).more.reason).toBe(
      'nothing-to-change',
    )
    const late = accepted()
    const lateBody = { id: late.mint(), ...fixed(late, { item: 'x' }) }
    late.wait(61 * minute)
    expect(refusal(() => mayAct(actors.centre, late.state(), 'correct', lateBody, late.context())).code).toBe(
      'out-of-turn',
    )
  })
  it('the new version is checked like the first: faults are named by field', () => {
    const t = accepted()
    const faults = refusal(() => t.does('correct', fixed(t, { urgency: 'soon', stray: 1 }))).more.faults!
    expect(faults.map((f) => f.path)).toContain('fixed.urgency')
    expect(refusal(() => t.does('correct', fixed(t, { stray: 1 }))).code).toBe('validation')
  })
  it('a corrected act stays on its order', () => {
    const t = upTo('signed').does('assign')
    const order = t.state().orders[0]!.id
    const to = [t.mint()]
    t.does('correct', fixed(t, { order: t.mint(), to }), handlerOf('street-a'))
    expect(t.state().orders[0]).toMatchObject({ id: order, assigned: to })
  })
  it('what others built on is not pulled away under them', () => {
    const t = upTo('sent')
    const dispatch = last(t).id
    t.does('sign')
    expect(refusal(() => t.does('take-back', { of: dispatch }, actors.centre)).code).toBe('conflict')
  })
  it('[ux 35] "sent just now: undo" takes a dispatch back while nobody signed for it', () => {
    const t = upTo('sent').does('take-back')
    expect(t.state()).toMatchObject({ status: 'accepted', orders: [] })
    expect(Object.keys(t.state().takenBack)).toHaveLength(1)
    expect(t.does('dispatch').state().status).toBe('handling')
    const late = upTo('sent')
    const body = { id: late.mint(), of: last(late).id }
    late.wait(6 * minute)
    expect(refusal(() => mayAct(actors.centre, late.state(), 'take-back', body, late.context())).more.reason).toBe(
      'nothing-to-change',
    )
  })
  it('what reached the resident or judged somebody is never taken back', () => {
    for (const kind of [
      'resolve',
      'rate',
      'rate-again',
      'reject',
      'close',
      'object',
      'exclude',
      'judge-appeal',
      'tell',
    ] as const) {
      expect(rowOf(kind).retractable).toBeUndefined()
    }
    for (const kind of ['rate', 'confirm', 'object', 'withdraw', 'close'] as const)
      expect(rowOf(kind).correctable).toBeUndefined()
  })
  it('whoever corrects may correct what is his: every correctable act has a party that corrects', () => {
    const correctors: readonly string[] = ACTS.correct.by
    const correctable = actKinds.filter((k) => rowOf(k).correctable)
    expect(correctable.filter((k) => !rowOf(k).by.some((p) => correctors.includes(p)))).toEqual([])
  })
})
