import { describe, expect, it } from 'vitest'
import { apart, Cause, causeOfFound, causeOfMissing, causeOfRefusal, likely, settlerOf } from './differences.ts'
import { causeIn } from './difference-words.ts'
import type { Wanted } from './import/wanted.ts'

const wanted = (more: Partial<Wanted>): Wanted => ({
  name: '演示甲',
  idNumber: null,
  sex: 'female',
  born: null,
  phones: [],
  address: null,
  categories: [],
  relation: null,
  residence: null,
  ...more,
})
const names = { here: '演示甲', there: '演示甲' }

describe('why a list of another system differs from ours', () => {
  it('a number or name that is a character or two apart was mistyped; two that changed places count once', () => {
    expect([apart('12345', '12345'), apart('12345', '12354'), apart('12345', '12399'), apart('1', '12')]).toEqual([
      0, 1, 2, 3,
    ])
    const held = { id: 'p', born: '1950-01-01', idNumber: '990000195001010026', phones: ['00012345678'] }
    const near = wanted({ idNumber: '990000195001010062', born: '1950-01-01' })
    expect(likely(near, [held])).toEqual({ person: 'p', cause: 'mistyped' })
    const other = wanted({ idNumber: '990000194207120048', phones: ['00012345678'] })
    expect(likely(other, [held])).toEqual({ person: 'p', cause: 'other-number' })
    expect(likely(wanted({ idNumber: '990000194207120048' }), [held])).toBeUndefined()
    // Two who could be meant: nobody is.
    expect(likely(wanted({ born: '1950-01-01' }), [held, { ...held, id: 'q' }])).toBeUndefined()
    const alias = { here: '演示甲', there: '演示申' }
    expect(causeOfFound(['differs:name'], [], alias, new Set())!.cause).toBe('mistyped')
    expect(causeOfFound(['differs:name'], [], { ...alias, there: '演练申' }, new Set())!.cause).toBe('says-otherwise')
  })

  it('what is only confirmed or joined differs in nothing; the place comes before the category, and that before a gap', () => {
    expect(causeOfFound(['confirm:low-income', 'joins', 'again'], [], names, new Set())).toBeUndefined()
    const deeds = ['fill:phones', 'gives:low-income']
    expect(causeOfFound(deeds, ['lives-elsewhere'], names, new Set())).toEqual({
      cause: 'moved-within',
      fields: [...deeds, 'place'],
    })
    expect(causeOfFound(deeds, [], names, new Set(['low-income']))!.cause).toBe('ended-here')
    expect(causeOfFound(deeds, [], names, new Set())!.cause).toBe('not-begun-here')
    expect(causeOfFound(['fill:phones'], [], names, new Set())!.cause).toBe('gap')
    expect(causeOfFound(['beside:low-income'], [], names, new Set())!.cause).toBe('other-days')
  })

  it('who is not in it has left, or has the category since after it, or no more; of a restricted row nothing is said', () => {
    expect([
      causeOfMissing(null, '2026-10'),
      causeOfMissing('2026-10-01', '2026-10'),
      causeOfMissing('2020-01-01', '2026-10'),
    ]).toEqual(['moved-out', 'not-begun-there', 'ended-there'])
    expect(
      ['is-dead', 'has-left', 'said-dead', 'said-moved', 'id-number-check', 'restricted'].map((i) =>
        causeOfRefusal([i]),
      ),
    ).toEqual(['died-here', 'left-here', 'died-there', 'left-there', 'unclear', undefined])
    for (const cause of Cause.options)
      expect([settlerOf(cause), causeIn(cause, 'zh').length > 2]).toEqual([expect.any(String), true])
  })
})
