/** A filled paper on one sheet of A4: a ruled table, boxes for signature and stamp. What does not fit in small letters is cut, and says so. */
import { sizeFor, wrapped } from '../../../domain/kernel/wrapping.ts'
import { drawnPdf, pen, type Drawing, type Mark, type Pen } from '../../kernel/pdf/drawing.ts'
import { sideBySide, type Filled } from './filled.ts'
import { paperWords } from './words.ts'

const sheet = { width: 595, height: 842 }
const margin = 48
const inside = sheet.width - 2 * margin
const labelWide = 84
const pad = 5
const ink = '#000000'
const grey = '#555555'
const rule = 0.7
const sizes = [11, 10, 9, 8] as const
const leading = 1.45
/** Room to sign and stamp: so much at least, and what is left on the sheet up to three inches. */
/** Of a square that a phone reads from paper at arm's length. */
const scanSide = 92
const signHigh = { least: 96, most: 216 }

interface Cell {
  label: string[]
  text: string[]
  free: number
  x: number
  width: number
}

interface Laid {
  size: number
  lines: { cells: Cell[]; height: number }[]
  height: number
}

function laid(of: Filled, size: number, p: Pen): Laid {
  const width = (bold: boolean) => (text: string) => p.width(text, size, bold)
  const lines = sideBySide(of.rows).map((row) => {
    const wide = inside / row.length
    const cells = row.map((r, i): Cell => ({
      label: wrapped(p.safe(r.label), labelWide - 2 * pad, width(true)),
      text: wrapped(p.safe(r.value), wide - labelWide - 2 * pad, width(false)),
      free: r.lines,
      x: margin + i * wide,
      width: wide,
    }))
    const tall = Math.max(...cells.map((c) => Math.max(c.label.length, c.text.length, c.free)))
    return { cells, height: tall * size * leading + 2 * pad }
  })
  return { size, lines, height: lines.reduce((n, l) => n + l.height, 0) }
}

/** The longest lines give way until all stand on the sheet. */
function cut(of: Laid, room: number, end: string): Laid {
  const { lines, size } = of
  let over = of.height - room
  while (over > 0) {
    const longest = lines.reduce((a, b) => (b.height > a.height ? b : a))
    const cell = longest.cells.reduce((a, b) => (b.text.length > a.text.length ? b : a))
    if (cell.text.length < 3) break
    cell.text = [...cell.text.slice(0, -2), `${cell.text.at(-2)!.slice(0, -end.length)}${end}`]
    cell.free = Math.min(cell.free, cell.text.length)
    longest.height -= size * leading
    over -= size * leading
  }
  return { ...of, height: lines.reduce((n, l) => n + l.height, 0) }
}

const box = (x: number, y: number, width: number, height: number): Mark => ({
  mark: 'box',
  x,
  y,
  width,
  height,
  colour: ink,
})

/** Four thin boxes are a frame: whoever listens hears none of it. */
const frame = (x: number, y: number, width: number, height: number): Mark[] => [
  box(x, y, width, rule),
  box(x, y + height, width + rule, rule),
  box(x, y, rule, height),
  box(x + width, y, rule, height),
]

interface Text {
  x: number
  y: number
  size: number
  bold?: boolean
  colour?: string
  role?: 'H1' | 'P'
}

const text = (said: string, { x, y, size, bold = false, colour = ink, role = 'P' }: Text): Mark[] =>
  said ? [{ mark: 'text', text: said, x, y, size, bold, colour, role }] : []

function cellMarks(c: Cell, y: number, height: number, size: number): Mark[] {
  const step = size * leading
  const line = (said: string, x: number, i: number, bold: boolean) =>
    text(said, { x, y: y + pad + (i + 0.8) * step, size, bold })
  return [
    ...frame(c.x, y, c.width, height),
    box(c.x + labelWide, y, rule, height),
    ...c.label.flatMap((said, i) => line(said, c.x + pad, i, true)),
    ...c.text.flatMap((said, i) => line(said, c.x + labelWide + pad, i, false)),
  ]
}

function signMarks(of: Filled, y: number, high: number, size: number, p: Pen): Mark[] {
  const wide = inside / of.signs.length
  const day = paperWords[of.lang].day
  return of.signs.flatMap((sign, i) => {
    const x = margin + i * wide
    return [
      ...frame(x, y, wide, high),
      ...text(p.safe(sign), { x: x + pad, y: y + pad + size, size, bold: true }),
      ...text(day, { x: x + wide - pad - p.width(day, 9, false), y: y + high - 2 * pad, size: 9 }),
    ]
  })
}

/** The square, and beside it what it is for. */
function scanMarks({ scan }: Filled, y: number, p: Pen): Mark[] {
  if (!scan) return []
  const x = margin + scanSide + 12
  const lines = wrapped(p.safe(scan.says), inside - scanSide - 12, (t) => p.width(t, 11, false))
  return [
    { mark: 'square', x: margin, y, side: scanSide, text: scan.address, says: scan.says },
    ...lines.flatMap((said, i) => text(said, { x, y: y + 24 + i * 18, size: 11 })),
  ]
}

/** @returns the bytes of one page */
export const sheetPdf = async (of: Filled, changed: Date): Promise<Buffer> => drawnPdf(await drawingOf(of, changed))

async function drawingOf(of: Filled, changed: Date): Promise<Drawing> {
  const p = await pen()
  const titleSize = sizeFor(
    [20, 18, 16, 14],
    (size) => wrapped(of.title, inside, (t) => p.width(t, size, true)).length,
    1,
  )
  const top = margin + titleSize + 18
  const foot = wrapped(p.safe(of.foot), inside, (t) => p.width(t, 8.5, false)).slice(0, 3)
  const scanHigh = of.scan ? scanSide + 12 : 0
  const room = sheet.height - margin - top - signHigh.least - scanHigh - 14 * (foot.length + 1) - 8
  const all = sizes.map((size) => laid(of, size, p))
  const table = cut(all.find((l) => l.height <= room) ?? all.at(-1)!, room, paperWords[of.lang].cut)
  let y = top
  const rows = table.lines.flatMap(({ cells, height }) => {
    const marks = cells.flatMap((c) => cellMarks(c, y, height, table.size))
    y += height
    return marks
  })
  const high = Math.min(signHigh.most, signHigh.least + room - table.height)
  const scanAt = y + high + 10
  const below = y + high + 16 + scanHigh
  const titleWide = p.width(of.title, titleSize, true)
  const marks: Mark[] = [
    ...text(p.safe(of.title), {
      x: Math.max(margin, (sheet.width - titleWide) / 2),
      y: margin + titleSize,
      size: titleSize,
      bold: true,
      role: 'H1',
    }),
    ...rows,
    ...signMarks(of, y, high, table.size, p),
    ...scanMarks(of, scanAt, p),
    ...foot.flatMap((said, i) => text(said, { x: margin, y: below + i * 13, size: 8.5, colour: grey })),
    ...text(p.safe(of.printed), { x: margin, y: below + foot.length * 13, size: 8.5, colour: grey }),
  ]
  return { title: of.title, lang: of.lang === 'zh' ? 'zh-CN' : 'en', ...sheet, marks, changed }
}
