/** What stands in a cell, as plain text: digits exact, dates as ISO, nothing that cannot be seen. */

const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
const odd = /[^\u0021-\u007e\u3400-\u9fff]/

/**
 * Trims, joins line ends, drops what cannot be seen (marks of direction among them) and the apostrophe that means "text".
 * `="00123"`, by which exports keep their zeros, is the text inside.
 */
export function cellText(raw: string): string {
  let text = raw
  if (odd.test(text)) text = text.replace(/\r\n?/g, '\n').replace(invisible, '').trim()
  if (text.length > 1 && /^['＇]/.test(text)) text = text.slice(1).trim()
  const kept = text.startsWith('="') && text.endsWith('"') ? /^="([^"]*)"$/.exec(text) : null
  return kept ? kept[1]!.trim() : text
}

/** A spreadsheet's number: 15 digits are sure; a longer one has lost its end and shows so. */
export function exactNumber(raw: string | number): string {
  if (typeof raw === 'string' && /^-?(0|[1-9]\d{0,14})$/.test(raw)) return raw
  const n = Number(raw)
  if (!Number.isFinite(n)) return String(raw)
  if (Math.abs(n) >= 1e15) return n.toExponential().replace('e', 'E')
  if (Number.isInteger(n)) return String(n)
  return String(Number(n.toPrecision(15)))
}

/** How a number is shown, as far as it changes what it means. */
export type Shown = { as: 'number' } | { as: 'digits'; width: number } | { as: 'date' | 'month' | 'moment' | 'time' }

/** Codes of the built-in formats for dates (ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are those of zh-CN). */
const builtIn = new Map<number, Shown['as']>([
  ...[14, 15, 16, 27, 28, 29, 30, 31, 36, 50, 51, 53, 54, 58].map((n) => [n, 'date'] as const),
  ...[17, 52, 57].map((n) => [n, 'month'] as const),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((n) => [n, 'time'] as const),
  [22, 'moment'],
])

/** @param code the number of a format; @param format its text, where the file has one of its own */
export function shownAs(code: number, format?: string): Shown {
  const known = format === undefined ? builtIn.get(code) : undefined
  if (known) return known === 'digits' ? { as: 'number' } : { as: known }
  if (!format || /^general/i.test(format)) return { as: 'number' }
  if (/^0{2,20}$/.test(format)) return { as: 'digits', width: format.length }
  const first = format.split(';')[0]!
  const bare = first.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|[_*]./gi, ' ').toLowerCase()
  const [year, day, clock] = [/[ye]/.test(bare), /d/.test(bare), /h|s/.test(bare)]
  if (!year && !day) return { as: clock ? 'time' : /m/.test(bare) ? 'month' : 'number' }
  if (!/[ymd]/.test(bare)) return { as: 'number' }
  if (clock) return { as: 'moment' }
  return { as: day ? 'date' : /m/.test(bare) ? 'month' : 'number' }
}

/**
 * A serial of the 1900 system (with the day 1900-02-29 that never was) or of the 1904 system, as ISO.
 * @returns undefined outside the years 1900 to 9999, and for that day
 */
export function serialToIso(serial: number, base1904: boolean, as: Shown['as']): string | undefined {
  const since1900 = base1904 ? serial + 1462 : serial
  if (!(since1900 >= 0 && since1900 < 2_958_466)) return undefined
  if (as === 'time') return new Date(Math.round((serial % 1) * 86_400) * 1000).toISOString().slice(11, 19)
  if (Math.floor(since1900) === 60 || since1900 < 1) return undefined
  const days = since1900 < 60 ? since1900 + 1 : since1900
  const iso = new Date(Math.round((days - 25_569) * 86_400) * 1000).toISOString()
  if (as === 'month') return iso.slice(0, 7)
  return as === 'moment' && serial % 1 !== 0 ? iso.slice(0, 19) : iso.slice(0, 10)
}

/** A number as its format shows it. */
export function numberText(raw: string | number, shown: Shown, base1904: boolean): string {
  const plain = exactNumber(raw)
  if (shown.as === 'number') return plain
  if (shown.as === 'digits') return /^\d+$/.test(plain) ? plain.padStart(shown.width, '0') : plain
  return serialToIso(Number(raw), base1904, shown.as) ?? plain
}
