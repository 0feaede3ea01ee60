import { describe, expect, it } from 'vitest'
import { grouped, partnerOf } from './pairs.ts'

const of = (...codes: string[]) => codes.map((code) => ({ code }))
const codes = (groups: { code: string }[][]) => groups.map((g) => g.map((c) => c.code))

describe('[S1-53] satisfaction and how many rated at all', () => {
  it('stand together wherever the two lie, satisfaction first', () => {
    expect(codes(grouped(of('a', 'satisfaction-rate', 'b', 'rated-rate')))).toEqual([
      ['a'],
      ['satisfaction-rate', 'rated-rate'],
      ['b'],
    ])
    expect(codes(grouped(of('rated-rate', 'a', 'satisfaction-rate')))).toEqual([
      ['satisfaction-rate', 'rated-rate'],
      ['a'],
    ])
  })

  it('leave the rest as it is, and one alone alone', () => {
    expect(codes(grouped(of('a', 'rated-rate')))).toEqual([['a'], ['rated-rate']])
    expect([partnerOf('rated-rate'), partnerOf('satisfaction-rate'), partnerOf('a')]).toEqual([
      'satisfaction-rate',
      'rated-rate',
      undefined,
    ])
  })
})
