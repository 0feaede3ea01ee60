/** Residents' voices of a team, and its years as they were closed. */
import type { Figures, VoiceAnswer } from '../../../domain/teams/evaluation.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

export interface EvaluationRow {
  id: string
  team: string
  year: number
  version: number
  figures: Figures
  said: string
  why: string | null
  byAccount: string
  at: Date
}

/** The newest first. */
export const evaluationsOf = (tx: Tx, team: string, year: number) =>
  tx.rows<EvaluationRow>(
    sql(
      'teams.evaluations',
      `select id, team, year, version, figures, said, why, by_account as "byAccount", at from team_evaluation
       where team = $1 and year = $2 order by version desc limit 50`,
      [team, year],
    ),
  )

export const insertEvaluation = (e: EvaluationRow): Statement =>
  sql(
    'teams.evaluate',
    `insert into team_evaluation (id, team, year, version, figures, said, why, by_account, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [e.id, e.team, e.year, e.version, JSON.stringify(e.figures), e.said, e.why, e.byAccount, e.at],
  )

export const putVoice = (v: {
  team: string
  year: number
  account: string
  place: string
  answer: VoiceAnswer
  at: Date
}): Statement =>
  sql(
    'teams.voice',
    `insert into team_voice (team, year, account, place, answer, at) values ($1, $2, $3, $4, $5, $6)
     on conflict (team, year, account) do update set place = excluded.place, answer = excluded.answer, at = excluded.at`,
    [v.team, v.year, v.account, v.place, v.answer, v.at],
  )

export const voicesBy = (tx: Tx, account: string, year: number) =>
  tx.rows<{ team: string; answer: VoiceAnswer }>(
    sql('teams.ownVoices', 'select team, answer from team_voice where account = $1 and year = $2', [account, year]),
  )

export const surveyOf = (tx: Tx, team: string, year: number) =>
  tx.rows<{ answer: VoiceAnswer; n: number }>(
    sql('teams.survey', 'select answer, count(*)::int as n from team_voice where team = $1 and year = $2 group by 1', [
      team,
      year,
    ]),
  )

const span = `r.ended_at >= make_date($2, 1, 1)::timestamp at time zone 'Asia/Shanghai'
  and r.ended_at < make_date($2 + 1, 1, 1)::timestamp at time zone 'Asia/Shanghai'`

/** Of matters that squads dealt with as bodies: how many residents rated well, and how many badly. */
export const ratingsOf = async (tx: Tx, team: string, year: number) =>
  (await tx.one<{ good: number; poor: number }>(
    sql(
      'teams.ratings',
      `with dealt as materialized (
         select distinct r.origin from squad s join records_pub_record r on r.unit = s.unit
         where s.team = $1 and r.origin_kind = 'request' and ${span})
       select count(*) filter (where m.facts ->> 'satisfied' = 'true')::int as good, count(*) filter (where m.facts ->> 'bad' = 'true')::int as poor
       from dealt d join requests_pub_measures m on m.request = d.origin`,
      [team, year],
    ),
  ))!

/** Of activities whose closing says how many were asked and how many were content. */
export const askedOf = async (tx: Tx, team: string, year: number) =>
  (await tx.one<{ all: number; content: number }>(
    sql(
      'teams.askedOf',
      `with done as materialized (
         select distinct r.origin from squad s join records_pub_record r on r.unit = s.unit
         where s.team = $1 and r.origin_kind = 'activity' and ${span})
       select coalesce(sum((a.numbers ->> 'asked')::int), 0)::int as "all", coalesce(sum((a.numbers ->> 'content')::int), 0)::int as content
       from done d join team_activity a on a.activity = d.origin where a.numbers ? 'asked' and a.numbers ? 'content'`,
      [team, year],
    ),
  ))!
