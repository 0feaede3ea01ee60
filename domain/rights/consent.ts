/**
 * Consent: asked for what rests on it and for nothing else, one purpose at a time, sensitive fields apart, and taken back as
 * easily as it was given (个人信息保护法 §14–16, §29, §31). Pure.
 */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { ageOn } from '../people/rules.ts'
import type { Day } from '../places/schema.ts'
import { Code } from '../catalogue/schema.ts'
import type { Purpose } from './register.ts'

/** Under this age a guardian speaks (§31). */
export const guardedBelow = 14

/** How it was said: pressed by themselves, told to a worker, on paper. */
export const Channel = z.enum(['self', 'word', 'paper'])
export type Channel = z.output<typeof Channel>

/** Who said so: the person, or the guardian of a child. */
export const Speaker = z.enum(['person', 'guardian'])
export type Speaker = z.output<typeof Speaker>

export const Consent = z.strictObject({
  id: Id,
  purpose: Code,
  version: z.int(),
  sensitive: z.array(Code),
  speaker: Speaker,
  channel: Channel,
  from: z.iso.datetime(),
  /** Until when; null: holds. */
  to: z.iso.datetime().nullable(),
})
export type Consent = z.output<typeof Consent>

export const Giving = z.strictObject({
  id: Id,
  purpose: Code,
  /** Sensitive fields they agreed to, each asked for apart. */
  sensitive: z.array(Code).max(40).default([]),
  speaker: Speaker,
})

/** One purpose as somebody is asked for it, and what they last said. */
export const Asked = z.strictObject({
  purpose: Code,
  name: z.strictObject({ zh: z.string(), en: z.string() }),
  notice: z.strictObject({ zh: z.string(), en: z.string() }),
  version: z.int(),
  sensitive: z.array(z.strictObject({ code: Code, name: z.strictObject({ zh: z.string(), en: z.string() }) })),
  consent: Consent.nullable(),
  /** The notice has grown since: asked again, and until then it does not hold. */
  outdated: z.boolean(),
})
export type Asked = z.output<typeof Asked>

export type ConsentFault = 'not-by-consent' | 'guardian-needed' | 'not-sensitive' | 'of-age'

/** @param born null where it is not known: then the person speaks */
export function speakerFault(born: Day | null, speaker: Speaker, today: Day): ConsentFault | undefined {
  const child = born !== null && ageOn(born, today) < guardedBelow
  if (child && speaker !== 'guardian') return 'guardian-needed'
  return !child && speaker === 'guardian' && born !== null && ageOn(born, today) >= 18 ? 'of-age' : undefined
}

export function givingFault(
  purpose: Pick<Purpose, 'ground' | 'sensitive'> | undefined,
  giving: { sensitive: readonly string[]; speaker: Speaker },
  born: Day | null,
  today: Day,
): ConsentFault | undefined {
  if (purpose?.ground !== 'consent') return 'not-by-consent'
  if (giving.sensitive.some((s) => !purpose.sensitive.includes(s))) return 'not-sensitive'
  return speakerFault(born, giving.speaker, today)
}

/** Does it hold now, and for this sensitive field? Nothing that rests on another ground ever asks here. */
export const holds = (
  consent: Pick<Consent, 'version' | 'sensitive' | 'to'> | undefined | null,
  purpose: Pick<Purpose, 'version'>,
  field?: string,
): boolean =>
  Boolean(consent) &&
  consent!.to === null &&
  consent!.version >= purpose.version &&
  (field === undefined || consent!.sensitive.includes(field))
