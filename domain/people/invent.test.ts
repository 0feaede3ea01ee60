import { describe, expect, it } from 'vitest'
import { isIdNumber, readIdNumber } from './idnumber.ts'
import { type InventedHousehold, inventPeople, spread } from './invent.ts'
import { aFew, householdSize, wholeCounty } from './manners.ts'
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
    expect(people.length / homes.length).toBeCloseTo(householdSize(aFew), 0)
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

describe('a whole county', () => {
  function* both() {
    let i = 0
    for (const d of dwellings()) yield { ...d, rural: i++ % 5 < 3 }
  }
  const homes = [...inventPeople(7, 40_000, both(), day, wholeCounty)]
  const people = homes.flatMap((h) => h.members)
  const share = (of: readonly unknown[], all: readonly unknown[]) => of.length / all.length

  it('the same seed gives the same county', () => {
    expect([...inventPeople(7, 500, both(), day, wholeCounty)]).toEqual(
      homes.slice(0, 500).slice(0, [...inventPeople(7, 500, both(), day, wholeCounty)].length),
    )
  })

  it('is as old as such counties are, and every household is sound', () => {
    expect(
      share(
        people.filter((m) => m.person.born! <= '1966-04-01'),
        people,
      ),
    ).toBeGreaterThan(0.24)
    expect(
      share(
        people.filter((m) => m.person.born! <= '1966-04-01'),
        people,
      ),
    ).toBeLessThan(0.42)
    const children = share(
      people.filter((m) => m.person.born! > '2011-04-01'),
      people,
    )
    expect(children).toBeGreaterThan(0.07)
    expect(children).toBeLessThan(0.16)
    for (const home of homes.slice(0, 2_000))
      expect(
        householdFaults(
          home.members.map((m) => m.member),
          day,
        ),
      ).toEqual([])
    expect(people.length / homes.length).toBeCloseTo(householdSize(wholeCounty), 0)
  })

  it('elders live alone, and children are left with grandparents whose own children are registered and away', () => {
    const held = (category: string) => people.filter((m) => m.categories.some((c) => c.category === category))
    expect(share(held('elder-alone'), people)).toBeGreaterThan(0.04)
    const left = homes.filter((h) =>
      h.members.some((m) => m.categories.some((c) => c.category === 'child-left-behind')),
    )
    expect(left.length).toBeGreaterThan(200)
    for (const home of left) expect(home.members.some((m) => m.member.residence === 'registered-only')).toBe(true)
    for (const m of people.filter((p) => p.categories.some((c) => c.category === 'elder-alone')))
      expect(m.member.residence === 'registered-only' && m.member.relation !== 'head').toBe(false)
  })

  it('a name is shared by some and not by a tenth: the commonest by one in a thousand', () => {
    const count = new Map<string, number>()
    for (const m of people) count.set(m.person.name, (count.get(m.person.name) ?? 0) + 1)
    expect(Math.max(...count.values()) / people.length).toBeLessThan(0.002)
    expect(count.size / people.length).toBeGreaterThan(0.3)
    expect(
      share(
        people.filter((m) => [...m.person.name].length === 2),
        people,
      ),
    ).toBeGreaterThan(0.1)
  })
})
