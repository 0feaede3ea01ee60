/** Statements that make or correct a record, for the act that caused it: one transaction, one fact. */
import type { Channel } from '../../domain/records/channel.ts'
import { withMinutes, type NewRecord } from '../../domain/records/schema.ts'
import type { DayKey } from '../../domain/kernel/calendar.ts'
import { fault } from '../../domain/kernel/errors.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { outboxRow, type OutboxEvent } from '../kernel/outbox/event.ts'
import { insertFile, insertText, type Upload } from '../kernel/texts/store.ts'
import { insertRecord, supersede, type RecordRow } from './store.ts'

interface Author {
  account: string | null
  now: Date
  newId: () => string
  /** Of somebody of whom the place may not know: these accounts alone see the record. */
  onlyFor?: readonly string[] | undefined
}

/** First version of a record; rooms below hear of it. */
export const recordWrites = (record: NewRecord, author: Author): Statement[] => [
  ...versionWrites(record, 1, author),
  outboxRow(recorded(record), author),
]

/** A worker's account is a post and not a person: what was done in office concerns nobody's hours. */
const namesSomebody = ({ served, helpers }: NewRecord) =>
  served.persons.length > 0 || helpers.some((h) => h.person !== undefined)

/** Goes with the writes and not beside them, so that nobody who makes a record can forget to say so. */
const recorded = (record: NewRecord): OutboxEvent => ({
  name: 'records.recorded',
  version: 1,
  subject: record.id,
  seq: 1,
  payload: { place: record.place, names: namesSomebody(record), ...countedOf([record]) },
})

/** Of such a record nobody has a duty or hours. */
export const namesNobody = (event: OutboxEvent): boolean => event.payload['names'] === false

/** What whoever counts services by unit and time asks: of which units, and from which day on their numbers may be others. */
export interface RecordCounted {
  units: string[]
  since: DayKey
}

const countedOf = (versions: readonly { unit: string; endedAt: string | Date }[]): RecordCounted => ({
  units: [...new Set(versions.map((v) => v.unit))],
  since: versions.map((v) => dayOf(new Date(v.endedAt))).sort()[0]!,
})

/** A later version is told with the units and days of both. */
export const corrected = (record: Pick<NewRecord, 'unit' | 'endedAt'>, loaded: RecordRow): OutboxEvent => ({
  name: 'records.corrected',
  version: 1,
  subject: loaded.id,
  seq: loaded.version + 1,
  payload: { place: loaded.place, ...countedOf([record, { unit: loaded.unit, endedAt: loaded.ended_at }]) },
})

/** A later version; the caller has locked the newest and compared what was seen. */
export function correctionWrites(record: NewRecord, loaded: RecordRow, reason: string, author: Author): Statement[] {
  const seen = loaded.restricted ? { ...author, onlyFor: loaded.seen_by } : author
  return [supersede(loaded.id, loaded.version), ...versionWrites(record, loaded.version + 1, seen, reason)]
}

/** The same record and the same words, with who provided it. */
export const channelWrites = (loaded: RecordRow, channel: Channel, author: Omit<Author, 'newId'>): Statement[] => [
  supersede(loaded.id, loaded.version),
  insertRecord({
    ...loaded,
    version: loaded.version + 1,
    channel,
    reason: null,
    recorded_at: author.now,
    recorded_by: author.account,
  }),
]

function versionWrites(record: NewRecord, version: number, author: Author, reason?: string): Statement[] {
  const text = record.done ? author.newId() : null
  const why = reason ? author.newId() : null
  const row: RecordRow = {
    id: record.id,
    version,
    place: record.place,
    unit: record.unit,
    origin_kind: record.origin.kind,
    origin: record.origin.id,
    origin_part: record.origin.part ?? null,
    item: record.item,
    also: record.also ?? [],
    programme: record.programme ?? null,
    mode: record.mode,
    started_at: record.startedAt ? new Date(record.startedAt) : null,
    ended_at: new Date(record.endedAt),
    outcome: record.outcome,
    helpers: record.helpers.map(withMinutes),
    served: record.served,
    files: record.files,
    channel: record.channel ?? null,
    text,
    reason: why,
    recorded_at: author.now,
    recorded_by: author.account,
    restricted: author.onlyFor !== undefined,
    seen_by: [...(author.onlyFor ?? [])],
  }
  return [
    insertRecord(row),
    ...(text
      ? [
          insertText({
            id: text,
            kind: 'record',
            subject: record.id,
            class: 'record.done',
            body: record.done!,
            at: author.now,
          }),
        ]
      : []),
    ...(why
      ? [
          insertText({
            id: why,
            kind: 'record',
            subject: record.id,
            class: 'record.reason',
            body: reason!,
            at: author.now,
          }),
        ]
      : []),
  ]
}

/** Names evidence by its content; what was never sent is a fault at the field. */
export function evidenceWrites(
  hashes: string[],
  found: Upload[],
  subjectKind: string,
  subject: string,
  author: Author,
): Statement[] {
  const known = new Map(found.map((u) => [u.sha256, u]))
  return [...new Set(hashes)].map((hash) => {
    const upload = known.get(hash)
    if (!upload) throw fault('files', 'file-not-sent')
    return insertFile(author.newId(), subjectKind, subject, upload, author.now, author.account)
  })
}
