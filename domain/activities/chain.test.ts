import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chainOf, markOf, meant } from './chain.ts'

const brief = (pasted: string) => chainOf(pasted).map((l) => [l.name, l.home, l.phone])

describe('[E3] a list of a chat group', () => {
  it('is read line by line: a name, and a building or the end of a phone number beside it', () => {
    const pasted = `#接龙
周六上午卫生整治，请接龙报名
1. 张某 2栋301
2、李某某 1号楼2单元502
3）王某 尾号 0123
4 赵某某女士 00000000456
⑤ 孙某
1. 张某 2栋301

6. 3栋202`
    expect(brief(pasted)).toEqual([
      ['张某', [2, 301], null],
      ['李某某', [1, 2, 502], null],
      ['王某', [], '0123'],
      ['赵某某', [], '00000000456'],
      ['孙某', [], null],
    ])
  })

  it('never more than it was pasted, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (pasted) => {
        expect(chainOf(pasted).length).toBeLessThanOrEqual(pasted.split('\n').length)
      }),
    )
  })

  it('says who is meant by the name and a second mark, and by nothing less', () => {
    const a = { id: 'a', phones: ['00000000123'], home: '站前小区2号楼1单元301室' }
    const b = { id: 'b', phones: ['00000009123'], home: '站前小区3号楼1单元301室' }
    const c = { id: 'c', phones: [], home: null }
    expect(meant({ home: [2, 301], phone: null }, [a, b, c])?.id).toBe('a')
    expect(meant({ home: [2, 1, 301], phone: null }, [a, b])?.id).toBe('a')
    expect(meant({ home: [], phone: '00123' }, [a, b])?.id).toBe('a')
    // Both end like that; the name alone; a mark that speaks against it; a door without a building.
    expect(meant({ home: [], phone: '9123' }, [a, b])?.id).toBe('b')
    expect(meant({ home: [], phone: '0123' }, [a, { ...b, phones: ['00000080123'] }])).toBeUndefined()
    expect(meant({ home: [], phone: null }, [a])).toBeUndefined()
    expect(meant({ home: [3, 301], phone: '0123' }, [a])).toBeUndefined()
    expect(meant({ home: [301], phone: null }, [a])).toBeUndefined()
    expect(meant({ home: [1, 301], phone: null }, [a, b])).toBeUndefined()
    expect(meant({ home: [2, 3, 301], phone: null }, [a])).toBeUndefined()
    expect(meant({ home: [3, 12], phone: null }, [{ ...c, home: '五委3组12号' }])).toBeDefined()
    expect([markOf({ home: [2, 301], phone: null }, c), markOf({ home: [2, 302], phone: null }, a)]).toEqual([
      'none',
      'against',
    ])
  })

  it('finds whoever wrote their own building and door, wherever the numbers stand', () => {
    const no = fc.integer({ min: 1, max: 99 })
    fc.assert(
      fc.property(
        no,
        no,
        fc.integer({ min: 101, max: 3999 }),
        fc.constantFrom('栋', '号楼', '幢', '-'),
        (b, u, d, word) => {
          const [line] = chainOf(`1. 张某某 ${b}${word}${d}`)
          expect(line).toMatchObject({ name: '张某某', home: [b, d] })
          expect(markOf(line!, { phones: [], home: `甲小区${b}号楼${u}单元${d}室` })).toBe('fits')
        },
      ),
    )
  })
})
