import { sql, type Statement } from '../kernel/db/tx.ts'
import type { Range } from '../../domain/kernel/place-path.ts'

export interface RecordRow {
  id: string
  version: number
  place: string
  unit: string
  origin_kind: string
  origin: string
  origin_part: string | null
  item: string
  mode: string
  started_at: Date | null
  ended_at: Date
  outcome: string
  helpers: unknown
  served: unknown
  files: string[]
  text: string | null
  reason: string | null
  recorded_at: Date
  recorded_by: string | null
}

/** A row with the words it points to. */
export interface WordedRow extends RecordRow {
  done: string | null
  why: string | null
}

const columns = [
  'id', 'version', 'place', 'unit', 'origin_kind', 'origin', 'origin_part', 'item', 'mode', 'started_at', 'ended_at', 'outcome', 'helpers',
  'served', 'files', 'text', 'reason', 'recorded_at', 'recorded_by',
] as const satisfies (keyof RecordRow)[]

const json = new Set<string>(['helpers', 'served'])
const worded = `select ${columns.map((c) => `r.${c}`).join(', ')}, t.body as done, w.body as why
  from service_records r left join texts t on t.id = r.text left join texts w on w.id = r.reason`

export const insertRecord = (r: RecordRow): Statement =>
  sql(
    'records.add',
    `insert into service_records (current, ${columns.join(', ')}) values (true, ${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
    columns.map((c) => (json.has(c) ? JSON.stringify(r[c]) : r[c])),
  )

export const supersede = (id: string, version: number): Statement =>
  sql('records.supersede', 'update service_records set current = false where id = $1 and version = $2', [id, version])

export const insertWords = (id: string, record: string, cls: string, body: string, at: Date): Statement =>
  sql(
    'records.words',
    `insert into texts (id, subject_kind, subject, class, body, written_at) values ($1, 'record', $2, $3, $4, $5)`,
    [id, record, cls, body, at],
  )

/** Locks the newest version: whoever corrects second is told. */
export const lockRecord = (id: string) => sql('records.lock', 'select * from service_records where id = $1 and current for update', [id])

export const versionsOf = (id: string) => sql('records.versions', `${worded} where r.id = $1 order by r.version desc`, [id])

/** Index `service_records_place`; the place is one node, its history one ordered scan of a few rows more. */
export const recordsIn = (range: Range, after: { at: string; id: string }, size: number) =>
  sql(
    'records.list',
    `${worded} where r.place >= $1 and r.place < $2 and r.current and (r.ended_at, r.id) < ($3::timestamptz, $4::uuid)
     order by r.ended_at desc, r.id desc limit $5`,
    [range.lo, range.hi, after.at, after.id, size],
  )

export const insertUpload = (sha256: string, mediaType: string, bytes: number, at: Date) =>
  sql(
    'records.upload',
    'insert into uploads (sha256, media_type, bytes, sent_at) values ($1, $2, $3, $4) on conflict (sha256) do nothing',
    [sha256, mediaType, bytes, at],
  )

export const uploads = (hashes: string[]) =>
  sql('records.uploads', 'select sha256, media_type, bytes from uploads where sha256 = any($1::text[])', [hashes])

/** Ties evidence to its matter; sent twice, it is there once. */
export const insertFile = (id: string, subjectKind: string, subject: string, u: { sha256: string; media_type: string; bytes: number }, at: Date, by: string | null) =>
  sql(
    'records.file',
    `insert into files (id, subject_kind, subject, class, name, media_type, bytes, sha256, added_at, added_by)
     values ($1, $2, $3, 'evidence', $4, $5, $6, $7, $8, $9)`,
    [id, subjectKind, subject, `${u.sha256.slice(0, 8)}.${u.media_type.split('/')[1]}`, u.media_type, u.bytes, u.sha256, at, by],
  )

/** Under row-level security of the subject: who may not see the matter finds no file. */
export const fileOf = (subject: string, sha256: string) =>
  sql('records.file.one', 'select name, media_type, sha256, emptied_at from files where subject = $1 and sha256 = $2 limit 1', [subject, sha256])

export const stale = (before: Date) =>
  sql(
    'records.stale',
    `delete from uploads u where u.sent_at < $1 and not exists (select 1 from files f where f.sha256 = u.sha256) returning sha256`,
    [before],
  )
