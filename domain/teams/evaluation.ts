/**
 * A team's year from numbers and residents' voices: what was promised and kept, what residents said of it. No mark, no order of teams and
 * nothing of a single person; what it means is said in words by whoever answers for the team. Pure.
 */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { Quota } from './types.ts'
import { CellState, type CellView, type QuotaYear } from './year.ts'

/** 满意 一般 不满意. */
export const VoiceAnswer = z.enum(['good', 'fair', 'poor'])
export type VoiceAnswer = z.output<typeof VoiceAnswer>

const n = z.int().min(0)

/** What residents said, counted; each source apart, for they are not of the same people. */
export const Voices = z.strictObject({
  /** The yearly survey of those whom the team serves. */
  survey: z.strictObject({ good: n, fair: n, poor: n }),
  /** Ratings of matters that its squads dealt with, by residents’ own will. */
  ratings: z.strictObject({ good: n, poor: n }),
  /** At activities whose closing asks it: how many were asked, and how many were content. */
  asked: z.strictObject({ all: n, content: n }),
})
export type Voices = z.output<typeof Voices>

/** One promise over a year. */
export const QuotaSum = z.strictObject({
  code: Quota.shape.code,
  name: Quota.shape.name,
  scope: Quota.shape.scope,
  period: Quota.shape.period,
  /** Done in the year, or what there is at its end. */
  have: n,
  /** null: nothing was promised. Of a share: percent. */
  want: n.nullable(),
  of: n.nullable(),
  apart: n.nullable(),
  /** Windows in which something was promised, and those in which it was kept. */
  windows: n,
  met: n,
  standing: CellState,
})
export type QuotaSum = z.output<typeof QuotaSum>

export const Figures = z.strictObject({
  sealed: z.boolean(),
  quotas: z.array(QuotaSum).max(20),
  voices: Voices,
})
export type Figures = z.output<typeof Figures>

/** As it was closed on a day; corrected by a new one. */
export const Evaluation = z.strictObject({
  id: Id,
  version: z.int().min(1),
  at: Moment,
  by: z.string(),
  figures: Figures,
  /** What the year was, in words. */
  said: z.string(),
  /** Of a correction: why. */
  why: z.string().nullable(),
})
export type Evaluation = z.output<typeof Evaluation>

const stands = (q: Quota) => !('items' in q.counts)

/** Windows that there are: none of what is sealed or written by no room. */
export function sumOf({ quota: q, cells }: QuotaYear): QuotaSum | undefined {
  if (cells.length === 0) return undefined
  const last = cells.at(-1)!
  const due = cells.filter((c) => c.want !== null && c.standing !== 'none')
  const all = (of: (c: CellView) => number | null) => cells.reduce((sum, c) => sum + (of(c) ?? 0), 0)
  const share = q.counts.of === 'share'
  return {
    code: q.code,
    name: q.name,
    scope: q.scope,
    period: q.period,
    have: stands(q) ? last.have : all((c) => c.have),
    want: due.length === 0 ? null : share || stands(q) ? last.want : all((c) => c.want),
    of: share ? all((c) => c.of) : null,
    apart: share ? all((c) => c.apart) : null,
    windows: due.length,
    met: due.filter((c) => c.standing === 'met').length,
    standing: due.length === 0 ? 'none' : due.every((c) => c.standing === 'met') ? 'met' : last.standing,
  }
}
