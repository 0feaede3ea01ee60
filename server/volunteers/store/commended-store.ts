/** Who was commended where and when, by the day of it. */
import type { Range } from '../../../domain/kernel/place-path.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface CommendedRow {
  id: string
  day: string
  volunteer: string
  /** Null: they live elsewhere by now. */
  person: string | null
  name: string | null
  number: string | null
  placeName: string
  unitName: string | null
  text: string
}

const within = `e.kind = 'commendation' and e.struck_at is null and e.day >= $3 and e.day <= $4 and e.place >= $1 and e.place < $2`
/** One who became another volunteer is that one. */
const who = 'coalesce((select x.merged_into from volunteer x where x.id = e.volunteer), e.volunteer)'

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
      `select c.id, c.day::text as day, c.who as volunteer, coalesce(p.now, w.person) as person, p.name_masked as name, w.number,
         coalesce((select k.name from places_pub_place k where k.path = c.place), c.place) as "placeName",
         (select b.name from organisations_pub_body b where b.code = c.unit) as "unitName", c.text
       from (select e.id, e.day, e.place, e.unit, e.text, ${who} as who from volunteer_entry e
             where ${within} and (e.day, e.id) < ($5::date, $6::uuid) order by e.day desc, e.id desc limit $7) c
       left join volunteer w on w.id = c.who left join people_pub_person p on p.id = w.person
       order by c.day desc, c.id desc`,
      [lo, hi, first, last, ...after, size],
    ),
  )

export const commendedSum = async (tx: Tx, { lo, hi }: Range, [first, last]: [string, string]) =>
  (await tx.one<{ total: number; volunteers: number }>(
    sql(
      'volunteers.commendedSum',
      `select count(*)::int as total, count(distinct ${who})::int as volunteers from volunteer_entry e where ${within}`,
      [lo, hi, first, last],
    ),
  ))!
