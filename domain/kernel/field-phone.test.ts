/** The PIN and the lease of a field phone: pure rules. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standing } from './lease.ts'
import { pinFault } from './pin.ts'

describe('[S1-49][L5] the device PIN', () => {
  it('is six digits and none that somebody would try first', () => {
    expect(pinFault('27491')).toBe('pin-digits')
    for (const plain of ['111111', '121212', '123456', '987654', '123123', '112233', '456654', '890123', '520131'])
      expect([plain, pinFault(plain)]).toEqual([plain, 'pin-plain'])
    for (const date of ['850312', '120385', '311299']) expect([date, pinFault(date)]).toEqual([date, 'pin-date'])
    expect(pinFault('274913')).toBeUndefined()
  })

  it('leaves most of them free', () => {
    const free = Array.from({ length: 20_000 }, (_, i) => String(i * 50).padStart(6, '0')).filter((p) => !pinFault(p))
    expect(free.length).toBeGreaterThan(16_000)
  })
})

const hour = 3_600_000

describe('[S1-49] the lease', () => {
  const contact = { at: 1_000 * hour, open: 0, high: 1_000 * hour }

  it('ends its hours after the last answer, whichever clock says so', () => {
    expect(standing(contact, contact.at + 72 * hour, 72)).toBe('good')
    expect(standing(contact, contact.at + 72 * hour + 1, 72)).toBe('over')
    expect(standing({ ...contact, open: 73 * hour }, contact.at, 72)).toBe('over')
    expect(standing({ ...contact, high: contact.at + 73 * hour }, contact.at, 72)).toBe('over')
  })

  it('a clock that was set back opens nothing', () => {
    const seen = { ...contact, high: contact.at + 10 * hour }
    expect(standing(seen, seen.high - 5 * 60_000, 72)).toBe('good')
    expect(standing(seen, seen.high - hour, 72)).toBe('clock')
  })

  it('no clock whatever makes it longer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: -500, max: 500 }), (open, shown) => {
        const stands = standing({ ...contact, open: open * hour }, contact.at + shown * hour, 72)
        return open <= 72 || stands === 'over'
      }),
    )
  })
})
