/** How empty tables are laid out, and what is written into them. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { SheetRow } from '../kernel/sheet.ts'
import { vocabularyOf } from '../people/import/vocabulary.ts'
import { layOut, layoutKey } from './layout.ts'
import { namesSomebody, settled, usesOf, wrongUses } from './rules.ts'
import { ticked } from './values.ts'

const lines = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../packs/base/${name}.json`, import.meta.url), 'utf8')) as unknown[]
const { vocabulary: words } = vocabularyOf({
  'import-fields': lines('import-fields'),
  'import-values': lines('import-values'),
  'import-templates': lines('import-templates'),
})
const sheet = (...rows: string[][]) => ({
  head: { index: 0, name: '表', hidden: false, merges: [] },
  rows: rows.map((cells, i): SheetRow => ({ at: i + 1, cells })),
})
const laid = (rows: string[][], known: [string, string][] = [], extras: Parameters<typeof layOut>[0]['extras'] = []) =>
  layOut({ words, known: new Map(known), extras }, sheet(...rows), '').sheet

describe('[issue 3] an empty table', () => {
  const head = ['序号', '姓名', '身份证号', '常用电话', '不认得的列', '风险等级', '社区矫正', '宅基地']

  it('is a list whose columns are proposed by the words of imports; what is never handed on has no choice', () => {
    const { is, header, slots } = laid([['某某名册'], head])
    expect([is, header]).toEqual(['list', 2])
    expect(slots.map((s) => s.use ?? s.why)).toEqual([
      'serial',
      'name',
      'id-number',
      'phone',
      'unknown',
      'never',
      'sealed',
      'unknown',
    ])
  })

  it('remembers by header text, never lets what is never handed on be chosen, and seals what is sensitive', () => {
    const extras = [{ code: 'plot', name: { zh: '宅基地' }, sensitive: true }]
    const { slots } = laid(
      [head],
      [
        ['不认得的列', 'address'],
        ['风险等级', 'name'],
        ['宅基地', 'extra:plot'],
      ],
      extras,
    )
    expect(slots.map((s) => s.use ?? s.why).slice(4)).toEqual(['address', 'never', 'sealed', 'sensitive'])
    const forced = settled([laid([head], [], extras)], {
      风险等级: 'name',
      社区矫正: 'name',
      宅基地: 'name',
      姓名: 'none',
    })
    expect(forced[0]!.slots.map((s) => s.use ?? s.why)).toEqual([
      'serial',
      'left',
      'id-number',
      'phone',
      'unknown',
      'never',
      'sealed',
      'sensitive',
    ])
    expect(usesOf(forced)).toEqual({ 序号: 'serial', 姓名: 'none', 身份证号: 'id-number', 常用电话: 'phone' })
  })

  it('is the same table only when every header stands where it stood', () => {
    const key = (...rows: string[][]) => layoutKey([laid(rows)])
    expect(key(['十月名册'], head)).toBe(key(['十一月名册'], head))
    expect(key(['十月名册'], head)).not.toBe(key(['十月名册'], [head[1]!, head[0]!, ...head.slice(2)]))
    expect(key(['十月名册'], head)).not.toBe(key(head))
    expect(key(['十月名册'], head)).not.toBe(key(['十月名册'], [...head, '备注']))
  })

  it('takes no use that nobody knows, and is none when an identity number stands in it', () => {
    const has = { has: (code: string) => code === 'known' }
    expect(
      wrongUses({ a: 'tick:known', b: 'tick:other', c: 'extra:other', d: 'religion', e: 'none', f: 'age' }, has, has),
    ).toEqual(['b', 'c', 'd'])
    expect(namesSomebody(['第 12 号', '00055500001', '2026'])).toBe(false)
    for (const cell of ['99000019500101101X', '9.90000195001E+17', '证 990000195001011014'])
      expect(namesSomebody([cell])).toBe(true)
  })
})

describe('boxes', () => {
  it.each([
    ['□男 □女', '女', '□男 ☑女'],
    ['男□ 女□', '男', '男☑ 女□'],
    ['是（ ） 否（ ）', '否', '是（ ） 否（√）'],
    ['□低保边缘 □低保', '低保', '□低保边缘 ☑低保'],
    ['□男 □女', '未知', undefined],
  ])('%s, %s', (boxes, word, wanted) => {
    expect(ticked(boxes, word)).toBe(wanted)
  })
})
