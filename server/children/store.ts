/** The ledger of children; rows are seen by whoever sees the person, and every search says the places too. */
import type { Range } from '../../domain/kernel/place-path.ts'
import { sql, type Tx } from '../kernel/db/tx.ts'

export interface EntryRow {
  id: string
  person: string
  category: string
  details: string
  version: number
  opened_at: Date
  ended_at: Date | null
  name_masked: string
  place: string
  born: string | null
}

const inside = (at: string) =>
  `exists (select 1 from unnest($1::text[], $2::text[]) s(lo, hi) where ${at} >= s.lo and ${at} < s.hi)`
const bounds = (ranges: readonly Range[]) => [ranges.map((r) => r.lo), ranges.map((r) => r.hi)]

const entry = `e.id, p.now as person, e.category, e.details, e.version, e.opened_at, e.ended_at, p.name_masked, p.place, p.born::text as born`

export const oneEntry = (tx: Tx, id: string, lock = false) =>
  tx.one<EntryRow>(
    sql(
      lock ? 'children.lock' : 'children.one',
      `select ${entry} from child_entry e join people_pub_person p on p.id = e.person where e.id = $1${lock ? ' for update of e' : ''}`,
      [id],
    ),
  )

export const entryOfPerson = (tx: Tx, person: string) =>
  tx.one<{ id: string; place: string; entry: string | null }>(
    sql(
      'children.ofPerson',
      `select p.now as id, p.place, e.id as entry from people_pub_person p
       cross join lateral (select p.now as id union all select m.old from people_pub_merged m where m."into" = p.now) a
       left join child_entry e on e.person = a.id and e.ended_at is null
       where p.id = $1 and p.died is null order by e.id nulls last limit 1`,
      [person],
    ),
  )

export interface ListRow {
  id: string
  person: string
  name_masked: string
  place: string
  category: string
  checked: string | null
  since: string | null
}

interface Asked {
  ranges: readonly Range[]
  after: [string, string]
  size: number
}

const checked = `(select max(l.day)::text from child_log l where l.child = e.id and l.kind = 'carer-check') as checked`

/** In the order of places; index `child_entry_place`, one walk for each range. */
export const listOf = (tx: Tx, { ranges, after, size }: Asked) =>
  tx.rows<ListRow>(
    sql(
      'children.list',
      `select e.id, p.now as person, p.name_masked, e.place, e.category, s.since::text as since, ${checked}
       from unnest($1::text[], $2::text[]) r(lo, hi) cross join lateral (
         select c.id, c.person, c.place, c.category from child_entry c
         where c.ended_at is null and c.place >= r.lo and c.place < r.hi and (c.place, c.id) > ($3, $4::uuid)
         order by c.place, c.id limit $5) e
       join people_pub_person p on p.id = e.person
       left join child_school s on s.child = e.id and s.confirmed_at is null
       order by e.place, e.id limit $5`,
      [...bounds(ranges), ...after, size],
    ),
  )

/** Those out of school alone, from the few of the county who are; index `child_school_open`. */
export const outOf = (tx: Tx, { ranges, after, size }: Asked) =>
  tx.rows<ListRow>(
    sql(
      'children.list-out',
      `select e.id, p.now as person, p.name_masked, e.place, e.category, s.since::text as since, ${checked}
       from child_school s join child_entry e on e.id = s.child join people_pub_person p on p.id = e.person
       where s.confirmed_at is null and e.ended_at is null and (e.place, e.id) > ($3, $4::uuid) and ${inside('e.place')}
       order by e.place, e.id limit $5`,
      [...bounds(ranges), ...after, size],
    ),
  )

export interface ProposedRow {
  person: string
  name_masked: string
  place: string
  category: string
  since: string | null
}

/** Persons with one of these categories today and no open row; one line a person; index `person_category_place`. */
export const proposedIn = (tx: Tx, ranges: readonly Range[], categories: readonly string[], day: string) =>
  tx.rows<ProposedRow>(
    sql(
      'children.proposed',
      `select distinct on (p.now) p.now as person, p.name_masked, p.place, c.category, c.from_day::text as since
       from unnest($1::text[], $2::text[]) s(lo, hi)
       cross join unnest($3::text[]) k(code)
       cross join lateral (select c.* from people_pub_category c where c.category = k.code and c.place >= s.lo and c.place < s.hi
         order by c.place, c.person limit 20000) c
       join people_pub_person p on p.id = c.person
       where (c.from_day is null or c.from_day <= $4) and (c.to_day is null or c.to_day >= $4)
         and p.died is null and not exists (
           select 1 from (select p.now as id union all select m.old from people_pub_merged m where m."into" = p.now) a
           join child_entry e on e.person = a.id and e.ended_at is null)
       order by p.now, array_position($3::text[], c.category) limit 300`,
      [...bounds(ranges), categories, day],
    ),
  )

export const insertEntry = (
  e: Pick<EntryRow, 'id' | 'person' | 'place' | 'category' | 'details' | 'opened_at'>,
  by: string,
) =>
  sql(
    'children.insert',
    'insert into child_entry (id, person, place, category, details, version, opened_at, opened_by) values ($1, $2, $3, $4, $5, 1, $6, $7)',
    [e.id, e.person, e.place, e.category, e.details, e.opened_at, by],
  )

export const changeEntry = (id: string, version: number, category: string, details: string) =>
  sql('children.change', 'update child_entry set category = $3, details = $4, version = $2 where id = $1', [
    id,
    version,
    category,
    details,
  ])

export const endEntry = (id: string, at: Date, by: string) =>
  sql('children.end', 'update child_entry set ended_at = $2, ended_by = $3 where id = $1', [id, at, by])

export interface LineRow {
  id: string
  kind: string
  day: string
  said: string | null
  account: string | null
  at: Date
}

export const insertLine = (l: LineRow & { child: string }) =>
  sql(
    'children.line',
    'insert into child_log (id, child, kind, day, said, account, at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing',
    [l.id, l.child, l.kind, l.day, l.said, l.account, l.at],
  )

export const lineThere = (tx: Tx, id: string) =>
  tx.one<{ id: string }>(sql('children.lineThere', 'select id from child_log where id = $1', [id]))

export const linesOf = (tx: Tx, child: string) =>
  tx.rows<LineRow>(
    sql(
      'children.lines',
      'select id, kind, day::text as day, said, account, at from child_log where child = $1 order by day desc, at desc, id limit 300',
      [child],
    ),
  )

export interface SchoolRow {
  id: string
  child: string
  since: string
  link_until: Date | null
  returned: string | null
  class: string | null
  confirmed_at: Date | null
}

const school = 'id, child, since::text as since, link_until, returned::text as returned, class, confirmed_at'

export const schoolsOf = (tx: Tx, child: string) =>
  tx.rows<SchoolRow>(
    sql('children.schools', `select ${school} from child_school where child = $1 order by since desc, id`, [child]),
  )

export const lockSchool = (tx: Tx, id: string) =>
  tx.one<SchoolRow>(sql('children.lockSchool', `select ${school} from child_school where id = $1 for update`, [id]))

export const insertSchool = (s: { id: string; child: string; since: string; at: Date; by: string }) =>
  sql('children.out', 'insert into child_school (id, child, since, opened_at, opened_by) values ($1, $2, $3, $4, $5)', [
    s.id,
    s.child,
    s.since,
    s.at,
    s.by,
  ])

export const setLink = (id: string, until: Date) =>
  sql('children.link', 'update child_school set link_until = $2 where id = $1', [id, until])

export const confirmSchool = (id: string, day: string, sealedClass: string, at: Date) =>
  sql(
    'children.back',
    'update child_school set returned = $2, class = $3, confirmed_at = $4, link_until = null where id = $1',
    [id, day, sealedClass, at],
  )
