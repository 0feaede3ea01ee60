import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryCode, foundAtDoor, nameMarkOf, tailMarkOf, type Listed } from './door.ts'

const listed = (n: number, name: string, phone: string): Listed => {
  const id = `00000000-0000-8000-8000-0000000${String(10000 + n)}`
  return { id, name: `${[...name][0]}**`, mark: nameMarkOf(id, name), tails: [tailMarkOf(id, phone)] }
}
const guest: Listed = { id: '00000000-0000-8000-8000-00000000abcd', name: '测试甲', mark: null, tails: [] }
const all = [
  listed(1, '尉迟安宁', '00000004321'),
  listed(2, '尉迟安平', '00000008765'),
  listed(3, '欧阳小明', '00000001111'),
  guest,
]
const ids = (typed: string) => foundAtDoor(all, typed).map((e) => all.indexOf(e))

describe('[E5][S1-49] a list at the door without a network', () => {
  it('somebody is found by a whole name, a surname, a piece of a name alone, the code of the entry', () => {
    expect(ids('尉迟安平')).toEqual([1])
    expect(ids('欧阳 小明')).toEqual([2])
    expect(ids('尉迟')).toEqual([0, 1])
    expect(ids('测试')).toEqual([3])
    expect(ids(entryCode(guest.id).toLowerCase())).toEqual([3])
    expect(ids('')).toEqual([0, 1, 2, 3])
    expect(ids('东方')).toEqual([])
  })

  it('the end of a number always finds its own, and of a list of a hundred hardly anybody else', () => {
    const tail = fc.integer({ min: 0, max: 9999 }).map((n) => String(n).padStart(4, '0'))
    fc.assert(
      fc.property(fc.array(tail, { minLength: 1, maxLength: 100 }), fc.nat(), (tails, pick) => {
        const list = tails.map((t, n) => listed(n, '尉迟安宁', `0000000${t}`))
        const said = tails[pick % tails.length]!
        const found = foundAtDoor(list, said)
        expect(found).toContain(list[pick % tails.length])
        expect(found.length).toBeLessThanOrEqual(tails.filter((t) => t === said).length + 8)
      }),
    )
  })

  it('a mark tells no number: of ten thousand ends dozens have the same', () => {
    const id = all[0]!.id
    const counts = new Map<number, number>()
    for (let n = 0; n < 10_000; n++) {
      const mark = tailMarkOf(id, String(n).padStart(4, '0'))
      counts.set(mark, (counts.get(mark) ?? 0) + 1)
    }
    expect(Math.min(...counts.values())).toBeGreaterThan(15)
    expect(counts.size).toBe(256)
  })
})
