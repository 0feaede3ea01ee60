import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyForm } from '../catalogue/form.ts'
import { early, isDoorOpen, nextTurn, turnAt, turnsTaken } from './arrival.ts'
import { closingFaults, type Closing } from './closing.ts'

const instant = fc.integer({ min: 0, max: 4_000_000_000_000 })

describe('[E5] the sign at the door', () => {
  it('is taken while it is shown and a minute longer, and never later: a picture of it is worth nothing', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: -600_000, max: 600_000 }), (read, later) => {
        const taken = turnsTaken(read + later).includes(turnAt(read))
        if (later < 0) expect(taken).toBe(turnAt(read + later) === turnAt(read))
        else if (later <= 60_000) expect(taken).toBe(true)
        else if (later >= 90_000) expect(taken).toBe(false)
        expect(nextTurn(read)).toBeGreaterThan(read)
        expect(nextTurn(read) - read).toBeLessThanOrEqual(30_000)
      }),
    )
  })

  it('opens an hour before and shuts when it is over', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 90_000_000 }), instant, (from, length, now) => {
        expect(isDoorOpen({ from, to: from + length }, now)).toBe(now >= from - early && now < from + length)
      }),
    )
  })
})

describe('[E5] closing', () => {
  const [from, to] = ['2026-03-20T01:00:00.000Z', '2026-03-20T03:00:00.000Z']
  const planned = { from: Date.parse(from), to: Date.parse(to) }
  const now = Date.parse(to) + 60_000
  const kind = { closing: emptyForm, checklist: [], goods: [], minutes: false }
  const person = '00000000-0000-8000-8000-000000000001'
  const closing: Closing = { from, to, heads: 3, helpers: [{ person, from, to }], form: {}, minutes: '' }
  const codes = (more: Partial<Closing>, k = kind) =>
    closingFaults({ ...closing, ...more }, k, planned, now).map((f) => `${f.path} ${f.code}`)

  it('tells what cannot be: not over, another day, a helper twice or long before, a meeting without minutes', () => {
    expect(codes({})).toEqual([])
    expect(codes({ to: from })).toEqual(['to ends-before-start'])
    expect(codes({ to: '2026-03-20T04:00:00.000Z' })).toEqual(['to not-over'])
    expect(codes({ from: '2026-03-18T01:00:00.000Z' })).toEqual(['from other-day'])
    expect(codes({ helpers: [closing.helpers[0]!, closing.helpers[0]!] })).toEqual(['helpers.1 helper-twice'])
    expect(codes({ helpers: [{ person, from: to, to: from }] })).toEqual(['helpers.0 ends-before-start'])
    expect(codes({ helpers: [{ person, from: '2026-03-19T22:00:00.000Z', to }] })).toEqual(['helpers.0 helper-outside'])
    expect(codes({}, { ...kind, minutes: true })).toEqual(['minutes minutes-needed'])
    expect(codes({ form: { strange: 1 } })).toEqual(['form.strange unknown-field'])
  })
})
