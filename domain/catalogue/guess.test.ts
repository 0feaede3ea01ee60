import { describe, expect, it } from 'vitest'
import { catalogueRows } from './rows.ts'
import { loadPack } from '../../packs/read.ts'
import { guessesOf, type Guessable } from './guess.ts'

const item = (code: string, zh: string, words: string[], en?: string): Guessable => ({
  code,
  name: { zh, ...(en && { en }) },
  words,
})
const items = [
  item('lamp', '楼道照明', ['楼道灯', '灯坏了', '灯'], 'Stair lamp'),
  item('street', '路灯', ['路灯不亮']),
  item('leak', '水管漏水', ['漏水', '跑水']),
]
const codes = (typed: string) => guessesOf(items, typed).map((i) => i.code)

describe('a guess at what is meant', () => {
  it('finds items by the words people use, the longest first', () => {
    expect(codes('我家楼道灯坏了，门口路灯也坏了')).toEqual(['lamp', 'street'])
    expect(codes('厨房漏水')).toEqual(['leak'])
  })

  it('looks over the little words between', () => {
    expect(codes('三楼楼道的灯不亮了')).toEqual(['lamp'])
    expect(codes('楼道很黑，晚上没有灯')).toEqual([])
  })

  it('reads English names whatever their case', () => expect(codes('the STAIR lamp is dark')).toEqual(['lamp']))

  it('guesses nothing from a single character or from nothing', () => {
    expect(codes('灯')).toEqual([])
    expect(codes('')).toEqual([])
  })
})

describe('the catalogue that ships', () => {
  const offered = catalogueRows(loadPack('base').pack!, '2026-01-01').items.filter((i) => i.forResidents)
  const first = (typed: string) => guessesOf(offered, typed)[0]?.code

  it('every item is the first guess at its own name, in both languages', () => {
    expect(offered.length).toBeGreaterThan(80)
    for (const { code, name } of offered) {
      expect([name.zh, first(name.zh)]).toEqual([name.zh, code])
      expect([name.en, first(name.en!)]).toEqual([name.en, code])
    }
  })

  it('every other word of it, of two characters or more, brings it among the three', () => {
    for (const { code, words } of offered)
      for (const word of words.filter((w) => [...w].length > 1))
        expect([word, guessesOf(offered, word).some((i) => i.code === code)]).toEqual([word, true])
  })
})
