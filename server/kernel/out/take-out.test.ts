/** [K7][K8] A list leaves: nothing before it is written down, nothing faster than it is taken, its end told whatever the end. */
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { read } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import type { Ctx } from '../context.ts'
import type { AuditEntry } from '../audit/line.ts'
import type { Deed } from '../db/act.ts'
import { takeOut, type TakeOut } from './take-out.ts'
import { bytesOf } from './table.ts'
import { xlsxOf } from './xlsx.ts'

interface Made {
  ctx: Ctx
  audit: AuditEntry[]
  sent: { name: string; bytes: Readable }[]
}

function made(failing = ''): Made {
  const audit: AuditEntry[] = []
  const sent: Made['sent'] = []
  const ctx = {
    county: { code: '990001', name: '虚构县', demo: true },
    session: { account: 'a', name: '演示=书记' },
    house: { now: () => new Date('2026-03-10T01:00:00Z') },
    now: new Date('2026-03-10T00:59:00Z'),
    locale: 'zh',
    act: async (load: (tx: unknown) => Promise<unknown>, decide: (l: unknown) => Deed<unknown>) => {
      const deed = decide(await load({ one: async () => undefined }))
      if (deed.audit.some((a) => a.act === failing)) throw new Error('no line, no list')
      audit.push(...deed.audit)
      return deed.answer
    },
    reply: { stream: (name: string, _type: string, bytes: Readable) => void sent.push({ name, bytes }) },
  }
  return { ctx: ctx as unknown as Ctx, audit, sent }
}

/** Pages of 100 numbers. */
function list(pages: number, format: 'csv' | 'xlsx' = 'csv') {
  let read = 0
  const out: TakeOut<number> = {
    asked: { id: '018f0000-0000-7000-8000-0000000000aa', format, why: '核对', to: '县民政局' },
    act: 'people.export',
    kind: 'people',
    place: '990001/',
    profile: null,
    clear: false,
    narrowed: {},
    title: '居民名单',
    head: ['号', '文'],
    page: async (after) => {
      const no = Number(after ?? 0)
      read++
      return {
        items: Array.from({ length: 100 }, (_, i) => no * 100 + i),
        ...(no + 1 < pages && { next: String(no + 1) }),
      }
    },
    cells: (n) => [n, 'x'.repeat(2_000)],
    subject: (n) => String(n),
  }
  return { out, read: () => read }
}

const acts = (m: Made) => m.audit.map((a) => a.act)

describe('[K7] a list on its way out', () => {
  it('is told at its begin, page by page with whom it holds, and at its end', async () => {
    const m = made()
    const { out } = list(3)
    await takeOut(m.ctx, out)
    const text = (await buffer(m.sent[0]!.bytes)).toString()
    expect(text.split('\r\n')).toHaveLength(1 + 300 + 1 + 1)
    expect(acts(m)).toEqual(['people.export', ...Array<string>(3).fill('people.export-rows'), 'people.export-end'])
    expect(m.audit[2]!.many).toEqual(Array.from({ length: 100 }, (_, i) => String(100 + i)))
    expect(m.audit.at(-1)!.detail).toEqual({ rows: 300, whole: true })
    expect(m.sent[0]!.name).toBe('居民名单-演示书记-202603100859-000000aa.csv')
  })

  it.each(['csv', 'xlsx'] as const)('[K8] %s is read no faster than it is taken', async (format) => {
    const m = made()
    const { out, read } = list(400, format)
    await takeOut(m.ctx, out)
    const taking = m.sent[0]!.bytes[Symbol.asyncIterator]()
    await taking.next()
    for (let turn = 0; turn < 300; turn++) await new Promise((done) => setImmediate(done))
    // What is packed waits in buffers of a few ten kilobytes; 400 pages would be 80 megabytes.
    expect(read()).toBeLessThan(60)
    await taking.return?.()
    await expect.poll(() => acts(m).at(-1), { timeout: 20_000 }).toBe('people.export-end')
    expect(m.audit.at(-1)!.detail).toMatchObject({ whole: false })
  })

  it('whose line cannot be written does not go', async () => {
    const refused = made('people.export')
    await expect(takeOut(refused.ctx, list(1).out)).rejects.toThrow('no line')
    expect(refused.sent).toEqual([])
    const broken = made('people.export-rows')
    await takeOut(broken.ctx, list(2).out)
    await expect(buffer(broken.sent[0]!.bytes)).rejects.toThrow('no line')
    await expect.poll(() => acts(broken), { timeout: 20_000 }).toEqual(['people.export', 'people.export-end'])
  })

  it('[security 2 API4] one at a time for an account, and the turn comes back with the end', async () => {
    const m = made()
    await takeOut(m.ctx, list(2).out)
    await expect(takeOut(m.ctx, list(1).out)).rejects.toThrow('list-out-running')
    await buffer(m.sent[0]!.bytes)
    await expect
      .poll(() =>
        takeOut(m.ctx, list(1).out).then(
          () => 'taken',
          () => 'waits',
        ),
      )
      .toBe('taken')
    await buffer(m.sent[1]!.bytes)
    // Nobody ever begins to read: the connection is gone.
    await expect
      .poll(() =>
        takeOut(m.ctx, list(1).out).then(
          () => 'taken',
          () => 'waits',
        ),
      )
      .toBe('taken')
    m.sent[2]!.bytes.destroy()
    await expect
      .poll(() =>
        takeOut(m.ctx, list(1).out).then(
          () => 'taken',
          () => 'waits',
        ),
      )
      .toBe('taken')
    m.sent[3]!.bytes.destroy()
  })
})

const leaving = (rows: (string | number | null)[][]) => ({
  title: '居民名单',
  head: ['甲', '乙'],
  pages: (async function* () {
    yield rows
  })(),
  mark: '县 & 导出人 =甲 <b>',
  author: '演示书记',
  at: new Date('2026-03-10T00:59:00Z'),
})
const evil = ['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', '\n=1', '＝1+1', ' =1', '＋1', '－1', '＠x', '　=1']

describe('[security 4.12] no cell is a formula', () => {
  it('in CSV', async () => {
    const text = (await buffer(Readable.from(bytesOf('csv', leaving(evil.map((e) => [e, 1])))))).toString()
    for (const e of evil) expect(text.includes(`'${e}`)).toBe(true)
    expect(text).not.toMatch(/(^|,|\r\n)"?\s*[=+@＝＋＠\t]/)
  })

  it('in XLSX: texts, each with its apostrophe, numbers as numbers, marks in the last row, print and properties', async () => {
    const bytes = await buffer(
      Readable.from(bytesOf('xlsx', leaving([...evil.map((e) => [e, -1]), ['𠮷<&>"\u0001', null]]))),
    )
    const book = read(bytes, { type: 'buffer', cellFormula: true })
    const sheet = book.Sheets[book.SheetNames[0]!]!
    const cells = Object.entries(sheet).filter(([at]) => !at.startsWith('!')) as [
      string,
      { t: string; v: unknown; f?: string },
    ][]
    expect(cells.filter(([, c]) => c.f !== undefined)).toEqual([])
    evil.forEach((e, i) => {
      expect(sheet[`A${i + 2}`]).toMatchObject({ t: 's' })
      expect(String(sheet[`A${i + 2}`].v).startsWith("'")).toBe(true)
      expect(sheet[`B${i + 2}`]).toMatchObject({ t: 'n', v: -1 })
      expect(e).toBeTruthy()
    })
    expect(sheet[`A${evil.length + 2}`].v).toBe('𠮷<&>"')
    expect(sheet[`A${evil.length + 3}`].v).toBe('县 & 导出人 =甲 <b>')
    expect(book.Props).toMatchObject({ Author: '演示书记', Comments: '县 & 导出人 =甲 <b>' })
  })

  it('a sheet ends and the next begins', async () => {
    const rows = Array.from({ length: 7 }, (_, i) => [i, 'x'])
    const book = read(await buffer(Readable.from(xlsxOf(leaving(rows), 3))), { type: 'buffer' })
    expect(book.SheetNames).toEqual(['居民名单', '居民名单 2', '居民名单 3'])
    const firsts = book.SheetNames.map((n) => [book.Sheets[n]!['A1'].v, book.Sheets[n]!['A2'].v])
    expect(firsts).toEqual([
      ['甲', 0],
      ['甲', 3],
      ['甲', 6],
    ])
  })
})
