/** Hours as service records say them: read from the record, written as one row of each volunteer, with every act. */
import type { Flaw } from '../../../domain/volunteers/hours.ts'
import type { HoursAct, HoursState } from '../../../domain/volunteers/hours-states.ts'
import type { Helper, NewRecord } from '../../../domain/records/schema.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface RecordRow {
  id: string
  version: number
  place: string
  unit: string
  item: string
  also: string[]
  originKind: string
  origin: string
  programme: string | null
  restricted: boolean
  startedAt: Date | null
  endedAt: Date
  outcome: NewRecord['outcome']
  helpers: Helper[]
  persons: string[]
  recordedAt: Date
  recordedBy: string | null
}

export const recordColumns = `id, version, place, unit, item, also, origin_kind as "originKind", origin, programme, restricted, started_at as "startedAt", ended_at as "endedAt",
  outcome, helpers, coalesce(served -> 'persons', '[]') as persons, recorded_at as "recordedAt", recorded_by as "recordedBy"`

export const recordNow = (tx: Tx, id: string) =>
  tx.one<RecordRow>(sql('volunteers.record', `select ${recordColumns} from records_pub_record where id = $1`, [id]))

export interface HoursRow {
  id: string
  record: string
  version: number
  volunteer: string
  place: string
  unit: string
  item: string
  also: string[]
  originKind: string
  origin: string
  programme: string | null
  restricted: boolean
  day: string
  from: Date | null
  to: Date | null
  minutes: number
  saidAt: Date
  recordedBy: string | null
  flaw: Flaw | null
  state: HoursState
  until: Date | null
  open: boolean
  verifiedAt: Date | null
  verifiedBy: string | null
  verifiedAs: 'organiser' | 'served' | null
  seq: number
}

export const hoursColumns = `h.id, h.record, h.version, h.volunteer, h.place, h.unit, h.item, h.also, h.origin_kind as "originKind", h.origin, h.programme, h.restricted,
  h.day::text as day, h.from_at as "from", h.to_at as "to", h.minutes, h.said_at as "saidAt", h.recorded_by as "recordedBy", h.flaw, h.state,
  h.notice_until as until, h.open_objection as open, h.verified_at as "verifiedAt", h.verified_by as "verifiedBy", h.verified_as as "verifiedAs", h.seq`

export const volunteersOfRecord = async (tx: Tx, of: string): Promise<string[]> =>
  (
    await tx.rows<{ volunteer: string }>(
      sql('volunteers.ofRecord', 'select volunteer from volunteer_hours where record = $1', [of]),
    )
  ).map((r) => r.volunteer)

export const lockHoursOfRecord = (tx: Tx, of: string) =>
  tx.rows<HoursRow>(
    sql(
      'volunteers.hoursOfRecord',
      `select ${hoursColumns} from volunteer_hours h where h.record = $1 order by h.id for update`,
      [of],
    ),
  )

export const lockHours = (tx: Tx, ids: readonly string[]) =>
  tx.rows<HoursRow>(
    sql(
      'volunteers.lockHours',
      `select ${hoursColumns} from volunteer_hours h where h.id = any($1::uuid[]) order by h.id for update`,
      [ids],
    ),
  )

/** Whoever writes about somebody's hours waits for whoever does so already. */
export const lockVolunteers = (tx: Tx, ids: readonly string[]) =>
  tx.rows<{ id: string; joinedOn: string | null }>(
    sql(
      'volunteers.lockMany',
      `select id, joined_on::text as "joinedOn" from volunteer where id = any($1::uuid[]) order by id for update`,
      [ids],
    ),
  )

/** Hours of these days that stand, of somebody and of whoever was merged into them. */
export const hoursOn = (tx: Tx, volunteer: string, from: string, to: string) =>
  tx.rows<HoursRow>(
    sql(
      'volunteers.hoursOn',
      `select ${hoursColumns} from volunteer_hours h
       where h.volunteer = any(array(select v.id from volunteer v where v.id = $1 or v.merged_into = $1)) and h.day >= $2 and h.day <= $3
         and h.state <> 'void'`,
      [volunteer, from, to],
    ),
  )

const fields = [
  'id',
  'record',
  'version',
  'volunteer',
  'place',
  'unit',
  'item',
  'originKind',
  'origin',
  'programme',
  'restricted',
  'day',
  'from',
  'to',
  'minutes',
  'saidAt',
  'recordedBy',
  'flaw',
  'state',
  'until',
  'open',
  'verifiedAt',
  'verifiedBy',
  'verifiedAs',
  'seq',
  'also',
] as const satisfies (keyof HoursRow)[]

/** Enters or replaces. */
export const putHours = (rows: readonly HoursRow[]) =>
  sql(
    'volunteers.putHours',
    `insert into volunteer_hours (id, record, version, volunteer, place, unit, item, origin_kind, origin, programme, restricted, day, from_at, to_at,
       minutes, said_at, recorded_by, flaw, state, notice_until, open_objection, verified_at, verified_by, verified_as, seq, also)
     select id, record, version, volunteer, place, unit, item, origin_kind, origin, programme, restricted, day, from_at, to_at,
       minutes, said_at, recorded_by, flaw, state, notice_until, open_objection, verified_at, verified_by, verified_as, seq, string_to_array(also, ' ')
     from unnest($1::uuid[], $2::uuid[], $3::int[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::text[], $11::bool[],
       $12::date[], $13::timestamptz[], $14::timestamptz[], $15::int[], $16::timestamptz[], $17::uuid[], $18::text[], $19::text[], $20::timestamptz[],
       $21::bool[], $22::timestamptz[], $23::uuid[], $24::text[], $25::int[], $26::text[])
       r(id, record, version, volunteer, place, unit, item, origin_kind, origin, programme, restricted, day, from_at, to_at,
       minutes, said_at, recorded_by, flaw, state, notice_until, open_objection, verified_at, verified_by, verified_as, seq, also) where true
     on conflict (id) do update set version = excluded.version, place = excluded.place, unit = excluded.unit, item = excluded.item, also = excluded.also,
       programme = excluded.programme, restricted = excluded.restricted, day = excluded.day, from_at = excluded.from_at, to_at = excluded.to_at,
       minutes = excluded.minutes, said_at = excluded.said_at, recorded_by = excluded.recorded_by, flaw = excluded.flaw, state = excluded.state,
       notice_until = excluded.notice_until, open_objection = excluded.open_objection, verified_at = excluded.verified_at,
       verified_by = excluded.verified_by, verified_as = excluded.verified_as, seq = excluded.seq`,
    columns(
      rows.map((r) => ({ ...r, also: r.also.join(' ') })),
      fields,
    ),
  )

export const setFlaws = (rows: readonly { id: string; flaw: Flaw | null }[]) =>
  sql(
    'volunteers.setFlaws',
    `update volunteer_hours h set flaw = n.flaw from unnest($1::uuid[], $2::text[]) n(id, flaw) where h.id = n.id`,
    columns(rows, ['id', 'flaw']),
  )

export interface ActRow {
  id: string
  hours: string
  seq: number
  kind: HoursAct
  version: number
  at: Date
  account: string | null
  until: Date | null
  text: string | null
}

export const insertActs = (acts: readonly ActRow[]) =>
  sql(
    'volunteers.acts',
    `insert into volunteer_hours_act (id, hours, seq, kind, version, at, account, until, text)
     select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::int[], $6::timestamptz[], $7::uuid[], $8::timestamptz[], $9::uuid[])`,
    columns(acts, ['id', 'hours', 'seq', 'kind', 'version', 'at', 'account', 'until', 'text']),
  )

export const actsOf = (tx: Tx, hours: readonly string[]) =>
  tx.rows<ActRow>(
    sql(
      'volunteers.actsOf',
      `select id, hours, seq, kind, version, at, account, until, text from volunteer_hours_act where hours = any($1::uuid[]) order by hours, seq`,
      [hours],
    ),
  )

export const dropServed = (hours: readonly string[]) =>
  sql('volunteers.dropServed', 'delete from volunteer_served where hours = any($1::uuid[])', [hours])

export const insertServed = (hours: readonly string[], persons: readonly string[]) =>
  sql(
    'volunteers.insertServed',
    `insert into volunteer_served (person, hours) (select p, h from unnest($1::uuid[]) p cross join unnest($2::uuid[]) h) on conflict do nothing`,
    [persons, hours],
  )

export const servedOf = (tx: Tx, hours: readonly string[]) =>
  tx.rows<{ hours: string; person: string }>(
    sql('volunteers.servedOf', 'select hours, person from volunteer_served where hours = any($1::uuid[])', [hours]),
  )

/** Found true, and nobody objected in time. */
export const due = (tx: Tx, now: Date, most: number) =>
  tx.rows<{ id: string; volunteer: string }>(
    sql(
      'volunteers.due',
      `select id, volunteer from volunteer_hours where state = 'notice' and notice_until <= $1 order by notice_until, id limit $2`,
      [now, most],
    ),
  )

/** Days on which somebody's hours stand, of themselves and of whoever was merged into them. */
export const daysOf = async (tx: Tx, volunteer: string, flaw: Flaw | null): Promise<string[]> =>
  (
    await tx.rows<{ day: string }>(
      sql(
        'volunteers.daysOf',
        `select distinct h.day::text as day from volunteer_hours h
         where h.volunteer = any(array(select v.id from volunteer v where v.id = $1 or v.merged_into = $1)) and h.state <> 'void'
           and ($2::text is null or h.flaw = $2)`,
        [volunteer, flaw],
      ),
    )
  ).map((r) => r.day)

/** What counts of each, whoever they were merged with; the table of stars says what it reaches. */
export const countedOf = (tx: Tx, volunteers: readonly string[]) =>
  tx.rows<{ volunteer: string; minutes: number }>(
    sql(
      'volunteers.counted',
      `select w.id as volunteer, coalesce(sum(h.minutes), 0)::int as minutes
       from unnest($1::uuid[]) w(id)
       left join volunteer v on v.id = w.id or v.merged_into = w.id
       left join volunteer_hours h on h.volunteer = v.id and h.state = 'counted' and h.flaw is null
       group by w.id`,
      [volunteers],
    ),
  )

/** What counted by a moment, for whoever sees no later. */
export const countedBy = async (tx: Tx, volunteer: string, until: Date): Promise<{ minutes: number }> =>
  (await tx.one<{ minutes: number }>(
    sql(
      'volunteers.countedBy',
      `select coalesce(sum(h.minutes), 0)::int as minutes from volunteer_hours h
       where h.volunteer = $1 and h.state = 'counted'
         and exists (select 1 from volunteer_hours_act a where a.hours = h.id and a.kind = 'count' and a.at <= $2)`,
      [volunteer, until],
    ),
  ))!

export const setCounted = (
  rows: readonly { volunteer: string; minutes: number; stars: number; table: string | null }[],
) =>
  sql(
    'volunteers.setCounted',
    `update volunteer v set minutes = n.minutes, stars = n.stars, star_table = n.star_table
     from unnest($1::uuid[], $2::int[], $3::int[], $4::text[]) n(id, minutes, stars, star_table)
     where v.id = n.id and (v.minutes, v.stars) is distinct from (n.minutes, n.stars) or v.id = n.id and v.star_table is distinct from n.star_table`,
    columns(rows, ['volunteer', 'minutes', 'stars', 'table']),
  )

/** Minutes of everybody whose level may be another under a table; by id. */
export const levelsAfter = (tx: Tx, after: string, most: number) =>
  tx.rows<{ id: string; minutes: number; stars: number; starTable: string | null }>(
    sql(
      'volunteers.levels',
      `select id, minutes, stars, star_table as "starTable" from volunteer where id > $1 and merged_into is null and minutes > 0 order by id limit $2`,
      [after, most],
    ),
  )

/** Hours of these about which somebody wrote something. */
export const hoursWithWords = async (tx: Tx, volunteers: readonly string[]): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(
      sql(
        'volunteers.withWords',
        `select distinct h.id from volunteer_hours h join volunteer_hours_act a on a.hours = h.id
         where h.volunteer = any($1::uuid[]) and a.text is not null`,
        [volunteers],
      ),
    )
  ).map((r) => r.id)
