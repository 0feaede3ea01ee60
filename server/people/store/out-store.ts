/** What a list needs beside what a page shows. */
import { sql, type Tx } from '../../kernel/db/tx.ts'
import type { PersonRow } from '../sealed.ts'

export type SealedRow = Pick<PersonRow, 'id' | 'name' | 'born' | 'id_number' | 'id_number_masked'> & {
  /** Of the first phone. */
  no: number | null
  sealed: string | null
  address: string | null
}

/** The day is `$1`; the address is the one a list shows. */
export const sealedByIds = (tx: Tx, day: string, ids: readonly string[]) =>
  tx.rows<SealedRow>(
    sql(
      'people.sealedByIds',
      `select p.id, p.name, p.born::text as born, p.id_number, p.id_number_masked, f.no, f.sealed,
         (select d.text from household_member m join household h on h.id = m.household join places_pub_dwelling d on d.id = h.dwelling
          where m.person = p.id and m.residence <> 'registered-only' and m.from_day <= $1 and (m.to_day is null or m.to_day > $1)
          order by m.from_day desc limit 1) as address
       from person p
       left join lateral (select no, sealed from person_phone where person = p.id order by no limit 1) f on true
       where p.id = any($2::uuid[])`,
      [day, ids],
    ),
  )

export const namesOfPlaces = (tx: Tx) =>
  tx.rows<{ path: string; name: string; kind: string }>(
    sql('people.placeNames', 'select path, name, kind from places_pub_place', []),
  )
