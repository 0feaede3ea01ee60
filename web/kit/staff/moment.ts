/** Date and time as a browser's own field writes them, always those of Asia/Shanghai. */
import { wallOf, type When } from '../shanghai.ts'

const two = (n: number) => String(n).padStart(2, '0')

/** `2026-11-24T16:12` → an instant with offset. */
export const momentFrom = (field: string): string =>
  new Date(`${field.length === 10 ? `${field}T00:00` : field}:00+08:00`).toISOString()

/** An instant → `2026-11-24T16:12`. */
export function momentField(when: When): string {
  const w = wallOf(when)
  return `${w.year}-${two(w.month)}-${two(w.date)}T${two(w.hour)}:${two(w.minute)}`
}
