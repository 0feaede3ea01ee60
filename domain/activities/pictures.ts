/** Pictures of an activity: each with the consent of whoever is seen on it, and that ends. Pure. */
import { z } from 'zod'
import { nextDay } from '../facilities/hours.ts'
import type { FieldFault } from '../kernel/errors.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { Day } from '../places/schema.ts'
import type { Pictures } from './kinds.ts'

/** Before and after of a clean-up; else what it was. */
export const Stage = z.enum(['before', 'after', 'other'])
export type Stage = z.output<typeof Stage>

/** Nobody can be recognised; or all who can have agreed [PIPL §14, Civil Code §1019], until a day. */
export const Shows = z.enum(['nobody', 'agreed'])
export type Shows = z.output<typeof Shows>

/** Why one is shown no more: somebody on it took their consent back, or it was taken down. */
export const EndedWhy = z.enum(['withdrawn', 'taken-down'])
export type EndedWhy = z.output<typeof EndedWhy>

export const NewPicture = z.strictObject({
  id: Id,
  /** As it was sent to the house's files. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  stage: Stage,
  shows: Shows,
  /** Last day on which it is shown; of those on whom somebody can be recognised. */
  until: Day.nullable(),
})
export type NewPicture = z.output<typeof NewPicture>

/** As whoever keeps the activity sees it; that there was one stays when it is gone. */
export const PictureView = z.strictObject({
  id: Id,
  stage: Stage,
  shows: Shows,
  until: Day.nullable(),
  at: Moment,
  shown: z.boolean(),
  endedWhy: EndedWhy.nullable(),
})
export type PictureView = z.output<typeof PictureView>

/** As many of one activity. */
export const mostPictures = 20
/** Days for which consent is given at most; then it is asked for anew. */
export const longestConsent = 730

/** Whether it may be looked at on a day. */
export const isShown = (p: { until: Day | null; ended: boolean }, today: Day): boolean =>
  !p.ended && (p.until === null || today <= p.until)

/** What is wrong with one that is to be added. */
export function pictureFaults(p: NewPicture, wanted: Pictures, today: Day): FieldFault[] {
  const stages: readonly Stage[] = wanted === 'before-after' ? ['before', 'after'] : ['other']
  const last = nextDay(today, longestConsent)
  return [
    ...(stages.includes(p.stage) ? [] : [{ path: 'stage', code: 'not-a-choice' }]),
    ...(p.shows === 'agreed' && p.until === null ? [{ path: 'until', code: 'required' }] : []),
    ...(p.shows === 'nobody' && p.until !== null ? [{ path: 'until', code: 'consent-of-nobody' }] : []),
    ...(p.until !== null && p.until < today ? [{ path: 'until', code: 'day-past' }] : []),
    ...(p.until !== null && p.until > last ? [{ path: 'until', code: 'consent-too-long' }] : []),
  ]
}
