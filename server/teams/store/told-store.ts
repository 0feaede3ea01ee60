/** What was told of promises, and who does not want to hear of them. */
import type { Telling, Told } from '../../../domain/teams/telling.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

/** Of windows that began within a year. */
export const toldOf = (tx: Tx, team: string, since: string) =>
  tx.rows<Told>(
    sql(
      'teams.told',
      `select quota, squad, from_day::text as "from", stage from team_told where team = $1 and from_day >= $2`,
      [team, since],
    ),
  )

export const insertTold = (team: string, tellings: readonly Telling[], at: Date) =>
  sql(
    'teams.insertTold',
    `insert into team_told (team, quota, squad, from_day, stage, at)
     select $1, quota, squad, from_day, stage, $2 from unnest($3::text[], $4::uuid[], $5::date[], $6::text[]) r(quota, squad, from_day, stage)
     on conflict do nothing`,
    [
      team,
      at,
      ...columns(
        tellings.map((t) => ({ ...t, quota: t.quota.code })),
        ['quota', 'squad', 'from', 'stage'],
      ),
    ],
  )

export const isQuiet = (tx: Tx, account: string) =>
  tx.one<{ account: string }>(sql('teams.isQuiet', 'select account from team_quiet where account = $1', [account]))

export const beQuiet = (account: string) =>
  sql('teams.beQuiet', 'insert into team_quiet (account) values ($1) on conflict do nothing', [account])

export const hearAgain = (account: string) =>
  sql('teams.hearAgain', 'delete from team_quiet where account = $1', [account])
