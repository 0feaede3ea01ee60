/** Tables of counts, files of several sheets and columns that moved, through the front door. */
import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formsApi } from '../../domain/forms/api.ts'
import { peopleApi } from '../../domain/people/api.ts'
import { cellsOf, formCounty, grid, people, village, type FormCounty } from '../../test/forms/county.ts'

let c: FormCounty
beforeAll(async () => {
  c = await formCounty()
  await c.served('赫连建国', [30, 45])
  await c.served('慕容海', [60])
})
afterAll(() => c.close())

const town = '231025/100/zhanqian/'
const march = '2026-03-31'
const age = (born: string) => 2026 - Number(born.slice(0, 4)) - (born.slice(5) > march.slice(5) ? 1 : 0)
const count = (test: (p: (typeof people)[number]) => boolean) => people.filter(test).length
const holds = (word: string) => (p: (typeof people)[number]) => p.categories.includes(word)

async function settled(file: string, department: string, uses = {}) {
  const { status, body } = await c.bring(file, department, c.manager)
  expect(status).toBe(200)
  await c.plan(body.id, uses)
  return body.id
}

describe('[issue 3] a table of counts', () => {
  it('is recognised by its places; ages, sex and categories are proposed, and what counts less than a category is asked', async () => {
    const { body } = await c.bring('15-counts.xlsx', '县民政局', c.manager)
    const [sheet] = (await c.look(body.id)).sheets
    expect(sheet!.is).toBe('counts')
    expect(sheet!.slots.map((s) => s.use ?? s.why)).toEqual([
      'serial',
      'community',
      'count:people',
      'count:people:male:60-',
      'count:people:female:60-',
      'count:people:80-',
      'count:households:low-income',
      'count:people:low-income',
      'count:people:destitute',
      'never',
      'count:visits',
      'unknown',
    ])
    expect(sheet!.rows).toEqual([
      { at: 4, name: '第一居民委员会', above: '', sum: null },
      { at: 5, name: '第二居委会', above: '', sum: null },
      { at: 6, name: '天边村', above: '', sum: null },
      { at: 7, name: '合计', above: '', sum: 'all' },
    ])
    expect((await c.look(body.id)).plan.category).toBeNull()
  })

  it('is filled place by place, sums by the file’s formulas or written; a place nobody knows is marked and named', async () => {
    const id = await settled('15-counts.xlsx', '县卫健局')
    const filled = await c.fill(id, c.manager, town)
    const sheet = (await cellsOf(filled))[0]!
    const old = (sex?: string) => (p: (typeof people)[number]) => age(p.born) >= 60 && (!sex || p.sex === sex)
    const homes = new Set(people.filter(holds('低保')).map((p) => p.head)).size
    const first = [
      count(() => true),
      count(old('男')),
      count(old('女')),
      count((p) => age(p.born) >= 80),
      homes,
      count(holds('低保')),
      count(holds('特困')),
    ]
    expect(sheet[4]!.slice(1, 11)).toEqual(['第一居民委员会', ...first.map(String), '', '3'])
    expect(sheet[5]!.slice(1, 11)).toEqual(['第二居委会', '0', '0', '0', '0', '0', '0', '0', '', '0'])
    expect(sheet[6]!.filter(Boolean)).toEqual(['天边村'])
    // Its own formula stays; a sum that misses a place is not written.
    expect(sheet[7]!.slice(3).filter(Boolean)).toEqual([])
    expect(filled).toMatchObject({
      people: 0,
      places: 2,
      unplaced: [{ sheet: 'Sheet1', name: '天边村', why: 'place-unknown' }],
    })
    expect(filled.missing).toEqual(expect.arrayContaining(['站前办事处第三居民委员会']))
    expect(filled.columns.find((x) => x.header === '备注')!.why).toBe('unknown')
  })

  it('the number of people is that of the balance, and nobody’s trail says that they left', async () => {
    const id = await settled('15-blank.xlsx', '县统计局')
    const filled = await c.fill(id, c.manager, town)
    const { below } = await c.manager.ok(peopleApi.population, { query: { place: town, month: '2026-03' } })
    const sheet = (await cellsOf(filled))[0]!
    expect(sheet.slice(3, 3 + below.length).map((r) => Number(r[2]))).toEqual(below.map((b) => b.balance.closing))
    // The sum row moved down with its formula; where the department has none, the sum is written.
    const sum = sheet[3 + below.length]!
    expect([sum[0], sum[3], sum[4]]).toEqual([
      '合计',
      String(count((p) => p.sex === '女')),
      String(count(holds('低保'))),
    ])
    const lines = await c.rows<{ act: string; detail: { rows?: number } }>(
      `select act, detail from @audit where subject = $1 and act in ('forms.export', 'forms.handout')`,
      [id],
    )
    expect(lines).toMatchObject([{ act: 'forms.export', detail: { rows: below.length } }])
    // Whoever presses for one village gets its row.
    expect(await c.fill(id, c.manager, village)).toMatchObject({ places: 1, missing: [] })
  })

  it('[L7] half a village gives no number of the village, and no village beyond one’s own any', async () => {
    const id = await settled('15-counts.xlsx', '县老龄办')
    const half = await c.fill(id, c.worker, grid)
    expect(half.places).toBe(0)
    const reply = await c.worker.call(formsApi.fill, {
      params: { id },
      body: { id: c.app.house.newId(), place: village, month: '2026-03', why: '按月报送' },
    })
    expect(reply.status).toBe(404)
  })

  it('takes no decision that belongs to a list of people, nor one that cannot be counted', async () => {
    const { body } = await c.bring('15-counts.xlsx', '县残联', c.manager)
    const { plan, version } = await c.look(body.id)
    for (const use of ['name', 'tick:low-income', 'count:visits:female', 'count:people:no-such-care']) {
      const uses = { ...plan.uses, 'n:备注': use }
      const reply = await c.secretary.call(formsApi.plan, {
        params: { id: body.id },
        body: { id: c.app.house.newId(), base: version, plan: { ...plan, uses } },
      })
      expect([use, reply.status]).toEqual([use, 422])
    }
  })
})

describe('[issue 3] a file of several sheets', () => {
  it('a sheet per village: each is filled for the place its tab names; one that is not there is named', async () => {
    const id = await settled('05-villages.xlsx', '县民政局')
    expect(Object.values((await c.look(id)).plan.sheets!).map((s) => s.own)).toEqual([true, true])
    const filled = await c.fill(id, c.manager, town)
    const [one, two] = await cellsOf(filled)
    expect(one!.slice(3, 5).map((r) => r[1])).toEqual(expect.arrayContaining(['单于秀英', '呼延青']))
    expect(two!.slice(3).flatMap((r) => r.slice(1, 3).filter(Boolean))).toEqual([])
    const here = await c.fill(id, c.manager, village)
    expect([here.people, here.unplaced]).toEqual([2, [{ sheet: '第二居民委员会', name: null, why: 'place-unknown' }]])
  })

  it('a sheet per category: each lists its own, rows are added sheet by sheet, one can be left', async () => {
    const id = await settled('05-categories.xlsx', '县残联')
    const filled = await c.fill(id, c.manager, village)
    const sheets = await cellsOf(filled)
    for (const [i, word] of ['低保', '特困', '独居'].entries()) {
      const who = people.filter(holds(word)).map((p) => p.name)
      const names = sheets[i]!.slice(3, 3 + who.length).map((r) => r[1])
      expect(new Set(names)).toEqual(new Set(who))
      expect(sheets[i]![Math.max(5, 3 + who.length)]![0]).toBe('合计')
    }
    expect(new Set(filled.columns.map((x) => x.sheet))).toEqual(new Set(['低保', '特困', '独居']))
    const { plan } = await c.look(id)
    await c.plan(id, {}, { sheets: { ...plan.sheets, 独居: { fill: false, category: null, own: false } } })
    const less = await c.fill(id, c.manager, village)
    expect(less.unplaced).toEqual([{ sheet: '独居', name: null, why: 'left' }])
    expect((await cellsOf(less))[2]![3]).toBeUndefined()
  })
})

describe('[issue 3] columns that moved between two sendings', () => {
  /** The register of the destitute with its columns in this order. */
  async function sending(heads: readonly string[]): Promise<string> {
    const made = new exceljs.Workbook()
    const sheet = made.addWorksheet('Sheet1')
    sheet.addRow(['特困人员花名册'])
    sheet.mergeCells(1, 1, 1, heads.length)
    sheet.addRow([...heads])
    const bytes = new Uint8Array(await made.xlsx.writeBuffer())
    const { body } = await c.send(bytes, '名册.xlsx', '移动的部门')
    return body.id
  }
  const who = people.filter(holds('特困')).map((p) => p.name)

  it('are remembered by their header: a moved one fills without a question, a new one is asked', async () => {
    const first = await sending(['姓名', '性别', '身份证号码', '家庭情况'])
    await c.plan(first, { 家庭情况: 'head-name', 性别: 'none' })
    const moved = await sending(['家庭情况', '身份证号码', '补充栏甲', '性别', '姓名'])
    const view = await c.look(moved)
    expect(view.ready).toBe(false)
    expect(view.sheets[0]!.slots.map((s) => [s.header, s.use ?? s.why, s.sure])).toEqual([
      ['家庭情况', 'head-name', true],
      ['身份证号码', 'id-number', true],
      ['补充栏甲', 'unknown', false],
      ['性别', 'left', true],
      ['姓名', 'name', true],
    ])
    await c.plan(moved)
    const rows = (await cellsOf(await c.fill(moved)))[0]!.slice(3)
    expect(new Set(rows.map((r) => r[4]))).toEqual(new Set(who))
    for (const r of rows) {
      const p = people.find((x) => x.name === r[4])!
      expect(r.slice(0, 4)).toEqual([p.head, p.number, '', ''])
    }
    // The same again in the new order is known whole.
    const again = await sending(['家庭情况', '身份证号码', '补充栏甲', '性别', '姓名'])
    expect((await c.look(again)).ready).toBe(true)
  })
})
