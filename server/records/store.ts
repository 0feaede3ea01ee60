import { sql, type Statement, type Tx } from '../kernel/db/tx.ts'
import type { Range } from '../../domain/kernel/place-path.ts'
import type { Channel } from '../../domain/records/channel.ts'
import type { Origin } from '../../domain/records/schema.ts'

export interface RecordRow {
  id: string
  version: number
  place: string
  unit: string
  origin_kind: string
  origin: string
  origin_part: string | null
  item: string
  also: string[]
  programme: string | null
  mode: string
  started_at: Date | null
  ended_at: Date
  outcome: string
  helpers: unknown
  served: unknown
  files: string[]
  /** As it was said; null where it follows. */
  channel: Channel | null
  text: string | null
  reason: string | null
  recorded_at: Date
  recorded_by: string | null
  /** Not for the place: seen by the accounts of `seen_by` alone. */
  restricted: boolean
  seen_by: string[]
}

const columns = [
  'id',
  'version',
  'place',
  'unit',
  'origin_kind',
  'origin',
  'origin_part',
  'item',
  'also',
  'programme',
  'mode',
  'started_at',
  'ended_at',
  'outcome',
  'helpers',
  'served',
  'files',
  'channel',
  'text',
  'reason',
  'recorded_at',
  'recorded_by',
  'restricted',
  'seen_by',
] as const satisfies (keyof RecordRow)[]

const json = new Set<string>(['helpers', 'served'])
const plain = `select ${columns.map((c) => `r.${c}`).join(', ')} from service_records r`

export const insertRecord = (r: RecordRow): Statement =>
  sql(
    'records.add',
    `insert into service_records (current, ${columns.join(', ')}) values (true, ${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
    columns.map((c) => (json.has(c) ? JSON.stringify(r[c]) : r[c])),
  )

export const supersede = (id: string, version: number): Statement =>
  sql('records.supersede', 'update service_records set current = false where id = $1 and version = $2', [id, version])

/** Locks the newest version: whoever corrects second is told. */
export const lockRecord = (id: string) =>
  sql('records.lock', 'select * from service_records where id = $1 and current for update', [id])

export const versionsOf = (id: string) =>
  sql('records.versions', `${plain} where r.id = $1 order by r.version desc`, [id])

/** Index `service_records_place` for a small place, whose records are few; `service_records_ended` for a large one, whose share is large. */
export const recordsIn = (range: Range, after: { at: string; id: string }, size: number) =>
  sql(
    'records.list',
    `${plain} where r.place >= $1 and r.place < $2 and r.current and (r.ended_at, r.id) < ($3::timestamptz, $4::uuid)
     order by r.ended_at desc, r.id desc limit $5`,
    [range.lo, range.hi, after.at, after.id, size],
  )

export const placeNames = (tx: Tx) =>
  tx.rows<{ path: string; name: string }>(sql('records.places', 'select path, name from places_pub_place'))

/** Sent again it waits the longer of both. */
export const insertUpload = (sha256: string, mediaType: string, bytes: number, at: Date, until: Date) =>
  sql(
    'records.upload',
    `insert into uploads as u (sha256, media_type, bytes, sent_at, until) values ($1, $2, $3, $4, $5)
     on conflict (sha256) do update set until = greatest(u.until, excluded.until)`,
    [sha256, mediaType, bytes, at, until],
  )

export const uploads = (hashes: string[]) =>
  sql('records.uploads', 'select sha256, media_type, bytes from uploads where sha256 = any($1::text[])', [hashes])

/** Of what nobody names any more. */
export const dropUploads = (hashes: readonly string[]) =>
  sql('records.drop', 'delete from uploads where sha256 = any($1::text[])', [hashes])

/** What waits no longer, for the sweep to compare with what was named. */
export const sentUntil = (now: Date) => sql('records.sent', 'select sha256 from uploads where until < $1', [now])

export const removeSent = (now: Date, named: string[]) =>
  sql('records.stale', `delete from uploads where until < $1 and not (sha256 = any($2::text[])) returning sha256`, [
    now,
    named,
  ])

/** Who of these persons was served since then; the newest records only, so no index is asked for. */
export const servedAmong = async (tx: Tx, persons: readonly string[], since: Date): Promise<string[]> =>
  (
    await tx.rows<{ person: string }>(
      sql(
        'records.servedAmong',
        `select distinct p.person from service_records r cross join lateral jsonb_array_elements_text(r.served -> 'persons') p(person)
         where r.current and r.recorded_at >= $2 and p.person = any($1::text[])`,
        [persons, since],
      ),
    )
  ).map((r) => r.person)

/** Services of these items to a person that somebody recorded since then, the newest first. */
export const recordedOf = (tx: Tx, q: { person: string; by: string; items: readonly string[]; since: Date }) =>
  tx.rows<{ id: string; endedAt: Date }>(
    sql(
      'records.recordedOf',
      `select id, ended_at as "endedAt" from service_records
       where current and recorded_by = $2 and ended_at >= $4 and served -> 'persons' ? $1::text and outcome in ('done', 'partly', 'explained')
         and (item = any($3::text[]) or also && $3::text[])
       order by ended_at desc, id limit 20`,
      [q.person, q.by, q.items, q.since],
    ),
  )

/**
 * Services in each of these places in a span of time: persons served as often as they were, and minutes of all helpers together.
 * @param of whose services; null: everybody's. @returns rows from 1; nothing for a place without any
 */
export const servedIn = (tx: Tx, places: readonly Range[], of: readonly string[] | null, span: [Date, Date]) =>
  tx.rows<{ row: number; visits: number; minutes: number }>(
    sql(
      'records.servedIn',
      `select s.no::int as row, coalesce(sum(v.times), 0)::int as visits,
         coalesce(sum((select coalesce(sum((h ->> 'minutes')::int), 0) from jsonb_array_elements(r.helpers) h)), 0)::int as minutes
       from unnest($1::text[], $2::text[]) with ordinality s(lo, hi, no)
       join service_records r on r.place >= s.lo and r.place < s.hi and r.current and r.ended_at >= $4 and r.ended_at < $5
         and r.outcome in ('done', 'partly', 'explained')
       cross join lateral (
         select count(*) as times from jsonb_array_elements_text(r.served -> 'persons') p(person)
         where $3::text[] is null or p.person = any($3)) v
       where v.times > 0
       group by s.no`,
      [places.map((r) => r.lo), places.map((r) => r.hi), of, ...span],
    ),
  )

export interface ProvidedRow {
  chosen: Channel | null
  origin: Origin['kind']
  unit: string
  byPersons: boolean
  services: number
  minutes: number
}

/** Services of a place in a span of time by all that tells who provided them. Index `service_records_place`. */
export const providedIn = (tx: Tx, range: Range, span: [Date, Date]) =>
  tx.rows<ProvidedRow>(
    sql(
      'records.providedIn',
      `select r.channel as chosen, r.origin_kind as origin, r.unit, r.helpers @? '$[*].person' as "byPersons", count(*)::int as services,
         coalesce(sum((select coalesce(sum((h ->> 'minutes')::int), 0) from jsonb_array_elements(r.helpers) h)), 0)::int as minutes
       from service_records r where r.place >= $1 and r.place < $2 and r.current and r.ended_at >= $3 and r.ended_at < $4
         and r.outcome in ('done', 'partly', 'explained')
       group by 1, 2, 3, 4`,
      [range.lo, range.hi, ...span],
    ),
  )

/** How often somebody was served in these places in a span of time, and for how many minutes by all helpers together. */
export const servedBetween = (tx: Tx, ranges: readonly Range[], persons: readonly string[], span: [Date, Date]) =>
  tx.rows<{ person: string; visits: number; minutes: number }>(
    sql(
      'records.servedBetween',
      `select p.person, count(*)::int as visits,
         coalesce(sum((select coalesce(sum((h ->> 'minutes')::int), 0) from jsonb_array_elements(r.helpers) h)), 0)::int as minutes
       from unnest($1::text[], $2::text[]) s(lo, hi)
       join service_records r on r.place >= s.lo and r.place < s.hi and r.current and r.ended_at >= $4 and r.ended_at < $5
         and r.outcome in ('done', 'partly', 'explained')
       cross join lateral jsonb_array_elements_text(r.served -> 'persons') p(person)
       where p.person = any($3::text[]) group by p.person`,
      [ranges.map((r) => r.lo), ranges.map((r) => r.hi), persons, ...span],
    ),
  )
