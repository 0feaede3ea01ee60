import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageFits, bornBy, careFaults, CareLine, caresOn, mayRedefine, reaches, tooOld, type CareKind } from './cares.ts'
import { divide, meets } from './claims.ts'
import { ageOn } from './rules.ts'

const kind = (more: Partial<CareKind> = {}): CareKind => ({
  ...CareLine.parse({
    code: 'child-left-behind',
    name: { zh: '留守儿童', en: 'Child left behind' },
    group: 'children',
    about: '父母外出务工的未成年人',
    basis: '国发〔2016〕13号',
    ages: { from: 0, to: 16 },
  }),
  sort: 0,
  ...more,
})

const dayIn = (from: number, to: number) =>
  fc
    .date({ min: new Date(Date.UTC(from, 0, 1)), max: new Date(Date.UTC(to, 11, 31)), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10))

describe('[B4] care kinds', () => {
  it('of several definitions of one code the last one begun holds, on every day', () => {
    const all = [kind({ from: '2000-01-01' }), kind({ from: '2026-07-01', ages: { from: 0, to: 18 } })]
    const to = (day: string) => caresOn(all, day).map((k) => k.ages.to)
    expect([to('1999-12-31'), to('2026-06-30'), to('2026-07-01')]).toEqual([[], [16], [18]])
  })

  it('[S1-17] what was confirmed so many months ago or longer is too old, and nothing younger', () => {
    expect(tooOld([kind(), kind({ code: 'low-income', recheck: 12 })], '2026-03-10')).toEqual([
      ['low-income', '2025-03'],
    ])
    fc.assert(
      fc.property(dayIn(2000, 2040), dayIn(2000, 2040), fc.integer({ min: 1, max: 60 }), (confirmed, day, recheck) => {
        const passed =
          (Number(day.slice(0, 4)) - Number(confirmed.slice(0, 4))) * 12 +
          Number(day.slice(5, 7)) -
          Number(confirmed.slice(5, 7))
        const [[, month]] = tooOld([kind({ recheck })], day) as [[string, string]]
        expect(confirmed.slice(0, 7) <= month).toBe(passed >= recheck)
      }),
    )
  })

  it('whoever was born by the day given has reached the age, and nobody else; the day itself is the first', () => {
    fc.assert(
      fc.property(dayIn(1930, 2020), dayIn(2021, 2040), fc.integer({ min: 0, max: 100 }), (born, day, age) => {
        expect(born <= bornBy(age, day)).toBe(ageOn(born, day) >= age)
        expect(reaches(born, age) <= day).toBe(ageOn(born, day) >= age)
      }),
      { numRuns: 3000 },
    )
    expect([reaches('2008-02-29', 18), bornBy(16, '2028-02-29')]).toEqual(['2026-03-01', '2012-02-29'])
  })

  it('an unknown age fits; a limit is the first age that does not', () => {
    expect([null, 0, 15, 16].map((age) => ageFits(kind(), age))).toEqual([true, true, true, false])
    expect(ageFits(undefined, 99)).toBe(true)
    expect(ageFits(kind({ ages: { from: 80, to: null } }), 79)).toBe(false)
  })

  it('what is in force keeps its ages, and nobody defines the past', () => {
    const standing = kind({ from: '2020-01-01' })
    const today = '2026-03-10'
    expect(mayRedefine(standing, { ...standing, words: ['农村留守儿童'] }, today)).toBeUndefined()
    expect(mayRedefine(standing, { ...standing, ages: { from: 0, to: 18 } }, today)?.code).toBe('ages-in-force')
    expect(mayRedefine(undefined, kind({ from: '2026-03-09' }), today)?.code).toBe('day-past')
    expect(mayRedefine(undefined, kind({ from: '2026-07-01', ages: { from: 0, to: 18 } }), today)).toBeUndefined()
  })

  it('one word means one kind', () => {
    const line = ({ sort: _, ...rest }: CareKind) => rest
    const other = kind({ code: 'child-hardship', name: { zh: '困境儿童', en: 'x' }, words: ['留守 儿童'] })
    expect(careFaults([line(kind()), line(other)])).toEqual([{ path: '1.words.0', code: 'word-twice' }])
    expect(careFaults([line(kind()), line(kind())])).toEqual([{ path: '1.code', code: 'code-twice' }])
    expect(CareLine.safeParse({ ...line(kind()), ages: { from: 18, to: 16 } }).error?.issues[0]?.message).toBe('ages')
  })
})

describe('claims', () => {
  const held = { name: '王小明', sex: 'male' as const, born: '1950-03-08', idNumber: null }

  it('[B9] what is held and asks for a second person waits; what was empty or is the same does not', () => {
    expect(divide(held, { born: '1950-08-03', name: '王明' }, ['born', 'idNumber'])).toEqual({
      now: { name: '王明' },
      asked: [{ what: 'born', held: '1950-03-08', claimed: '1950-08-03' }],
    })
    expect(divide(held, { idNumber: '99000019500308101X' }, ['idNumber']).asked).toEqual([])
    expect(divide(held, { born: '1950-03-08' }, ['born']).asked).toEqual([])
    expect(divide({ ...held, sex: 'unknown' }, { sex: 'male' }, ['sex']).asked).toEqual([])
  })

  it('a second source agrees with a category or says otherwise', () => {
    const row = { from: '2026-01-01', to: null, source: '民政' }
    const says = { ...row, month: '2026-03' }
    expect(meets(row, says)).toBe('same-source')
    expect(meets(row, { ...says, source: '社区' })).toBe('agrees')
    expect(meets(row, { ...says, source: '社区', from: '2026-02-01' })).toBe('differs')
  })
})
