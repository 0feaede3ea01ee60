/** Who has a facility when, and who looked at it. */
import type { Check, FacilityUse } from '../../../domain/facilities/schema.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

export interface UseRow {
  id: string
  facility: string
  from: Date
  to: Date
  what: string
  unit: string | null
  subjectKind: string | null
  subject: string | null
  why: string | null
}

const own = `u.id, u.facility, u.from_at as "from", u.to_at as "to", u.what, u.unit, u.subject_kind as "subjectKind", u.subject, u.why`

/** Uses that are held of a house and all its rooms, whichever of them is named, and touch a time; uses `facility_use_held`. */
export const usesInHouse = (tx: Tx, facility: string, from: Date, to: Date) =>
  tx.rows<UseRow>(
    sql(
      'facilities.usesInHouse',
      `select ${own} from facility h join facility f on f.id = h.id or f.within = h.id
         join facility_use u on u.facility = f.id
       where h.id = (select coalesce(within, id) from facility where id = $1)
         and u.released_at is null and u.to_at > $2 and u.from_at < $3
       order by u.from_at, u.id`,
      [facility, from, to],
    ),
  )

/** One that is still held after an instant, of a facility or its rooms. */
export const heldAfter = (tx: Tx, facilities: readonly string[], at: Date) =>
  tx.one<{ id: string }>(
    sql(
      'facilities.heldAfter',
      'select id from facility_use where facility = any($1::uuid[]) and released_at is null and to_at > $2 limit 1',
      [facilities, at],
    ),
  )

export const lockUse = (tx: Tx, id: string) =>
  tx.one<UseRow & { version: number; released: Date | null; place: string; runs: string | null }>(
    sql(
      'facilities.lockUse',
      `select ${own}, u.version, u.released_at as released, f.place, f.unit as runs
       from facility_use u join facility f on f.id = u.facility where u.id = $1 for update of u`,
      [id],
    ),
  )

export const insertUse = (u: FacilityUse): Statement =>
  sql(
    'facilities.insertUse',
    `insert into facility_use (id, facility, from_at, to_at, what, unit, subject_kind, subject, why, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)`,
    [u.id, u.facility, u.from, u.to, u.what, u.unit, u.subjectKind, u.subject, u.why],
  )

export const releaseUse = (id: string, at: Date): Statement =>
  sql('facilities.release', 'update facility_use set released_at = $2, version = version + 1 where id = $1', [id, at])

/** Whatever a matter of another room has. */
export const releaseOf = (subject: string, at: Date): Statement =>
  sql(
    'facilities.releaseOf',
    'update facility_use set released_at = $2, version = version + 1 where subject = $1 and released_at is null',
    [subject, at],
  )

export const lastChecks = (tx: Tx, facility: string) =>
  tx.rows<Check>(
    sql(
      'facilities.checks',
      'select id, day::text as day, state, note from facility_check where facility = $1 order by day desc, id desc limit 20',
      [facility],
    ),
  )

export const oneCheck = (tx: Tx, id: string) =>
  tx.one<{ id: string; facility: string; place: string; unit: string | null }>(
    sql(
      'facilities.check',
      'select c.id, c.facility, f.place, f.unit from facility_check c join facility f on f.id = c.facility where c.id = $1',
      [id],
    ),
  )

/** Only the latest look says how it is. */
export const insertCheck = (facility: string, c: Check, at: Date): Statement[] => [
  sql(
    'facilities.insertCheck',
    'insert into facility_check (id, facility, day, state, note, at) values ($1, $2, $3, $4, $5, $6)',
    [c.id, facility, c.day, c.state, c.note, at],
  ),
  sql(
    'facilities.checked',
    'update facility set checked_on = $2, checked_state = $3 where id = $1 and (checked_on is null or checked_on <= $2)',
    [facility, c.day, c.state],
  ),
]
