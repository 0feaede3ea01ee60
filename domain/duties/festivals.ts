/** Festivals on which somebody is to be thought of [S4-39]: by the sun, by the moon, or the nth weekday of a month. */
import type { Day } from '../places/schema.ts'
import { lunarKey } from './lunar.ts'

export interface Festival {
  code: string
  day: Day
}

const bySun: Record<string, string> = {
  'new-year': '01-01',
  'womens-day': '03-08',
  'labour-day': '05-01',
  'childrens-day': '06-01',
  'national-day': '10-01',
}
const byMoon: Record<string, string> = {
  'spring-festival': 'l-01-01',
  'lantern-festival': 'l-01-15',
  'dragon-boat': 'l-05-05',
  'mid-autumn': 'l-08-15',
  'double-ninth': 'l-09-09',
  laba: 'l-12-08',
}
/** Month, weekday (0 Sunday), which one. */
const nth: Record<string, [number, number, number]> = { 'mothers-day': [5, 0, 2], 'fathers-day': [6, 0, 3] }

export const festivalCodes = [...Object.keys(bySun), ...Object.keys(byMoon), ...Object.keys(nth)]

const length = 86_400_000

/** @param from, to both inclusive. @returns in their order */
export function festivalsBetween(codes: readonly string[], from: Day, to: Day): Festival[] {
  const found: Festival[] = []
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += length) {
    const day = new Date(at).toISOString().slice(0, 10)
    const moon = codes.some((c) => byMoon[c]) ? lunarKey(day) : []
    found.push(...codes.filter((c) => isOn(c, day, at, moon)).map((code) => ({ code, day })))
  }
  return found
}

function isOn(code: string, day: Day, at: number, moon: readonly string[]): boolean {
  if (bySun[code] !== undefined) return day.endsWith(bySun[code])
  if (byMoon[code] !== undefined) return moon.includes(byMoon[code])
  const rule = nth[code]
  if (!rule) return false
  const [month, weekday, which] = rule
  const date = new Date(at)
  return date.getUTCMonth() + 1 === month && date.getUTCDay() === weekday && Math.ceil(date.getUTCDate() / 7) === which
}
