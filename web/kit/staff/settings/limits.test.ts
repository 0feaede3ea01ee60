import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { limitsOf, numberFaults } from './limits.ts'

const shape = z.strictObject({ metres: z.int().min(10).max(2_000), days: z.int().min(1).max(90).default(7) })
const limits = limitsOf(z.toJSONSchema(shape, { io: 'input' }))

describe('[L6] limits of a setting', () => {
  it('are those of the shape it is held to', () => {
    expect(limits).toEqual({ metres: { min: 10, max: 2_000 }, days: { min: 1, max: 90 } })
  })

  it.each([
    [{ metres: 10, days: 90 }, []],
    [{ metres: 9, days: 91 }, ['value.metres too-small-int 10', 'value.days too-big-int 90']],
    [{ metres: null, days: 1.5 }, ['value.metres required ', 'value.days whole-number ']],
  ])('%j', (value, said) => {
    const faults = numberFaults(['metres', 'days'], limits, value)
    expect(faults.map((f) => `${f.path} ${f.code} ${Object.values(f.params ?? {}).join()}`)).toEqual(said)
  })
})
