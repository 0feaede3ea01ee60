/** Filled for you, through the front door: real tables of departments, a real register, read again by our own reader. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formsApi } from '../../domain/forms/api.ts'
import { peopleApi } from '../../domain/people/api.ts'
import { maskIdNumber, maskName } from '../../domain/people/mask.ts'
import { cellsOf, formCounty, grid, people, table, village, type FormCounty } from '../../test/forms/county.ts'
import { unpack } from '../kernel/sheets/fill/package.ts'

let c: FormCounty
beforeAll(async () => {
  c = await formCounty()
})
afterAll(() => c.close())

const of = (category: string) => people.filter((p) => p.categories.includes(category))
const named = (name: string) => people.find((p) => p.name === name)!
/** Rows below a header by the name in a column. */
const byName = (sheet: string[][], from: number, column: number) =>
  new Map(sheet.slice(from).flatMap((r): [string, string[]][] => (r?.[column] ? [[r[column], r]] : [])))
const part = async (file: string, name: string) =>
  (await unpack(Buffer.from(file, 'base64'))).get(name)?.toString() ?? ''
const fresh = async (file: string, department = '县民政局') => {
  const { status, body } = await c.bring(file, department)
  expect(status).toBe(200)
  if (!body.ready) await c.plan(body.id)
  return body.id
}
const kept = new Map<string, Promise<string>>()
/** Brought and settled once; whoever changes the plan takes a fresh one. */
function settledOf(file: string, department?: string): Promise<string> {
  const key = `${file} ${department}`
  const id = kept.get(key) ?? fresh(file, department)
  kept.set(key, id)
  return id
}

describe('[issue 3] a list as a workbook', () => {
  it('proposes fields, fills them, adds rows, pushes sums and stamp line down and keeps fonts', async () => {
    const id = await settledOf('08-destitute.xlsx')
    const view = await c.look(id)
    expect(view.plan.category).toBe('destitute')
    expect(view.sheets[0]!.slots.map((s) => s.use)).toEqual([
      'serial',
      'town',
      'community',
      'name',
      'sex',
      'id-number',
      'categories',
      'visits',
      'hours',
    ])
    const filled = await c.fill(id)
    expect(filled.people).toBe(of('特困').length)
    const sheet = (await cellsOf(filled))[0]!
    const rows = byName(sheet, 4, 3)
    for (const p of of('特困')) expect(rows.get(p.name)!.slice(4, 6)).toEqual([p.sex, p.number])
    expect([4, 5, 6, 7].map((at) => sheet[at]![0])).toEqual(['1', '2', '3', '4'])
    expect(sheet[8]![0]).toBe('合计')
    expect(sheet[10]![6]).toBe('单位（盖章）')
    const xml = await part(filled.file, 'xl/worksheets/sheet1.xml')
    expect(xml).toContain('<f>SUM(H4:H7)</f>')
    // The row that was added looks like those that were there.
    const style = (at: string) => new RegExp(`<c r="${at}"[^>]* s="(\\d+)"`).exec(xml)?.[1]
    expect(style('D7')).toBe(style('D4'))
    expect(/<row r="7"[^>]* ht="24"/.test(xml)).toBe(true)
  })

  it('never fills control, belief and suspicion; says why, and colours what stays empty', async () => {
    const id = await settledOf('10-ledger.xlsx', '县委政法委')
    const filled = await c.fill(id)
    const why = Object.fromEntries(filled.columns.map((x) => [x.header, x.why]))
    expect(why).toMatchObject({
      是否重点人员: 'never',
      重点类别: 'never',
      政治面貌: 'never',
      民族: 'not-kept',
      姓名: null,
    })
    expect(filled.columns.find((x) => x.header === '联系电话')!.empty).toBe(people.filter((p) => !p.phone).length)
    const rows = byName((await cellsOf(filled))[0]!, 3, 0)
    expect(rows.size).toBe(people.length)
    for (const p of people) {
      expect(rows.get(p.name)!.slice(1, 5)).toEqual([p.number, p.sex, p.born, p.phone])
      expect([rows.get(p.name)![9], rows.get(p.name)![10]]).toEqual(['', ''])
    }
    expect(await part(filled.file, 'xl/styles.xml')).toContain('FFFFF2CC')
  })

  it('leaves the department’s own formulas, copies them to added rows and mends those of another sheet', async () => {
    const filled = await c.fill(await settledOf('19-visits.xlsx'))
    expect(filled.people).toBe(of('独居').length)
    const xml = await part(filled.file, 'xl/worksheets/sheet1.xml')
    expect(xml).toContain('<f>F3-G3</f>')
    const all = await settledOf('19-visits.xlsx')
    await c.plan(all, {}, { category: null })
    const more = await c.fill(all)
    expect(more.people).toBe(people.length)
    expect(await part(more.file, 'xl/worksheets/sheet1.xml')).toContain('<f>F8-G8</f>')
    expect(await part(more.file, 'xl/worksheets/sheet2.xml')).toContain('SUM(Sheet1!F3:F8)')
  })
})

describe('[issue 3] old workbooks', () => {
  it.each([
    ['11-registered.xls', 2, 2, people],
    ['18-nest.xls', 3, 1, of('空巢')],
  ] as const)('%s comes back as a new one with everybody in it', async (file, header, column, who) => {
    const filled = await c.fill(await settledOf(file, '县公安局'))
    expect(filled.fileName).toMatch(/\.xlsx$/)
    const rows = byName((await cellsOf(filled))[0]!, header + 1, column)
    expect([...rows.keys()].filter((n) => people.some((p) => p.name === n)).sort()).toEqual(
      who.map((p) => p.name).sort(),
    )
    if (file === '18-nest.xls') {
      // Rows that were drawn are used first, in their font and their borders; the sum grows with those that came in.
      expect(await part(filled.file, 'xl/styles.xml')).toMatch(/<name val="仿宋"\/>[^]*<left style="/)
      expect(await part(filled.file, 'xl/worksheets/sheet1.xml')).toMatch(/<row r="7"[^]*<f>SUM\(J4:J6\)<\/f>/)
    }
  })
})

describe('[issue 3] text documents', () => {
  it('a list: rows are added, the signature line stays below', async () => {
    const id = await settledOf('19-elders.docx')
    await c.plan(id, {}, { category: null })
    const filled = await c.fill(id)
    const sheet = (await cellsOf(filled))[0]!
    const rows = byName(sheet, 2, 1)
    for (const p of people) expect(rows.get(p.name)![4] ?? '').toBe(p.phone)
    expect(filled.columns.find((x) => x.header === '风险等级')!.why).toBe('never')
    const xml = await part(filled.file, 'word/document.xml')
    expect(xml.indexOf('填表人')).toBeGreaterThan(xml.lastIndexOf('</w:tbl>'))
    expect(xml).toContain('w:fill="FFF2CC"')
  })

  it('a form of one child: answers beside their labels, boxes ticked', async () => {
    const filled = await c.fill(await settledOf('14-child.docx'))
    const child = named('完颜小雨')
    expect(filled.people).toBe(1)
    const sheet = (await cellsOf(filled))[0]!
    expect(sheet[1]).toEqual(['姓名', child.name, '性别', '□男 ☑女'])
    expect(sheet[3]![1]).toBe(child.number)
    expect(sheet[6]![3]).toBe('是（ ） 否（√）')
    expect(await part(filled.file, 'word/document.xml')).toContain('w:eastAsia="仿宋"')
  })

  it('a form as a workbook: one file each, together', async () => {
    const id = await settledOf('20-assessment.xlsx')
    await c.plan(id, {}, { category: 'destitute' })
    const filled = await c.fill(id)
    expect(filled.mediaType).toBe('application/zip')
    const files = await unpack(Buffer.from(filled.file, 'base64'))
    expect(files.size).toBe(of('特困').length)
    const one = [...files].find(([name]) => name.includes('赫连建国'))![1]
    const sheet = (await cellsOf({ file: one.toString('base64') }))[0]!
    expect(sheet[2]!.slice(0, 4)).toEqual(['姓名', '赫连建国', '性别', '☑男 □女'])
    expect(sheet[5]![3]).toBeUndefined()
  })
})

describe('[issue 3] the second sending', () => {
  it('of the same table is ready at once under the department’s name; another department is asked', async () => {
    const first = await c.bring('13-archive.xlsx', '县残联')
    expect(first.body.ready).toBe(false)
    await c.plan(first.body.id, { 困境类型: 'none' })
    const begun = performance.now()
    const second = await c.bring('13-archive.xlsx', '县残联')
    expect(second.body.ready).toBe(true)
    const filled = await c.fill(second.body.id)
    expect(performance.now() - begun).toBeLessThan(60_000)
    expect(filled.people).toBe(people.length)
    expect(filled.columns.find((x) => x.header === '困境类型')!.why).toBe('left')
    expect((await c.look(second.body.id)).familiar).toBe(true)
    expect((await c.bring('13-archive.xlsx', '团县委')).body.ready).toBe(false)
  })

  it('nothing is filled before it was settled', async () => {
    const { body } = await c.bring('08-destitute.xlsx', '县财政局')
    const id = c.app.house.newId()
    const reply = await c.secretary.call(formsApi.fill, {
      params: { id: body.id },
      body: { id, place: village, month: '2026-03', why: '按月报送' },
    })
    expect([reply.status, reply.problem.title]).toEqual([409, '还没核对'])
  })
})

describe('[L7] what leaves', () => {
  it('is masked for whoever may not unmask, and lies in nobody’s sight beyond their place', async () => {
    const id = await settledOf('10-ledger.xlsx', '县委政法委')
    const filled = await c.fill(id, c.worker, grid)
    expect(filled.columns.filter((x) => x.masked).map((x) => x.header)).toEqual(
      expect.arrayContaining(['姓名', '身份证号', '联系电话', '出生日期']),
    )
    const text = JSON.stringify(await cellsOf(filled))
    for (const p of people) {
      expect(text).not.toContain(p.name)
      expect(text).not.toContain(p.number)
      expect(text).toContain(maskName(p.name))
      expect(text).toContain(maskIdNumber(p.number))
    }
    const beyond = { id: c.app.house.newId(), place: '231025/100/zhanqian/002/', month: '2026-03', why: '按月报送' }
    expect((await c.worker.call(formsApi.fill, { params: { id }, body: beyond })).status).toBe(404)
  })

  it('is logged once: what, to whom, why, and in the trail of each person', async () => {
    const id = await settledOf('08-destitute.xlsx')
    const press = { id: c.app.house.newId(), place: village, month: '2026-03', why: '三月供养名册' }
    const once = await c.secretary.ok(formsApi.fill, { params: { id }, body: press })
    await c.secretary.ok(formsApi.fill, { params: { id }, body: press })
    const lines = await c.rows<{ act: string; subject: string; detail: Record<string, unknown> }>(
      `select act, subject, detail from @audit where act like 'forms.%' and detail ->> 'reason' = $1`,
      [press.id],
    )
    const left = lines.filter((l) => l.act === 'forms.export')
    expect(left).toMatchObject([{ subject: id, detail: { rows: once.people, place: village, masked: false } }])
    expect(String(left[0]!.detail.what)).toContain('id-number')
    const found = await c.secretary.ok(peopleApi.search, { body: { q: named('赫连建国').number } })
    const told = await c.rows<{ subject: string }>(
      `select m.subject from @audit_many m join @audit a on a.id = m.line where a.act = 'forms.handout' and a.detail ->> 'reason' = $1`,
      [press.id],
    )
    expect(told).toHaveLength(once.people)
    expect(told.map((t) => t.subject)).toContain(found.items[0]!.id)
    const said = await c.rows<{ body: string }>('select body from @texts where id = $1', [press.id])
    expect(said).toEqual([{ body: '县民政局：三月供养名册' }])
    expect(await part(once.file, 'xl/worksheets/sheet1.xml')).toMatch(/oddFooter>[^<]*f-secretary 2026-03-10/)
    expect(JSON.stringify(lines)).not.toContain('赫连')
  })

  it('the number of people is that of the balance at the end of the month', async () => {
    const id = await settledOf('10-ledger.xlsx', '县委政法委')
    const { place } = await c.secretary.ok(peopleApi.population, { query: { place: village, month: '2026-03' } })
    expect((await c.fill(id)).people).toBe(place.closing)
    expect((await c.fill(id, c.secretary, village, '2026-02')).people).toBe(place.opening)
  })
})

describe('what is no empty table', () => {
  const send = (bytes: Uint8Array, name: string) => {
    const form = new FormData()
    form.append('file', new Blob([bytes as BlobPart]), name)
    return c.secretary.raw('POST', `/231025/api/forms?id=${c.app.house.newId()}&department=x局`, form)
  }
  const ugly = (name: string) => readFileSync(new URL(`../../test/corpus/files/${name}`, import.meta.url))
  const standing = async () => (await c.rows('select id from @form_template')).length

  it('is refused with a clear word, and nothing of it is kept', async () => {
    const clear = await c.fill(await settledOf('08-destitute.xlsx'))
    const before = await standing()
    const reasons = [
      (await send(Buffer.from(clear.file, 'base64'), 'a.xlsx')).problem.title,
      (await send(Buffer.from('姓名,电话\n'), 'a.csv')).problem.title,
    ]
    expect(reasons).toEqual(['这不是空表', '这种文件填不了'])
    expect(await standing()).toBe(before)
  })

  it.each([
    ['73-bomb.xlsx', 413],
    ['74-entities.xlsx', 415],
  ])('[10] %s is refused by what it declares: %i', async (name, status) => {
    const before = await standing()
    expect((await send(ugly(name), 'form.xlsx')).status).toBe(status)
    expect(await standing()).toBe(before)
  })

  it('[9] the name of a file is never a path or a direction; the content says what it is', async () => {
    const before = await standing()
    const page = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    expect((await send(page, 'form.xlsx')).status).toBe(415)
    expect(await standing()).toBe(before)
    const sent = await send(table('08-destitute.xlsx'), `../../${'长'.repeat(80)}\u0000\u202ecsv.xlsx`)
    expect(sent.status).toBe(200)
    const view = await c.look((sent.body as { id: string }).id)
    expect(view.name).not.toMatch(/[\\/\u0000\u202e]/)
    expect([...view.name].length).toBeLessThanOrEqual(120)
  })
})
