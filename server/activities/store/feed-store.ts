/** Feeds for calendars: what stands in one, and whose the address of one is. */
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'
import { activityColumns, type ActivityRow } from './activity-store.ts'

export interface FeedSpan {
  from: Date
  to: Date
}

/** As many as a calendar shows of one source. */
export const mostFed = 500

/** What everybody sees of a unit: called off too, so that it goes from calendars. Uses `activity_unit`. */
export const feedOfUnit = (tx: Tx, unit: string, { from, to }: FeedSpan, kinds: readonly string[]) =>
  tx.rows<ActivityRow>(
    sql(
      'activities.feed.unit',
      `select ${activityColumns} from activity a where a.unit = $1 and a.from_at >= $2 and a.from_at < $3
         and a.status <> 'planned' and a.kind = any($4::text[]) order by a.from_at, a.id limit ${mostFed}`,
      [unit, from, to, kinds],
    ),
  )

export interface FedOwn extends ActivityRow {
  waiting_for: boolean
}

/** What an account signed itself up for, and what the person signed up for who it is; nobody else's. */
export const feedOfOwn = (tx: Tx, account: string, { from, to }: FeedSpan) =>
  tx.rows<FedOwn>(
    sql(
      'activities.feed.own',
      `with mine as (select activity, state from activity_entry where account = $1 and person is null and state <> 'out'
                     union select e.activity, e.state from people_pub_account p join activity_entry e on e.person = p.person
                       where p.account = $1 and p.link = 'self' and p.to_day is null and e.state <> 'out')
       select ${activityColumns}, bool_and(m.state = 'waiting') as waiting_for from mine m join activity a on a.id = m.activity
       where a.from_at >= $2 and a.from_at < $3 and a.status <> 'planned' group by a.id order by a.from_at, a.id limit ${mostFed}`,
      [account, from, to],
    ),
  )

export interface FeedRow {
  account: string
  made: string
  hash: string
  made_at: Date
}

export const feedOf = (tx: Tx, account: string) =>
  tx.one<FeedRow>(
    sql('activities.feed', 'select account, made, hash, made_at from activity_feed where account = $1', [account]),
  )

export const feedByHash = (tx: Tx, hash: string) =>
  tx.one<{ account: string }>(
    sql(
      'activities.feed.by',
      `select f.account from activity_feed f join accounts_pub_names n on n.id = f.account where f.hash = $1 and n.active`,
      [hash],
    ),
  )

/** The one before is gone with it. */
export const putFeed = (f: FeedRow): Statement =>
  sql(
    'activities.feed.put',
    `insert into activity_feed (account, made, hash, made_at) values ($1, $2, $3, $4)
     on conflict (account) do update set made = $2, hash = $3, made_at = $4`,
    [f.account, f.made, f.hash, f.made_at],
  )

export const dropFeed = (account: string): Statement =>
  sql('activities.feed.drop', 'delete from activity_feed where account = $1', [account])

/** Of accounts that are closed. */
export const dropClosedFeeds = (): Statement =>
  sql(
    'activities.feed.closed',
    'delete from activity_feed f using accounts_pub_names n where n.id = f.account and not n.active',
    [],
  )
