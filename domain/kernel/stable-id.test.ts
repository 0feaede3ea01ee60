import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Id } from './id.ts'
import { stableId } from './stable-id.ts'

describe('stable ids', () => {
  it('the same names give the same id, and it is a UUID', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), (parts) => {
        expect(stableId(...parts)).toBe(stableId(...parts))
        expect(Id.safeParse(stableId(...parts)).success).toBe(true)
      }),
    )
  })

  it('moving a bar between parts gives another id', () => {
    expect(stableId('a|b', 'c')).not.toBe(stableId('a', 'b|c'))
    expect(stableId('a\\', 'b')).not.toBe(stableId('a', '\\b'))
  })

  it('200 000 doors of one county get 200 000 ids', () => {
    const ids = new Set<string>()
    for (let i = 0; i < 200_000; i++) ids.add(stableId('231025', 'dwelling', i % 400, Math.floor(i / 400)))
    expect(ids.size).toBe(200_000)
  })
})
