/** The weeks of a month, Monday first. Pure. */

export interface SpecialDay {
  day: string
  kind: 'off' | 'work'
  name: string
}

const two = (n: number) => String(n).padStart(2, '0')

/** Days as `2026-10-01`; places before the first and after the last are undefined. */
export function weeksOf(year: number, month: number): (string | undefined)[][] {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const first = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7
  const cells = [
    ...Array.from({ length: first }, () => undefined),
    ...Array.from({ length: days }, (_, i) => `${year}-${two(month)}-${two(i + 1)}`),
  ]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, w) =>
    Array.from({ length: 7 }, (__, d) => cells[w * 7 + d]),
  )
}

export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
