/** Draws of competitions, the numbers and names of those who play, results by version. */
import type { DrawForm } from '../../../domain/activities/draw.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface DrawRow {
  activity: string
  form: DrawForm
  size: number | null
  hash: string
  secret: string | null
  seed: string | null
  announced_at: Date
  made_at: Date | null
  players: number | null
  version: number
}

const columns = 'activity, form, size, hash, secret, seed, announced_at, made_at, players, version'

export const drawOf = (tx: Tx, activity: string) =>
  tx.one<DrawRow>(sql('activities.draw', `select ${columns} from activity_draw where activity = $1`, [activity]))

export const lockDraw = (tx: Tx, activity: string) =>
  tx.one<DrawRow>(
    sql('activities.draw.lock', `select ${columns} from activity_draw where activity = $1 for update`, [activity]),
  )

export const insertDraw = (d: DrawRow) =>
  sql(
    'activities.draw.add',
    `insert into activity_draw (activity, form, size, hash, secret, announced_at, version) values ($1, $2, $3, $4, $5, $6, 1)`,
    [d.activity, d.form, d.size, d.hash, d.secret, d.announced_at],
  )

export const makeDraw = (activity: string, seed: string, players: number, at: Date) =>
  sql(
    'activities.draw.make',
    `update activity_draw set seed = $2, secret = null, players = $3, made_at = $4, version = version + 1 where activity = $1`,
    [activity, seed, players, at],
  )

/** From 1, in the order in which they came, of those who have a place. */
export const numberEntries = (activity: string) =>
  sql(
    'activities.draw.number',
    `update activity_entry e set number = n.number
     from (select id, row_number() over (order by seq)::smallint as number from activity_entry where activity = $1 and state = 'in') n
     where e.id = n.id`,
    [activity],
  )

export const nameEntry = (id: string, alias: string) =>
  sql('activities.entry.alias', 'update activity_entry set alias = $2 where id = $1', [id, alias])

/** Names that were chosen for a competition that ended before a moment. Uses `activity_entry_alias`. */
export const emptyAliases = (before: Date) =>
  sql(
    'activities.entry.emptyAliases',
    `update activity_entry e set alias = null from activity a where a.id = e.activity and e.alias is not null and a.to_at < $1`,
    [before],
  )

export const playersOf = (tx: Tx, activity: string) =>
  tx.rows<{ id: string; number: number; alias: string | null }>(
    sql(
      'activities.draw.players',
      'select id, number, alias from activity_entry where activity = $1 and number is not null order by number',
      [activity],
    ),
  )

export interface ResultRow {
  id: string
  activity: string
  round: number
  no: number
  version: number
  winner: number | null
  score: string
  at: Date
  account: string
}

/** The newest of each match. */
export const resultsOf = (tx: Tx, activity: string) =>
  tx.rows<ResultRow>(
    sql(
      'activities.results',
      `select distinct on (round, no) id, activity, round, no, version, winner, score, at, account from activity_result
       where activity = $1 order by round, no, version desc`,
      [activity],
    ),
  )

export const insertResult = (r: ResultRow) =>
  sql(
    'activities.result.add',
    `insert into activity_result (id, activity, round, no, version, winner, score, at, account) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [r.id, r.activity, r.round, r.no, r.version, r.winner, r.score, r.at, r.account],
  )
