import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packFiles } from '../../packs/read.ts'
import { rulesFaults, TimebankRules } from './definitions.ts'
import { percentOf, split, weighted, worthOf, type CountedHours } from './earning.ts'
import { rulesLines } from './pack.ts'

const { lines, faults } = rulesLines(packFiles('base'))
const of = (code: string): TimebankRules => ({ ...lines.find((l) => l.code === code)!, sort: 0 })
const hours: CountedHours = {
  minutes: 95,
  day: '2026-03-10',
  item: 'elder-chores',
  category: 'care.elder.home',
  origin: 'activity',
  unitKind: 'squad',
}
const grown = { born: '1985-01-01', opened: true }

describe('[S1-06] rules of a time bank', () => {
  it('are data: two sets stand in the pack and say different things', () => {
    expect(faults).toEqual([])
    const [nanjing, pidu] = [of('nanjing'), of('pidu')]
    expect([nanjing.cap, pidu.cap]).toEqual([1500 * 60, null])
    expect(worthOf(hours, grown, nanjing)).toEqual({ to: 'holder', percent: 100, amount: 95 })
    expect(worthOf({ ...hours, item: 'elder-care' }, grown, pidu)).toEqual({ to: 'holder', percent: 150, amount: 142 })
    const school = { ...hours, unitKind: 'school' as const }
    expect(worthOf(school, grown, nanjing)).toEqual({ to: 'group', percent: 100, amount: 95 })
    expect(worthOf(school, grown, pidu)).toEqual({ to: 'holder', percent: 100, amount: 95 })
    const sixteen = { born: '2009-06-01', opened: true }
    expect([worthOf(hours, sixteen, nanjing).to, worthOf(hours, sixteen, pidu).to]).toEqual(['nobody', 'holder'])
  })

  it('nobody is credited unasked, for what is paid, or for less than a minute', () => {
    const rules = of('nanjing')
    expect(worthOf(hours, { ...grown, opened: false }, rules)).toEqual({ to: 'nobody' })
    expect(worthOf({ ...hours, origin: 'contract' }, grown, rules)).toEqual({ to: 'nobody' })
    expect(
      worthOf({ ...hours, minutes: 1 }, grown, {
        ...rules,
        weights: [{ of: { items: [hours.item], categories: [] }, percent: 50 }],
      }),
    ).toEqual({ to: 'nobody' })
    expect(worthOf(hours, { born: null, opened: true }, rules)).toMatchObject({ to: 'holder' })
  })

  it('a weight of the item comes before that of the category that stands below it in the list', () => {
    const weights = [
      { of: { items: ['elder-care'], categories: [] }, percent: 150 },
      { of: { items: [], categories: ['care'] }, percent: 120 },
    ]
    const at = (item: string, category: string) => percentOf({ weights }, { item, category })
    expect([at('elder-care', 'care.elder'), at('elder-meal', 'care.elder'), at('x', 'careful')]).toEqual([
      150, 120, 100,
    ])
  })

  it('whole minutes: nothing is lost or made between holder and pool, and no holder is beyond the cap', () => {
    const some = fc.nat(2_000)
    fc.assert(
      fc.property(
        some,
        fc.integer({ min: 10, max: 500 }),
        some,
        fc.option(fc.nat(3_000)),
        (minutes, percent, had, cap) => {
          const amount = weighted(minutes, percent)
          const { kept, beyond } = split(amount, had, cap)
          expect(Number.isInteger(amount) && kept >= 0 && beyond >= 0).toBe(true)
          expect(kept + beyond).toBe(amount)
          if (cap !== null && had <= cap) expect(had + kept).toBeLessThanOrEqual(cap)
        },
      ),
    )
  })

  it('what contradicts itself is told with its path', () => {
    const rules = of('nanjing')
    const who = [{ from: 80, below: 70, cares: [] }]
    expect(rulesFaults({ ...rules, key: { ...rules.key, who } })).toEqual([
      { path: 'key.who.0.below', code: 'ages-turned' },
    ])
    expect(rulesFaults({ ...rules, earns: ['visit', 'visit'] })).toEqual([{ path: 'earns', code: 'code-twice' }])
  })

  it('[R14] no rule knows money, a debt, a penalty or an end of what was earned', () => {
    const known = [
      'age',
      'cap',
      'code',
      'earns',
      'from',
      'goods',
      'ground',
      'groups',
      'key',
      'lapseDays',
      'minutesPerOrder',
      'name',
      'orders',
      'perService',
      'sort',
      'unit',
      'weights',
    ]
    expect(Object.keys(TimebankRules.shape).sort()).toEqual(known)
  })
})
