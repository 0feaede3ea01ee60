/** Who stands on the list of an activity. */
import type { ArrivedBy } from '../../../domain/activities/acts.ts'
import type { EntryState, Groups } from '../../../domain/activities/entries.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'
import { activityColumns, type ActivityRow } from './activity-store.ts'

export interface EntryRow {
  id: string
  activity: string
  person: string | null
  account: string | null
  guest: string | null
  elder: boolean
  groups: Groups
  state: EntryState | 'out'
  seq: number
  at: Date
  by_account: string | null
  arrived_at: Date | null
  arrived_by: ArrivedBy | null
}

const names = [
  'id',
  'activity',
  'person',
  'account',
  'guest',
  'elder',
  'groups',
  'state',
  'seq',
  'at',
  'by_account',
  'arrived_at',
  'arrived_by',
] as const satisfies (keyof EntryRow)[]
const columns = names.map((n) => `e.${n}`).join(', ')

export const insertEntry = (e: EntryRow): Statement =>
  sql(
    'activities.entry.add',
    `insert into activity_entry (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    names.map((n) => (n === 'groups' ? JSON.stringify(e[n]) : e[n])),
  )

/** A name that stood here alone is not kept of somebody who is not there. */
export const leaveEntry = (id: string): Statement =>
  sql('activities.entry.leave', `update activity_entry set state = 'out', guest = null, alias = null where id = $1`, [
    id,
  ])

export const seatEntries = (ids: readonly string[]): Statement =>
  sql('activities.entry.seat', `update activity_entry set state = 'in' where id = any($1::uuid[])`, [ids])

export const markEntry = (id: string, at: Date | null, by: ArrivedBy | null): Statement =>
  sql('activities.entry.mark', 'update activity_entry set arrived_at = $2, arrived_by = $3 where id = $1', [id, at, by])

/** Of those who came: persons of the register, and how many others. */
export const arrivedIn = (tx: Tx, activity: string) =>
  tx.rows<{ person: string | null }>(
    sql(
      'activities.entry.arrived',
      `select person from activity_entry where activity = $1 and state <> 'out' and arrived_at is not null order by seq`,
      [activity],
    ),
  )

export const oneEntry = (tx: Tx, activity: string, id: string) =>
  tx.one<EntryRow>(
    sql('activities.entry', `select ${columns} from activity_entry e where e.activity = $1 and e.id = $2`, [
      activity,
      id,
    ]),
  )

/** In the order in which they came. Uses `activity_entry_list`. */
export const waitingIn = (tx: Tx, activity: string) =>
  tx.rows<{ id: string; elder: boolean }>(
    sql(
      'activities.entry.waiting',
      `select id, elder from activity_entry where activity = $1 and state = 'waiting' order by seq`,
      [activity],
    ),
  )

/** On the list already: the person, or the account where it signs up without one. */
export const standingEntry = (tx: Tx, activity: string, of: { person: string | null; account: string | null }) =>
  tx.one<{ id: string }>(
    sql(
      'activities.entry.standing',
      `select id from activity_entry where activity = $1 and state <> 'out'
         and (person = $2::uuid or ($2::uuid is null and person is null and account = $3::uuid))`,
      [activity, of.person, of.account],
    ),
  )

export interface ListedEntry extends EntryRow {
  name: string | null
}

/** Of a competition: the name under which somebody plays, sealed. */
export interface PlayingEntry extends ListedEntry {
  alias: string | null
}

/** The whole list; names of persons masked. */
export const entriesOf = (tx: Tx, activity: string) =>
  tx.rows<PlayingEntry>(
    sql(
      'activities.entries',
      `select ${columns}, e.alias, p.name_masked as name from activity_entry e left join people_pub_person p on p.id = e.person
       where e.activity = $1 and e.state <> 'out' order by e.seq`,
      [activity],
    ),
  )

/** The same of several. */
export const entriesOfAll = (tx: Tx, activities: readonly string[]) =>
  tx.rows<ListedEntry>(
    sql(
      'activities.entriesOfAll',
      `select ${columns}, p.name_masked as name from activity_entry e left join people_pub_person p on p.id = e.person
       where e.activity = any($1::uuid[]) and e.state <> 'out' order by e.activity, e.seq`,
      [activities],
    ),
  )

interface OwnRow extends EntryRow {
  ahead: number
}

const ahead = `(select count(*)::int from activity_entry w where w.activity = e.activity and w.state = 'waiting' and w.seq < e.seq) as ahead`

/** Of an account and of those for whom it speaks. */
export const ownEntries = (tx: Tx, activity: string, account: string, persons: readonly string[]) =>
  tx.rows<OwnRow>(
    sql(
      'activities.entry.own',
      `select ${columns}, ${ahead} from activity_entry e
       where e.activity = $1 and e.state <> 'out' and (e.account = $2 or e.person = any($3::uuid[])) order by e.seq`,
      [activity, account, persons],
    ),
  )

/** The same of all that is not over. Uses `activity_entry_of_account` and `activity_entry_of_person`. */
export const ownComing = (tx: Tx, account: string, persons: readonly string[], now: Date) =>
  tx.rows<ActivityRow & Pick<OwnRow, 'person' | 'groups' | 'state' | 'guest' | 'ahead'> & { entry: string }>(
    sql(
      'activities.entry.mine',
      `with mine as (select * from activity_entry where account = $1 and state <> 'out'
                     union select * from activity_entry where person = any($2::uuid[]) and state <> 'out')
       select ${activityColumns}, e.id as entry, e.person, e.groups, e.state, e.guest, ${ahead}
       from mine e join activity a on a.id = e.activity where a.to_at > $3 and a.status <> 'planned' order by a.from_at, e.seq limit 100`,
      [account, persons, now],
    ),
  )

export const personsOn = (tx: Tx, activity: string) =>
  tx.rows<{ id: string; person: string }>(
    sql(
      'activities.entry.persons',
      `select id, person from activity_entry where activity = $1 and state <> 'out' and person is not null`,
      [activity],
    ),
  )

/** Those with people waiting whose places for elders are everybody's by now. Uses `activity_waiting`. */
export const freedNow = (tx: Tx, now: Date) =>
  tx.rows<{ id: string }>(
    sql(
      'activities.freed',
      `select id from activity where waiting > 0 and from_at > $1 and status = 'published' and elders is not null
         and (elders->>'until')::timestamptz <= $1 order by from_at limit 200`,
      [now],
    ),
  )

/** Whom to tell: accounts that signed up or are a person's own; how many have none, by whoever put them down. */
export const toldOf = (tx: Tx, activity: string, entries: readonly string[] | null) =>
  tx.rows<{ account: string | null; by: string | null; n: number }>(
    sql(
      'activities.told',
      `select coalesce(e.account, s.account) as account, case when e.account is null and s.account is null then e.by_account end as by, count(*)::int as n
       from activity_entry e
       left join lateral (select a.account from people_pub_account a where a.person = e.person and a.link = 'self' and a.to_day is null limit 1) s on true
       where e.activity = $1 and e.state <> 'out' and ($2::uuid[] is null or e.id = any($2::uuid[])) group by 1, 2`,
      [activity, entries],
    ),
  )

/** Names alone, of activities that ended before a moment. Uses `activity_entry_guest`. */
export const emptyGuests = (before: Date): Statement =>
  sql(
    'activities.entry.empty',
    `update activity_entry e set guest = null from activity a where a.id = e.activity and e.guest is not null and a.to_at < $1`,
    [before],
  )

/** Whoever was erased stands on no list by name. */
export const forgetPersons = (persons: readonly string[]): Statement =>
  sql(
    'activities.entry.forget',
    `update activity_entry set person = null, groups = '{}', alias = null where person = any($1::uuid[])`,
    [persons],
  )
