import { describe, expect, it } from 'vitest'
import { grams, inOrderOf } from './grams.ts'

const meets = (typed: string, entry: string) => grams(typed).every((g) => grams(entry).includes(g))

describe('pieces of an address', () => {
  const entry = '迎宾路站前小区1号楼2单元302'
  it.each(['站前小区', '站前', '站', '站前 302', '1栋302', '１号楼', '站前小区1号', '2单元', '302'])(
    '%s finds it',
    (typed) => {
      expect(meets(typed, entry)).toBe(true)
    },
  )
  it.each(['东街', '3号楼', '30', '前站', '站前小区4单元'])('%s does not', (typed) => {
    expect(meets(typed, entry)).toBe(false)
  })
  it('nothing that can be read has no pieces', () => {
    expect(grams(' ，。-')).toEqual([])
  })
  it('numbers count as numbers in the order', () => {
    expect(['10号', '2号', '1号'].sort((a, b) => (inOrderOf(a) < inOrderOf(b) ? -1 : 1))).toEqual([
      '1号',
      '2号',
      '10号',
    ])
  })
})
