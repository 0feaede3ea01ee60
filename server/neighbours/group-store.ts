/** Groups who help each other, and who is in them. */
import type { GroupLevel } from '../../domain/neighbours/groups-api.ts'
import type { Range } from '../../domain/kernel/place-path.ts'
import { sql, type Tx } from '../kernel/db/tx.ts'

export interface Group {
  id: string
  name: string
  level: GroupLevel
  place: string
  estate: string | null
  building: string | null
  from: string
  to: string | null
  why: string | null
}

export interface GroupRow extends Group {
  version: number
  placeName: string
  members: number
}

const columns = `g.id, g.name, g.level, g.place, g.estate, g.building, g.from_day::text as "from", g.to_day::text as "to", g.why, g.version,
  case g.level when 'building' then coalesce(e.name || b.name, k.name) when 'estate' then coalesce(e.name, k.name) else k.name end as "placeName",
  (select count(*)::int from neighbour_member m where m.grp = g.id and m.to_day is null) as members`
const from = `from neighbour_group g join places_pub_place k on k.path = g.place left join places_pub_estate e on e.id = g.estate
  left join places_pub_building b on b.id = g.building`

export interface Near {
  lineage: readonly string[]
  estate: string | null
  building: string | null
}

/** Of where somebody lives; uses `neighbour_group_near`. */
export const groupsNear = (tx: Tx, at: Near, size: number) =>
  tx.rows<GroupRow>(
    sql(
      'neighbours.groupsNear',
      `select ${columns} ${from} where g.place = any($1::text[]) and g.to_day is null
         and case g.level when 'building' then g.building = $3::uuid when 'estate' then g.estate = $2::uuid else true end
       order by g.place, g.id limit $4`,
      [at.lineage, at.estate, at.building, size],
    ),
  )

/** With helps that both sides confirmed in a span of time and in which somebody took part who was in it then. */
export const groupsIn = (tx: Tx, { lo, hi }: Range, first: Date, last: Date, size: number) =>
  tx.rows<GroupRow & { helps: number }>(
    sql(
      'neighbours.groupsIn',
      `select ${columns}, (
         select count(distinct a.id)::int from neighbour_member m
         join lateral (
           select a.id, a.said_from from neighbour_answer a where a.person = m.person and a.state = 'done'
           union all
           select a.id, a.said_from from neighbour_post p join neighbour_answer a on a.post = p.id where p.person = m.person and a.state = 'done') a on true
         where m.grp = g.id and a.said_from >= $3 and a.said_from < $4
           and (a.said_from at time zone 'Asia/Shanghai')::date >= m.from_day
           and (m.to_day is null or (a.said_from at time zone 'Asia/Shanghai')::date < m.to_day)) as helps
       ${from} where g.place >= $1 and g.place < $2 and g.to_day is null order by g.place, g.id limit $5`,
      [lo, hi, first, last, size],
    ),
  )

export const lockGroup = (tx: Tx, id: string) =>
  tx.one<GroupRow>(sql('neighbours.lockGroup', `select ${columns} ${from} where g.id = $1 for update of g`, [id]))

export const insertGroup = (g: Group) =>
  sql(
    'neighbours.insertGroup',
    'insert into neighbour_group (id, name, level, place, estate, building, from_day, version) values ($1, $2, $3, $4, $5, $6, $7, 1)',
    [g.id, g.name, g.level, g.place, g.estate, g.building, g.from],
  )

export const endGroup = (id: string, day: string, why: string) => [
  sql('neighbours.endGroup', 'update neighbour_group set to_day = $2, why = $3, version = version + 1 where id = $1', [
    id,
    day,
    why,
  ]),
  sql(
    'neighbours.endMembers',
    'update neighbour_member set to_day = $2, called = null where grp = $1 and to_day is null',
    [id, day],
  ),
]

export interface Member {
  id: string
  group: string
  person: string
  account: string
  called: string | null
}

/** Of these groups those who are in them now. */
export const membersOf = (tx: Tx, groups: readonly string[]) =>
  tx.rows<Member>(
    sql(
      'neighbours.members',
      `select id, grp as "group", person, account, called from neighbour_member
       where grp = any($1::uuid[]) and to_day is null order by from_day, id limit 2000`,
      [groups],
    ),
  )

export const insertMember = (m: Member, day: string) =>
  sql(
    'neighbours.insertMember',
    'insert into neighbour_member (id, grp, person, account, called, from_day) values ($1, $2, $3, $4, $5, $6)',
    [m.id, m.group, m.person, m.account, m.called, day],
  )

export const endMember = (id: string, day: string) =>
  sql('neighbours.endMember', 'update neighbour_member set to_day = $2, called = null where id = $1', [id, day])

/** Whoever died, left or was erased is in none any more. */
export const endMembersOf = (persons: readonly string[], day: string) =>
  sql(
    'neighbours.endMembersOf',
    `update neighbour_member set to_day = greatest(from_day, $2::date), called = null where person = any($1::uuid[]) and to_day is null`,
    [persons, day],
  )
