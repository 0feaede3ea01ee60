import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '../../../../domain/requests/defaults.ts'
import { KindPolicy } from '../../../../domain/requests/policy.ts'
import { loadPack } from '../../../../packs/read.ts'
import { badLimitsAt, limitsAt, numbersAt, whole } from './shape.ts'

const day = { amount: 3, unit: 'days' as const }

describe('[D6] what the editor writes into a policy', () => {
  it('puts what it gets where it got it, and leaves a policy', () => {
    for (const { get, put } of [...limitsAt, ...badLimitsAt]) {
      const changed = put(defaultPolicy, day)
      expect(get(changed)).toEqual(day)
      expect(KindPolicy.safeParse({ ...changed, code: 'x', version: 1 }).success).toBe(true)
    }
    for (const { get, put } of numbersAt) expect(get(put(defaultPolicy, 1))).toBe(1)
  })

  it('reads every set of rules of the base pack, however short it is written', () => {
    for (const { code, name: _, ...policy } of loadPack('base').pack!.kinds!) {
      const rules = whole(policy)
      expect([code, rules.off, rules.evidence, rules.only, rules.names].every((part) => part !== undefined)).toBe(true)
      expect(KindPolicy.safeParse({ ...rules, code, version: 1 }).success).toBe(true)
      for (const { get } of [...limitsAt, ...badLimitsAt]) expect(get(rules).amount).toBeGreaterThanOrEqual(0)
    }
  })
})
