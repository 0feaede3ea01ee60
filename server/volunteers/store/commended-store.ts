/** Who was commended, by the day of it; one who became another volunteer stands there as the one they are. */
import type { Range } from '../../../domain/kernel/place-path.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface CommendedRow {
  id: string
  day: string
  volunteer: string
  person: string
  name: string
  number: string
  placeName: string
  unitName: string | null
  text: string
}

const from = `from volunteer_entry e join volunteer v on v.id = e.volunteer join volunteer w on w.id = coalesce(v.merged_into, v.id)`
const within = `e.kind = 'commendation' and e.struck_at is null and e.day >= $3 and e.day <= $4 and w.place >= $1 and w.place < $2`

/** Uses `volunteer_entry_commended`. */
export const commendedIn = (
  tx: Tx,
  { lo, hi }: Range,
  [first, last]: [string, string],
  after: [day: string, id: string],
  size: number,
) =>
  tx.rows<CommendedRow>(
    sql(
      'volunteers.commended',
      `select e.id, e.day::text as day, w.id as volunteer, coalesce(p.now, w.person) as person, coalesce(p.name_masked, '') as name, w.number,
         coalesce(k.name, w.place) as "placeName", b.name as "unitName", e.text
       ${from} left join people_pub_person p on p.id = w.person left join places_pub_place k on k.path = w.place
       left join organisations_pub_body b on b.code = e.unit
       where ${within} and (e.day, e.id) < ($5::date, $6::uuid) order by e.day desc, e.id desc limit $7`,
      [lo, hi, first, last, ...after, size],
    ),
  )

export const commendedSum = async (tx: Tx, { lo, hi }: Range, [first, last]: [string, string]) =>
  (await tx.one<{ total: number; volunteers: number }>(
    sql(
      'volunteers.commendedSum',
      `select count(*)::int as total, count(distinct w.id)::int as volunteers ${from} where ${within}`,
      [lo, hi, first, last],
    ),
  ))!
