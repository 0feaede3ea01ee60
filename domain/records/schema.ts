/**
 * The service record 服务记录: one fact for whoever served anyone, through a request, a visit, an activity, a booking,
 * a contract or a help between neighbours. Hours, certificates, quotas and indicators derive from it and from nothing else. A correction is a new
 * version; the old one stays.
 */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { day, minute, Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Channel } from './channel.ts'

/** Which room's act the record came from, and the id of that matter. */
export const Origin = z.strictObject({
  kind: z.enum(['request', 'visit', 'activity', 'booking', 'contract', 'neighbour']),
  id: Id,
  part: Id.optional(),
})
export type Origin = z.infer<typeof Origin>

/** 上门 电话 视频 窗口 网上 公共场所. */
export const Mode = z.enum(['at-home', 'phone', 'video', 'counter', 'online', 'on-site'])
export type Mode = z.infer<typeof Mode>

export const Outcome = z.enum(['done', 'partly', 'explained', 'not-possible', 'attempted', 'refused'])
export type Outcome = z.infer<typeof Outcome>

/** Somebody who served, with minutes; travel is not counted. `from` and `to`: when they were checked in and out. */
export const Helper = z
  .strictObject({
    account: Id.optional(),
    person: Id.optional(),
    minutes: z.int().min(0).max(1440).optional(),
    from: Moment.optional(),
    to: Moment.optional(),
  })
  .refine((h) => (h.from === undefined) === (h.to === undefined), { error: 'required', path: ['to'] })
  .refine((h) => h.from === undefined || Date.parse(h.from) < Date.parse(h.to!), {
    error: 'ends-before-start',
    path: ['to'],
  })
  .refine((h) => h.from === undefined || Date.parse(h.to!) - Date.parse(h.from) <= day, {
    error: 'use-too-long',
    path: ['to'],
  })
export type Helper = z.infer<typeof Helper>

/** Who was checked in and out was there for so many whole minutes, unless somebody says fewer. */
export const withMinutes = (h: Helper): Helper =>
  h.minutes === undefined && h.from !== undefined && h.to !== undefined
    ? { ...h, minutes: Math.floor((Date.parse(h.to) - Date.parse(h.from)) / minute) }
    : h

/** Who was served: known people, a household, or a head-count of passers-by. */
export const Served = z.strictObject({
  persons: z.array(Id).max(500).default([]),
  household: Id.optional(),
  heads: z.int().min(0).max(100_000).optional(),
})
export type Served = z.infer<typeof Served>

const Code = z.string().regex(/^[0-9a-z][0-9a-z._-]{0,63}$/, { error: 'code' })

export const NewRecord = z.strictObject({
  id: Id,
  origin: Origin,
  unit: Code,
  helpers: z.array(Helper).max(200),
  served: Served,
  item: Code,
  /** Further items of the same contact. */
  also: z.array(Code).max(8).optional(),
  /** The programme it belongs to, by its code, where there is one. */
  programme: Code.optional(),
  mode: Mode,
  place: PlacePath,
  startedAt: Moment.optional(),
  endedAt: Moment,
  outcome: Outcome,
  /** Who provides it, where that does not follow from the record [S1-16]. */
  channel: Channel.optional(),
  /** What was done, in words; kept apart, can be emptied. */
  done: z.string().trim().max(2000).optional(),
  files: z
    .array(z.string().regex(/^[0-9a-f]{64}$/, { error: 'file-hash' }))
    .max(9)
    .default([]),
})
export type NewRecord = z.infer<typeof NewRecord>

export const RecordView = NewRecord.extend({
  version: z.int().min(1),
  /** By whom it was provided: as it was said, or as it follows; null: neither. */
  provided: Channel.nullable(),
  recordedAt: Moment,
  /** By whom this version was written, as colleagues see the name. */
  by: z.string().optional(),
  unitName: z.string().optional(),
  /** Why a later version was written. */
  reason: z.string().optional(),
})
export type RecordView = z.infer<typeof RecordView>
