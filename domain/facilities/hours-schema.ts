/** The shape of opening hours. */
import { z } from 'zod'
import { Day } from '../places/schema.ts'

const Minutes = z.int().min(0).max(1440)
/** From and to, minutes after midnight. */
export const Span = z.tuple([Minutes, Minutes]).refine(([from, to]) => from < to, { error: 'ends-before-start' })
export type Span = [number, number]

/** Up to three, in order, apart from each other; none: shut. */
export const Spans = z
  .array(Span)
  .max(3)
  .refine((spans) => spans.every((s, i) => i === 0 || spans[i - 1]![1] < s[0]), { error: 'spans-overlap' })
export type Spans = Span[]

export const Hours = z.strictObject({
  /** Monday first. */
  week: z.array(Spans).length(7),
  /** On statutory holidays and days in lieu: shut, or as the week says. */
  holidays: z.enum(['closed', 'week']),
  /** Days that are otherwise, with the reason people read. */
  exceptions: z
    .array(z.strictObject({ day: Day, spans: Spans, why: z.string().trim().min(1).max(60) }))
    .max(60)
    .refine((all) => new Set(all.map((e) => e.day)).size === all.length, { error: 'day-twice' }),
})
export type Hours = z.output<typeof Hours>
