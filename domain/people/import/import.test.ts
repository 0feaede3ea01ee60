import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Merge, SheetEvent, SheetRow } from '../../kernel/sheet.ts'
import { checkCharacter } from '../idnumber.ts'
import { readPeople, type PeopleEvent } from './file.ts'
import { foldHeader } from './fold.ts'
import { columnUse } from './header.ts'
import { templateOf } from './sheet.ts'
import { vocabularyOf } from './vocabulary.ts'

const lines = (kind: string) =>
  JSON.parse(readFileSync(new URL(`../../../packs/base/import-${kind}.json`, import.meta.url), 'utf8')) as unknown[]
const pack = {
  'import-fields': lines('fields'),
  'import-values': lines('values'),
  'import-templates': lines('templates'),
}
const { vocabulary: words, faults } = vocabularyOf(pack)

async function read(table: string[][], more: { name?: string; merges?: Merge[]; known?: Map<string, string> } = {}) {
  const rows = table.flatMap((cells, i): SheetRow[] => (cells.some(Boolean) ? [{ at: i + 1, cells }] : []))
  async function* events(): AsyncGenerator<SheetEvent> {
    yield { is: 'sheet', head: { index: 0, name: more.name ?? '', hidden: false, merges: more.merges ?? [] } }
    for (let i = 0; i < rows.length; i += 7) yield { is: 'rows', sheet: 0, rows: rows.slice(i, i + 7) }
    yield { is: 'end', sheet: 0, rows: rows.length, formulas: 0 }
  }
  const told: PeopleEvent[] = []
  for await (const event of readPeople(events(), { words, thisYear: 2026, ...(more.known && { known: more.known }) }))
    told.push(event)
  const first = told[0]!
  return {
    judged: first.is === 'sheet' ? first.judged : undefined,
    people: told.flatMap((e) => (e.is === 'people' ? e.people : [])),
    sealed: told.flatMap((e) => (e.is === 'people' ? e.sealed : [])),
    counts: told.flatMap((e) => (e.is === 'end' ? [e.counts] : []))[0]!,
    told,
  }
}

const idOf = (n: number) => {
  const seventeen = `9900001951${String((n % 12) + 1).padStart(2, '0')}08${String((n % 998) + 1).padStart(3, '0')}`
  return seventeen + checkCharacter(seventeen)
}

describe('words of headers', () => {
  it('[B10] no word has two meanings', () => {
    expect(faults).toEqual([])
    expect(
      vocabularyOf({
        'import-fields': [
          { field: 'a', reads: 'text', words: ['甲'] },
          { field: 'b', reads: 'text', words: ['甲'] },
        ],
      }).faults,
    ).toEqual([{ file: 'import-fields', word: '甲' }])
  })

  it('[B10] every word is known however it is dressed', () => {
    const dressed = fc.constantFrom<(w: string) => string>(
      (w) => w,
      (w) => `*${w}`,
      (w) => `${w}：`,
      (w) => [...w].join(' '),
      (w) => `${w}\n`,
      (w) => `3、${w}`,
      (w) => `${w}（必填）`,
    )
    for (const [word, line] of words.fields) {
      fc.assert(
        fc.property(dressed, (dress) => {
          const use = columnUse(words, dress(word))
          if (line.reads === 'none') expect(use).toEqual({ is: 'none' })
          else if (line.reads === 'consent') expect(use).toEqual({ is: 'dropped', why: 'consent' })
          else expect(use).toEqual({ is: 'field', field: line.field, sure: true })
        }),
        { numRuns: 7 },
      )
    }
  })

  it('[B10] somebody else’s column is never the person’s own', () => {
    for (const header of [
      '父亲姓名',
      '监护人姓名',
      '网格员姓名',
      '填表人姓名',
      '班主任姓名',
      '房东姓名',
      '村医电话',
      '包村干部电话',
    ]) {
      expect(columnUse(words, header)).not.toMatchObject({
        field: expect.stringMatching(/^(name|phone|id-number)$/) as string,
      })
    }
    expect(columnUse(words, '姓名', '父亲')).toMatchObject({ field: 'father-name' })
    expect(columnUse(words, '姓名', '走访人员情况')).toEqual({ is: 'unknown' })
    expect(columnUse(words, '困难老人姓名')).toEqual({ is: 'field', field: 'name', sure: false })
  })

  it('[B10] what the county decided for a header goes before the pack, but never before the law', () => {
    const known = new Map([
      [foldHeader('曾用名'), 'note'],
      [foldHeader('宗教信仰'), 'note'],
      [foldHeader('姓名'), 'none'],
    ])
    expect(columnUse(words, '曾用名', '', known)).toEqual({ is: 'field', field: 'note', sure: true })
    expect(columnUse(words, '宗教信仰', '', known)).toEqual({ is: 'dropped', why: 'belief' })
    expect(columnUse(words, '姓名', '', known)).toEqual({ is: 'none' })
  })

  it('[B10] belief, suspicion and control are dropped by whatever name', () => {
    const never =
      '宗教信仰 是否信教 信教情况 邪教人员 涉邪 是否重点人员 重点类别 管控级别 风险等级 风险排查记录 稳控责任人 信访人员 轨迹 行踪轨迹 列管情况 前科 人脸照片 DNA 政治面貌'
    for (const header of never.split(' '))
      expect([header, columnUse(words, header)]).toMatchObject([header, { is: 'dropped' }])
    for (const header of ['刑满释放', '社区矫正类别', '吸毒人员', '精神障碍类型']) {
      expect([header, columnUse(words, header)]).toMatchObject([header, { is: 'sealed' }])
    }
  })
})

describe('the twenty-five tables', () => {
  const people = words.templates.filter((t) => t.about === 'people')

  it('[B10] are all here, and are known by their columns', () => {
    expect(words.templates.map((t) => t.no)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1))
    for (const t of words.templates.filter((x) => x.columns.length > 2)) {
      expect(
        templateOf(
          words,
          t.columns.map((header) => ({ header })),
        )?.no,
      ).toBe(t.no)
    }
  })

  it.each(people.map((t) => [`${t.no} ${t.name}`, t] as const))('[B10] %s: each column has its place', (_, t) => {
    const unknown = t.columns.filter((header) => columnUse(words, header).is === 'unknown')
    expect(unknown).toEqual([])
  })

  it.each(people.filter((t) => !t.form).map((t) => [`${t.no} ${t.name}`, t] as const))(
    '[B10] %s: a row comes out as a person',
    async (_, t) => {
      const cell = (header: string, n: number) => {
        const use = columnUse(words, header)
        const field = use.is === 'field' ? use.field : ''
        if (field.endsWith('name')) return ['王桂兰', '李建国'][n]!
        if (field.endsWith('id-number')) return idOf(n)
        if (field === 'disability-number') return `${idOf(n)}43`
        return field === 'phone' ? `0001000000${n}` : ''
      }
      const { judged, people: found } = await read([t.columns, ...[0, 1].map((n) => t.columns.map((h) => cell(h, n)))])
      expect(judged).toMatchObject({ is: 'table', template: t.no })
      expect(found.filter((p) => p.faults.length === 0).map((p) => p.values.name)).toEqual(
        expect.arrayContaining(['王桂兰', '李建国']),
      )
      if (t.category) expect(found[0]!.categories.map((c) => c.code)).toContain(t.category)
    },
  )

  it('work orders, facilities and figures are told to be no people', async () => {
    for (const t of words.templates.filter((x) => x.about !== 'people' && x.columns.length > 2)) {
      expect((await read([t.columns, t.columns.map(() => '甲')])).judged).toMatchObject({ is: 'other', about: t.about })
    }
  })
})

describe('a table in any dress', () => {
  const shown = fc.record({
    titles: fc.array(fc.constantFrom('某某镇花名册', '填报单位：某某镇', '2026年10月'), { maxLength: 3 }),
    order: fc.shuffledSubarray(['姓名', '身份证号', '联系电话', '性别', '', '家庭住址', '备注'], { minLength: 7 }),
    count: fc.integer({ min: 1, max: 120 }),
    total: fc.boolean(),
    again: fc.boolean(),
    numbered: fc.boolean(),
  })

  it('[B10] titles, order, totals, signatures and repeated headers change nobody', async () => {
    await fc.assert(
      fc.asyncProperty(shown, async ({ titles, order, count, total, again, numbered }) => {
        const row = (n: number) =>
          order.map(
            (h) =>
              ({
                姓名: `王桂${'兰芝香'[n % 3]}`,
                身份证号: idOf(n),
                联系电话: `000${10_000_000 + n}`,
                性别: '女',
                家庭住址: '站前路',
              })[h] ?? '',
          )
        const table = [...titles.map((t) => [t]), order]
        if (numbered) table.push(order.map((_, i) => String(i + 1)))
        for (let n = 0; n < count; n++) {
          if (again && n === 40) table.push(order)
          table.push(row(n))
        }
        if (total) table.push(['合计', '', `${count}人`], ['制表人：周某', '', '审核人：'])
        const { people: found, judged } = await read(table)
        expect(judged?.is).toBe('table')
        expect(found.map((p) => p.values['id-number'])).toEqual(Array.from({ length: count }, (_, n) => idOf(n)))
        expect(found.flatMap((p) => p.faults)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('[B10] a merged column speaks for all its rows, and a household’s blank for the one above', async () => {
    const { people } = await read(
      [
        ['所属村', '户号', '姓名', '身份证号'],
        ['东沟村', '1', '甲一', idOf(1)],
        ['', '', '甲二', idOf(2)],
        ['', '2', '乙一', idOf(3)],
        ['西沟村', '', '丙一', idOf(4)],
      ],
      { merges: [{ top: 2, left: 0, bottom: 4, right: 0 }] },
    )
    expect(people.map((p) => [p.values.community, p.household])).toEqual([
      ['东沟村', 'no:1'],
      ['东沟村', 'no:1'],
      ['东沟村', 'no:2'],
      ['西沟村', 'no:2'],
    ])
  })

  it('[B10] a tab or title says month and category; a longer word is not taken for a shorter', async () => {
    const table = [['2026年10月低保边缘家庭花名册'], ['姓名', '身份证号'], ['王桂兰', idOf(1)]]
    expect((await read(table)).people[0]!.categories).toEqual([{ code: 'low-income-edge', by: 'title', unsure: false }])
    const { judged } = await read(table, { name: '站前社区' })
    expect(judged).toMatchObject({
      layout: { context: { month: '2026-10', titles: ['2026年10月低保边缘家庭花名册', '站前社区'] } },
    })
  })
})

describe('what is never taken', () => {
  const secret = fc.stringMatching(/^[a-z]{12}$/)

  it('[attack 23] nothing of a dropped column comes out anywhere, nor of a note about a restricted matter', async () => {
    await fc.assert(
      fc.asyncProperty(
        secret,
        fc.constantFrom('宗教信仰', '风险等级', '行踪轨迹', '管控级别'),
        async (canary, header) => {
          const { told, people } = await read([
            ['姓名', '身份证号', '人员类型', header, '备注'],
            ['王桂兰', idOf(1), '低保', canary, ''],
            ['李建国', idOf(2), '独居', '', `刑满释放，${canary}`],
            ['张玉', idOf(3), '精神障碍', '', canary],
          ])
          expect(people).toHaveLength(3)
          expect(JSON.stringify(told.filter((e) => e.is !== 'sheet'))).not.toContain(canary)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('[attack 23] the person’s own row does not show why there is a restricted one', async () => {
    const { people, sealed } = await read([
      ['姓名', '身份证号', '人员类型'],
      ['王桂兰', idOf(1), '独居,吸毒'],
      ['李建国', idOf(2), '独居'],
    ])
    expect(sealed).toEqual([
      {
        at: 2,
        part: 0,
        kinds: ['drugs'],
        said: [{ kind: 'drugs', header: '人员类型', text: '吸毒' }],
        own: true,
        name: '王桂兰',
        idNumber: idOf(1),
      },
    ])
    const bare = ({ at: _at, values: _values, ...rest }: (typeof people)[number]) => rest
    expect(bare(people[0]!)).toEqual(bare(people[1]!))
  })

  it('[B10] a table that consists of it is refused whole, by title, by columns, by values', async () => {
    const who = ['王桂兰', idOf(1)]
    const refused = async (table: string[][]) => {
      const { judged, people } = await read(table)
      expect(people.length > 0).toBe(judged?.is === 'table')
      return judged?.is === 'refused' ? judged.why : judged?.is
    }
    expect(await refused([['信教群众统计'], ['姓名', '身份证号', '住址'], [...who, '一组']])).toBe('forbidden')
    expect(
      await refused([
        ['姓名', '身份证号', '是否信教'],
        [...who, '是'],
      ]),
    ).toBe('forbidden')
    expect(
      await refused([
        ['姓名', '身份证号', '矫正类别', '社区矫正期限'],
        [...who, '缓刑', '一年'],
      ]),
    ).toBe('sealed')
    expect(
      await refused([
        ['姓名', '身份证号', '类别'],
        [...who, '刑满释放'],
        [...who, '吸毒'],
      ]),
    ).toBe('sealed')
    expect(
      await refused([
        ['姓名', '身份证号', '类别', '是否信教'],
        [...who, '低保', '否'],
      ]),
    ).toBe('table')
  })
})
