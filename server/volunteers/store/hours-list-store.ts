/** Hours as they are listed: what waits for somebody, those of one volunteer, those of whoever was served, what is shown to all. */
import type { Range } from '../../../domain/kernel/place-path.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'
import { hoursColumns, type HoursRow } from './hours-store.ts'

export type View = 'entered' | 'flawed' | 'objected'

const wanted: Record<View, string> = {
  entered: `h.state = 'entered' and h.flaw is null`,
  flawed: `h.state = 'entered' and h.flaw is not null`,
  objected: `(h.state = 'objected' or h.open_objection)`,
}
// As the two indexes say it.
const waits = `(h.state in ('entered', 'objected') or h.open_objection)`

/** In order of place and day; uses `volunteer_hours_place`. */
export const waitingIn = (tx: Tx, { lo, hi }: Range, view: View, after: [string, string, string], size: number) =>
  tx.rows<HoursRow>(
    sql(
      `volunteers.waitingIn.${view}`,
      `select ${hoursColumns} from volunteer_hours h
       where h.place >= $1 and h.place < $2 and ${waits} and ${wanted[view]} and (h.place, h.day, h.id) > ($3, $4::date, $5::uuid)
       order by h.place, h.day, h.id limit $6`,
      [lo, hi, ...after, size],
    ),
  )

/** In order of day; uses `volunteer_hours_unit`. */
export const waitingOf = (tx: Tx, unit: string, view: View, after: [string, string, string], size: number) =>
  tx.rows<HoursRow>(
    sql(
      `volunteers.waitingOf.${view}`,
      `select ${hoursColumns} from volunteer_hours h
       where h.unit = $1 and ${waits} and ${wanted[view]} and (h.day, h.id) > ($2::date, $3::uuid) order by h.day, h.id limit $4`,
      [unit, after[1], after[2], size],
    ),
  )

/** Newest first. @param until what was said by then; null: by now */
export const hoursOfVolunteer = (
  tx: Tx,
  volunteers: readonly string[],
  until: Date | null,
  after: [day: string, id: string],
  size: number,
) =>
  tx.rows<HoursRow>(
    sql(
      'volunteers.hoursOf',
      `select x.* from unnest($1::uuid[]) w(id)
       cross join lateral (select ${hoursColumns} from volunteer_hours h
         where h.volunteer = w.id and (h.day, h.id) < ($3::date, $4::uuid) and ($2::timestamptz is null or h.said_at <= $2)
         order by h.day desc, h.id desc limit $5) x
       order by x.day desc, x.id desc limit $5`,
      [volunteers, until, ...after, size],
    ),
  )

/** Of those who served these persons; newest first. */
export const hoursServed = (tx: Tx, persons: readonly string[], after: [day: string, id: string], size: number) =>
  tx.rows<HoursRow & { served: string }>(
    sql(
      'volunteers.hoursServed',
      `select ${hoursColumns}, s.person as served from volunteer_served s join volunteer_hours h on h.id = s.hours
       where s.person = any($1::uuid[]) and h.state <> 'void' and h.flaw is null and (h.day, h.id) < ($2::date, $3::uuid)
       order by h.day desc, h.id desc limit $4`,
      [persons, ...after, size],
    ),
  )

/** Open to objection, the first to end first; uses `volunteer_hours_shown`. */
export const noticeIn = (tx: Tx, { lo, hi }: Range, now: Date, after: [string, string, string], size: number) =>
  tx.rows<HoursRow>(
    sql(
      'volunteers.notice',
      `select ${hoursColumns} from volunteer_hours h
       where h.place >= $1 and h.place < $2 and h.state = 'notice' and h.notice_until > $3
         and (h.place, h.notice_until, h.id) > ($4, $5::timestamptz, $6::uuid)
       order by h.place, h.notice_until, h.id limit $7`,
      [lo, hi, now, ...after, size],
    ),
  )

export const placesNamed = (tx: Tx, paths: readonly string[]) =>
  tx.rows<{ path: string; name: string; kind: string }>(
    sql('volunteers.places', 'select path, name, kind from places_pub_place where path = any($1::text[])', [paths]),
  )

export interface Sums {
  years: { year: number; minutes: number; times: number; training: number }[]
  programmes: { programme: string; minutes: number; times: number }[]
  units: { unit: string; unitName: string | null; minutes: number; times: number }[]
}

const counts = `h.volunteer = any($1::uuid[]) and h.state = 'counted' and h.flaw is null and ($2::timestamptz is null or h.said_at <= $2)`

export async function sumsOf(tx: Tx, volunteers: readonly string[], until: Date | null): Promise<Sums> {
  const values = [volunteers, until]
  const [years, programmes, units] = await Promise.all([
    tx.rows<Sums['years'][number]>(
      sql(
        'volunteers.years',
        `select coalesce(h.year, t.year)::int as year, coalesce(h.minutes, 0)::int as minutes, coalesce(h.times, 0)::int as times,
           coalesce(t.training, 0)::int as training
         from (select extract(year from h.day) as year, sum(h.minutes) as minutes, count(*) as times from volunteer_hours h where ${counts} group by 1) h
         full join (select extract(year from e.day) as year, sum(e.minutes) as training from volunteer_entry e
           where e.volunteer = any($1::uuid[]) and e.kind = 'training' and e.struck_at is null and ($2::timestamptz is null or e.at <= $2) group by 1) t
           on t.year = h.year
         order by 1 desc limit 100`,
        values,
      ),
    ),
    tx.rows<Sums['programmes'][number]>(
      sql(
        'volunteers.programmes',
        `select h.programme, sum(h.minutes)::int as minutes, count(*)::int as times from volunteer_hours h
         where ${counts} and h.programme is not null group by 1 order by 2 desc, 1 limit 100`,
        values,
      ),
    ),
    tx.rows<Sums['units'][number]>(
      sql(
        'volunteers.units',
        `select h.unit, b.name as "unitName", sum(h.minutes)::int as minutes, count(*)::int as times
         from volunteer_hours h left join organisations_pub_body b on b.code = h.unit where ${counts} group by 1, 2 order by 3 desc, 1 limit 100`,
        values,
      ),
    ),
  ])
  return { years, programmes, units }
}

/** Minutes that do not count yet and may. */
export const waitingMinutes = async (tx: Tx, volunteers: readonly string[], until: Date | null): Promise<number> =>
  (await tx.one<{ n: number }>(
    sql(
      'volunteers.waitingMinutes',
      `select coalesce(sum(h.minutes), 0)::int as n from volunteer_hours h
       where h.volunteer = any($1::uuid[]) and h.state in ('entered', 'notice', 'objected') and h.flaw is null
         and ($2::timestamptz is null or h.said_at <= $2)`,
      [volunteers, until],
    ),
  ))!.n

/** One and whoever was merged into it. */
export const homeOf = async (tx: Tx, id: string): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(
      sql('volunteers.home', 'select id from volunteer where id = $1 or merged_into = $1', [id]),
    )
  ).map((r) => r.id)
