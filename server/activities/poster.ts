/** The poster of an activity: what its page says, on one sheet, with a square that leads there. Nobody stands on it. */
import type { Poster, PosterFact, PosterForm } from '../../domain/activities/poster.ts'
import { sizeFor, wrapped } from '../../domain/kernel/wrapping.ts'
import type { ActivityPage } from '../../domain/activities/schema.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { drawnPdf, drawnPng, pen, type Drawing, type Mark, type Pen, type TextMark } from '../kernel/pdf/drawing.ts'
import { posters } from './kinds.ts'
import { pageOf } from './public.ts'
import { spanText, wallOf } from './when.ts'
import { posterWords } from './words.ts'

/** A4, in points. */
const sheet = { width: 595, height: 842 }
const margin = 48
/** Pixels from left to right of a picture for a group. */
const wide = 1_240
const inside = sheet.width - 2 * margin
/** Five centimetres: read from a step away. */
const side = 144
const leading = 1.3
const factSize = 24

type Lang = Ctx['locale']

/** What of the page a poster says, line by line; what there is not is left out. */
function factsOf(page: ActivityPage, template: Poster, lang: Lang): [string, string][] {
  const t = posterWords[lang]
  const { elders, capacity } = page
  const said: Record<PosterFact, string | null> = {
    when: spanText(page, lang),
    where: [page.facilityName, page.spot].filter(Boolean).join(' '),
    address: page.address,
    unit: page.unitName,
    places: page.joining === 'none' ? t.comeBy : capacity === null ? null : t.places(capacity),
    elders: elders && t.elders(elders.seats, elders.age, wallOf(elders.until)),
    themes: page.themes.map((x) => x[lang]).join(t.comma),
    phone: page.phone,
  }
  return template.facts.flatMap((fact): [string, string][] => {
    const value = said[fact]
    return value ? [[t.facts[fact], value]] : []
  })
}

interface Setting {
  template: Poster
  page: ActivityPage
  address: string | null
  lang: Lang
}

interface Fitting {
  sizes: readonly number[]
  /** Lines. */
  most: number
  bold: boolean
  room: number
}

/** In the largest size in which it has so many lines. */
function fitted(of: string, { sizes, most, bold, room }: Fitting, { width }: Pen) {
  const lines = (size: number) => wrapped(of, room, (x) => width(x, size, bold))
  const size = sizeFor(sizes, (s) => lines(s).length, most)
  return { size, lines: lines(size), bold }
}
type Fitted = ReturnType<typeof fitted>

/** Lines below each other. @returns where the last one stands */
function below(marks: Mark[], of: Fitted, y: number, colour: string, role: TextMark['role'] = 'P'): number {
  const { size, bold } = of
  for (const line of of.lines) {
    y += leading * size
    marks.push({ mark: 'text', text: line, x: margin, y, size, bold, colour, role })
  }
  return y
}

/** Whose it is and what: on a band. @returns where it ends */
function head(marks: Mark[], { template, page, lang }: Setting, on: Pen): number {
  const { band: colour, onBand } = template.colours
  const above = template.head[lang].replace('{place}', page.placeName).replace('{kind}', page.kind[lang])
  const top = fitted(on.safe(above), { sizes: [20, 18, 16], most: 1, bold: false, room: inside }, on)
  const title = fitted(on.safe(page.title), { sizes: [64, 52, 46, 40, 34], most: 2, bold: true, room: inside }, on)
  const height = 76 + leading * (top.lines.length * top.size + title.lines.length * title.size)
  marks.push({ mark: 'box', x: 0, y: 0, width: sheet.width, height, colour })
  below(marks, title, below(marks, top, 40, onBand), onBand, 'H1')
  return height
}

/** Each with its word before it; what is longer goes on beside it. @returns where the last one stands */
function facts(marks: Mark[], { template, page, lang }: Setting, { safe, width }: Pen, from: number): number {
  const { ink: colour } = template.colours
  let y = from
  for (const [label, value] of factsOf(page, template, lang)) {
    const before = `${label}${posterWords[lang].colon}`
    const indent = width(before, factSize, true)
    const shared = { mark: 'text', size: factSize, colour, role: 'P' } as const
    wrapped(safe(value), inside - indent, (x) => width(x, factSize, false)).forEach((line, i) => {
      y += 1.5 * factSize
      if (i === 0) marks.push({ ...shared, text: before, x: margin, y, bold: true })
      marks.push({ ...shared, text: line, x: margin + indent, y, bold: false })
    })
  }
  return y
}

/** As much of what residents read as there is room for, the rest stands on the page. */
function about(marks: Mark[], { template, page }: Setting, on: Pen, { from, to }: { from: number; to: number }): void {
  if (!template.words || !page.words) return
  const room = (size: number) => Math.max(1, Math.floor((to - from) / (leading * size)))
  const set = (size: number) => fitted(on.safe(page.words), { sizes: [size], most: 0, bold: false, room: inside }, on)
  const size = [22, 18, 16, 14].find((s) => set(s).lines.length <= room(s)) ?? 12
  const said = set(size)
  below(marks, { ...said, lines: said.lines.slice(0, room(size)) }, from, template.colours.quiet)
}

/** From top to bottom; sizes follow from how much there is to say. */
function laid(of: Setting, on: Pen): Mark[] {
  const { template, address, lang } = of
  const { paper: ground, ink: colour } = template.colours
  const marks: Mark[] = [{ mark: 'box', x: 0, y: 0, ...sheet, colour: ground }]
  const foot = sheet.height - margin - (address ? side : 0)
  const said = facts(marks, of, on, head(marks, of, on) + 16)
  about(marks, of, on, { from: said + 16, to: foot - 16 })
  if (!address) return marks
  marks.push({ mark: 'square', x: margin, y: foot, side, text: address, says: posterWords[lang].square })
  const scan = fitted(
    on.safe(template.scan[lang]),
    { sizes: [20, 18], most: 3, bold: true, room: inside - side - 20 },
    on,
  )
  const x = margin + side + 20
  scan.lines.forEach((line, i) => {
    const y = foot + 60 + i * leading * scan.size
    marks.push({ mark: 'text', text: line, x, y, size: scan.size, bold: true, colour, role: 'P' })
  })
  return marks
}

export async function poster(ctx: Ctx, id: string, as: PosterForm) {
  const { page, changed } = await pageOf(ctx, id)
  if (page.status === 'cancelled') throw new Refusal('conflict', { reason: 'activity-cancelled' })
  const template = (await posters.on(ctx, dayOf(ctx.now))).get('activity')
  if (!template) throw new Refusal('not-found')
  const at = ctx.house.publicUrl ?? ctx.house.address
  const address = at ? `${at}/${ctx.county.code}/activities/${id}` : null
  const drawing: Drawing = {
    title: page.title,
    lang: ctx.locale === 'zh' ? 'zh-CN' : 'en',
    ...sheet,
    marks: laid({ template, page, address, lang: ctx.locale }, await pen()),
    changed,
  }
  if (as === 'pdf') ctx.reply.kept(`${page.title}.pdf`, 'application/pdf', await drawnPdf(drawing), true)
  else ctx.reply.kept(`${page.title}.png`, 'image/png', await drawnPng(drawing, wide), true)
  return undefined
}
