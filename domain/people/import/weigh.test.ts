import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Person, PersonCategory } from '../schema.ts'
import { issueIn } from './issue-words.ts'
import type { Wanted } from './wanted.ts'
import { deedsOf, weigh, type Held, type Word } from './weigh.ts'
import { placeFinder } from './where.ts'

const word: Word = { source: '民政名册', month: '2026-03', day: '2026-03-10' }
const id = '01900000-0000-7000-8000-000000000001'
const person = (more: Partial<Person> = {}): Person => ({
  id,
  place: '231025/100/zhanqian/001/001/',
  name: '欧阳静怡',
  sex: 'unknown',
  born: null,
  phones: [],
  idNumber: null,
  addressNote: null,
  died: null,
  ...more,
})
const held = (more: Partial<Held> = {}): Held => ({
  person: person(),
  left: null,
  categories: [],
  claims: [],
  housed: false,
  ...more,
})
const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  name: '欧阳静怡',
  idNumber: null,
  sex: 'unknown',
  born: null,
  phones: [],
  address: null,
  categories: [],
  relation: null,
  residence: null,
  ...more,
})
const term = (more: Partial<PersonCategory> = {}): PersonCategory => ({
  id,
  person: id,
  category: 'low-income',
  from: '2025-01-01',
  to: null,
  source: '民政名册',
  month: '2026-01',
  ...more,
})

describe('[B10][S1-17] a row beside what is held', () => {
  it('fills what is empty, lays beside what is not, and never overwrites', () => {
    const w = wanted({ name: '欧阳静宜', sex: 'female', born: '1950-03-08', phones: ['00012345678'] })
    expect(deedsOf(weigh(w, held(), word, false))).toEqual(['fill:sex', 'fill:born', 'fill:phones', 'differs:name'])
    const known = held({ person: person({ sex: 'male', born: '1950-03-09', phones: ['00012345678'] }) })
    const weighed = weigh(w, known, word, false)
    expect(weighed.fill).toEqual({})
    expect(weighed.fields.map((f) => f.what)).toEqual(['name', 'sex', 'born'])
    const asked = held({ ...known, claims: [{ what: 'name', source: '民政名册' }] })
    expect(weigh(w, asked, word, false).fields.map((f) => f.what)).toEqual(['sex', 'born'])
  })

  it('a category begins, is confirmed for a later month, or is laid beside where another source dates it otherwise', () => {
    const w = (from: string | null) => wanted({ categories: [{ code: 'low-income', from }] })
    expect(weigh(w(null), held(), word, false).begin).toEqual([{ code: 'low-income', from: '2026-03-01' }])
    expect(deedsOf(weigh(w(null), held({ categories: [term()] }), word, false))).toEqual(['confirm:low-income'])
    expect(deedsOf(weigh(w(null), held({ categories: [term({ month: '2026-03' })] }), word, false))).toEqual([])
    const other = held({ categories: [term({ source: '残联' })] })
    expect(deedsOf(weigh(w('2024-06-01'), other, word, false))).toEqual(['beside:low-income'])
  })

  it('[B8] nothing is done to somebody who died or left', () => {
    const w = wanted({ phones: ['00012345678'], categories: [{ code: 'low-income', from: null }] })
    for (const gone of [held({ person: person({ died: '2026-01-01' }) }), held({ left: '2026-01-01' })]) {
      const weighed = weigh(w, gone, word, true)
      expect(deedsOf(weighed)).toEqual([])
      expect(weighed.fault).toBeDefined()
    }
  })

  it('what was taken in once does nothing the second time', () => {
    const phone = fc.integer({ min: 0, max: 5 }).map((n) => `0001234567${n}`)
    const any = fc.record({
      sex: fc.constantFrom('male' as const, 'female' as const, 'unknown' as const),
      born: fc.constantFrom('1950-03-08', null),
      phones: fc.uniqueArray(phone, { maxLength: 4 }),
      address: fc.constantFrom('一号', null),
      code: fc.constantFrom('low-income', 'disabled', null),
    })
    fc.assert(
      fc.property(any, ({ code, ...said }) => {
        const w = wanted({ ...said, categories: code ? [{ code, from: null }] : [] })
        const first = weigh(w, held(), word, false)
        const then = held({
          person: { ...person(), ...first.fill },
          categories: first.begin.map((b) => term({ category: b.code, from: b.from, month: word.month })),
        })
        expect(deedsOf(weigh(w, then, word, false))).toEqual([])
      }),
    )
  })
})

describe('[B10] where a row belongs', () => {
  const places = [
    { path: '231025/100/', name: '林口镇', gridKind: null },
    { path: '231025/100/001/', name: '东街社区', gridKind: null },
    { path: '231025/100/001/001/', name: '一网格', gridKind: 'base' },
    { path: '231025/100/001/002/', name: '二网格', gridKind: 'base' },
    { path: '231025/100/201/', name: '红旗村', gridKind: null },
    { path: '231025/100/201/001/', name: '红旗村网格', gridKind: 'base' },
    { path: '231025/101/201/', name: '红旗村', gridKind: null },
  ]
  const said = (community = '', grid = '', town = '') => ({ town, community, grid })

  it('by name below the place the import is for, with or without its ending; a village with one grid is that grid', () => {
    const find = placeFinder(places, '231025/100/')
    expect(find(said('东街', '二网格'))).toEqual({ place: '231025/100/001/002/' })
    expect(find(said('东街社区居委会'))).toEqual({ place: '231025/100/001/' })
    expect(find(said('红旗'))).toEqual({ place: '231025/100/201/001/' })
    expect(find(said('', '', '林口镇'))).toEqual({ place: '231025/100/' })
    expect(find(said('西街'))).toEqual({ fault: 'place-unknown' })
    expect(placeFinder(places, '231025/')(said('红旗村'))).toEqual({ fault: 'place-several' })
    expect(placeFinder(places, '231025/')(said('红旗村', '', '林口镇'))).toEqual({ place: '231025/100/201/001/' })
  })

  it('a sheet per village says it once, above the table', () => {
    const find = placeFinder(places, '231025/100/', ['红旗村低保名册'])
    expect(find(said())).toEqual({ place: '231025/100/201/001/' })
    expect(find(said('东街社区'))).toEqual({ place: '231025/100/001/' })
  })
})

it('[ux] every reason has words in both languages; an unknown one is shown as it is', () => {
  expect(issueIn('id-number-check', 'zh')).toBe('证件号码校验不对')
  expect(issueIn('id-number-check', 'en')).toMatch(/check/)
  expect(issueIn('nobody-knows', 'zh')).toBe('nobody-knows')
})
