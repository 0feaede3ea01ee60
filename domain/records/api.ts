/** The sentences of the records room: evidence goes up by its content, records are read and corrected. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { outAsked } from '../kernel/list-out.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Channel, sayable } from './channel.ts'
import { NewRecord, RecordView } from './schema.ts'

/** 2026-03, a month in Asia/Shanghai. */
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'month' })

const Uploaded = z.strictObject({ sha256: z.string(), mediaType: z.string(), bytes: z.int() })

export const recordsApi = {
  upload: act('POST', '/files', {
    may: 'public',
    summary:
      'Send a picture or a voice note; it is told by its bytes, written anew without position, and named by its content',
    media: 'multipart',
    answer: Uploaded,
    // A phone that comes home after a day has a day's pictures.
    perMinute: 120,
  }),
  file: read('/files/:subject/:sha256', {
    may: 'self',
    summary: 'A picture or recording of a matter that the reader may see',
    params: z.strictObject({ subject: Id, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    media: 'stream',
    answer: z.unknown(),
  }),
  list: read('/records', {
    may: 'records.read',
    summary: 'Service records of a place, newest first',
    query: z.strictObject({ place: PlacePath, ...pageQuery }),
    answer: page(RecordView),
  }),
  export: act('POST', '/records/export', {
    may: 'records.export',
    summary: 'Service records of a place as a table (XLSX, CSV), newest first; each page is logged with what it holds',
    stepUp: true,
    media: 'stream',
    body: z.strictObject({ ...outAsked, place: PlacePath }),
    answer: z.unknown(),
  }),
  channels: read('/records/channels', {
    may: 'records.read',
    summary: 'Services of a month in a place, counted by who provided them',
    query: z.strictObject({ place: PlacePath, month: Month }),
    answer: z.strictObject({
      /** `null`: neither said nor to be told from the record. */
      items: z.array(z.strictObject({ channel: Channel.nullable(), services: z.int(), minutes: z.int() })),
    }),
  }),
  get: read('/records/:id', {
    may: 'records.read',
    summary: 'One service record with all its versions, the newest first',
    params: z.strictObject({ id: Id }),
    answer: z.strictObject({ versions: z.array(RecordView) }),
  }),
  correct: act('POST', '/records/:id/correct', {
    may: 'records.write',
    summary: 'Write a new version of a record; the old one stays',
    params: z.strictObject({ id: Id }),
    body: z.strictObject({
      /** The version that was seen: somebody else's later one is not overwritten. */
      seen: z.int().min(1),
      reason: z.string().trim().min(2).max(500),
      record: NewRecord.omit({ id: true, origin: true }),
    }),
    answer: done,
  }),
  sayChannel: act('POST', '/records/:id/channel', {
    may: 'records.write',
    summary:
      'Say who provided a service where that does not follow from its record: a new version, nothing else changed',
    params: z.strictObject({ id: Id }),
    body: z.strictObject({
      /** The version that was seen. */
      seen: z.int().min(1),
      channel: z.enum(sayable),
    }),
    answer: done,
  }),
}
