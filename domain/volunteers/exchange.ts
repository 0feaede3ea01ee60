/**
 * What goes to the national system of volunteering, and what comes from it. Its columns are data; hours go out under our own number, come
 * back marked as entered, and are counted once. Hours earned elsewhere stand beside ours and make no stars here.
 */
import { z } from 'zod'
import { Code } from '../catalogue/schema.ts'
import { redefinition } from '../kernel/dated.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { Day } from '../places/schema.ts'

/** What a column may hold: never a number of an identity card. */
export const ExchangeField = z.enum([
  'ref',
  'national-no',
  'volunteer-no',
  'name',
  'day',
  'from',
  'to',
  'minutes',
  'hours',
  'item',
  'unit',
  'place',
  'programme',
])
export type ExchangeField = z.output<typeof ExchangeField>

export const ExchangeForm = z.strictObject({
  /** Of the other system. */
  code: Code,
  /** The definition holds from this day until the next one of the same code. */
  from: Day,
  sort: z.int().min(0),
  name: z.strictObject({ zh: z.string().trim().min(1).max(30), en: z.string().trim().min(1).max(60) }),
  /** In their order, under the heads of the other system. */
  columns: z
    .array(z.strictObject({ field: ExchangeField, head: z.string().trim().min(1).max(40) }))
    .min(1)
    .max(30)
    .refine((all) => all.some((c) => c.field === 'ref'), { error: 'no-ref' }),
  ground: z.string().trim().min(1).max(300),
  closed: z.boolean(),
})
export type ExchangeForm = z.output<typeof ExchangeForm>

export const mayRedefineExchange = (standing: ExchangeForm | undefined, next: ExchangeForm, today: Day) =>
  redefinition(standing, next, today, [])

/** Hours of another system: told by the volunteer, with its number there. */
export const NewElsewhere = z.strictObject({
  id: Id,
  system: Code,
  /** By which that system knows them: what it knows already is not said twice. */
  number: z.string().trim().min(1).max(60),
  day: Day,
  minutes: z.int().min(1).max(1440),
  words: z.string().trim().min(1).max(200),
})
export type NewElsewhere = z.output<typeof NewElsewhere>

export const Elsewhere = NewElsewhere.extend({ words: z.string().nullable(), at: Moment })
export type Elsewhere = z.output<typeof Elsewhere>

/** Tenths of an hour, rounded down: nobody is sent more than they served. */
export const hoursOf = (minutes: number): number => Math.floor(minutes / 6) / 10

/** `ref` of a line that came back, and the number it has there: `… 2026000123`, with blanks or a comma between. */
export function entriesIn(text: string): { lines: { ref: string; number: string | null }[]; unread: string[] } {
  const lines: { ref: string; number: string | null }[] = []
  const unread: string[] = []
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.normalize('NFKC').trim()
    if (line === '') continue
    const found = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:[\s,;]+(\S{1,60}))?$/i.exec(line)
    if (found) lines.push({ ref: found[1]!.toLowerCase(), number: found[2] ?? null })
    else unread.push(line)
  }
  return { lines, unread }
}
