/** The parts of a workbook that its sheets lean on: list of sheets, formats, shared strings, merged ranges. */
import type { Merge } from '../../../domain/kernel/sheet.ts'
import { shownAs, type Shown } from './cells.ts'
import { refused } from './limits.ts'
import { attribute, markup } from './markup.ts'
import { columnOf } from './rows.ts'
import type { Archive } from './zip.ts'

export interface WorkbookSheet {
  name: string
  hidden: boolean
  part: string
}

export interface Workbook {
  base1904: boolean
  sheets: WorkbookSheet[]
  styles: string | undefined
  strings: string | undefined
}

const truthy = (text: string | undefined) => text === '1' || text === 'true'

/** `../worksheets/sheet1.xml` beside `xl/workbook.xml`, and `/xl/worksheets/sheet1.xml`, as a name in the archive. */
function resolve(base: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = base.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

interface Relation {
  type: string
  target: string
}

async function relations(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const at = part.lastIndexOf('/') + 1
  const name = `${part.slice(0, at)}_rels/${part.slice(at)}.rels`
  const found = new Map<string, Relation>()
  if (!archive.has(name)) return found
  const reader = markup('xml', {
    open(tag, a) {
      if (tag !== 'Relationship' || a.TargetMode === 'External') return
      found.set(a.Id ?? '', { type: (a.Type ?? '').split('/').at(-1)!, target: resolve(part, a.Target ?? '') })
    },
  })
  for await (const piece of archive.text(name)) reader.write(piece)
  reader.end()
  return found
}

/** The main part, whatever it is called. */
export async function mainPart(archive: Archive): Promise<string> {
  const root = await relations(archive, '')
  return [...root.values()].find((r) => r.type === 'officeDocument')?.target ?? 'xl/workbook.xml'
}

/** @throws Refusal `sheet-broken` when a sheet it names is missing */
export async function workbook(archive: Archive): Promise<Workbook> {
  const main = await mainPart(archive)
  const related = await relations(archive, main)
  const of = (type: string) => [...related.values()].find((r) => r.type === type)?.target
  const book: Workbook = { base1904: false, sheets: [], styles: of('styles'), strings: of('sharedStrings') }
  const reader = markup('xml', {
    open(tag, a) {
      if (tag === 'workbookPr') book.base1904 = truthy(a.date1904)
      if (tag !== 'sheet') return
      const relation = related.get(attribute(a, 'id') ?? '')
      // Chart and dialogue sheets hold no table.
      if (!relation || relation.type !== 'worksheet') return
      book.sheets.push({ name: a.name ?? '', hidden: (a.state ?? 'visible') !== 'visible', part: relation.target })
    },
  })
  for await (const piece of archive.text(main)) reader.write(piece)
  reader.end()
  if (book.sheets.some((s) => !archive.has(s.part))) throw refused('sheet-broken')
  return book
}

/** How numbers are shown, by the style's number. */
export async function styles(archive: Archive, part: string | undefined): Promise<Shown[]> {
  if (!part || !archive.has(part)) return []
  const formats = new Map<number, string>()
  const shown: Shown[] = []
  let inside = false
  const reader = markup('xml', {
    open(tag, a) {
      if (tag === 'numFmt') formats.set(Number(a.numFmtId), a.formatCode ?? '')
      if (tag === 'cellXfs') inside = true
      if (tag !== 'xf' || !inside) return
      const code = Number(a.numFmtId ?? 0)
      shown.push(shownAs(code, formats.get(code)))
    },
    close(tag) {
      if (tag === 'cellXfs') inside = false
    },
  })
  for await (const piece of archive.text(part)) reader.write(piece)
  reader.end()
  return shown
}

/** Strings by number, kept as bytes: a million of them weigh what they weigh on disk. */
export class Strings {
  private readonly blocks: Buffer[] = []
  private open: string[] = []
  private offsets: Uint32Array[] = []
  private static readonly size = 256

  add(text: string): void {
    this.open.push(text)
    if (this.open.length === Strings.size) this.seal()
  }

  seal(): void {
    const offsets = new Uint32Array(this.open.length + 1)
    this.open.forEach((text, i) => (offsets[i + 1] = offsets[i]! + Buffer.byteLength(text)))
    this.blocks.push(Buffer.from(this.open.join('')))
    this.offsets.push(offsets)
    this.open = []
  }

  get(i: number): string | undefined {
    const block = Math.floor(i / Strings.size)
    const offsets = this.offsets[block]
    const at = i % Strings.size
    if (!offsets || at + 1 >= offsets.length) return undefined
    return this.blocks[block]!.toString('utf8', offsets[at], offsets[at + 1])
  }
}

/** Runs of a rich text are joined; the reading aid above characters (`rPh`) is no text. */
export async function sharedStrings(archive: Archive, part: string | undefined): Promise<Strings> {
  const strings = new Strings()
  if (!part || !archive.has(part)) return strings
  let text = ''
  let aid = 0
  let taking = false
  const reader = markup('xml', {
    open(tag) {
      if (tag === 'rPh') aid++
      if (tag === 'si') text = ''
      taking = tag === 't' && aid === 0
    },
    text(piece) {
      if (taking) text += piece
    },
    close(tag) {
      taking = false
      if (tag === 'rPh') aid--
      if (tag === 'si') strings.add(unescaped(text))
    },
  })
  for await (const piece of archive.text(part)) reader.write(piece)
  reader.end()
  strings.seal()
  return strings
}

/** `_x000D_` is how the format writes a character XML may not hold (ECMA-376 part 1, 22.9.2.19). */
export const unescaped = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

/** Merged ranges stand behind the rows, but are needed before them: they are looked for without parsing. */
export async function mergesOf(archive: Archive, part: string, most: number): Promise<Merge[]> {
  const merges: Merge[] = []
  let carry = ''
  for await (const piece of archive.text(part)) {
    const text = carry + piece
    for (const m of text.matchAll(/mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g)) {
      merges.push({ top: Number(m[2]), left: columnOf(m[1]!), bottom: Number(m[4]), right: columnOf(m[3]!) })
      if (merges.length > most) throw refused('sheet-too-heavy')
    }
    const last = text.lastIndexOf('<')
    carry = last < 0 ? '' : text.slice(last).slice(0, 4_000)
  }
  return merges
}
