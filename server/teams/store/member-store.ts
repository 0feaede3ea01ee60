/** Who is in a squad. Names come from the account or the person, masked. */
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface Member {
  id: string
  squad: string
  account: string | null
  volunteer: string | null
  person: string | null
  from: string
  to: string | null
}

export interface MemberRow extends Member {
  version: number
}

const own = `m.id, m.squad, m.account, m.volunteer, m.person, m.from_day::text as "from", m.to_day::text as "to", m.version`

/** Those of the day and of later, then those who left since. */
export const membersOf = (tx: Tx, squad: string, since: string) =>
  tx.rows<MemberRow & { shown: string | null; masked: string | null; speaker: string | null }>(
    sql(
      'teams.membersOf',
      `select ${own}, a.shown, p.name_masked as masked,
         (select k.account from people_pub_account k where k.person = p.now and k.link = 'self' and k.to_day is null limit 1) as speaker
       from squad_member m left join accounts_pub_names a on a.id = m.account left join people_pub_person p on p.id = m.person
       where m.squad = $1 and (m.to_day is null or m.to_day >= $2) order by (m.to_day is not null), m.from_day, m.id limit 500`,
      [squad, since],
    ),
  )

export const oneMember = (tx: Tx, id: string) =>
  tx.one<MemberRow>(sql('teams.member', `select ${own} from squad_member m where m.id = $1`, [id]))

/** Of one squad, as they are on a day or later. */
export const standing = (
  tx: Tx,
  squad: string,
  who: { account: string | null; volunteer: string | null },
  day: string,
) =>
  tx.one<{ id: string }>(
    sql(
      'teams.standing',
      `select id from squad_member where squad = $1 and (account = $2 or volunteer = $3) and (to_day is null or to_day > $4) limit 1`,
      [squad, who.account, who.volunteer, day],
    ),
  )

export const insertMember = (m: Member) =>
  sql(
    'teams.insertMember',
    'insert into squad_member (id, squad, account, volunteer, person, from_day, to_day, version) values ($1, $2, $3, $4, $5, $6, $7, 1)',
    [m.id, m.squad, m.account, m.volunteer, m.person, m.from, m.to],
  )

export const endMember = (id: string, to: string) =>
  sql('teams.endMember', 'update squad_member set to_day = $2, version = version + 1 where id = $1', [id, to])

/** Whoever takes a squad over is one of its members. */
export const joinAsHeir = (id: string, squad: string, account: string, day: string) =>
  sql(
    'teams.joinAsHeir',
    `insert into squad_member (id, squad, account, from_day, version) select $1, $2, $3, $4, 1
     where not exists (select 1 from squad_member where squad = $2 and account = $3 and (to_day is null or to_day > $4))`,
    [id, squad, account, day],
  )

export const setLeader = (squad: string, account: string) =>
  sql('teams.setLeader', 'update squad set leader = $2, version = version + 1 where id = $1', [squad, account])

/** Whoever ends with their squad, or with all squads of a team. */
export const endMembers = (squad: string, day: string) =>
  sql(
    'teams.endMembers',
    'update squad_member set to_day = greatest(from_day, $2::date), version = version + 1 where squad = $1 and (to_day is null or to_day > $2)',
    [squad, day],
  )

export const endMembersOfTeam = (team: string, day: string) =>
  sql(
    'teams.endMembersOfTeam',
    `update squad_member set to_day = greatest(from_day, $2::date), version = version + 1
     where squad in (select id from squad where team = $1) and (to_day is null or to_day > $2)`,
    [team, day],
  )

/** Whoever died, left the county, or is no volunteer any more. */
export const endMembersOfPerson = (person: string, day: string) =>
  sql(
    'teams.endMembersOfPerson',
    'update squad_member set to_day = greatest(from_day, $2::date), version = version + 1 where person = $1 and (to_day is null or to_day > $2)',
    [person, day],
  )

/** The account by which a person speaks for themselves. */
export const accountOf = (tx: Tx, person: string) =>
  tx.one<{ account: string }>(
    sql(
      'teams.accountOf',
      `select a.account from people_pub_account a where a.person = $1 and a.link = 'self' and a.to_day is null limit 1`,
      [person],
    ),
  )
