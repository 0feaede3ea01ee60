import { describe, expect, it } from 'vitest'
import { maskNumbers } from './mask-numbers.ts'

describe('[L7] numbers in free words', () => {
  it('of a telephone or a card are covered, however they are written', () => {
    for (const said of ['00012345678', '000 1234 5678', '000-1234-5678', '99000019500101001X'])
      expect(maskNumbers(`约了${said}上门`)).toMatch(/^约了\d\d\*\*\*[\dX]{2}上门$/)
  })

  it('of days, rooms and amounts stay', () => {
    for (const said of ['2026年3月10日', '3-2-501', '共 120 元', '楼道灯']) expect(maskNumbers(said)).toBe(said)
  })
})
