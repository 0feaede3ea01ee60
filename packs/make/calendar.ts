/**
 * `npx tsx packs/make/calendar.ts > packs/base/calendar.json`: the holidays of the years the package knows to the end. It
 * guesses weekdays after its last year without saying so; that year is therefore named here and nothing after it is taken.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { CalendarFile } from '../../domain/kernel/holidays.ts'
import { text } from './write.ts'

const completeYears = [2024, 2025, 2026]

interface Year {
  holidays: Record<string, string>
  workdays: Record<string, string>
}

/** `Spring Festival,春节,4` → `春节`. */
const nameOf = (entry: string) => entry.split(',')[1]!

export function calendar(): CalendarFile {
  const entry = createRequire(import.meta.url).resolve('chinese-days')
  const years = completeYears.map((y) => JSON.parse(readFileSync(new URL(`years/${y}.json`, `file://${entry}`), 'utf8')) as Year)
  const days = years.flatMap((y) => [
    ...Object.entries(y.holidays).map(([day, entry]) => ({ day, kind: 'off' as const, name: nameOf(entry) })),
    ...Object.entries(y.workdays).map(([day, entry]) => ({ day, kind: 'work' as const, name: `${nameOf(entry)}调休` })),
  ])
  return {
    source: 'chinese-days 1.5.7，依国务院办公厅各年放假安排通知；作息时间为示例',
    completeYears,
    hours: [[510, 690], [810, 1020]],
    days: days.sort((a, b) => (a.day < b.day ? -1 : 1)),
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) process.stdout.write(text(calendar()))
