import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { usualLimits } from './limits.ts'
import { Rows } from './rows.ts'
import { delimiterOf, Lines } from './text.ts'

/** Reads a text handed over in pieces. */
function read(pieces: readonly string[], enough = 1): string[][] {
  const rows = new Rows(usualLimits, { sheets: 0, rows: 0 })
  const lines = new Lines(rows, enough)
  for (const piece of pieces) lines.write(piece)
  lines.end()
  return [...rows.take(true)].flatMap((e) => (e.is === 'rows' ? e.rows.map((r) => r.cells) : []))
}

const cut = (text: string, at: readonly number[]) => {
  const points = [...new Set(at.map((n) => n % (text.length + 1)))].sort((a, b) => a - b)
  return [...points, text.length].map((end, i) => text.slice(i === 0 ? 0 : points[i - 1], end))
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const cell = fc.stringMatching(/^[\u4e00-\u4e20a-z0-9"][\u4e00-\u4e20a-z0-9", \n]{0,8}[\u4e00-\u4e20a-z0-9]$/)

describe('plain text', () => {
  it('[B10] what was written properly comes back, wherever the pieces are cut', () => {
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(table, fc.array(fc.nat(), { maxLength: 9 }), fc.constantFrom('\n', '\r\n'), (rows, at, end) => {
        const text = `甲,乙,丙${end}${rows.map((r) => r.map(quoted).join(',')).join(end)}${end}`
        expect(read(cut(text, at), 6)).toEqual([['甲', '乙', '丙'], ...rows])
      }),
    )
  })

  it('[B10] no text whatever, in no pieces whatever, is more than a refusal', () => {
    const any = fc.string({ unit: 'binary', maxLength: 60 })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 5 }), (pieces) => {
        const whole = pieces.join('').replaceAll('\0', ' ')
        const rows = read([whole])
        expect(rows.flat().join('').length).toBeLessThanOrEqual(whole.length)
      }),
    )
  })

  it('a quote that closes nowhere swallows no line', () => {
    expect(read(['a,b\n"x,1\ny,2\n'])).toEqual([
      ['a', 'b'],
      ['"x', '1'],
      ['y', '2'],
    ])
    expect(read(['a,b\n"x,1\ny,2"z"\nw,3\n'])).toEqual([
      ['a', 'b'],
      ['"x', '1'],
      ['y', '2"z"'],
      ['w', '3'],
    ])
  })

  it('the delimiter is told by the lines, not by the first', () => {
    expect(delimiterOf('某某镇,2026年\n姓名\t身份证号\t电话\n张\t9\t0\n')).toBe('\t')
    expect(delimiterOf('sep=|\r\na|b\n')).toBe('|')
    expect(delimiterOf('姓名;类别\n张;"独居,低保"\n')).toBe(';')
  })
})
