/**
 * Eight tables of the ledgers and more, filled, opened and saved again by LibreOffice (which works the formulas out), and compared
 * cell by cell with what the county holds. Where LibreOffice is not installed, this is not run.
 */
import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cellsOf, formCounty, people, type FormCounty, type Somebody } from './county.ts'

const run = promisify(execFile)
const installed = (() => {
  try {
    return execFileSync('soffice', ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim()
  } catch {
    return undefined
  }
})()
if (!installed) console.log('LibreOffice: not run')

let c: FormCounty
let folder: string
beforeAll(async () => {
  if (!installed) return
  folder = await mkdtemp(join(tmpdir(), 'linli-office-'))
  c = await formCounty()
  await c.served('赫连建国', [30, 45])
  await c.served('慕容海', [60])
})
afterAll(async () => {
  if (!installed) return
  await c.close()
  await rm(folder, { recursive: true })
})

const town = '站前办事处'
const village = '站前办事处第一居民委员会'
const townPath = '231025/100/zhanqian/'
const words: Record<string, string> = {
  特困: '特困人员',
  独居: '独居老人',
  空巢: '空巢老人',
  低保: '低保',
  留守儿童: '留守儿童',
}
const order = Object.keys(words)
const all = (p: Somebody) =>
  order
    .filter((w) => p.categories.includes(w))
    .map((w) => words[w]!)
    .join('、')
const age = (p: Somebody) => String(2026 - Number(p.born.slice(0, 4)) - (p.born.slice(5) > '03-31' ? 1 : 0))
const visits = (p: Somebody) => ({ 赫连建国: 2, 慕容海: 1 })[p.name] ?? 0
const hours = (p: Somebody) => String({ 赫连建国: 1.3, 慕容海: 1 }[p.name] ?? 0)
const relation = (p: Somebody) => (p.relation === '孙女' ? '孙子女' : p.relation)
const tick = (p: Somebody, category: string) => (p.categories.includes(category) ? '√' : '')
const living = (p: Somebody) => String(people.filter((o) => o.head === p.head).length)
const of = (category: string) => people.filter((p) => p.categories.includes(category))

interface Expected {
  file: string
  department: string
  who: Somebody[]
  /** Everybody, whatever the title says. */
  everybody?: true
  header: number
  name: number
  row: (p: Somebody) => string[]
  /** Rows below the people, counted from the first. */
  below: Record<number, Record<number, string>>
}

const sum = (n: readonly number[]) => String(n.reduce((a, b) => a + b, 0))

const lists: Expected[] = [
  {
    file: '08-destitute.xlsx',
    department: '县民政局',
    who: of('特困'),
    header: 3,
    name: 3,
    row: (p) => [town, village, p.name, p.sex, p.number, all(p), String(visits(p)), hours(p)],
    below: {
      0: { 0: '合计', 7: sum(of('特困').map(visits)), 8: '2.3' },
      2: { 0: '填表人：', 3: '审核人：', 6: '单位（盖章）' },
    },
  },
  {
    file: '10-ledger.xlsx',
    department: '县委政法委',
    who: people,
    header: 2,
    name: 0,
    row: (p) => [
      p.name,
      p.number,
      p.sex,
      p.born,
      p.phone,
      '',
      '',
      '第一网格',
      all(p),
      '',
      '',
      '',
      '',
      relation(p),
      '户在人在',
    ],
    below: {},
  },
  {
    file: '19-visits.xlsx',
    department: '县卫健局',
    who: people,
    everybody: true,
    header: 2,
    name: 2,
    row: (p) => [
      village,
      p.name,
      age(p),
      p.phone,
      String(visits(p)),
      '',
      String(visits(p)),
      p.categories.includes('低保') ? '是' : '否',
    ],
    below: { 0: { 0: '合计', 5: '3', 7: '3' } },
  },
  {
    file: '13-archive.xlsx',
    department: '县残联',
    who: people,
    header: 2,
    name: 0,
    row: (p) => [p.name, p.number, p.sex, age(p), all(p), p.phone, '', '', '户在人在', living(p)],
    below: {
      0: { 0: '平均年龄', 9: sum(people.map((p) => Number(living(p)))) },
      1: { 0: '制表：', 3: '社工站（章）' },
    },
  },
  {
    file: '11-registered.xls',
    department: '县公安局',
    who: people,
    header: 2,
    name: 2,
    row: (p) => ['', p.head, p.name, relation(p), p.number, p.born.slice(0, 7), '', '户在人在'],
    // Its writer keeps no formulas.
    below: { 0: { 0: '合计人数' } },
  },
  {
    file: '18-nest.xls',
    department: '县老龄办',
    who: people,
    everybody: true,
    header: 3,
    name: 1,
    row: (p) => [p.name, p.sex, age(p), p.phone, '', tick(p, '空巢'), tick(p, '独居'), '', String(visits(p))],
    below: { 0: { 0: '合计', 9: '3' }, 1: { 0: '填表人（签字）：', 6: '单位公章' } },
  },
  {
    file: '19-elders.docx',
    department: '县民政局',
    who: people,
    everybody: true,
    header: 1,
    name: 1,
    row: (p) => [p.name, age(p), '', p.phone, all(p), String(visits(p))],
    below: {},
  },
]

async function prepared(file: string, department: string, category?: string | null): Promise<string> {
  const { body } = await c.bring(file, department)
  await c.plan(body.id, {}, category === undefined ? {} : { category })
  return body.id
}

let turn = 0
/** Opened and saved again by LibreOffice. */
async function opened(file: string, kind: 'xlsx' | 'docx'): Promise<string[][][]> {
  const from = join(folder, `${++turn}.${kind}`)
  await writeFile(from, Buffer.from(file, 'base64'))
  const out = join(folder, `out${turn}`)
  const profile = `-env:UserInstallation=file://${folder}/profile`
  await run('soffice', [profile, '--headless', '--convert-to', kind, '--outdir', out, from], { timeout: 240_000 })
  return cellsOf({ file: (await readFile(join(out, `${turn}.${kind}`))).toString('base64') })
}

const cut = (cells: readonly string[] = []) =>
  cells
    .map((x) => x ?? '')
    .join('|')
    .replace(/\|+$/, '')

describe.skipIf(!installed)(`[issue 3] opened with ${installed ?? 'LibreOffice'}`, () => {
  it.each(lists)('$file: every cell is what the county holds', async (x) => {
    const filled = await c.fill(await prepared(x.file, x.department, x.everybody && null))
    const sheet = (await opened(filled.file, x.file.endsWith('docx') ? 'docx' : 'xlsx'))[0]!
    const serial = x.row(x.who[0]!)[x.name] === x.who[0]!.name ? 0 : 1
    const first = x.header + 1
    const got = Array.from({ length: x.who.length }, (_, i) => sheet[first + i] ?? [])
    if (serial) expect(got.map((r) => r[0])).toEqual(x.who.map((_, i) => String(i + 1)))
    expect(got.map((r) => cut(r.slice(serial))).sort()).toEqual(x.who.map((p) => cut(x.row(p))).sort())
    for (const [down, cells] of Object.entries(x.below)) {
      const row = sheet[first + x.who.length + Number(down)] ?? []
      for (const [column, text] of Object.entries(cells))
        expect([down, column, row[Number(column)]]).toEqual([down, column, text])
    }
  })

  it('14-child.docx: every answer stands beside its label', async () => {
    const filled = await c.fill(await prepared('14-child.docx', '县民政局'))
    const p = people.find((x) => x.name === '完颜小雨')!
    const sheet = (await opened(filled.file, 'docx'))[0]!
    expect(sheet.slice(1).map(cut)).toEqual([
      `姓名|${p.name}|性别|□男 ☑女`,
      `出生日期|${p.born}|民族`,
      `公民身份证号码|${p.number}`,
      '现居住地',
      '父亲姓名||联系电话',
      `所属村|${village}|是否低保|是（ ） 否（√）`,
    ])
  })

  it('15-blank.xlsx: a row per community, sums by formula and written, worked out', async () => {
    const filled = await c.fill(await prepared('15-blank.xlsx', '县统计局'), c.manager, townPath)
    const sheet = (await opened(filled.file, 'xlsx'))[0]!
    const rows = sheet.slice(3, 3 + filled.places)
    const women = people.filter((p) => p.sex === '女').length
    const low = of('低保').length
    const own = [String(people.length), String(women), String(low), String(people.length - low)]
    expect(rows.find((r) => r[1] === village)!.slice(2, 6)).toEqual(own)
    expect(rows.filter((r) => r[1] !== village).every((r) => r.slice(2, 6).every((x) => x === '0'))).toBe(true)
    expect(cut(sheet[3 + filled.places])).toBe(cut(['合计', '', ...own.slice(0, 3)]))
  })

  it('05-categories.xlsx: every sheet holds its own people, its count worked out', async () => {
    const filled = await c.fill(await prepared('05-categories.xlsx', '县民政局'))
    const sheets = await opened(filled.file, 'xlsx')
    for (const [i, word] of ['低保', '特困', '独居'].entries()) {
      const who = of(word)
      const got = sheets[i]!.slice(3, 3 + who.length)
      expect(got.map((r) => cut(r.slice(1))).sort()).toEqual(who.map((p) => cut([p.name, p.number, p.phone])).sort())
      expect(cut(sheets[i]![Math.max(5, 3 + who.length)])).toBe(cut(['合计', '', '', String(who.length)]))
    }
  })
})
