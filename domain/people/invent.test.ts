import { describe, expect, it } from 'vitest'
import { isIdNumber, readIdNumber } from './idnumber.ts'
import { type InventedHousehold, inventPeople, perHousehold, spread } from './invent.ts'
import { isUndiallable } from './phone.ts'
import { householdFaults } from './rules.ts'
import { Household, HouseholdMember, Person, PersonCategory } from './schema.ts'

const day = '2026-04-01'

function* dwellings() {
  for (let i = 0; ; i++)
    yield { id: `00000000-0000-8000-8000-${String(i).padStart(12, '0')}`, place: '990001/100/001/001/' }
}

const take = (seed: number, n: number) => [...inventPeople(seed, n, dwellings(), day)]

describe('invented people', () => {
  const homes = take(7, 3000)
  const people = homes.flatMap((h) => h.members)

  it('the same seed gives the same people, another seed others', () => {
    expect(take(7, 300)).toEqual(homes.slice(0, take(7, 300).length))
    expect(take(8, 300)).not.toEqual(take(7, 300))
  })

  it('every row has the shape of its room, every household is sound', () => {
    for (const home of homes) {
      Household.parse(home.household)
      expect(
        householdFaults(
          home.members.map((m) => HouseholdMember.parse(m.member)),
          day,
        ),
      ).toEqual([])
      for (const m of home.members) {
        Person.parse(m.person)
        for (const c of m.categories) PersonCategory.parse(c)
      }
    }
  })

  it('numbers are valid, unassignable, alone in the world, and agree with birth and sex', () => {
    const numbers = people.flatMap((m) => (m.person.idNumber ? [m.person] : []))
    expect(new Set(numbers.map((p) => p.idNumber)).size).toBe(numbers.length)
    for (const p of numbers) {
      expect(isIdNumber(p.idNumber!)).toBe(true)
      expect(readIdNumber(p.idNumber!)).toEqual({ born: p.born, sex: p.sex, area: '990000' })
    }
  })

  it('no phone can be dialled and none comes twice', () => {
    const phones = people.flatMap((m) => m.person.phones)
    expect(phones.every((p) => p.length === 11 && isUndiallable(p))).toBe(true)
    expect(new Set(phones).size).toBe(phones.length)
  })

  it('the crowd looks like a county the young leave: elders, children, hard names, people without a phone', () => {
    const share = (has: (m: InventedHousehold['members'][number]) => boolean) =>
      people.filter(has).length / people.length
    expect(share((m) => m.person.born! < '1966-04-01')).toBeGreaterThan(0.2)
    expect(share((m) => m.person.born! > '2008-04-01')).toBeGreaterThan(0.12)
    expect(share((m) => m.person.phones.length === 0)).toBeGreaterThan(0.05)
    expect(share((m) => m.categories.length > 0)).toBeGreaterThan(0.2)
    expect(people.some((m) => m.person.name.includes('·'))).toBe(true)
    expect(people.some((m) => /[㐀-䶿\u{20000}-\u{2ffff}龘犇骉燚]/u.test(m.person.name))).toBe(true)
    expect(people.length / homes.length).toBeCloseTo(perHousehold, 0)
  })

  it('streams: a hundred thousand without keeping them, ids in order', () => {
    let n = 0
    let last = ''
    let turned = 0
    for (const home of inventPeople(1, 100_000, dwellings(), day)) {
      n += home.members.length
      if (home.household.id <= last) turned++
      last = home.household.id
    }
    expect(turned).toBe(0)
    expect(n).toBeGreaterThanOrEqual(100_000)
    expect(n).toBeLessThan(100_005)
  })

  it('says when the dwellings run out', () => {
    expect(() => [...inventPeople(1, 100, [...spread([{ id: 'x', place: 'y' }], 5)], day)]).toThrow(/ran out/)
  })
})
