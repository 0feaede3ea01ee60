/**
 * Papers as PDF: tagged, with title and language, in a font that has the characters of people's names. A character the font
 * has not is never printed as an empty box: its code point stands in its place, and the last page says so.
 */
import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import PDFDocument from 'pdfkit'
import { encodeQR } from 'qr'

export interface PaperRow {
  label: string
  value: string
}

export interface PaperPart {
  heading: string
  rows: readonly PaperRow[]
}

export interface Paper {
  title: string
  lang: 'zh-CN' | 'en'
  /** Lines below the title. */
  lead: readonly string[]
  parts: readonly PaperPart[]
  /** Read by a phone: where it leads, and what it is for whoever cannot see it. */
  square?: { text: string; says: string }
  /** Foot of each page. */
  page: (n: number, of: number) => string
  /** Said at the end where characters had to be written by their code points. */
  rare: { heading: string; note: string }
}

const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'))
const file = (weight: string) => join(folder, weight, `NotoSansSC_${weight}.ttf`)

let fonts: Promise<[Buffer, Buffer]> | undefined
/** Ten megabytes each, read once. */
export const loadedFonts = () => (fonts ??= Promise.all([readFile(file('400Regular')), readFile(file('700Bold'))]))

interface Glyphs {
  hasGlyphForCodePoint: (point: number) => boolean
}

const margin = 56
const grey = '#555555'

/** `〔U+20BB7〕` for what the font has not; what cannot be seen is dropped. */
export function printable(text: string, has: (point: number) => boolean, missing: Set<number>): string {
  return [...text.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Variation_Selector}]+/gu, ' ')]
    .map((char) => {
      const point = char.codePointAt(0)!
      if (has(point)) return char
      missing.add(point)
      return `〔${codePoint(point)}〕`
    })
    .join('')
}

const codePoint = (point: number) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`

/** Everything that will have been written when it ends. */
export function wholeOf(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
}

/** @returns the bytes of the file */
export async function paper(of: Paper): Promise<Buffer> {
  const [regular, bold] = await loadedFonts()
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: of.lang,
    tagged: true,
    displayTitle: true,
    info: { Title: of.title, Creator: 'Linli', Producer: 'Linli' },
  })
  const whole = wholeOf(doc)
  doc.registerFont('bold', bold)
  doc.registerFont('regular', regular)
  doc.font('regular')
  const glyphs = (doc as unknown as { _font: { font: Glyphs } })._font.font
  const missing = new Set<number>()
  const safe = (text: string) => printable(text, (point) => glyphs.hasGlyphForCodePoint(point), missing)

  const root = doc.struct('Document')
  doc.addStructure(root)
  const say = (kind: string, text: string, font: string, size: number, colour = '#000000') =>
    root.add(
      doc.struct(kind, {}, () => {
        doc.font(font).fontSize(size).fillColor(colour).text(safe(text), { lineGap: 2 })
      }),
    )
  say('H1', of.title, 'bold', 18)
  for (const line of of.lead) say('P', line, 'regular', 10, grey)
  for (const part of of.parts) {
    room(doc, 64)
    doc.moveDown(0.9)
    say('H2', part.heading, 'bold', 13)
    doc.moveDown(0.2)
    for (const row of part.rows) {
      room(doc, 40)
      say('P', row.label ? `${row.label}：${row.value}` : row.value, 'regular', 11)
    }
  }
  if (of.square) {
    const { text, says } = of.square
    room(doc, squareSide + 16)
    doc.moveDown(0.6)
    root.add(doc.struct('Figure', { alt: says }, () => drawSquare(doc, text)))
  }
  if (missing.size > 0) {
    room(doc, 64)
    doc.moveDown(0.9)
    say('H2', of.rare.heading, 'bold', 13)
    say('P', `${of.rare.note} ${[...missing].map(codePoint).join(' ')}`, 'regular', 11)
  }
  root.end()
  feet(doc, of)
  doc.end()
  return whole
}

/** Three centimetres: read from a hand's breadth by an old phone. */
const squareSide = 96

function drawSquare(doc: PDFKit.PDFDocument, text: string): void {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 1 })
  const one = squareSide / rows.length
  const { y } = doc
  rows.forEach((row, i) => row.forEach((dark, j) => dark && doc.rect(margin + j * one, y + i * one, one, one)))
  doc.fill('#000000')
  doc.y = y + squareSide
}

/** A heading never stands alone at the foot of a page. */
function room(doc: PDFKit.PDFDocument, height: number): void {
  if (doc.y + height > doc.page.height - margin) doc.addPage()
}

/** Numbers of pages are decoration: no reader reads them aloud. */
function feet(doc: PDFKit.PDFDocument, of: Paper): void {
  const { start, count } = doc.bufferedPageRange()
  for (let i = 0; i < count; i++) {
    doc.switchToPage(start + i)
    const { margins } = doc.page
    const bottom = margins.bottom
    // Below the margin a text would open another page.
    margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    doc
      .font('regular')
      .fontSize(9)
      .fillColor(grey)
      .text(of.page(i + 1, count), margin, doc.page.height - 40, {
        width: doc.page.width - 2 * margin,
        align: 'center',
      })
    doc.endMarkedContent()
    margins.bottom = bottom
  }
}
