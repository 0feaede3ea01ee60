/** What happens to persons, in the ledger: their place follows them, and of whom nothing is needed any more the words go. */
import { sql, type Statement, type Tx } from '../kernel/db/tx.ts'

/** Of a person, under every number they had. */
const theirs = `(e.person = any($1::uuid[]) or e.person in (select m.old from people_pub_merged m where m."into" = any($1::uuid[])))`

export const followPlaces = (persons: readonly string[]): Statement =>
  sql(
    'children.follow',
    `update child_entry e set place = p.place from people_pub_person p
     where ${theirs} and p.id = e.person and p.place <> e.place`,
    [persons],
  )

export const childrenIn = (tx: Tx, place: string) =>
  tx.rows<{ person: string }>(
    sql('children.in', 'select person from child_entry where place = $1 and ended_at is null', [place]),
  )

export const membersOf = (tx: Tx, household: string) =>
  tx.rows<{ person: string }>(
    sql('children.members', 'select person from people_pub_member where household = $1 and to_day is null', [
      household,
    ]),
  )

/** Each row under lock. */
export const entriesOf = (tx: Tx, persons: readonly string[]) =>
  tx.rows<{ id: string }>(
    sql('children.erased', `select e.id from child_entry e where ${theirs} order by e.id for update`, [persons]),
  )

/** @param details for each entry what is left when nothing is known any more, sealed */
export const eraseEntries = (rows: readonly { id: string; details: string }[], at: Date): Statement[] => {
  const ids = rows.map((r) => r.id)
  return [
    sql(
      'children.erase',
      `update child_entry e set details = x.details, version = e.version + 1, ended_at = coalesce(e.ended_at, $3)
       from unnest($1::uuid[], $2::text[]) as x(id, details) where e.id = x.id`,
      [ids, rows.map((r) => r.details), at],
    ),
    sql('children.eraseLines', 'update child_log set said = null where child = any($1::uuid[]) and said is not null', [
      ids,
    ]),
    sql(
      'children.eraseSchools',
      'update child_school set class = null, link_until = null where child = any($1::uuid[])',
      [ids],
    ),
  ]
}
