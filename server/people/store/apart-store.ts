/** Records that somebody told apart, and why. */
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface ApartRow {
  id: string
  person: string
  other: string
  place: string
  note: string
}

export const insertApart = (rows: readonly ApartRow[], account: string | null, at: Date) =>
  sql(
    'people.insertApart',
    `insert into person_apart (id, person, other, place, note, account, at)
     select *, $6::uuid, $7::timestamptz from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[])`,
    [
      rows.map((r) => r.id),
      rows.map((r) => r.person),
      rows.map((r) => r.other),
      rows.map((r) => r.place),
      rows.map((r) => r.note),
      account,
      at,
    ],
  )

/** The last word about each of these, whichever of the two they were; by `person_apart_person_other_key` and `person_apart_other`. */
export const apartOf = (tx: Tx, ids: readonly string[]) =>
  tx.rows<{ about: string; id: string; note: string }>(
    sql(
      'people.apart',
      `select n.id as about, l.id, l.note from unnest($1::uuid[]) n(id) cross join lateral (
         (select a.id, a.note, a.at from person_apart a where a.person = n.id order by a.at desc, a.id desc limit 1)
         union all
         (select a.id, a.note, a.at from person_apart a where a.other = n.id order by a.at desc, a.id desc limit 1)
         order by at desc, id desc limit 1) l`,
      [ids],
    ),
  )

export const dropApartOf = (ids: string[]) =>
  sql('people.dropApartOf', 'delete from person_apart where person = any($1::uuid[]) or other = any($1::uuid[])', [ids])
