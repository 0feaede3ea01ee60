/** Rows that come in: what references do, and that a part is written back as it was read. */
import { describe, expect, it } from 'vitest'
import { columnLetters, moved, refs, shifted, shiftedRanges } from './formula.ts'
import { unpack } from './package.ts'
import { parse, write } from './tree.ts'
import { harmless } from './what.ts'
import { pack } from '../../zip.ts'

/** Data in rows 4 to 6, two rows come in behind them. */
const by = { first: 4, last: 6, count: 2 }
const after = (formula: string, grows = true) => refs(formula, (s) => s === undefined, shifted(by, grows))

describe('references', () => {
  it.each([
    ['SUM(H4:H6)', 'SUM(H4:H8)'],
    ['SUM($H$4:$H$6)/COUNT(B5:B6)', 'SUM($H$4:$H$8)/COUNT(B5:B8)'],
    ['SUM(H1:H6)', 'SUM(H1:H6)'],
    ['H7+H6', 'H9+H6'],
    ['IF(A7="H4:H6 合计",LOG10(H7),Other!H7)', 'IF(A9="H4:H6 合计",LOG10(H9),Other!H7)'],
    ['SUM(H2:H9)', 'SUM(H2:H11)'],
  ])('%s becomes %s', (formula, wanted) => {
    expect(after(formula)).toBe(wanted)
  })

  it('inside the data a row speaks of itself, and a copy of its own row', () => {
    expect(after('SUM(C6:E6)', false)).toBe('SUM(C6:E6)')
    expect(moved('F4-$G$1*G$2+$H4', 3)).toBe('F7-$G$1*G$2+$H7')
    expect(moved('A1', 0, 26)).toBe('AA1')
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
  })

  it('ranges move and grow, ranges of one row do not grow', () => {
    expect(shiftedRanges('A4:C6 E7 A9:B9', by)).toBe('A4:C8 E9 A11:B11')
    expect(shiftedRanges('A6:C6', by, false)).toBe('A6:C6')
  })
})

describe('parts', () => {
  it('are written as they were read', () => {
    const text =
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<x:a xmlns:x="u" b="&quot;&amp;"><!-- c --><x:t xml:space="preserve"> &lt;中&#10; </x:t><x:e/></x:a>'
    expect(write(parse(text))).toBe(text)
  })

  it('declare nothing, and come out of a package as they went in', async () => {
    expect(() => parse('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toThrow('sheet-broken')
    const parts = new Map([
      ['a/中.xml', Buffer.from('x'.repeat(100_000))],
      ['b', Buffer.alloc(0)],
    ])
    expect(await unpack(await pack(parts, new Date('2026-03-10T02:00:00Z')))).toEqual(parts)
  })

  it('[attack 12] what a program could run is text', () => {
    for (const text of ['=1+1', '+1', '-1', '@x', '\t=1', '＝1']) expect(harmless(text)).toBe(`'${text}`)
    expect(harmless('赫连')).toBe('赫连')
  })
})
