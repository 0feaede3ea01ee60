import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packFiles } from '../../packs/read.ts'
import { sizeFor, wrapped } from '../kernel/wrapping.ts'
import { posterLines } from './poster.ts'

describe('a poster', () => {
  it('has one template in the base pack, well-formed', () => {
    const { lines, faults } = posterLines(packFiles('base'))
    expect([lines.map((l) => l.code), faults]).toEqual([['activity'], []])
  })

  it('breaks lines between characters and words; no line is wider than the sheet, nothing is lost, no mark stands alone', () => {
    const width = (text: string) => [...text].length
    const word = fc.constantFrom('邻', '里', '，', '。', '！', 'Linli', '2026', ' ', 'x', '\n', '𠮷', '—')
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), fc.integer({ min: 3, max: 20 }), (words, most) => {
        const text = words.join('')
        const lines = wrapped(text, most, width)
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(most)
        const bare = (s: string) => s.replace(/\s/g, '')
        expect(bare(lines.join(''))).toBe(bare(text))
      }),
    )
    expect(wrapped('请带老花镜。自备水杯', 5, width)).toEqual(['请带老花', '镜。自备水', '杯'])
    expect(wrapped('at the Linli hall', 8, width)).toEqual(['at the', 'Linli', 'hall'])
    expect(sizeFor([20, 40, 60], (size) => Math.ceil(100 / size), 3)).toBe(40)
    expect(sizeFor([40, 30], () => 9, 2)).toBe(30)
  })
})
