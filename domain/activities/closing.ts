/** Closing: what the kind asks, who was there, who helped and from when until when; one service record follows from it. */
import { z } from 'zod'
import { formFaults } from '../catalogue/form.ts'
import type { FieldFault } from '../kernel/errors.ts'
import { Id } from '../kernel/id.ts'
import { day, Moment, type Instant } from '../kernel/instant.ts'
import { NotYet } from '../volunteers/schema.ts'
import type { ActivityKind } from './kinds.ts'
import { Answers } from './schema.ts'

/** Somebody who helped: when they came and left, travel not counted. */
export const ActivityHelper = z.strictObject({
  person: Id,
  from: Moment,
  to: Moment,
  /** They helped although something stood in the way of their serving: said by whoever closes it, who was told what. */
  anyway: z.boolean().optional(),
})
export type ActivityHelper = z.output<typeof ActivityHelper>

/** What is known of a helper as a volunteer on the day. */
export const Helping = z.strictObject({ volunteer: z.boolean(), notYet: z.array(NotYet) })
export type Helping = z.output<typeof Helping>

export const Closing = z.strictObject({
  /** When it was really held. */
  from: Moment,
  to: Moment,
  /** Passers-by and whoever stands on no list. */
  heads: z.int().min(0).max(100_000),
  helpers: z.array(ActivityHelper).max(200),
  form: Answers,
  /** Of a meeting. */
  minutes: z.string().trim().max(4000),
})
export type Closing = z.output<typeof Closing>

const at = (moment: string) => Date.parse(moment)

function timeFaults(c: Closing, planned: { from: Instant; to: Instant }, now: Instant): FieldFault[] {
  if (at(c.to) <= at(c.from)) return [{ path: 'to', code: 'ends-before-start' }]
  return [
    ...(at(c.to) > now ? [{ path: 'to', code: 'not-over' }] : []),
    ...(Math.abs(at(c.from) - planned.from) > day ? [{ path: 'from', code: 'other-day' }] : []),
  ]
}

/** Nobody helped before it began to be set up or after it was cleared away: two hours on either side. */
const around = 2 * 60 * 60_000

function helperFaults(c: Closing): FieldFault[] {
  return c.helpers.flatMap((h, i): FieldFault[] => {
    const path = `helpers.${i}`
    if (c.helpers.findIndex((x) => x.person === h.person) < i) return [{ path, code: 'helper-twice' }]
    if (at(h.to) <= at(h.from)) return [{ path, code: 'ends-before-start' }]
    const beside = at(h.from) < at(c.from) - around || at(h.to) > at(c.to) + around
    return beside ? [{ path, code: 'helper-outside' }] : []
  })
}

export const closingFaults = (
  c: Closing,
  kind: Pick<ActivityKind, 'closing' | 'minutes'>,
  planned: { from: Instant; to: Instant },
  now: Instant,
): FieldFault[] => [
  ...timeFaults(c, planned, now),
  ...helperFaults(c),
  ...(kind.minutes && c.minutes.length < 10 ? [{ path: 'minutes', code: 'minutes-needed' }] : []),
  ...formFaults(kind.closing, c.form).map(({ field, code, limit }) => ({
    path: `form.${field}`,
    code,
    ...(limit !== undefined && { params: { limit } }),
  })),
]
