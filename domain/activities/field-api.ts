/** What a field phone asks of activities: today's lists, to hold them for the day. */
import { z } from 'zod'
import { read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'

export const DoorEntry = z.strictObject({
  id: Id,
  /** Masked; of whoever is in no register as it was given. */
  name: z.string().nullable(),
  /** Of the whole name; null where the name stands as it was given. */
  mark: z.int().min(0).max(4095).nullable(),
  /** Of the last four digits of each number. */
  tails: z.array(z.int().min(0).max(255)),
  waiting: z.boolean(),
  arrived: Moment.nullable(),
})
export type DoorEntry = z.output<typeof DoorEntry>

export const DoorList = z.strictObject({
  id: Id,
  title: z.string(),
  /** Room or meeting point. */
  where: z.string(),
  placeName: z.string(),
  from: Moment,
  to: Moment,
  /** Whoever comes is on a list; else they are only counted. */
  list: z.boolean(),
  counted: z.int(),
  entries: z.array(DoorEntry),
})
export type DoorList = z.output<typeof DoorList>

export const fieldActivitiesApi = {
  doors: read('/field/activities', {
    may: 'activities.run',
    summary: 'Lists of the activities of today of one’s own area and its community, for a phone without a signal',
    answer: z.strictObject({ items: z.array(DoorList).max(60) }),
  }),
} as const
