/**
 * A report that a minor may be harmed 强制报告: whoever learns of it says so at once, and nobody can take it back
 * (未成年人保护法 §11(2); 高检发〔2020〕5号, nine offices). Nothing of it reaches the household. Pure.
 */
import { z } from 'zod'
import { UnitCode } from '../accounts/schema.ts'
import type { FieldFault } from '../kernel/errors.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'

/** In what part somebody reports; nobody has to say more of themselves. */
export const reporterParts = ['school', 'doctor', 'worker', 'neighbour', 'family', 'child', 'other'] as const
export const ReporterPart = z.enum(reporterParts)
export type ReporterPart = z.output<typeof ReporterPart>

const words = (most: number) => z.string().trim().max(most)

/** Who is in danger, as much as is known. */
export const Endangered = z.strictObject({
  name: words(60).optional(),
  /** As it was said: "about six". */
  age: words(30).optional(),
  /** Where the child is or lives. */
  where: words(300).optional(),
})

/** A report as it travels. Nothing is asked for but what happened, or where. */
export const HarmReport = z.strictObject({
  id: Id,
  child: Endangered.default({}),
  /** Codes of signs; one that is not known here is kept all the same. */
  signs: z.array(z.string().max(60)).max(30).default([]),
  what: words(4000).default(''),
  by: ReporterPart.nullable().default(null),
  reporter: z.strictObject({ name: words(60).optional(), phone: words(30).optional() }).default({}),
  /** Who reports is not told to those who receive it either. */
  secret: z.boolean().default(false),
  /** When it was written down, where it waited for a network. */
  doneAt: Moment.optional(),
})
export type HarmReport = z.output<typeof HarmReport>

/** Pictures of one report at most, and days after it in which they may still come: a phone may have been without a signal. */
export const mostPictures = 3
export const pictureDays = 14

/** What happened or where: one of them is all that is asked. */
export const harmFaults = (r: {
  what: string
  signs: readonly string[]
  child: { where?: string | undefined }
}): FieldFault[] =>
  r.what.trim() || r.signs.length > 0 || r.child.where?.trim() ? [] : [{ path: 'what', code: 'what-or-where' }]

/** A sign by which harm is known; pack data. */
export const HarmSign = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{2,40}$/),
  name: z.strictObject({ zh: z.string(), en: z.string() }),
})
export type HarmSign = z.output<typeof HarmSign>
export const HarmSigns = z.array(HarmSign).max(30)
/** Under this name a pack's `settings.json` brings them. */
export const harmSignsName = 'children.signs'

/** An office that is told at once; where nobody there confirms within the minutes, the next is told. */
export const Receiver = z.strictObject({
  unit: UnitCode,
  minutes: z.int().min(1).max(720),
  next: z.array(UnitCode).max(4).default([]),
})
export type Receiver = z.output<typeof Receiver>
export const HarmSettings = z.strictObject({ receivers: z.array(Receiver).min(1).max(6) })
export type HarmSettings = z.output<typeof HarmSettings>
export const harmSettingName = 'children.receivers'
export const usualReceivers: HarmSettings = { receivers: [] }

/** In place of a unit: whoever answers for the restricted class of minors in danger. */
export const owners = ''

export interface Delivery {
  /** Which of the receivers of the county, and which step of its ladder. */
  line: number
  step: number
  unit: string
  minutes: number
  /** Whom the ladder leads to after this. */
  rest: string[]
  at: Date
  /** When the next is told; null: the ladder ends here. */
  dueAt: Date | null
}

/** The next on the ladder that is asked; after the last, whoever answers for the class. */
export function deliveryTo(line: number, step: number, chain: readonly string[], minutes: number, now: Date): Delivery {
  const [unit = owners, ...rest] = chain
  const last = unit === owners
  return { line, step, unit, minutes, rest, at: now, dueAt: last ? null : new Date(now.getTime() + minutes * 60_000) }
}

/** Every receiver at once, each by the first office of its ladder that has anybody; without any, whoever answers for the class. */
export function firstDeliveries({ receivers }: HarmSettings, held: ReadonlySet<string>, now: Date): Delivery[] {
  const lines = receivers.map((r) => ({ ...r, chain: [r.unit, ...r.next].filter((u) => held.has(u)) }))
  const told = lines.filter((l) => l.chain.length > 0)
  if (told.length === 0) return [deliveryTo(0, 0, [], 1, now)]
  return told.map((l, line) => deliveryTo(line, 0, l.chain, l.minutes, now))
}

/** One step up. */
export const nextDelivery = (d: Pick<Delivery, 'line' | 'step' | 'rest' | 'minutes'>, now: Date): Delivery =>
  deliveryTo(d.line, d.step + 1, d.rest, d.minutes, now)
