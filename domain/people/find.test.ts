import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressQuery, birthYears, bornBetween, readSought } from './find.ts'
import { grams } from '../places/grams.ts'
import { ageOn } from './rules.ts'
import { checkCharacter } from './idnumber.ts'

describe('[B1] what is meant by what was typed', () => {
  const seventeen = '99000019500308101'
  it.each([
    ['00012345678', { by: 'phone', phone: '00012345678' }],
    ['０００-1234 5678', { by: 'phone', phone: '00012345678' }],
    [seventeen + checkCharacter(seventeen), { by: 'id-number', number: seventeen + checkCharacter(seventeen) }],
    ['王小明', { by: 'words', name: '王小明', address: '王小明', either: true }],
    ['张 伟', { by: 'words', name: '张伟', address: '张伟', either: true }],
    ['王_明', { by: 'words', name: '王_明', address: null, either: false }],
    ['古丽娜尔·艾尼', { by: 'words', name: '古丽娜尔·艾尼', address: null, either: false }],
    ['guli naer aini', { by: 'words', name: 'guli naer aini', address: null, either: false }],
    ['wxm', { by: 'words', name: 'wxm', address: null, either: false }],
    ['站前小区3号楼', { by: 'words', name: null, address: '站前小区3号楼', either: false }],
    ['2单元302', { by: 'words', name: null, address: '2单元302', either: false }],
    ['暖泉屯', { by: 'words', name: '暖泉屯', address: '暖泉屯', either: true }],
    ['王小明 站前小区', { by: 'words', name: '王小明', address: '站前小区', either: false }],
    ['站前小区 王小明', { by: 'words', name: '王小明', address: '站前小区', either: false }],
    ['wxm 暖泉屯', { by: 'words', name: 'wxm', address: '暖泉屯', either: false }],
  ])('%s', (typed, sought) => expect(readSought(typed)).toEqual(sought))

  it('one character, and signs alone, mean nobody', () => {
    for (const typed of ['王', '?', '  ', '**', '。', '王 站前小区'].slice(0, 5))
      expect(readSought(typed)).toBeUndefined()
  })

  it('never throws, and never looks up what nothing can be found by', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (typed) => {
        const sought = readSought(typed)
        if (sought?.by === 'words') expect(sought.name !== null || sought.address !== null).toBe(true)
      }),
    )
  })
})

describe('[B3] an address is asked from its rarest level on', () => {
  it.each([
    ['站前小', { blocks: grams('站前小') }, true],
    ['1号楼', { blocks: grams('1号楼') }, true],
    ['站前小区3号楼', { blocks: grams('站前小区3号楼') }, true],
    ['站前小区302', { blocks: grams('站前小区') }, false],
    ['暖泉屯17号', { blocks: grams('暖泉屯') }, false],
    ['302', { words: ['room:302', 'room:302号', 'room:302室'] }, true],
    ['17号', { words: ['room:17', 'room:17号', 'room:17室'] }, true],
    ['2单元', { words: ['unit:2单元'] }, true],
    ['2单元302', { words: ['room:302', 'room:302号', 'room:302室'] }, false],
  ])('%s', (typed, from, whole) => expect(addressQuery(typed)).toMatchObject({ from, whole, pieces: grams(typed) }))

  it('asks for nothing that the whole address does not hold', () => {
    const part = fc.constantFrom('站前', '小区', '暖泉屯', '1号楼', '2单元', '302', '17号')
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const q = addressQuery(parts.join(''))
        if (!q) return
        const all = new Set(grams(parts.join('')))
        expect(q.pieces.every((p) => all.has(p))).toBe(true)
      }),
    )
  })
})

describe('[B4] ages as birth dates', () => {
  const day = fc
    .integer({ min: 0, max: 40_000 })
    .map((n) => new Date(Date.UTC(1916, 1, 27) + n * 86_400_000).toISOString().slice(0, 10))
  it('whoever is of these ages on a day was born between these dates, in one of these years, and nobody else', () => {
    fc.assert(
      fc.property(day, fc.nat(110), fc.nat(20), (born, from, more) => {
        const on = '2026-02-28'
        fc.pre(born <= on)
        const ages = { from, to: from + more }
        const { after, to } = bornBetween(ages, on)
        const meant = ageOn(born, on) >= from && ageOn(born, on) <= from + more
        expect(born > after && born <= to).toBe(meant)
        if (meant) expect(birthYears(ages, on)).toContain(Number(born.slice(0, 4)))
      }),
      { numRuns: 500 },
    )
  })

  it('an open end is an end all the same', () => {
    expect(birthYears({ from: 80 }, '2026-03-10').at(-1)).toBe(1946)
    expect(birthYears({ to: 3 }, '2026-03-10')).toEqual([2022, 2023, 2024, 2025, 2026])
    expect(birthYears({ from: 9, to: 3 }, '2026-03-10')).toEqual([])
  })
})
