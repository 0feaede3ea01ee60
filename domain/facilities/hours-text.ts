/** Opening hours as somebody types and reads them: `8:30-11:30 13:30-17:00`. */
import type { Span, Spans } from './hours-schema.ts'

const two = (n: number) => String(n).padStart(2, '0')
export const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${two(minutes % 60)}`

export const spansText = (spans: Spans): string => spans.map(([from, to]) => `${clock(from)}-${clock(to)}`).join(' ')

const minutesOf = (hour: string, minute = '0') => Number(hour) * 60 + Number(minute)
const one = /^(\d{1,2})(?::(\d\d))?-(\d{1,2})(?::(\d\d))?$/

/**
 * Full width, dashes of every length, 至, commas and 、 are forgiven; nothing typed is shut.
 * @returns undefined for what is no such text, or turned round, or overlapping
 */
export function spansOf(text: string): Spans | undefined {
  const flat = text
    .normalize('NFKC')
    .replace(/\s*[—–~至到]+\s*/g, '-')
    .replace(/[，,、;；]+/g, ' ')
    .replace(/\s*-+\s*/g, '-')
    .trim()
  if (!flat) return []
  const spans: Spans = []
  for (const part of flat.split(/\s+/)) {
    const [, h1, m1, h2, m2] = one.exec(part) ?? []
    if (h1 === undefined || h2 === undefined) return undefined
    const span: Span = [minutesOf(h1, m1), minutesOf(h2, m2)]
    const last = spans.at(-1)
    const fits = span[0] < span[1] && span[1] <= 1440 && Number(m1 ?? 0) < 60 && Number(m2 ?? 0) < 60
    if (!fits || (last && last[1] >= span[0]) || spans.length === 3) return undefined
    spans.push(span)
  }
  return spans
}
