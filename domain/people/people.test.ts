import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockOf, findHeld, nameMark, type FieldHome, type FieldPerson } from './area.ts'
import { checkCharacter, cleanIdNumber, isIdNumber, numberDoubts, readIdNumber, withNumber } from './idnumber.ts'
import { nameQuery, personKeys } from './keys.ts'
import { isMasked, maskAddress, maskBorn, maskIdNumber, maskName, maskPhone } from './mask.ts'
import { cleanPhone, isUndiallable } from './phone.ts'
import { ageOn, categoriesOn, householdFaults, lookAlike, sameMarks } from './rules.ts'
import { Name, Person, type HouseholdMember } from './schema.ts'

const digits17 = fc.tuple(fc.integer({ min: 0, max: 36_000 }), fc.integer({ min: 0, max: 999 })).map(([day, order]) => {
  const born = new Date(Date.UTC(1925, 0, 1) + day * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
  return `990000${born}${String(order).padStart(3, '0')}`
})

describe('ID numbers', () => {
  it('a number with its check character is valid, and tells birth and sex', () => {
    fc.assert(
      fc.property(digits17, (d) => {
        const number = d + checkCharacter(d)
        expect(isIdNumber(number)).toBe(true)
        expect(readIdNumber(number).born.replaceAll('-', '')).toBe(d.slice(6, 14))
        expect(readIdNumber(number).sex).toBe(Number(d[16]) % 2 ? 'male' : 'female')
      }),
    )
  })

  it('one wrong digit or two neighbours swapped are always noticed', () => {
    fc.assert(
      fc.property(digits17, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (d, i, by) => {
        const number = d + checkCharacter(d)
        const wrong = number.slice(0, i) + ((Number(number[i]) + by) % 10) + number.slice(i + 1)
        expect(isIdNumber(wrong)).toBe(false)
        if (i < 16 && number[i] !== number[i + 1]) {
          expect(isIdNumber(number.slice(0, i) + number[i + 1] + number[i] + number.slice(i + 2))).toBe(false)
        }
      }),
    )
  })

  it('the published example of the standard holds; a day that never was does not', () => {
    expect(checkCharacter('11010519491231002')).toBe('X')
    const never = '99000019830229001'
    expect(isIdNumber(never + checkCharacter(never))).toBe(false)
    expect(cleanIdNumber('９９００００ 19491231002x')).toBe('99000019491231002X')
  })

  it('an old number of fifteen digits is today’s number of the same person; one that never was stays as typed', () => {
    fc.assert(
      fc.property(digits17, (d) => {
        fc.pre(d.startsWith('19', 6) && !/^99[6-9]$/.test(d.slice(14)))
        expect(cleanIdNumber(d.slice(0, 6) + d.slice(8))).toBe(d + checkCharacter(d))
      }),
    )
    expect(readIdNumber(cleanIdNumber('990000960303997')).born).toBe('1896-03-03')
    expect(cleanIdNumber('990000501345001')).toBe('990000501345001')
    expect(isIdNumber('990000501345001')).toBe(false)
  })

  it('an abolished area is an area still; a province that never was is a slip of the hand', () => {
    const of = (area: string) => {
      const seventeen = area + ['1950', '0308', '101'].join('')
      return isIdNumber(seventeen + checkCharacter(seventeen))
    }
    expect(['990000', '991234', '232199'].map(of)).toEqual([true, true, true])
    expect(['200000', '380000', '770000', '900000'].map(of)).toEqual([false, false, false, false])
  })

  it('a number doubts a birth date and a sex that say otherwise, and fills in only what nobody has said', () => {
    const d = '99000019500308101'
    const idNumber = d + checkCharacter(d)
    expect(numberDoubts({ idNumber, born: '1950-03-08', sex: 'male' })).toEqual([])
    expect(numberDoubts({ idNumber, born: '1950-08-03', sex: 'female' })).toEqual(['born', 'sex'])
    expect(numberDoubts({ idNumber, born: null, sex: 'unknown' })).toEqual([])
    expect(numberDoubts({ idNumber: null, born: '1950-08-03', sex: 'female' })).toEqual([])
    expect(withNumber({ idNumber, born: null, sex: 'unknown' })).toEqual({ idNumber, born: '1950-03-08', sex: 'male' })
    expect(withNumber({ idNumber, born: '1950-08-03', sex: 'female' })).toMatchObject({
      born: '1950-08-03',
      sex: 'female',
    })
  })
})

describe('phones', () => {
  it.each([
    ['+86 000-1234-5678', '00012345678'],
    ['０００１２３４５６７８', '00012345678'],
    ['(0000) 352 2000', '00003522000'],
    ['没有', undefined],
    ['00012345678;00087654321', undefined],
    ['12', undefined],
  ])('%s is read as %s', (typed, digits) => expect(cleanPhone(typed)).toBe(digits))

  it('cleaning twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789+- ()') }), (typed) => {
        const once = cleanPhone(typed)
        if (once !== undefined && !once.startsWith('0086')) expect(cleanPhone(once)).toBe(once)
      }),
    )
    expect(isUndiallable('00012345678')).toBe(true)
  })
})

describe('[L7] masking', () => {
  it('shows what the standard picture shows', () => {
    expect(maskName('王小明')).toBe('王**')
    expect(maskName('𠮷一')).toBe('𠮷**')
    expect(maskPhone('00012345678')).toBe('000****5678')
    expect(maskIdNumber('99000019491231002X')).toBe('990*************2X')
    expect(maskAddress('站前小区1号楼2单元302')).toBe('站前小区***')
    expect(maskAddress('暖泉屯')).toBe('暖泉屯***')
    expect(maskBorn('1951-03-08')).toBe('1951')
  })

  it('the mask of a name tells nothing but the first character, not even how long it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 3 }), fc.string({ maxLength: 12 }), (a, b) => {
        const first = [...`王${a}`.trim()][0]!
        expect(maskName(`王${a}${b}`)).toBe(`${first}**`)
      }),
    )
  })

  it('what is masked can be written back nowhere', () => {
    const person = {
      id: '00000000-0000-7000-8000-000000000001',
      place: '231025/100/',
      sex: 'male',
      born: null,
      died: null,
      addressNote: null,
    }
    const masked = {
      ...person,
      name: maskName('王小明'),
      phones: [maskPhone('00012345678')],
      idNumber: maskIdNumber('99000019491231002X'),
    }
    const result = Person.safeParse(masked)
    expect(result.error?.issues.map((i) => [i.path[0], i.message])).toEqual([
      ['name', 'masked'],
      ['phones', 'phone'],
      ['idNumber', 'id-number'],
    ])
    expect(Name.safeParse('王＊＊').success).toBe(false)
    expect(isMasked('王小明')).toBe(false)
  })
})

describe('finding by name', () => {
  const name = fc.string({
    unit: fc.constantFrom(...'王李单曾解仇翀𠮷欧阳静怡小明红林艾尼古丽'),
    minLength: 2,
    maxLength: 4,
  })

  it('a name is found by itself, by any two characters, and with one character wrong', () => {
    fc.assert(
      fc.property(name, fc.nat(3), (n, at) => {
        const keys = new Set(personKeys(n))
        const chars = [...n]
        const hit = (q: { exact: string[]; near: string[] }) =>
          q.exact.some((k) => keys.has(k)) || q.near.some((k) => keys.has(k))
        expect(nameQuery(n).exact.some((k) => keys.has(k))).toBe(true)
        for (let i = 1; i < chars.length; i++)
          expect(nameQuery(chars[i - 1]! + chars[i]!).exact.some((k) => keys.has(k))).toBe(true)
        const i = at % chars.length
        const wrong = chars.map((c, k) => (k === i ? '甲' : c)).join('')
        if (chars.length > 2) expect(hit(nameQuery(wrong))).toBe(true)
        expect(nameQuery(chars.map((c, k) => (k === i ? '?' : c)).join('')).exact.some((k) => keys.has(k))).toBe(true)
      }),
    )
  })

  it.each([
    ['单雄', 'shanxiong'],
    ['单雄', 'danxiong'],
    ['单雄', 'sx'],
    ['吕布', 'lvbu'],
    ['吕布', 'lubu'],
    ['吕布', 'lübu'],
    ['吕布', 'lyubu'],
    ['欧阳静怡', 'OYJY'],
    ['古丽娜尔·艾尼', 'guli naer aini'],
    ['古丽娜尔·艾尼', '艾尼'],
    ['古丽娜尔·艾尼', '古丽娜尔'],
    ['古丽娜尔·艾尼', '古丽娜尔艾尼'],
    ['NGUYEN THI LAN', 'nguyen'],
    ['王晓明', '王小明'],
  ])('%s is found by %s', (who, typed) => {
    const keys = personKeys(who)
    const q = nameQuery(typed)
    expect([...q.exact, ...q.near].some((k) => keys.includes(k))).toBe(true)
  })

  it('one character alone, or only gaps, would list half the county: no keys', () => {
    for (const typed of ['王', '*', '？？', ' ', 'w', '']) expect(nameQuery(typed)).toEqual({ exact: [], near: [] })
    expect(personKeys(' · ')).toEqual([])
  })
})

describe('households and categories', () => {
  const member = (
    person: string,
    relation: HouseholdMember['relation'],
    to: string | null = null,
  ): HouseholdMember => ({
    household: 'h',
    person,
    relation,
    residence: 'both',
    from: '2020-01-01',
    to,
  })

  it('exactly one head on a day', () => {
    expect(householdFaults([member('a', 'head'), member('b', 'spouse')], '2026-01-01')).toEqual([])
    expect(householdFaults([member('a', 'head', '2025-01-01'), member('b', 'spouse')], '2026-01-01')).toEqual([
      'no-head',
    ])
    expect(householdFaults([member('a', 'head'), member('b', 'head')], '2026-01-01')).toEqual(['two-heads'])
    expect(householdFaults([member('a', 'head'), member('a', 'other')], '2026-01-01')).toEqual(['member-twice'])
    expect(householdFaults([member('a', 'head', '2019-01-01')], '2026-01-01')).toEqual(['days-turned'])
  })

  it('ages, the leap day included', () => {
    expect(ageOn('1951-03-08', '2026-03-07')).toBe(74)
    expect(ageOn('1951-03-08', '2026-03-08')).toBe(75)
    expect(ageOn('2000-02-29', '2026-02-28')).toBe(25)
    expect(ageOn('2000-02-29', '2026-03-01')).toBe(26)
  })

  it('[B4] several dated categories; the dead hold none; a misfit of age is seen', () => {
    const dated = (category: string, from: string, to: string | null) => ({
      id: 'x',
      person: 'p',
      category,
      from,
      to,
      source: '低保名册',
      month: '2026-03',
    })
    const all = [
      dated('low-income', '2024-01-01', '2025-01-01'),
      dated('elder-alone', '2023-01-01', null),
      dated('low-income', '2025-06-01', null),
    ]
    expect(categoriesOn({ died: null }, all, '2025-03-01')).toEqual(['elder-alone'])
    expect(categoriesOn({ died: null }, all, '2025-06-01')).toEqual(['elder-alone', 'low-income'])
    expect(categoriesOn({ died: '2025-06-01' }, all, '2025-06-01')).toEqual([])
  })

  it('[B5] marks of being the same person; an equal name alone is none', () => {
    const a = { name: '王小明', born: '1980-01-02', phones: ['00012345678'], idNumber: null }
    expect(sameMarks(a, { name: '王小明', born: '1981-01-02', phones: [], idNumber: null })).toEqual([])
    expect(sameMarks(a, { name: '王明', phones: ['00012345678'] })).toEqual(['phone'])
    expect(sameMarks(a, { ...a, phones: [] })).toEqual(['name-and-birth'])
  })
})

describe('[L1] finding on a phone that holds no names', () => {
  const who = (id: string, name: string, more: Partial<FieldPerson> = {}): FieldPerson => ({
    id,
    name: `${[...name][0]}**`,
    mark: nameMark(id, name),
    sex: 'unknown',
    age: 70,
    relation: 'head',
    away: false,
    ...more,
  })
  const home = (id: string, address: string | null, people: FieldPerson[]): FieldHome => ({
    id,
    place: '231025/100/zhanqian/001/001/',
    dwelling: address && id,
    address,
    ordered: address,
    people,
  })
  const homes = [
    home('h1', '站前小区3号楼2单元302', [who('a', '王秀英'), who('b', '李德山')]),
    home('h2', '站前小区12号楼1单元101', [who('c', '王建国')]),
    home('h3', null, [who('d', '艾尔肯·图尔逊')]),
  ]
  const found = (typed: string) => findHeld(homes, typed).exact.map((h) => h.person.id)

  it.each([
    ['王秀英', ['a']],
    ['王', ['a', 'c']],
    ['王 12号楼', ['c']],
    ['３号楼２单元', ['a', 'b']],
    ['艾尔肯图尔逊', ['d']],
    ['站前小区', ['a', 'b', 'c']],
    ['   ', []],
  ])('%s', (typed, ids) => expect(found(typed)).toEqual(ids))

  it('shows those of the surname where nobody has the name', () => {
    expect(findHeld(homes, '王凤琴')).toMatchObject({
      exact: [],
      like: [{ person: { id: 'a' } }, { person: { id: 'c' } }],
    })
  })

  it('a mark tells no name: one in four thousand fits, for each person another one', () => {
    const marks = Array.from({ length: 20_000 }, (_, i) => nameMark('a', `王${String.fromCodePoint(0x4e00 + i)}`))
    const alike = marks.filter((m) => m === nameMark('a', '王秀英')).length
    expect(alike).toBeGreaterThan(0)
    expect(alike).toBeLessThan(20)
    expect(nameMark('a', '王秀英')).not.toBe(nameMark('b', '王秀英'))
  })

  it.each([
    ['站前小区3号楼2单元302', '站前小区3号楼', '2单元302'],
    ['前街屯17号', '前街屯', '17号'],
    ['大集体宿舍', '大集体宿舍', ''],
  ])('%s is one door of one block', (address, block, door) => expect(blockOf(address)).toEqual({ block, door }))
})

describe('[B5] alike without having been seen', () => {
  const base = { name: '王秀英', born: null, phones: [], idNumber: null, place: '231025/100/' }
  it.each([
    ['one name in one grid', {}, true],
    ['another grid', { place: '231025/101/' }, false],
    ['another grid and one phone', { place: '231025/101/', phones: ['00012345678'] }, true],
    ['another name', { name: '王秀荣' }, false],
    ['another name and one phone', { name: '王秀荣', phones: ['00012345678'] }, true],
  ])('%s', (_, more, says) => {
    expect(lookAlike({ ...base, phones: ['00012345678'] }, { ...base, ...more })).toBe(says)
  })
  it('two birthdays tell apart, and so do two numbers', () => {
    expect(lookAlike({ ...base, born: '1950-01-01' }, { ...base, born: '1950-01-02' })).toBe(false)
    expect(lookAlike({ ...base, idNumber: '1' }, { ...base, idNumber: '2' })).toBe(false)
  })
})
