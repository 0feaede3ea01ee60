/**
 * One drawing, for paper and for a screen: boxes, lines of text and squares for phones, in points. As PDF its text is text; as
 * a picture it is the outline of the same glyphs, so that no font of the machine is asked for.
 */
import PDFDocument from 'pdfkit'
import { encodeQR } from 'qr'
import sharp from 'sharp'
import { loadedFonts, printable, wholeOf } from './index.ts'

export interface TextMark {
  mark: 'text'
  text: string
  x: number
  /** Of the line on which letters stand. */
  y: number
  size: number
  bold: boolean
  colour: string
  /** What it is for whoever listens. */
  role: 'H1' | 'P'
}

export type Mark =
  | { mark: 'box'; x: number; y: number; width: number; height: number; colour: string }
  | { mark: 'square'; x: number; y: number; side: number; text: string; says: string }
  | TextMark

export interface Drawing {
  title: string
  lang: 'zh-CN' | 'en'
  width: number
  height: number
  marks: readonly Mark[]
  /** When what it shows was last changed: the same drawing is the same file. */
  changed: Date
}

interface Outline {
  scale: (x: number, y?: number) => Outline
  translate: (x: number, y: number) => Outline
  toSVG: () => string
}
interface Font {
  unitsPerEm: number
  hasGlyphForCodePoint: (point: number) => boolean
  layout: (text: string) => { glyphs: { path: Outline }[]; positions: { xAdvance: number }[]; advanceWidth: number }
}

type Weight = 'regular' | 'bold'
const weights = ['regular', 'bold'] as const
let opened: Promise<Record<Weight, Font>> | undefined

/** The fonts of the house, with their outlines. */
async function open(): Promise<Record<Weight, Font>> {
  const [regular, bold] = await loadedFonts()
  const doc = new PDFDocument({ autoFirstPage: false })
  const fontOf = (name: Weight, bytes: Buffer): Font => {
    doc.registerFont(name, bytes)
    doc.font(name)
    return (doc as unknown as { _font: { font: Font } })._font.font
  }
  return { regular: fontOf('regular', regular), bold: fontOf('bold', bold) }
}

export interface Pen {
  /** What the font has not is written by its code point. */
  safe: (text: string) => string
  width: (text: string, size: number, bold: boolean) => number
}

export async function pen(): Promise<Pen> {
  const fonts = await (opened ??= open())
  return {
    safe: (text) => printable(text, (point) => fonts.bold.hasGlyphForCodePoint(point), new Set()),
    width: (text, size, bold) => {
      const font = fonts[bold ? 'bold' : 'regular']
      return (font.layout(text).advanceWidth * size) / font.unitsPerEm
    },
  }
}

/** Modules of a square, each as `x, y` and its side, in points. */
function modulesOf({ x, y, side, text }: Extract<Mark, { mark: 'square' }>) {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 2 })
  const one = side / rows.length
  return rows.flatMap((row, i) =>
    row.flatMap((dark, j) => (dark ? [{ x: x + j * one, y: y + i * one, side: one }] : [])),
  )
}

/** @returns the bytes of one page */
export async function drawnPdf(of: Drawing): Promise<Buffer> {
  const bytes = await loadedFonts()
  const doc = new PDFDocument({
    size: [of.width, of.height],
    margin: 0,
    pdfVersion: '1.7',
    lang: of.lang,
    tagged: true,
    displayTitle: true,
    info: { Title: of.title, Creator: 'Linli', Producer: 'Linli', CreationDate: of.changed, ModDate: of.changed },
  })
  const whole = wholeOf(doc)
  weights.forEach((name, i) => doc.registerFont(name, bytes[i]))
  const root = doc.struct('Document')
  doc.addStructure(root)
  for (const m of of.marks) {
    if (m.mark === 'box') {
      doc.markContent('Artifact', { type: 'Layout' })
      doc.rect(m.x, m.y, m.width, m.height).fill(m.colour)
      doc.endMarkedContent()
    } else if (m.mark === 'square') {
      const draw = () => {
        doc.rect(m.x, m.y, m.side, m.side).fill('#ffffff')
        for (const q of modulesOf(m)) doc.rect(q.x, q.y, q.side, q.side)
        doc.fill('#000000')
      }
      root.add(doc.struct('Figure', { alt: m.says }, draw))
    } else {
      const write = () => {
        doc
          .font(m.bold ? 'bold' : 'regular')
          .fontSize(m.size)
          .fillColor(m.colour)
        doc.text(m.text, m.x, m.y, { lineBreak: false, baseline: 'alphabetic' })
      }
      root.add(doc.struct(m.role, {}, write))
    }
  }
  root.end()
  doc.end()
  return whole
}

const short = (n: number) => Math.round(n * 100) / 100
const attribute = (colour: string) => (/^#[0-9a-f]{6}$/.test(colour) ? colour : '#000000')

function outlined(m: TextMark, font: Font): string {
  const scale = m.size / font.unitsPerEm
  const { glyphs, positions } = font.layout(m.text)
  let x = m.x
  return glyphs
    .map((glyph, i) => {
      const path = glyph.path.scale(scale, -scale).translate(x, m.y).toSVG()
      x += positions[i]!.xAdvance * scale
      return path
    })
    .join('')
}

function svgOf(of: Drawing, fonts: Record<Weight, Font>): string {
  const box = (x: number, y: number, width: number, height: number, colour: string) =>
    `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" fill="${attribute(colour)}"/>`
  const parts = of.marks.map((m) => {
    if (m.mark === 'box') return box(m.x, m.y, m.width, m.height, m.colour)
    if (m.mark === 'text')
      return `<path d="${outlined(m, fonts[m.bold ? 'bold' : 'regular'])}" fill="${attribute(m.colour)}"/>`
    const modules = modulesOf(m).map((q) => `M${q.x} ${q.y}h${q.side}v${q.side}h${-q.side}z`)
    return `${box(m.x, m.y, m.side, m.side, '#ffffff')}<path d="${modules.join('')}" shape-rendering="crispEdges"/>`
  })
  const { width, height } = of
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`
}

/** @param wide pixels from left to right */
export async function drawnPng(of: Drawing, wide: number): Promise<Buffer> {
  const svg = svgOf(of, await (opened ??= open()))
  return sharp(Buffer.from(svg), { density: (72 * wide) / of.width })
    .resize({ width: wide })
    .flatten({ background: '#ffffff' })
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer()
}
