import { describe, expect, it } from 'vitest'
import { testCalendar as cal } from '../../test/requests/calendar.ts'
import { story, upTo, type Story } from '../../test/requests/story.ts'
import { defaultPolicy } from './defaults.ts'
import { factsOf } from './measures.ts'

const day = 86_400_000
const facts = (t: Story) => factsOf(t.state(), defaultPolicy, cal, t.now())

describe('what a request counts for', () => {
  it('[I-18] resolved in time, with the minutes to the first answer', () => {
    expect(facts(upTo('closed'))).toMatchObject({
      resolved: true,
      closed: true,
      onTime: true,
      firstResponseMinutes: 1,
      rework: 0,
      early: null,
    })
  })
  it('[I-18] late is late, also while it still runs; one late round makes it late', () => {
    const t = upTo('signed').wait(20 * day)
    expect(facts(t).onTime).toBe(false)
    expect(facts(t.does('resolve')).onTime).toBe(false)
    expect(facts(upTo('signed')).onTime).toBeNull()
    const again = upTo('resolved')
      .does('object')
      .does('sign')
      .wait(20 * day)
      .does('resolve')
    expect(facts(again)).toMatchObject({ onTime: false, rework: 1 })
  })
  it('[I-18] deferred stands apart', () => {
    expect(facts(upTo('signed').does('defer').does('approve-deferral'))).toMatchObject({ deferred: true, onTime: null })
  })
  it('[I-19] unrated is never satisfied', () => {
    const t = upTo('resolved')
      .wait(20 * day)
      .does('close')
    expect(facts(t)).toMatchObject({
      closed: true,
      evaluation: 'unrated',
      rated: false,
      satisfied: false,
      bad: false,
      level: null,
    })
    const confirmed = upTo('resolved').does('confirm').does('close')
    expect(facts(confirmed)).toMatchObject({ evaluation: 'confirmed', rated: false, satisfied: false })
  })
  it('[I-19] 基本满意 is satisfied, the two lowest are bad; the second rating stands beside the first', () => {
    const at = (level: 1 | 2 | 3 | 4 | 5) => facts(upTo('resolved').does('rate', { level }))
    expect(([1, 2, 3, 4, 5] as const).map((l) => [at(l).satisfied, at(l).bad])).toEqual([
      [false, true],
      [false, true],
      [true, false],
      [true, false],
      [true, false],
    ])
    const t = upTo('rated-bad')
      .does('contact', { reached: true })
      .does('order-rectification')
      .does('sign')
      .does('rectify')
    t.does('call-back', { reached: true, solved: 'yes' }).does('rate-again', { level: 5 }).does('close')
    expect(facts(t)).toMatchObject({
      level: 1,
      satisfied: false,
      levelAgain: 5,
      contactedInTime: true,
      rectified: true,
      rectifiedInTime: true,
      calledBack: true,
    })
  })
  it('[I-19] not contacted within the day is counted as missed', () => {
    expect(facts(upTo('rated-bad').wait(3 * day))).toMatchObject({
      bad: true,
      contactedInTime: false,
      rectified: false,
      calledBack: false,
    })
    expect(facts(upTo('closed')).contactedInTime).toBeNull()
  })
  it('[D14] a rating struck out counts nowhere', () => {
    const t = upTo('rated-bad').does('appeal').does('judge-appeal', { upheld: true })
    expect(facts(t)).toMatchObject({ rated: false, bad: false, level: null })
  })
  it('[S1-53] excluded is a mark, not an absence: with and without can both be shown', () => {
    expect(facts(upTo('closed').does('exclude'))).toMatchObject({ excluded: true, rated: true, onTime: true })
  })
  it('[S1-47] early endings are in no rate', () => {
    expect(facts(story().does('guide'))).toMatchObject({
      early: 'guided',
      onTime: null,
      dueAt: null,
      resolved: false,
      rework: 0,
    })
  })
  it('[S1-55] kinds of party at work', () => {
    const t = upTo('signed')
    const helper = {
      order: t.mint(),
      unit: 'squad-1',
      role: 'helper' as const,
      party: 'volunteer' as const,
      outside: false,
    }
    t.does('co-handle', { orders: [helper] })
    expect(facts(t)).toMatchObject({ parties: ['committee'], fiveParties: 1 })
    expect(facts(t.does('sign', { order: helper.order }))).toMatchObject({
      parties: ['committee', 'volunteer'],
      fiveParties: 2,
    })
  })
  it('[rights] nothing in it names a person', () => {
    const t = upTo('closed')
    const people = t.acts.flatMap((a) => a.by.account ?? [])
    const text = JSON.stringify(facts(t))
    expect(people.filter((p) => text.includes(p))).toEqual([])
  })
})
