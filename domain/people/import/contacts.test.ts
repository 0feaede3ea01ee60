import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contactsMost, type ContactKind } from '../contacts.ts'
import { contactsOf, readContact } from './contacts.ts'
import { callsOf } from './weigh.ts'

const name = fc.stringMatching(/^[司上欧诸][徒官阳葛][一-十]{1,2}$/)
const phone = fc.stringMatching(/^000[1-9]\d{7}$/)

it('[S4-18][B10] a name and a number are read from one cell as from two', () => {
  fc.assert(
    fc.property(name, phone, fc.constantFrom('', ' ', '：', '（', '，电话：', '\n'), (who, number, between) => {
      const both = { emergency: who, 'emergency-phone': [number] }
      expect(readContact(`${who}${between}${number}${between === '（' ? '）' : ''}`, 'emergency').values).toEqual(both)
      expect(readContact(`${number} ${who}`, 'emergency-phone').values).toEqual(both)
      const apart = { ...readContact(who, 'emergency').values, ...readContact(number, 'emergency-phone').values }
      expect(apart).toEqual(both)
    }),
  )
})

it('[S4-18] nobody is called of whom it is not known how they agreed, or of whom half is missing', () => {
  const part = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
  const agreed = fc.constantFrom('in-person', 'by-phone', 'passed-on', 'no')
  fc.assert(
    fc.property(part(name), part(phone), part(agreed), (who, number, how) => {
      const doubts: string[] = []
      const values = Object.fromEntries(
        Object.entries({ neighbour: who, 'neighbour-phone': number && [number], 'neighbour-agreed': how }).flatMap(
          ([k, v]) => (v === undefined ? [] : [[k, v] as const]),
        ),
      )
      const taken = contactsOf(values, doubts)
      expect(taken.length === 1).toBe(who !== undefined && number !== undefined && how !== undefined && how !== 'no')
      const said = who !== undefined || number !== undefined
      expect(doubts.length === 1).toBe(taken.length === 0 && said && how !== 'no')
    }),
  )
})

it('[S4-18] who is named already is named once, and six are enough', () => {
  const kinds: ContactKind[] = ['neighbour', 'emergency']
  const one = fc.record({
    kind: fc.constantFrom(...kinds),
    phone: fc.constantFrom('00010000001', '00010000002', '00010000003'),
  })
  const contact = one.map((c) => ({ ...c, name: '司徒邻', agreed: 'in-person' as const }))
  fc.assert(
    fc.property(
      fc.uniqueArray(contact, { selector: (c) => c.kind + c.phone }),
      fc.array(one, { maxLength: 7 }),
      (said, held) => {
        const { calls, full } = callsOf(said, held)
        expect(callsOf(said, [...held, ...calls]).calls).toEqual([])
        expect(calls.length).toBeLessThanOrEqual(Math.max(0, contactsMost - held.length))
        const fresh = said.filter((c) => !held.some((h) => h.kind === c.kind && h.phone === c.phone))
        expect(full).toBe(fresh.length > calls.length)
      },
    ),
  )
})
