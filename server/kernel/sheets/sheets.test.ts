import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { zipOf } from '../../../test/corpus/make/zip.ts'
import type { SheetEvent } from '../../../domain/kernel/sheet.ts'
import { readSheets, usualLimits, type SheetLimits } from './index.ts'
import { sheetEvents } from './read.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'linli-sheets-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function put(name: string, content: string | Buffer): string {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return file
}

async function all(events: AsyncIterable<SheetEvent>): Promise<SheetEvent[]> {
  const told: SheetEvent[] = []
  for await (const event of events) told.push(event)
  return told
}

/** Why it was refused, in this process. */
const why = (file: string, limits: Partial<SheetLimits> = {}) =>
  all(sheetEvents(file, { ...usualLimits, ...limits })).then(
    () => 'read',
    (error: { code: string; more: { reason: string } }) => `${error.code} ${error.more.reason}`,
  )

const sheet = (rows: string) => ({
  '_rels/.rels':
    '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="s" r:id="a"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.xml"/></Relationships>',
  'xl/s.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
})
const one = '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row>'

describe('a process of its own', () => {
  it('[B10] tells the same as a reading here', async () => {
    const file = put('plain.xlsx', zipOf(sheet(one)))
    const there = await all(readSheets(file))
    expect(there).toEqual(await all(sheetEvents(file, usualLimits)))
    expect(there.at(-1)).toEqual({ is: 'end', sheet: 0, rows: 1, formulas: 0 })
  })

  it('[attack 10] hands a refusal on, and a missing file is our fault, not the sender’s', async () => {
    await expect(all(readSheets(put('a.bin', Buffer.from([0, 1, 2]))))).rejects.toMatchObject({
      code: 'unsupported-file',
      more: { reason: 'sheet-unknown' },
    })
    await expect(all(readSheets(path.join(folder, 'none')))).rejects.toThrow('the reader of tables failed: ENOENT')
  })

  it('[attack 10] is ended when its time is over', async () => {
    const file = put('slow.csv', '姓名,电话\n')
    await expect(all(readSheets(file, { milliseconds: 1 }))).rejects.toMatchObject({
      more: { reason: 'sheet-too-slow' },
    })
  })

  it('[attack 10] bursts alone when a table is too heavy for its heap', async () => {
    const file = put('heavy.xls', `<table>${'<tr><td>一个很长很长的格子</td></tr>'.repeat(400_000)}</table>`)
    const limits = { heapMb: 48, rows: 1_000_000 }
    await expect(all(readSheets(file, limits))).rejects.toMatchObject({ more: { reason: 'sheet-too-heavy' } })
  })

  it('[B10] ends with whoever stops listening', async () => {
    const file = put('long.csv', `甲,乙\n${'一,二\n'.repeat(200_000)}`)
    let told = 0
    for await (const event of readSheets(file)) {
      if (event.is === 'rows' && ++told === 2) break
    }
    expect(told).toBe(2)
  })
})

describe('attacks', () => {
  it('[attack 10] a bomb is refused by what it declares, before anything is unpacked', async () => {
    const bomb = zipOf({ ...sheet(one), 'xl/sharedStrings.xml': Buffer.alloc(8_000_000, 32) })
    const declared = Buffer.from(bomb)
    // 600 MB in the directory; the data behind it is never looked at.
    declared.writeUInt32LE(600_000_000, declared.lastIndexOf('504b0102', 'hex') + 24)
    for (const bytes of [bomb, declared]) {
      const file = put('bomb.xlsx', bytes)
      const before = process.memoryUsage().rss
      expect(await why(file)).toBe('too-large sheet-bomb')
      expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000)
    }
  })

  it('[attack 10] a part that says it is small and is not, is broken', async () => {
    const lying = Buffer.from(zipOf({ ...sheet(one), 'xl/s.xml': `<worksheet>${' '.repeat(6_000_000)}</worksheet>` }))
    lying.writeUInt32LE(1_000, lying.lastIndexOf('504b0102', 'hex') + 24)
    expect(await why(put('lying.xlsx', lying))).toBe('unsupported-file sheet-broken')
  })

  it('[attack 9] a name that climbs out of the archive is broken; nothing is ever written by it', async () => {
    const climbing = zipOf({ ...sheet(one), '../../evil.xml': 'x' })
    expect(await why(put('climb.xlsx', climbing))).toBe('unsupported-file sheet-broken')
  })

  it('[attack 10] too many parts, sheets, rows, columns, and a cell too long', async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`x/${n}.xml`, '']))
    expect(await why(put('many.xlsx', zipOf({ ...sheet(one), ...many })), { parts: 20 })).toBe('too-large sheet-bomb')
    const rows = put('rows.csv', '甲,乙\n一,二\n三,四\n')
    expect(await why(rows, { rows: 2 })).toBe('too-large sheet-too-long')
    expect(await why(rows, { columns: 1 })).toBe('too-large sheet-too-wide')
    expect(await why(rows, { bytes: 10 })).toBe('too-large sheet-too-large')
    expect(await why(rows, { cell: 0 })).toBe('too-large sheet-too-heavy')
    expect(
      await why(put('far.xlsx', zipOf(sheet('<row r="1"><c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row>')))),
    ).toBe('too-large sheet-too-wide')
  })

  it('[attack 12] a formula is never reckoned: its last value is taken, or it is refused where that is asked', async () => {
    const file = put(
      'f.xlsx',
      zipOf(sheet('<row r="1"><c r="A1"><f>1+1</f><v>7</v></c><c r="B1"><f>NOW()</f></c></row>')),
    )
    expect(await all(sheetEvents(file, usualLimits))).toMatchObject([
      {},
      {},
      { rows: [{ at: 1, cells: ['7'] }] },
      { formulas: 2 },
    ])
    expect(await why(file, { formulas: 'refuse' })).toBe('unsupported-file sheet-formulas')
    expect(await why(put('f.csv', '甲,乙\n=cmd(),＝2\n'), { formulas: 'refuse' })).toBe(
      'unsupported-file sheet-formulas',
    )
  })

  it('[attack 3] names of the language’s own things are words like others', async () => {
    const page = put('p.xls', '<table><tr><td>__proto__</td><td>constructor</td></tr><__proto__ a=1></table>')
    expect(await all(sheetEvents(page, usualLimits))).toMatchObject([
      {},
      {},
      { rows: [{ cells: ['__proto__', 'constructor'] }] },
      {},
    ])
    expect(({} as Record<string, unknown>).a).toBeUndefined()
  })
})
