import { describe, expect, it } from 'vitest'
import { findableOf, found } from './search.ts'

const items = [
  { code: 'stair-lamp', name: { zh: '楼道灯不亮', en: 'Stairwell lamp out' }, words: ['灯坏了'] },
  { code: 'street-lamp', name: { zh: '路灯不亮', en: 'Street lamp out' }, words: ['路灯坏'] },
  { code: 'heat', name: { zh: '暖气不热', en: 'Cold radiators' }, words: ['供暖'] },
].map(findableOf)

describe('[D3] items are found as people type', () => {
  it.each([
    ['楼道', ['stair-lamp']],
    ['ldd', ['stair-lamp']],
    ['loudao', ['stair-lamp']],
    ['供暖', ['heat']],
    ['street lamp', ['street-lamp']],
    ['lamp', ['stair-lamp', 'street-lamp']],
    ['井盖', []],
  ])('%s', (typed, codes) => {
    expect([...found(items, typed)].sort()).toEqual([...codes].sort())
  })

  it('puts first what begins with it', () => {
    expect(found(items, 'ld')[0]).toBe('stair-lamp')
    expect(found(items, '灯')[0]).toBe('stair-lamp')
  })
})
