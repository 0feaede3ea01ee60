/** Courses, honours, evaluations; their words stand in `texts`. */
import type { EntryKind, NewEntry } from '../../../domain/volunteers/schema.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface EntryRow {
  id: string
  volunteer: string
  kind: EntryKind
  day: string
  course: string | null
  minutes: number | null
  unit: string | null
  unitName: string | null
  text: string
}

/** @param until as they stood then; null: as they stand */
export const entriesOf = (tx: Tx, volunteers: readonly string[], until: Date | null) =>
  tx.rows<EntryRow>(
    sql(
      'volunteers.entries',
      `select e.id, e.volunteer, e.kind, e.day::text as day, e.course, e.minutes, e.unit, b.name as "unitName", e.text
       from volunteer_entry e left join organisations_pub_body b on b.code = e.unit
       where e.volunteer = any($1::uuid[]) and case when $2::timestamptz is null then e.struck_at is null
           else e.at <= $2 and (e.struck_at is null or e.struck_at > $2) end
       order by e.day desc, e.id desc limit 500`,
      [volunteers, until],
    ),
  )

/** Courses alone, for who may serve. */
export const coursesOf = (tx: Tx, volunteers: readonly string[]) =>
  tx.rows<{ volunteer: string; course: string; day: string }>(
    sql(
      'volunteers.courses',
      `select volunteer, course, day::text as day from volunteer_entry
       where volunteer = any($1::uuid[]) and course is not null and struck_at is null`,
      [volunteers],
    ),
  )

export const lockEntry = (tx: Tx, id: string) =>
  tx.one<{ id: string; volunteer: string; place: string; kind: EntryKind; struck: boolean }>(
    sql(
      'volunteers.entry',
      `select e.id, e.volunteer, v.place, e.kind, e.struck_at is not null as struck
       from volunteer_entry e join volunteer v on v.id = e.volunteer where e.id = $1 for update of e`,
      [id],
    ),
  )

/** @param of the volunteer, and where they live on the day it is entered */
export const insertEntry = (
  of: { id: string; place: string },
  e: NewEntry,
  text: string,
  by: string | null,
  at: Date,
) =>
  sql(
    'volunteers.enter',
    `insert into volunteer_entry (id, volunteer, kind, day, course, minutes, unit, text, at, by_account, place)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [e.id, of.id, e.kind, e.day, e.course, e.minutes, e.unit, text, at, by, of.place],
  )

export const strikeEntry = (id: string, at: Date) =>
  sql('volunteers.strike', 'update volunteer_entry set struck_at = $2 where id = $1', [id, at])
