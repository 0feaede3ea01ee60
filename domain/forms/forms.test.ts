/** How empty tables are laid out, and what is written into them. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { SheetRow } from '../kernel/sheet.ts'
import { vocabularyOf } from '../people/import/vocabulary.ts'
import { countAsked, countOf, countUse } from './counts.ts'
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
  layOut({ words, names: new Set(['独居老人']), known: new Map(known), extras }, sheet(...rows), '').sheet

describe('[issue 3] what a column counts', () => {
  const asked = (header: string) => {
    const found = countAsked({ words, names: new Set(['独居老人']) }, header)
    return found && `${countUse(found.count)}${found.sure ? '' : '?'}`
  }
  it.each([
    ['总人口', 'count:people'],
    ['60周岁及以上 / 男', 'count:people:male:60-'],
    ['60—79岁老年人数', 'count:people:60-79'],
    ['不满16周岁儿童', 'count:people:-15'],
    ['八十周岁以上', 'count:people:80-'],
    // The number itself belongs to it by law; tables differ: it is asked.
    ['18岁以下', 'count:people:-18?'],
    ['低保户数', 'count:households:low-income'],
    ['低保对象人数', 'count:people:low-income'],
    ['城市低保人数', 'count:people:low-income?'],
    ['独居老人', 'count:people:elder-alone'],
    ['残疾儿童', 'count:people:disabled?'],
    ['本月走访人次', 'count:visits'],
    ['服务时长（小时）', 'count:hours'],
    ['老年人', undefined],
    ['合计', undefined],
    ['本月新增低保人数', undefined],
    ['女性走访人次', undefined],
  ])('%s → %s', (header, use) => expect(asked(header)).toBe(use))

  it('a code says the same back, and nothing that cannot be counted', () => {
    for (const use of ['count:people', 'count:households:female:60-79:low-income', 'count:hours'])
      expect(countUse(countOf(use)!)).toBe(use)
    for (const use of ['count', 'count:dogs', 'count:visits:male', 'count:people:60-:male', 'name'])
      expect(countOf(use)).toBeUndefined()
  })

  it('a table of counts has places and no persons; two columns of one meaning are asked; rows end at the signature', () => {
    const head = ['单位', '低保人数', '城市低保', '农村低保', '备注']
    const table = laid([['统计表'], head, ['某某镇'], ['某某乡'], ['小计'], ['合计'], ['填表人：']])
    expect([table.is, table.header]).toEqual(['counts', 2])
    expect(table.slots.map((s) => [s.use, s.sure])).toEqual([
      ['place', true],
      ['count:people:low-income', false],
      ['count:people:low-income', false],
      ['count:people:low-income', false],
      [null, false],
    ])
    expect(table.rows!.map((r) => r.sum ?? r.name)).toEqual(['某某镇', '某某乡', 'part', 'all'])
    expect(laid([['村', '姓名', '低保', '特困']]).is).toBe('list')
    // What was decided for a list says nothing about counts.
    expect(laid([head], [['低保人数', 'none']]).slots[1]!.use).toBe('count:people:low-income')
    expect(laid([head], [['n:低保人数', 'none']]).slots[1]!.why).toBe('left')
  })
})

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
