import { describe, expect, it } from 'vitest'
import { since } from './tabs.ts'

const minute = 60_000
const now = { date: 1_700_000_000_000, page: 1_700_000_000_000 }
const ago = (date: number, page: number) => ({ date: now.date - date, page: now.page - page })

describe('[S1-49] when any tab of a phone was last touched', () => {
  it('is told by the longer of both clocks', () => {
    expect(since(ago(minute, minute), now)).toBe(minute)
    // The phone slept, and the clock of the page with it.
    expect(since(ago(9 * minute, minute), now)).toBe(9 * minute)
    // The clock was set back.
    expect(since(ago(minute, 9 * minute), now)).toBe(9 * minute)
  })

  it('what lies ahead says nothing', () => {
    expect(since(ago(-minute, minute), now)).toBe(Infinity)
    expect(since(ago(minute, -minute), now)).toBe(Infinity)
  })
})
