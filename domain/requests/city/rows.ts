/** One row of the city's table in our terms. What cannot be read for certain refuses the row: a deadline is never guessed. */
import { isDay } from '../../people/import/days.ts'
import { columnUse } from '../../people/import/header.ts'
import type { Known } from '../../people/import/layout.ts'
import { CityField, personalFields, valueOf, type CityWords } from './form.ts'

/** A column as it was found: its header, the key a decision is remembered by, what it is. */
export interface CityColumn {
  at: number
  header: string
  key: string
  use: 'field' | 'none' | 'dropped' | 'sealed' | 'unknown'
  field: CityField | null
  sure: boolean
}

/** @param known what was decided for headers before, and now */
export function cityColumn(words: CityWords, at: number, header: string, key: string, known: Known): CityColumn {
  const use = columnUse(words.headers, key, '', known)
  const field = use.is === 'field' ? (CityField.safeParse(use.field).data ?? null) : null
  const is = use.is === 'field' && field === null ? 'none' : use.is === 'tick' ? 'none' : use.is
  return { at, header, key, use: is, field, sure: use.is === 'field' && use.sure }
}

/** Cells that may be kept: without what is about a person, and without what is never taken. */
export const keptCells = (columns: readonly CityColumn[], cells: readonly string[]): string[] =>
  columns.map((c) => (isKept(c) ? (cells[c.at] ?? '').slice(0, 4000) : ''))

const isKept = ({ use, field }: CityColumn) =>
  use !== 'dropped' && use !== 'sealed' && (field === null || !personalFields.includes(field))

export type Said = Partial<Record<CityField, string>>

/** The first filled column of a field counts. */
export function saidIn(columns: readonly CityColumn[], cells: readonly string[]): Said {
  const said: Said = {}
  for (const { field, at } of columns) {
    const cell = (cells[at] ?? '').trim()
    if (field && cell) said[field] ??= cell
  }
  return said
}

export type RowFault = 'no-number' | 'number-lost' | 'no-content' | 'due-unreadable' | 'handed-unreadable'

export interface CityOrder {
  number: string
  title: string
  /** What is filed: title and content, cut to what a matter may hold. */
  what: string
  described?: string
  intent?: string
  item?: string
  confidential: boolean
  contact?: { phone?: string; name?: string }
  unit?: string
  coUnit?: string
  handedAt?: string
  due?: string
}

/** The same number, however it was typed: width, blanks and case aside. */
export const foldNumber = (typed: string): string => typed.normalize('NFKC').replace(/\s+/g, '').toUpperCase()

/** @returns the order, or why its row cannot be taken */
export function readOrder(words: CityWords, said: Said): CityOrder | { fault: RowFault } {
  const number = readNumber(said.number)
  if ('fault' in number) return number
  if (!said.content && !said.title) return { fault: 'no-content' }
  const times = timesIn(said)
  if ('fault' in times) return times
  return { ...number, ...times, ...wordsIn(said), ...codesIn(words, said), ...contactIn(said), ...unitsIn(said) }
}

function timesIn(said: Said): Pick<CityOrder, 'handedAt' | 'due'> | { fault: RowFault } {
  const due = said.due === undefined ? undefined : readMoment(said.due, 'end')
  if (due === null) return { fault: 'due-unreadable' }
  const handedAt = said['handed-at'] === undefined ? undefined : readMoment(said['handed-at'], 'start')
  if (handedAt === null) return { fault: 'handed-unreadable' }
  return { ...(handedAt && { handedAt }), ...(due && { due }) }
}

function wordsIn({
  title = '',
  content = title,
  spot,
  address,
}: Said): Pick<CityOrder, 'title' | 'what' | 'described'> {
  const what = title && !content.startsWith(title) ? `【${title}】${content}` : content
  const described = [spot, address].filter((t, i, all) => t && all.indexOf(t) === i).join(' ')
  return { title, what: what.slice(0, 2000), ...(described && { described: described.slice(0, 200) }) }
}

function codesIn(words: CityWords, said: Said): Pick<CityOrder, 'intent' | 'item' | 'confidential'> {
  const intent = said.intent && valueOf(words, 'intent', said.intent)
  const item = said.subject && valueOf(words, 'item', said.subject)
  return {
    confidential: said.confidential !== undefined && valueOf(words, 'yes', said.confidential) === 'yes',
    ...(intent && { intent }),
    ...(item && { item }),
  }
}

const unitsIn = ({ unit, 'co-unit': coUnit }: Said): Pick<CityOrder, 'unit' | 'coUnit'> => ({
  ...(unit && { unit: unit.slice(0, 80) }),
  ...(coUnit && { coUnit: coUnit.slice(0, 80) }),
})

export function readNumber(said: string | undefined): { number: string } | { fault: RowFault } {
  const number = foldNumber(said ?? '')
  if (number.length < 3 || number.length > 64) return { fault: 'no-number' }
  // A spreadsheet that took it for a sum has lost its end; a masked one is nobody's.
  return /^\d(\.\d+)?E\+\d+$|[*＊]/.test(number) ? { fault: 'number-lost' } : { number }
}

/** A number or a name that was masked on its way says nothing and is left out. */
function contactIn({ name, phone }: Said): Pick<CityOrder, 'contact'> {
  const digits = (phone ?? '').normalize('NFKC').replace(/[\s-]/g, '')
  const contact = {
    ...(/^\d{7,12}$/.test(digits) && { phone: digits }),
    ...(name && name.length <= 60 && !/[*＊]/.test(name) && { name }),
  }
  return Object.keys(contact).length > 0 ? { contact } : {}
}

const two = (n: number) => String(n).padStart(2, '0')
const written =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]*(\d{1,2})\s*[:时点]\s*(?:(\d{1,2})\s*分?(?:\s*:?\s*(\d{1,2})(?:\.\d+)?\s*秒?)?)?)?$/
const run = /^(\d{4})(\d\d)(\d\d)(?:\s*(\d\d):?(\d\d)(?::?(\d\d))?)?$/

/**
 * `2026-03-10 17:30`, `2026/3/10 9:05:00`, `2026年3月10日17时30分`, `20260310173000`, in Shanghai's time. A day alone is over at
 * its end and begins at its start. @returns null for what is no moment
 */
export function readMoment(typed: string, dayMeans: 'start' | 'end'): string | null {
  const text = typed.normalize('NFKC').trim()
  const found = written.exec(text) ?? run.exec(text)
  if (!found) return null
  const [year, month, day, hour, minute, second] = found.slice(1).map((n) => (n === undefined ? undefined : Number(n)))
  if (!isDay(year!, month!, day!)) return null
  const whole = hour === undefined
  const [h, m, s] = whole ? (dayMeans === 'end' ? [23, 59, 59] : [0, 0, 0]) : [hour, minute ?? 0, second ?? 0]
  if (h > 23 || m > 59 || s > 59) return null
  return new Date(`${year}-${two(month!)}-${two(day!)}T${two(h)}:${two(m)}:${two(s)}+08:00`).toISOString()
}
