/** Teams and squads: one, lists, what is written. */
import type { Squad, Team } from '../../../domain/teams/schema.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface TeamRow extends Team {
  version: number
}

export interface SquadRow extends Squad {
  leader: string | null
  version: number
}

const span = (t: string) => `${t}.from_day::text as "from", ${t}.to_day::text as "to"`
const ofTeam = `t.id, t.type, t.name, t.lead, t.communities, ${span('t')}, t.version`
const ofSquad = `s.id, s.team, s.name, s.place, s.trade, s.unit, s.leader, ${span('s')}, s.version`

/** As its author wrote it. */
export const plainTeam = ({ version: _, ...team }: TeamRow): Team => team
export const plainSquad = ({ version: _v, ...squad }: SquadRow) => squad

export const oneTeam = (tx: Tx, id: string) =>
  tx.one<TeamRow>(sql('teams.one', `select ${ofTeam} from team t where t.id = $1`, [id]))

export const lockTeam = (tx: Tx, id: string) =>
  tx.one<TeamRow>(sql('teams.lock', `select ${ofTeam} from team t where t.id = $1 for update`, [id]))

/** A county has a few dozen. */
export const teams = (tx: Tx, day: string, closed: boolean) =>
  tx.rows<TeamRow & { squads: number }>(
    sql(
      'teams.list',
      `select ${ofTeam}, (select count(*)::int from squad s where s.team = t.id and s.from_day <= $1 and (s.to_day is null or s.to_day > $1)) as squads
       from team t where case when $2 then t.to_day <= $1 else t.to_day is null or t.to_day > $1 end order by t.type, t.id limit 500`,
      [day, closed],
    ),
  )

/** How many are in each squad of a team; asked as whoever may count them, and no more than counted. */
export const membersBySquad = (tx: Tx, squads: readonly string[], day: string) =>
  tx.rows<{ squad: string; n: number }>(
    sql(
      'teams.members',
      `select squad, count(*)::int as n from squad_member
       where squad = any($1::uuid[]) and from_day <= $2 and (to_day is null or to_day > $2) group by squad`,
      [squads, day],
    ),
  )

export const membersByTeam = (tx: Tx, day: string) =>
  tx.rows<{ team: string; n: number }>(
    sql(
      'teams.membersByTeam',
      `select s.team, count(*)::int as n from squad_member m join squad s on s.id = m.squad
       where m.from_day <= $1 and (m.to_day is null or m.to_day > $1) group by s.team`,
      [day],
    ),
  )

export const oneSquad = (tx: Tx, id: string) =>
  tx.one<SquadRow>(sql('teams.squad', `select ${ofSquad} from squad s where s.id = $1`, [id]))

export const lockSquad = (tx: Tx, id: string) =>
  tx.one<SquadRow>(sql('teams.lockSquad', `select ${ofSquad} from squad s where s.id = $1 for update`, [id]))

export const squadsOf = (tx: Tx, team: string) =>
  tx.rows<SquadRow>(
    sql(
      'teams.squads',
      `select ${ofSquad} from squad s where s.team = $1 order by (s.to_day is not null), s.place, s.name, s.id limit 500`,
      [team],
    ),
  )

export const squadsLedBy = (tx: Tx, account: string, day: string) =>
  tx.rows<SquadRow>(
    sql(
      'teams.ledBy',
      `select ${ofSquad} from squad s where s.leader = $1 and (s.to_day is null or s.to_day > $2) order by s.name, s.id limit 50`,
      [account, day],
    ),
  )

export const insertTeams = (all: readonly Team[]) =>
  sql(
    'teams.insert',
    `insert into team (id, type, name, lead, communities, from_day, to_day, version)
     select id, type, name, lead, communities::text[], from_day, to_day, 1
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::date[]) r(id, type, name, lead, communities, from_day, to_day)`,
    columns(
      all.map((t) => ({ ...t, communities: `{${t.communities.map((c) => `"${c}"`).join(',')}}` })),
      ['id', 'type', 'name', 'lead', 'communities', 'from', 'to'],
    ),
  )

export const updateTeam = (t: Team) =>
  sql(
    'teams.update',
    'update team set name = $2, lead = $3, communities = $4, to_day = $5, version = version + 1 where id = $1',
    [t.id, t.name, t.lead, t.communities, t.to],
  )

export const insertSquads = (all: readonly Squad[]) =>
  sql(
    'teams.insertSquads',
    `insert into squad (id, team, name, place, trade, unit, from_day, to_day, version)
     select id, team, name, place, trade, unit, from_day, to_day, 1
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[], $8::date[]) r(id, team, name, place, trade, unit, from_day, to_day)`,
    columns(all, ['id', 'team', 'name', 'place', 'trade', 'unit', 'from', 'to']),
  )

export const updateSquad = (s: Omit<SquadRow, 'version'>) =>
  sql(
    'teams.updateSquad',
    `update squad set name = $2, place = $3, trade = $4, unit = $5, leader = $6, to_day = $7, version = version + 1 where id = $1`,
    [s.id, s.name, s.place, s.trade, s.unit, s.leader, s.to],
  )

/** What ends with its team. */
export const endSquadsOf = (team: string, day: string) =>
  sql(
    'teams.endSquads',
    'update squad set to_day = greatest(from_day, $2::date), version = version + 1 where team = $1 and (to_day is null or to_day > $2)',
    [team, day],
  )

/** Squads of a place that became exactly one other stand there. */
export const followPlace = (old: string, next: string) => [
  sql('teams.followSquads', 'update squad set place = $2, version = version + 1 where place = $1', [old, next]),
  sql(
    'teams.followTeams',
    'update team set communities = array_replace(communities, $1, $2), version = version + 1 where $1 = any(communities)',
    [old, next],
  ),
]

export const placesNamed = (tx: Tx, paths: readonly string[]) =>
  tx.rows<{ path: string; name: string; kind: string; closed: string | null }>(
    sql(
      'teams.places',
      'select path, name, kind, closed::text as closed from places_pub_place where path = any($1::text[])',
      [paths],
    ),
  )

export const accountsNamed = (tx: Tx, ids: readonly string[]) =>
  tx.rows<{ id: string; shown: string; kind: string; active: boolean; person: string | null }>(
    sql('teams.accounts', 'select id, shown, kind, active, person from accounts_pub_names where id = any($1::uuid[])', [
      ids,
    ]),
  )
