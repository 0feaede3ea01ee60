/** How an empty table is laid out: where people go, and what each column or cell asks for. */
import type { SheetHead, SheetRow } from '../kernel/sheet.ts'
import { contextOf, type Context } from '../people/import/context.ts'
import { foldHeader } from '../people/import/fold.ts'
import { formLabels } from '../people/import/form.ts'
import { columnUse, refusedWhy, sealedKind, type Use } from '../people/import/header.ts'
import { findHeader } from '../people/import/layout.ts'
import { Grid } from '../people/import/sample.ts'
import { countKey, type Terms } from './counts.ts'
import { isFillable, ownField } from './fields.ts'
import { countRows, countsTable, placeColumns, type CountColumn } from './places-table.ts'
import { toFill } from './rules.ts'
import type { FormSheet, Slot } from './schema.ts'

export interface Knowing extends Terms {
  /** Decisions under the department's name, by a slot's key. */
  known: ReadonlyMap<string, string>
  /** Fields the county added. */
  extras: readonly { code: string; name: { zh: string }; sensitive: boolean }[]
}

export interface Beginning {
  head: SheetHead
  rows: readonly SheetRow[]
}

export interface LaidOut {
  sheet: FormSheet
  context: Context
}

/** @param beginning an empty table whole; @param fileName may name the month and whom it lists */
export function layOut(k: Knowing, beginning: Beginning, fileName: string): LaidOut {
  const grid = new Grid(beginning)
  const labels = formLabels(k.words, grid)
  const counts = labels.length === 0 ? countsTable(k, grid) : undefined
  const header = counts?.header ?? findHeader(k.words, grid)
  const form = labels.length > (header?.score ?? 0)
  const first = form ? (labels[0]?.at ?? 1) : (header?.rows?.first ?? 1)
  const titles = grid.ats.filter((at) => at < first).map((at) => grid.rows.get(at)!.filter(Boolean).join(' '))
  const context = contextOf(k.words, [...titles, beginning.head.name], fileName)
  const base = { index: beginning.head.index, name: beginning.head.name, titles }
  if (form) return { context, sheet: { ...base, is: 'form', header: 0, slots: once(formSlots(k, grid, labels)) } }
  if (!header?.rows) return { context, sheet: { ...base, is: 'other', header: 0, slots: [] } }
  if (counts) {
    const slots = once(counts.columns.map((c) => countSlot(k, c)))
    const rows = countRows(grid, header.rows.last, placeColumns(slots))
    return { context, sheet: { ...base, is: 'counts', header: header.rows.last, slots, rows } }
  }
  const slots = header.columns
    .filter((c) => c.header)
    .map((c) => slotOf(k, { column: c.at, row: null, header: c.header, key: c.key, boxes: '' }, c.use))
  return { context, sheet: { ...base, is: 'list', header: header.rows.last, slots: once(slots) } }
}

type Where = Pick<Slot, 'column' | 'row' | 'header' | 'key' | 'boxes'>

function countSlot(k: Knowing, { at, header, key, use, means, sure }: CountColumn): Slot {
  const where = { column: at, row: null, header, key: countKey(key), boxes: '' }
  const alarm = alarming(k, where, use)
  if (alarm) return { ...where, use: null, why: alarm, sure: true }
  const decided = k.known.get(where.key)
  if (decided === 'none') return { ...where, use: null, why: 'left', sure: true }
  if (decided !== undefined) return { ...where, use: decided, why: null, sure: true }
  return { ...where, use: means, why: means === null ? 'unknown' : null, sure }
}

/** Why it is never handed on. */
function alarming({ words }: Knowing, where: Where, use: Use): 'never' | 'sealed' | null {
  const alarm = foldHeader(where.header.replaceAll(' / ', ''))
  if (use.is === 'dropped' || refusedWhy(words, alarm)) return 'never'
  return use.is === 'sealed' || sealedKind(words, alarm) ? 'sealed' : null
}

/** What is never handed on stays so, whatever somebody decided. */
function slotOf(k: Knowing, where: Where, use: Use): Slot {
  const { known, extras } = k
  const blank = (why: Slot['why']): Slot => ({ ...where, use: null, why, sure: true })
  const alarm = alarming(k, where, use)
  if (alarm) return blank(alarm)
  const leaf = where.header.split(' / ').at(-1)!
  const added = extras.find((e) => foldHeader(e.name.zh) === foldHeader(leaf))
  if (added?.sensitive) return blank('sensitive')
  const decided = known.get(where.key)
  if (decided === 'none') return blank('left')
  if (decided !== undefined) return { ...where, use: decided, why: null, sure: true }
  if (added) return { ...where, use: `extra:${added.code}`, why: null, sure: true }
  const own = ownField(leaf)
  if (own) return { ...where, use: own, why: null, sure: true }
  if (use.is === 'tick') return { ...where, use: `tick:${use.category}`, why: null, sure: use.sure }
  if (use.is === 'field' && isFillable(use.field)) return { ...where, use: use.field, why: null, sure: use.sure }
  return { ...blank(use.is === 'unknown' ? 'unknown' : 'not-kept'), sure: use.is !== 'unknown' }
}

/** Two columns of one header are told apart by their order. */
function once(slots: readonly Slot[]): Slot[] {
  const seen = new Map<string, number>()
  return slots.map((s) => {
    const n = (seen.get(s.key) ?? 0) + 1
    seen.set(s.key, n)
    return n === 1 ? s : { ...s, key: `${s.key}#${n}` }
  })
}

type Label = ReturnType<typeof formLabels>[number]

const box = /[□☐○☑√]|[(（]\s*[)）]/

/** Answers stand to the right of their labels; a label nobody knows is one when the cell beside it is empty. */
function formSlots(k: Knowing, grid: Grid, labels: readonly Label[]): Slot[] {
  const known = new Map(labels.map((l) => [`${l.at}/${l.column}`, l]))
  const slots: Slot[] = []
  for (const at of grid.ats) {
    for (let column = 0; column < grid.width; column++) {
      if (!isRoom(grid, at, column)) continue
      const slot = slotBeside(k, grid, known, at, column)
      if (slot) slots.push(slot)
    }
  }
  return slots
}

function slotBeside(k: Knowing, grid: Grid, known: ReadonlyMap<string, Label>, at: number, column: number) {
  const text = grid.own(at, column)
  const label = known.get(`${at}/${column}`)
  if (!text || (!label && (text.length > 12 || box.test(text)))) return undefined
  const answer = beside(grid, at, column)
  const said = grid.own(at, answer)
  const use = meantBy(k, text, label)
  const free = !known.has(`${at}/${answer}`) && isFree(grid, at, answer)
  // A line alone is a title; a text whose neighbour says something is no question.
  if (!label && !(free && texts(grid, at) > 1 && (said === '' || use.is === 'tick'))) return undefined
  const header = label?.header ?? text
  const key = foldHeader(header.replaceAll(' / ', ''))
  const slot = slotOf(k, { column: answer, row: at, header, key, boxes: free ? said : '' }, use)
  return free ? slot : { ...slot, use: null, why: slot.why ?? ('no-room' as const) }
}

const isFree = (grid: Grid, at: number, column: number) =>
  isRoom(grid, at, column) && (grid.own(at, column) === '' || box.test(grid.own(at, column)))

const beside = (grid: Grid, at: number, column: number) => (grid.mergeAt(at, column)?.right ?? column) + 1

const meantBy = (k: Knowing, text: string, label: Label | undefined) => label?.use ?? columnUse(k.words, text)

/** A cell of its own, or the first of a merged range. */
function isRoom(grid: Grid, at: number, column: number): boolean {
  const merge = grid.mergeAt(at, column)
  return !merge || (merge.top === at && merge.left === column)
}

/** How many texts a row has. */
const texts = (grid: Grid, at: number) => grid.rows.get(at)!.filter(Boolean).length

/** What makes a table the same as one before: its sheets and their headers, in their order and where they stand. */
export function layoutKey(sheets: readonly FormSheet[]): string {
  const several = toFill(sheets).length > 1
  return JSON.stringify(
    sheets.map((s) => [
      s.is,
      s.is === 'other' ? 0 : s.header,
      s.slots.map((x) => [x.row, x.column, x.key]),
      // What a sheet is for hangs on its tab.
      ...(several && s.is !== 'other' ? [s.name] : []),
    ]),
  )
}
