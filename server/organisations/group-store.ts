/** Service groups of grids, and absences with their cover. */
import type { Absence, GroupMember } from '../../domain/organisations/schema.ts'
import { sql, type Tx } from '../kernel/db/tx.ts'

const groupColumns = `g.id, g.place, g.kind, g.account, g.person, g.name, g.organisation, g.building, g.from_day::text as "from", g.to_day::text as "to"`
const absenceColumns = `id, account, cover, from_day::text as "from", to_day::text as "to", kind`

export type GroupRow = GroupMember & { shown: string | null; masked: string | null }

export const groupOf = (tx: Tx, place: string, day: string) =>
  tx.rows<GroupRow>(
    sql(
      'organisations.group',
      `select ${groupColumns}, a.shown, p.name_masked as masked
       from grid_group_member g left join accounts_pub_names a on a.id = g.account left join people_pub_person p on p.id = g.person
       where g.place = $1 and g.from_day <= $2 and (g.to_day is null or g.to_day > $2) order by g.kind, g.from_day, g.id limit 200`,
      [place, day],
    ),
  )

export const lockGroupMember = (tx: Tx, id: string) =>
  tx.one<GroupMember & { version: number }>(
    sql(
      'organisations.groupMember',
      `select ${groupColumns}, g.version from grid_group_member g where g.id = $1 for update`,
      [id],
    ),
  )

export const lockGroupsOf = (tx: Tx, account: string, day: string) =>
  tx.rows<GroupMember & { version: number }>(
    sql(
      'organisations.groupsOf',
      `select ${groupColumns}, g.version from grid_group_member g
       where g.account = $1 and (g.to_day is null or g.to_day > $2) order by g.id for update`,
      [account, day],
    ),
  )

export const insertGroupMember = (m: GroupMember) =>
  sql(
    'organisations.insertGroupMember',
    `insert into grid_group_member (id, place, kind, account, person, name, organisation, building, from_day, to_day, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)`,
    [m.id, m.place, m.kind, m.account, m.person, m.name, m.organisation, m.building, m.from, m.to],
  )

export const endGroupMember = (id: string, day: string) =>
  sql('organisations.endGroupMember', `update grid_group_member set to_day = $2, version = version + 1 where id = $1`, [
    id,
    day,
  ])

export const buildingThere = (tx: Tx, id: string) =>
  tx.one<{ place: string }>(sql('organisations.building', `select place from places_pub_building where id = $1`, [id]))

/** The one heir of a closed grid takes its group over. */
export const inheritGroup = (old: string, heir: string) =>
  sql(
    'organisations.inheritGroup',
    `update grid_group_member set place = $2, version = version + 1 where place = $1 and to_day is null`,
    [old, heir],
  )

export interface AbsenceFilter {
  organisation?: string
  account?: string
  /** Not over before this day. */
  day: string
}

export const absences = (tx: Tx, f: AbsenceFilter) =>
  tx.rows<Absence>(
    sql(
      'organisations.absences',
      `select ${absenceColumns} from absence where to_day >= $1 and ($2::uuid is null or account = $2)
         and ($3::uuid is null or account in (select m.account from organisation_member m where m.organisation = $3 and m.account is not null))
       order by from_day, id limit 500`,
      [f.day, f.account ?? null, f.organisation ?? null],
    ),
  )

/** Absences of several accounts that are not over before a day, and of those who cover for others. */
export const absencesFrom = (tx: Tx, accounts: string[], day: string) =>
  tx.rows<Absence>(
    sql(
      'organisations.absencesFrom',
      `select ${absenceColumns} from absence where account = any($1::uuid[]) and to_day >= $2 order by from_day, id limit 1000`,
      [accounts, day],
    ),
  )

/** Colleagues of an account on a day, with where their organisations stand; the account itself is among them. */
export const colleagues = (tx: Tx, account: string, day: string) =>
  tx.rows<{ account: string; place: string; code: string }>(
    sql(
      'organisations.colleagues',
      `select distinct c.account, o.place, o.code
       from organisation_member m join organisation o on o.id = m.organisation
       join organisation_member c on c.organisation = m.organisation and c.account is not null
       where m.account = $1 and m.from_day <= $2 and (m.to_day is null or m.to_day > $2)
         and c.from_day <= $2 and (c.to_day is null or c.to_day > $2)`,
      [account, day],
    ),
  )

export const lockAbsence = (tx: Tx, id: string) =>
  tx.one<Absence & { version: number }>(
    sql('organisations.absence', `select ${absenceColumns}, version from absence where id = $1 for update`, [id]),
  )

/** Absences an account covers, not over before a day. Index: `absence_cover`. */
export const lockCoversOf = (tx: Tx, cover: string, day: string) =>
  tx.rows<Absence & { version: number }>(
    sql(
      'organisations.coversOf',
      `select ${absenceColumns}, version from absence where cover = $1 and to_day >= $2 order by id for update`,
      [cover, day],
    ),
  )

export const passCover = (id: string, cover: string) =>
  sql('organisations.passCover', 'update absence set cover = $2, version = version + 1 where id = $1', [id, cover])

export const insertAbsence = (a: Absence) =>
  sql(
    'organisations.insertAbsence',
    `insert into absence (id, account, cover, from_day, to_day, kind, version) values ($1, $2, $3, $4, $5, $6, 1)`,
    [a.id, a.account, a.cover, a.from, a.to, a.kind],
  )

export const endAbsence = (id: string, day: string) =>
  sql('organisations.endAbsence', `update absence set to_day = $2, version = version + 1 where id = $1`, [id, day])

/** Who of these persons is a member of a body or serves in a group of a grid, now or before. */
export const membersAmong = async (tx: Tx, persons: readonly string[]): Promise<string[]> =>
  (
    await tx.rows<{ person: string }>(
      sql(
        'organisations.among',
        `select person from organisation_member where person = any($1::uuid[])
         union select person from grid_group_member where person = any($1::uuid[])`,
        [persons],
      ),
    )
  ).map((r) => r.person)
