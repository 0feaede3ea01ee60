import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '../../../../domain/requests/defaults.ts'
import { KindPolicy, neverOff } from '../../../../domain/requests/policy.ts'
import { badLimitsAt, limitsAt, numbersAt, rights } from './shape.ts'

const day = { amount: 3, unit: 'days' as const }

describe('[D6] what the editor writes into a policy', () => {
  it('names the same rights as the rules', () => {
    expect([...rights].sort()).toEqual([...neverOff].sort())
  })

  it('puts what it gets where it got it, and leaves a policy', () => {
    for (const { get, put } of [...limitsAt, ...badLimitsAt]) {
      const changed = put(defaultPolicy, day)
      expect(get(changed)).toEqual(day)
      expect(KindPolicy.safeParse({ ...changed, code: 'x', version: 1 }).success).toBe(true)
    }
    for (const { get, put } of numbersAt) expect(get(put(defaultPolicy, 1))).toBe(1)
  })
})
