/** Dates as people write them. What is not certain is said to be doubtful; a day is never made up. */

export interface DayRead {
  /** `1951-03-08` */
  day?: string
  /** `1951-03`, when no day was written. */
  month?: string
  doubt?: DayDoubt
  wrong?: DayWrong
}

/** `day-serial`: a number of days since 1900; `day-short-year`: two digits; `day-order`: 03/08/1951 read as month, day. */
export type DayDoubt = 'day-serial' | 'day-short-year' | 'day-order'
export type DayWrong = 'day-unreadable' | 'day-impossible' | 'day-no-year' | 'day-lunar' | 'day-either'

const flat = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim()

/** Leap years too; years 1850 to 2150. */
export function isDay(year: number, month: number, day: number): boolean {
  if (year < 1850 || year > 2150 || month < 1 || month > 12 || day < 1) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!
}

const two = (n: number) => String(n).padStart(2, '0')

function made(year: number, month: number, day: number | undefined, doubt?: DayDoubt): DayRead {
  if (!isDay(year, month, day ?? 1)) return { wrong: 'day-impossible' }
  const more = doubt ? { doubt } : {}
  const whole = `${year}-${two(month)}`
  return day === undefined ? { month: whole, ...more } : { day: `${whole}-${two(day)}`, ...more }
}

/** Of two digits, the year that is not to come: 51 → 1951, 15 → 2015, with `thisYear` 2026. */
const fullYear = (short: number, thisYear: number) => (2000 + short > thisYear ? 1900 + short : 2000 + short)

const lunar = /农历|阴历|正月|腊月|冬月|初[一二三四五六七八九十]/

/** Days since 1900-01-00 by the spreadsheet's count; 1900-02-29 never was. */
function bySerial(serial: number): DayRead {
  const date = new Date((serial - 25_569) * 86_400_000)
  return made(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), 'day-serial')
}

/**
 * `1951-3-8`, `1951/03/08`, `1951.3.8`, `1951年3月8日`, `19510308`, `195103`, `1951年3月`, `51.3.8`, `3/8/1951`, `18695`,
 * ISO with a time. @param thisYear for years of two digits
 */
export function readDay(typed: string, thisYear: number): DayRead {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(typed)
  if (iso) return made(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const text = flat(typed).replace(/(?<=\d)(T| )\d{1,2}:\d\d.*$/, '')
  if (lunar.test(text)) return { wrong: 'day-lunar' }
  const full = /^(\d{4})[-/.年\\](\d{1,2})(?:[-/.月\\](\d{1,2})[日号]?|月?)(?:生|出生)?$/.exec(text.replace(/ /g, ''))
  if (full) return made(Number(full[1]), Number(full[2]), full[3] === undefined ? undefined : Number(full[3]))
  const run = /^(\d{4})(\d\d)(\d\d)?$/.exec(text)
  if (run) return made(Number(run[1]), Number(run[2]), run[3] === undefined ? undefined : Number(run[3]))
  if (/^\d{5}$/.test(text)) return bySerial(Number(text))
  return rareDay(text, thisYear)
}

function rareDay(text: string, thisYear: number): DayRead {
  const short = /^(\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (short) return made(fullYear(Number(short[1]), thisYear), Number(short[2]), Number(short[3]), 'day-short-year')
  const last = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text)
  if (last) return americanOr(Number(last[1]), Number(last[2]), Number(last[3]))
  if (/^(\d{1,2})[-/.月](\d{1,2})日?$/.test(text)) return { wrong: 'day-no-year' }
  return { wrong: 'day-unreadable' }
}

/** `3/25/1951` and `25/3/1951` are plain; `3/8/1951` may be two days, and nobody tosses a coin. */
function americanOr(a: number, b: number, year: number): DayRead {
  if (a <= 12 && b <= 12 && a !== b) return { wrong: 'day-either' }
  return a > 12 ? made(year, b, a, 'day-order') : made(year, a, b, 'day-order')
}
