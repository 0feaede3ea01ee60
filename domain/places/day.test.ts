import { describe, expect, it } from 'vitest'
import { Moment } from '../kernel/instant.ts'
import { Day } from './schema.ts'

describe('[attack 21] days and moments that are sent', () => {
  it.each(['1899-12-31', '2026-02-28', '2199-12-31'])('%s is one', (day) => {
    expect(Day.parse(day)).toBe(day)
    expect(Moment.parse(`${day}T00:00:00Z`)).toBe(`${day}T00:00:00Z`)
  })

  it.each(['9999-12-31', '2200-01-01', '1799-12-31', '0001-01-01', '2026-02-30', '+010000-01-01', 'today'])(
    '%s is none, said once: a loop over days comes to its end',
    (day) => {
      const faults = (r: { error?: { issues: { message: string }[] } | undefined }) =>
        r.error?.issues.map((i) => i.message)
      expect(faults(Day.safeParse(day))).toEqual(['day'])
      expect(faults(Moment.safeParse(`${day}T23:59:59Z`))).toEqual(['moment'])
    },
  )
})
