/** Hours on their way to another system and back, and those that were earned there. */
import type { NewElsewhere } from '../../../domain/volunteers/exchange.ts'
import type { Range } from '../../../domain/kernel/place-path.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

export interface OutgoingRow {
  id: string
  day: string
  from: Date | null
  to: Date | null
  minutes: number
  item: string
  unit: string
  place: string
  placeName: string
  programme: string | null
  volunteerNo: string
  nationalNo: string
  name: string
  person: string
}

/** Hours that count, of who has a number there, and which do not stand there as they are now. By the place where the volunteer lives. */
export const outgoing = (
  tx: Tx,
  { lo, hi }: Range,
  of: { system: string; first: string; last: string },
  after: [day: string, id: string],
  size: number,
) =>
  tx.rows<OutgoingRow>(
    sql(
      'volunteers.outgoing',
      `select h.id, h.day::text as day, h.from_at as "from", h.to_at as "to", h.minutes, h.item, h.unit, h.place, coalesce(pl.name, h.place) as "placeName",
         h.programme, w.number as "volunteerNo", w.national_no as "nationalNo", coalesce(p.name_masked, '') as name, coalesce(p.now, w.person) as person
       from volunteer w join volunteer v on v.id = w.id or v.merged_into = w.id
       join volunteer_hours h on h.volunteer = v.id
       left join people_pub_person p on p.id = w.person
       left join places_pub_place pl on pl.path = h.place
       where w.place >= $1 and w.place < $2 and w.merged_into is null and w.national_no is not null
         and h.state = 'counted' and h.flaw is null and not h.restricted and h.day >= $3 and h.day <= $4
         and not exists (select 1 from volunteer_sent s where s.hours = h.id and s.system = $5 and s.minutes = h.minutes)
         and (h.day, h.id) > ($6::date, $7::uuid)
       order by h.day, h.id limit $8`,
      [lo, hi, of.first, of.last, of.system, ...after, size],
    ),
  )

/** Of these those that count, with where their volunteer lives, locked. */
export const lockSent = (tx: Tx, system: string, ids: readonly string[]) =>
  tx.rows<{
    id: string
    place: string
    version: number
    minutes: number
    sent: number | null
    number: string | null
  }>(
    sql(
      'volunteers.lockSent',
      `select h.id, w.place, h.version, h.minutes, s.minutes as sent, s.number from volunteer_hours h
       join volunteer v on v.id = h.volunteer join volunteer w on w.id = coalesce(v.merged_into, v.id)
       left join volunteer_sent s on s.hours = h.id and s.system = $1
       where h.id = any($2::uuid[]) and h.state = 'counted' and h.flaw is null order by h.id for update of h`,
      [system, ids],
    ),
  )

/** Numbers that the other system gave to other hours already. */
export const numbersTaken = (tx: Tx, system: string, numbers: readonly string[]) =>
  tx.rows<{ number: string; hours: string }>(
    sql(
      'volunteers.sentNumbers',
      'select number, hours from volunteer_sent where system = $1 and number = any($2::text[])',
      [system, numbers],
    ),
  )

export interface SentRow {
  hours: string
  version: number
  minutes: number
  number: string | null
}

export const putSent = (system: string, rows: readonly SentRow[], at: Date, by: string): Statement =>
  sql(
    'volunteers.sent',
    `insert into volunteer_sent (hours, system, version, minutes, number, at, by_account)
     select n.hours, $1, n.version, n.minutes, n.number, $2, $3 from unnest($4::uuid[], $5::int[], $6::int[], $7::text[]) n(hours, version, minutes, number) where true
     on conflict (hours, system) do update set version = excluded.version, minutes = excluded.minutes,
       number = coalesce(excluded.number, volunteer_sent.number), at = excluded.at, by_account = excluded.by_account`,
    [system, at, by, ...columns(rows, ['hours', 'version', 'minutes', 'number'])],
  )

/** Minutes of the own hours that stand in other systems. @param until what stood there by then; null: by now */
export const sentOf = (tx: Tx, volunteers: readonly string[], until: Date | null) =>
  tx.rows<{ system: string; minutes: number }>(
    sql(
      'volunteers.sentOf',
      `select s.system, sum(s.minutes)::int as minutes from volunteer_hours h join volunteer_sent s on s.hours = h.id
       where h.volunteer = any($1::uuid[]) and ($2::timestamptz is null or s.at <= $2) group by s.system order by s.system`,
      [volunteers, until],
    ),
  )

export interface ElsewhereRow extends Omit<NewElsewhere, 'words'> {
  text: string
  at: Date
}

export const elsewhereOf = (tx: Tx, volunteers: readonly string[], until: Date | null) =>
  tx.rows<ElsewhereRow>(
    sql(
      'volunteers.elsewhere',
      `select e.id, e.system, e.number, e.day::text as day, e.minutes, e.text, e.at from volunteer_elsewhere e
       where e.volunteer = any($1::uuid[]) and case when $2::timestamptz is null then e.struck_at is null
           else e.at <= $2 and (e.struck_at is null or e.struck_at > $2) end
       order by e.day desc, e.id limit 500`,
      [volunteers, until],
    ),
  )

export const insertElsewhere = (volunteer: string, e: NewElsewhere, text: string, at: Date, by: string): Statement =>
  sql(
    'volunteers.addElsewhere',
    `insert into volunteer_elsewhere (id, volunteer, system, number, day, minutes, text, at, by_account) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [e.id, volunteer, e.system, e.number, e.day, e.minutes, text, at, by],
  )

/** By its number in the other system: said already, or one of ours that stands there. */
export const elsewhereKnown = (tx: Tx, system: string, number: string) =>
  tx.one<{ known: boolean }>(
    sql(
      'volunteers.elsewhereKnown',
      `select true as known where exists (select 1 from volunteer_elsewhere e where e.system = $1 and e.number = $2 and e.struck_at is null)
         or exists (select 1 from volunteer_sent s where s.system = $1 and s.number = $2)`,
      [system, number],
    ),
  )

export const lockElsewhere = (tx: Tx, id: string) =>
  tx.one<{ id: string; volunteer: string; place: string; struck: boolean }>(
    sql(
      'volunteers.lockElsewhere',
      `select e.id, e.volunteer, v.place, e.struck_at is not null as struck
       from volunteer_elsewhere e join volunteer v on v.id = e.volunteer where e.id = $1 for update of e`,
      [id],
    ),
  )

export const strikeElsewhere = (id: string, at: Date): Statement =>
  sql('volunteers.strikeElsewhere', 'update volunteer_elsewhere set struck_at = $2 where id = $1', [id, at])
