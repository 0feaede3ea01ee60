import { describe, expect, it } from 'vitest'
import { csvOf } from './csv.ts'

describe('tables for spreadsheets', () => {
  it('keep commas, quotes and lines in their cell, and nothing for nothing', () => {
    expect(csvOf([['甲', '乙,丙', '说"好"', '一\n二', null, 0.5]]).toString()).toBe(
      '\uFEFF甲,"乙,丙","说""好""","一\n二",,0.5\r\n',
    )
  })

  it('never hand a spreadsheet a formula; numbers stay numbers', () => {
    for (const bad of ['=1+1', '+1', '-1', '@x', '\t=1']) expect(csvOf([[bad]]).toString()).toBe(`\uFEFF'${bad}\r\n`)
    expect(csvOf([[-1]]).toString()).toBe('\uFEFF-1\r\n')
  })
})
