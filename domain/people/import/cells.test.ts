import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCharacter, isIdNumber } from '../idnumber.ts'
import { isDay, readDay } from './days.ts'
import { readName } from './names.ts'
import { readDisabilityNumber, readGrade, readIdNumber, readPhones } from './numbers.ts'
import { readChoices, readSex, readTick } from './ticks.ts'

const two = (n: number) => String(n).padStart(2, '0')
const day = fc
  .tuple(fc.integer({ min: 1900, max: 2026 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .filter((d) => isDay(...d))
const idNumber = fc.tuple(day, fc.integer({ min: 1, max: 999 })).map(([[y, m, d], order]) => {
  const seventeen = `990000${y}${two(m)}${two(d)}${String(order).padStart(3, '0')}`
  return seventeen + checkCharacter(seventeen)
})
const wide = (text: string) => text.replace(/\d/g, (n) => String.fromCharCode(0xff10 + Number(n)))

describe('days', () => {
  it('[B10] five shapes and more of one day are one day', () => {
    fc.assert(
      fc.property(day, ([y, m, d]) => {
        const iso = `${y}-${two(m)}-${two(d)}`
        const shapes = [
          iso,
          `${y}-${m}-${d}`,
          `${y}/${m}/${d}`,
          `${y}.${two(m)}.${two(d)}`,
          `${y}年${m}月${d}日`,
          `${y}${two(m)}${two(d)}`,
        ]
        for (const shape of [...shapes, wide(iso), `${iso} 00:00:00`, ` ${iso} `]) {
          expect(readDay(shape, 2026)).toEqual({ day: iso })
        }
        expect(readDay(`${y}年${m}月`, 2026)).toEqual({ month: iso.slice(0, 7) })
      }),
    )
  })

  it('[B10] a serial and a short year are read and doubted; what may be two days is not', () => {
    expect(readDay('18695', 2026)).toEqual({ day: '1951-03-08', doubt: 'day-serial' })
    expect(readDay('51.3.8', 2026)).toEqual({ day: '1951-03-08', doubt: 'day-short-year' })
    expect(readDay('15.3.8', 2026)).toEqual({ day: '2015-03-08', doubt: 'day-short-year' })
    expect(readDay('25/3/1951', 2026)).toEqual({ day: '1951-03-25', doubt: 'day-order' })
    expect(readDay('3/8/1951', 2026)).toEqual({ wrong: 'day-either' })
    expect(['6.30', '腊月初八', '1951-02-29', '不详'].map((t) => readDay(t, 2026).wrong)).toEqual([
      'day-no-year',
      'day-lunar',
      'day-impossible',
      'day-unreadable',
    ])
  })

  it('[B10] whatever is typed, no day comes out that is none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 14 }), fc.stringMatching(/^[\d./年月日-]{1,12}$/)), (typed) => {
        const { day: read } = readDay(typed, 2026)
        const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(read ?? '1951-03-08')!
        expect(isDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))).toBe(true)
      }),
    )
  })
})

describe('numbers', () => {
  it('[B10] a true number is read however it is typed', () => {
    fc.assert(
      fc.property(idNumber, (id) => {
        for (const typed of [
          id,
          ` ${id}`,
          `'${id}`,
          wide(id),
          id.toLowerCase(),
          `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`,
        ]) {
          expect(readIdNumber(typed).idNumber).toBe(id)
        }
      }),
    )
  })

  it('[B10] one wrong digit is refused, never mended', () => {
    fc.assert(
      fc.property(idNumber, fc.integer({ min: 6, max: 16 }), fc.integer({ min: 1, max: 9 }), (id, at, more) => {
        const wrong = id.slice(0, at) + ((Number(id[at]) + more) % 10) + id.slice(at + 1)
        expect(readIdNumber(wrong)).toEqual({ wrong: wrong.endsWith('000') ? 'id-number-lost' : 'id-number-check' })
      }),
    )
  })

  it('[B10] what a spreadsheet made of a number is refused by name', () => {
    expect(['1.10101E+17', '9.9E17', '990000195103080000'].map((t) => readIdNumber(t).wrong)).toEqual(
      Array(3).fill('id-number-lost'),
    )
    expect(['990000********0114', '99000019510308', 'E12345678'].map((t) => readIdNumber(t).wrong)).toEqual([
      'masked',
      'id-number-length',
      'id-number-other',
    ])
  })

  it('[B10] twenty digits are number, kind and grade; the restricted kind does not tell itself', () => {
    fc.assert(
      fc.property(idNumber, fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 4 }), (id, kind, grade) => {
        const read = readDisabilityNumber(`${id}${kind}${grade}`)
        expect(read).toMatchObject({ idNumber: id, grade })
        expect(read.sealed).toBe(kind === 6 ? 'mental' : undefined)
        expect(read.number === undefined && read.kind === undefined).toBe(kind === 6)
      }),
    )
    expect(readDisabilityNumber('990000195103080114').wrong).toBe('disability-number')
    expect(['一级', '2级', 'Ⅲ级', '贰级', '肢体四级', '无'].map(readGrade)).toEqual([1, 2, 3, 2, 4, undefined])
  })

  it('[B10] as many phones as were written, whatever stands between', () => {
    const phone = fc.integer({ min: 0, max: 99_999_999 }).map((n) => `000${String(n).padStart(8, '0')}`)
    const between = fc.constantFrom(';', '；', ',', '，', '、', '/', ' ', '\n', '(儿子) ', ' 或 ')
    fc.assert(
      fc.property(fc.uniqueArray(phone, { minLength: 1, maxLength: 4 }), between, (phones, by) => {
        expect(readPhones(phones.join(by))).toEqual({ phones })
      }),
    )
    expect(readPhones('1.38E+10')).toEqual({ phones: [], wrong: 'phone-lost' })
    expect(readPhones('000****5678')).toEqual({ phones: [], wrong: 'masked' })
    expect(readPhones('无')).toEqual({ phones: [] })
  })
})

describe('names and ticks', () => {
  it('[B10] a name is a name with blanks, and its dot is today’s', () => {
    expect(readName('张　三')).toEqual({ name: '张三' })
    expect(
      ['艾尔肯•图尔逊', '艾尔肯.图尔逊', '艾尔肯 · 图尔逊', '艾尔肯・图尔逊'].map((n) => readName(n).name),
    ).toEqual(Array(4).fill('艾尔肯·图尔逊'))
    expect(readName('𠮷田芳')).toEqual({ name: '𠮷田芳' })
    expect(readName('王桂兰（已故）')).toEqual({ name: '王桂兰', doubt: 'name-note' })
    expect(readName('\ue863建国')).toMatchObject({ doubt: 'name-rare' })
    expect(['李?国', '李\ufffd', '张**', '张3'].map((n) => readName(n).wrong)).toEqual([
      'name-broken',
      'name-broken',
      'masked',
      'name-number',
    ])
  })

  it('reading a name twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (typed) => {
        const { name } = readName(typed)
        if (name) expect(readName(name).name).toBe(name)
      }),
    )
  })

  it('[B10] ticks and words of forms', () => {
    expect(['√', '( √ )', '是', '1', '☑', 'TRUE', '有'].map(readTick)).toEqual(Array(7).fill(true))
    expect(['×', '否', '0', '□', '（ ）'.replace(' ', '否'), '无'].map(readTick)).toEqual(Array(6).fill(false))
    expect(['', '也许', '老伴'].map(readTick)).toEqual([undefined, undefined, undefined])
    expect(readChoices('自理□ 半自理☑ 失能□')).toEqual(['半自理'])
    expect(readChoices('☑男 □女')).toEqual(['男'])
    expect(readChoices('□低保 ■特困 ■残疾')).toEqual(['特困', '残疾'])
    expect(readChoices('是（ √ ） 否（ ）')).toEqual(['是'])
    expect(['男', '2', '□男 ☑女', '不详'].map(readSex)).toEqual(['male', 'female', 'female', undefined])
    expect(isIdNumber('990000195103080114')).toBe(true)
  })
})
