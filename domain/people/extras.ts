/**
 * Fields that an administrator adds to a person without code [B1]. Each names what it is kept for and by which rule; a sensitive
 * one is sealed and shown only when it is asked for; nothing is searched by a field unless it says so.
 */
import { z } from 'zod'
import { Day } from '../places/schema.ts'
import { CareCode } from './cares.ts'
import { isMasked } from './mask.ts'

export const ExtraKind = z.enum(['text', 'number', 'day', 'yes', 'choice'])
export type ExtraKind = z.output<typeof ExtraKind>

const words = z.string().trim()

export const ExtraField = z
  .strictObject({
    code: CareCode,
    name: z.strictObject({ zh: words.min(1).max(20), en: words.min(1).max(40) }),
    kind: ExtraKind,
    /** Of a choice. */
    options: z.array(words.min(1).max(30)).max(30),
    /** Sealed, masked on the card, revealed with a reason. */
    sensitive: z.boolean(),
    /** People may be found by its whole value. */
    search: z.boolean(),
    /** What it is kept for, and by which rule: without both no field is added. */
    purpose: words.min(2, { error: 'required' }).max(100),
    basis: words.min(2, { error: 'required' }).max(200),
    /** Nobody fills it in any more; what is there stays in sight. */
    closed: z.boolean(),
    sort: z.int().min(0).max(999),
  })
  .refine((f) => f.kind !== 'choice' || new Set(f.options).size === f.options.length, {
    path: ['options'],
    error: 'option-twice',
  })
  .refine((f) => (f.kind === 'choice' ? f.options.length > 1 : f.options.length === 0), {
    path: ['options'],
    error: 'options',
  })
export type ExtraField = z.output<typeof ExtraField>

const shapes: Record<Exclude<ExtraKind, 'choice'>, z.ZodType<string>> = {
  text: words.min(1, { error: 'required' }).max(200),
  number: z.string().regex(/^-?\d{1,9}(\.\d{1,2})?$/, { error: 'number' }),
  day: Day,
  yes: z.enum(['yes', 'no']),
}

/** A value as it is kept, or its fault; what is masked never comes back. */
export function readExtra(
  field: Pick<ExtraField, 'kind' | 'options'>,
  typed: string,
): { value: string; fault?: undefined } | { value?: undefined; fault: string } {
  if (isMasked(typed)) return { fault: 'masked' }
  const clean = typed.normalize('NFC').trim()
  if (field.kind === 'choice') return field.options.includes(clean) ? { value: clean } : { fault: 'not-an-option' }
  const read = shapes[field.kind].safeParse(clean)
  return read.success ? { value: read.data } : { fault: read.error.issues[0]!.message }
}

/** What is kept under a field must stay readable and found: its kind, its seal and its search do not change. */
export function fieldFault(
  standing: Pick<ExtraField, 'kind' | 'sensitive' | 'search'> | undefined,
  next: Pick<ExtraField, 'kind' | 'sensitive' | 'search'>,
): 'kind' | 'sensitive' | 'search' | undefined {
  return standing && (['kind', 'sensitive', 'search'] as const).find((k) => standing[k] !== next[k])
}
