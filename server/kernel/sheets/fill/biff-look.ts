/** How an old workbook looks ([MS-XLS] 2.4): fonts, borders, fills, and which cell has which; the library that reads its values drops it. */

export interface BiffFont {
  name: string
  /** In points. */
  size: number
  bold: boolean
  italic: boolean
  underline: boolean
  colour: string | undefined
}

export interface BiffLook {
  fonts: BiffFont[]
  formats: Map<number, string>
  xfs: BiffXf[]
  sheets: { cells: Map<string, number>; heights: Map<number, number> }[]
}

/** `A1`-less: a cell is `row/column`, both from 0. */
export interface BiffXf {
  font: number
  format: number
  horizontal: number
  vertical: number
  wrap: boolean
  /** Left, right, top, bottom: style and colour. */
  edges: { style: number; colour: string | undefined }[]
  fill: { pattern: number; fore: string | undefined; back: string | undefined }
}

const id = {
  formula: 0x0006,
  font: 0x0031,
  boundSheet: 0x0085,
  palette: 0x0092,
  mulRk: 0x00bd,
  mulBlank: 0x00be,
  xf: 0x00e0,
  labelSst: 0x00fd,
  blank: 0x0201,
  number: 0x0203,
  label: 0x0204,
  boolErr: 0x0205,
  row: 0x0208,
  rk: 0x027e,
  format: 0x041e,
  end: 0x000a,
} as const

const single: ReadonlySet<number> = new Set([id.formula, id.labelSst, id.blank, id.number, id.label, id.boolErr, id.rk])

interface BiffRecord {
  id: number
  body: Buffer
}

function* records(stream: Buffer, from = 0): Generator<BiffRecord> {
  let depth = 0
  for (let at = from; at + 4 <= stream.length;) {
    const kind = stream.readUInt16LE(at)
    const size = stream.readUInt16LE(at + 2)
    if (kind === 0x0809) depth++
    yield { id: kind, body: stream.subarray(at + 4, at + 4 + size) }
    if (kind === id.end && --depth <= 0) return
    at += 4 + size
  }
}

/** @param stream of the workbook, without its container */
export function lookOf(stream: Buffer): BiffLook {
  const all = [...records(stream)]
  const palette = all.find((r) => r.id === id.palette)?.body
  const colour = (icv: number) => colourOf(icv, palette)
  const of = (kind: number) => all.filter((r) => r.id === kind).map((r) => r.body)
  return {
    fonts: of(id.font).map((b) => fontOf(b, colour)),
    formats: new Map(of(id.format).map((b) => [b.readUInt16LE(0), textAt(b, 2, true)])),
    xfs: of(id.xf).map((b) => xfOf(b, colour)),
    sheets: of(id.boundSheet)
      .filter((b) => b[5] === 0)
      .map((b) => sheetOf(stream, b.readUInt32LE(0))),
  }
}

/** Custom palettes give colours of their own to the numbers 8 to 63. */
function colourOf(icv: number, palette: Buffer | undefined): string | undefined {
  if (icv < 8 || icv > 63) return undefined
  if (!palette) return `indexed="${icv}"`
  const at = 2 + (icv - 8) * 4
  return at + 3 <= palette.length ? `rgb="FF${palette.toString('hex', at, at + 3).toUpperCase()}"` : undefined
}

function textAt(b: Buffer, at: number, wide: boolean): string {
  const count = wide ? b.readUInt16LE(at) : b[at]!
  const start = at + (wide ? 3 : 2)
  const both = (b[start - 1]! & 1) === 1
  return b.toString(both ? 'utf16le' : 'latin1', start, start + count * (both ? 2 : 1))
}

const fontOf = (b: Buffer, colour: (icv: number) => string | undefined): BiffFont => ({
  name: textAt(b, 14, false),
  size: b.readUInt16LE(0) / 20,
  italic: (b.readUInt16LE(2) & 2) !== 0,
  bold: b.readUInt16LE(6) >= 600,
  underline: b[10] !== 0,
  colour: colour(b.readUInt16LE(4)),
})

function xfOf(b: Buffer, colour: (icv: number) => string | undefined): BiffXf {
  const [sides, more, fill] = [b.readUInt32LE(10), b.readUInt32LE(14), b.readUInt16LE(18)]
  const edge = (style: number, icv: number) => ({ style: style & 15, colour: colour(icv & 127) })
  return {
    font: b.readUInt16LE(0),
    format: b.readUInt16LE(2),
    horizontal: b[6]! & 7,
    wrap: (b[6]! & 8) !== 0,
    vertical: (b[6]! >> 4) & 7,
    edges: [
      edge(sides, sides >>> 16),
      edge(sides >>> 4, sides >>> 23),
      edge(sides >>> 8, more),
      edge(sides >>> 12, more >>> 7),
    ],
    fill: { pattern: more >>> 26, fore: colour(fill & 127), back: colour((fill >>> 7) & 127) },
  }
}

function sheetOf(stream: Buffer, from: number): BiffLook['sheets'][number] {
  const cells = new Map<string, number>()
  const heights = new Map<number, number>()
  for (const { id: kind, body: b } of records(stream, from)) {
    if (single.has(kind)) cells.set(`${b.readUInt16LE(0)}/${b.readUInt16LE(2)}`, b.readUInt16LE(4))
    if (kind === id.mulBlank || kind === id.mulRk) several(b, kind === id.mulBlank ? 2 : 6, cells)
    const height = kind === id.row ? b.readUInt16LE(6) : 0x8000
    if ((height & 0x8000) === 0) heights.set(b.readUInt16LE(0), height / 20)
  }
  return { cells, heights }
}

/** A row of cells in one record: first column, then each cell's style (and value), then the last column. */
function several(b: Buffer, step: number, cells: Map<string, number>): void {
  const [row, first] = [b.readUInt16LE(0), b.readUInt16LE(2)]
  for (let at = 4, column = first; at + step <= b.length - 2; at += step, column++) {
    cells.set(`${row}/${column}`, b.readUInt16LE(at))
  }
}
