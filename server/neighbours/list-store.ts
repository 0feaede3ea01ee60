/** Lists of the desk, the numbers above them, and what ends by itself. */
import type { PostState, Reach } from '../../domain/neighbours/rules.ts'
import { reaches } from '../../domain/neighbours/rules.ts'
import type { Level, Side } from '../../domain/neighbours/schema.ts'
import type { Range } from '../../domain/kernel/place-path.ts'
import { sql, type Tx } from '../kernel/db/tx.ts'
import { columns, from, type PostRow } from './store.ts'

export type DeskView = 'sent' | 'open' | 'reported' | 'over'

const states: Record<DeskView, string> = {
  sent: `p.state = 'sent'`,
  open: `p.state in ('open', 'taken')`,
  reported: 'p.reports > 0',
  over: `p.state in ('done', 'ended', 'closed')`,
}

/** In order of place; each view has an index of its own. */
export const postsIn = (tx: Tx, range: Range, view: DeskView, after: [place: string, id: string], size: number) =>
  tx.rows<PostRow>(
    sql(
      `neighbours.list-${view}`,
      `select ${columns} ${from} where p.place >= $1 and p.place < $2 and (p.place, p.id) > ($3, $4::uuid) and ${states[view]}
       order by p.place, p.id limit $5`,
      [range.lo, range.hi, ...after, size],
    ),
  )

export interface Behind extends Range {
  from: string
  to: string
  side: Side | null
  level: Level | null
  reach: Reach
}

/** What stands behind a number, by day; uses `neighbour_post_day`. */
export const postsBehind = (tx: Tx, f: Behind, after: [day: string, place: string, id: string], size: number) =>
  tx.rows<PostRow>(
    sql(
      'neighbours.behind',
      `select ${columns} ${from} where p.day >= $1 and p.day <= $2 and p.place >= $3 and p.place < $4 and p.reach >= $5
         and ($6::text is null or p.side = $6) and ($7::text is null or p.level = $7) and (p.day, p.place, p.id) > ($8::date, $9, $10::uuid)
       order by p.day, p.place, p.id limit $11`,
      [f.from, f.to, f.lo, f.hi, reaches.indexOf(f.reach), f.side, f.level, ...after, size],
    ),
  )

export interface RateRow {
  side: Side
  level: Level
  made: number
  answered: number
  agreed: number
  done: number
}

export const rates = (tx: Tx, range: Range, first: string, last: string) =>
  tx.rows<RateRow>(
    sql(
      'neighbours.rates',
      `select side, level, count(*)::int as made, count(*) filter (where reach >= 1)::int as answered, count(*) filter (where reach >= 2)::int as agreed,
         count(*) filter (where reach = 3)::int as done
       from neighbour_post where day >= $1 and day <= $2 and place >= $3 and place < $4 group by side, level order by side, level`,
      [first, last, range.lo, range.hi],
    ),
  )

/** Whose last day is over. */
export const overdue = (tx: Tx, today: string, most: number) =>
  tx.rows<{ id: string; place: string; version: number }>(
    sql(
      'neighbours.overdue',
      `select id, place, version from neighbour_post where state in ('sent', 'open', 'taken') and until < $1
         and not exists (select 1 from neighbour_answer a where a.post = neighbour_post.id and a.state = 'agreed') order by until limit $2 for update`,
      [today, most],
    ),
  )

export const endPosts = (ids: readonly string[], state: PostState, at: Date) =>
  sql(
    'neighbours.end',
    'update neighbour_post set state = $2, over_at = $3, version = version + 1 where id = any($1::uuid[])',
    [ids, state, at],
  )

/** Nobody waits for an answer to what is over. */
export const endAnswers = (posts: readonly string[], at: Date) =>
  sql(
    'neighbours.endAnswers',
    `update neighbour_answer set state = 'left', over_at = $2, version = version + 1 where post = any($1::uuid[]) and state in ('proposed', 'waiting')`,
    [posts, at],
  )

/** How both were reached is known no more, so many days after it was over. */
export const emptyContacts = (before: Date) => [
  sql('neighbours.emptyPosts', 'update neighbour_post set contact = null where contact is not null and over_at < $1', [
    before,
  ]),
  sql(
    'neighbours.emptyAnswers',
    'update neighbour_answer set contact = null where contact is not null and over_at < $1',
    [before],
  ),
]

/** Everything of these persons: what they wrote by id of its entry. */
export const ofPersons = (tx: Tx, persons: readonly string[]) =>
  tx.rows<{ post: string; text: string | null }>(
    sql(
      'neighbours.ofPersons',
      `select id as post, words as text from neighbour_post where person = any($1::uuid[])
       union all select post, words from neighbour_answer where person = any($1::uuid[])`,
      [persons],
    ),
  )

export const endOfPersons = (persons: readonly string[], at: Date) => [
  sql(
    'neighbours.endOfPersons',
    `update neighbour_post set state = case when state in ('sent', 'open', 'taken') then 'ended' else state end, over_at = coalesce(over_at, $2), contact = null,
       version = version + 1 where person = any($1::uuid[]) and (state in ('sent', 'open', 'taken') or contact is not null)`,
    [persons, at],
  ),
  sql(
    'neighbours.endAnswersOfPersons',
    `update neighbour_answer set state = case when state in ('proposed', 'waiting', 'agreed') then 'left' else state end, over_at = coalesce(over_at, $2),
       contact = null, version = version + 1 where person = any($1::uuid[]) and (state in ('proposed', 'waiting', 'agreed') or contact is not null)`,
    [persons, at],
  ),
]
