/** Hand-overs, and what of accounts they touch. Written by `linli_jobs`: see migration 0047. */
import type { HandLine, Share } from '../../../domain/accounts/handover.ts'
import type { Range } from '../../../domain/kernel/place-path.ts'
import { sql } from '../../kernel/db/tx.ts'
import type { AccountRow, GrantRow } from '../store.ts'

/** One thing that went, and what it is called with the heir. */
export interface Item {
  kind: string
  id: string
  place: string | null
  unit: string | null
  to: string
  became: string
  keep: boolean
  note: string | null
}

export interface HandoverRow {
  id: string
  account: string
  day: string
  closes: boolean
  shares: Share[]
  why: string
  body_hash: string
  undoes: string | null
  heirs: string[]
  told: string[]
  state: 'planned' | 'done' | 'stuck' | 'called-off'
  items: Item[]
  faults: HandLine[]
  planned_at: Date
  planned_by: string
  settled_at: Date | null
}

const columns = `h.id, h.account, to_char(h.day, 'YYYY-MM-DD') as day, h.closes, h.shares, h.why, h.body_hash, h.undoes, h.heirs, h.told,
  h.state, h.items, h.faults, h.planned_at, h.planned_by, h.settled_at`

export const lockHandover = (id: string) =>
  sql('handovers.lock', `select ${columns} from account_handovers h where h.id = $1 for update`, [id])

/** Given back already, or about to be. */
export const backOf = (id: string) =>
  sql('handovers.back-of', `select 1 as there from account_handovers where undoes = $1 and state <> 'called-off'`, [id])

export const insertHandover = (h: HandoverRow) =>
  sql(
    'handovers.insert',
    `insert into account_handovers (id, account, day, closes, shares, why, body_hash, undoes, heirs, told, state, items, faults,
       planned_at, planned_by, settled_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '[]', $13, $14, $15)`,
    [
      h.id,
      h.account,
      h.day,
      h.closes,
      JSON.stringify(h.shares),
      h.why,
      h.body_hash,
      h.undoes,
      h.heirs,
      h.told,
      h.state,
      JSON.stringify(h.items),
      h.planned_at,
      h.planned_by,
      h.settled_at,
    ],
  )

export const settleHandover = (h: Pick<HandoverRow, 'id' | 'state' | 'items' | 'faults' | 'settled_at'>) =>
  sql(
    'handovers.settle',
    'update account_handovers set state = $2, items = $3, faults = $4, settled_at = $5 where id = $1',
    [h.id, h.state, JSON.stringify(h.items), JSON.stringify(h.faults), h.settled_at],
  )

/** Index `account_handovers_due`. */
export const dueHandovers = (day: string) =>
  sql(
    'handovers.due',
    `select ${columns} from account_handovers h where h.state in ('planned', 'stuck') and h.day <= $1 order by h.day, h.id limit 200`,
    [day],
  )

export interface NamedRow extends HandoverRow {
  shown: string
  planner: string
}

const named = `${columns}, a.shown, b.shown as planner
  from account_handovers h join accounts a on a.id = h.account join accounts b on b.id = h.planned_by`

/** Newest first, of accounts that have or had a grant in one of the ranges, or never had any. Index: `account_handovers_order`. */
export const listHandovers = (f: {
  ranges: readonly Range[]
  account: string | null
  after: [Date, string]
  size: number
}) =>
  sql(
    'handovers.list',
    `select ${named} where (h.planned_at, h.id) < ($4, $5::uuid) and ($3::uuid is null or h.account = $3)
       and (not exists (select 1 from account_grants g where g.account = h.account)
         or exists (select 1 from account_grants g, unnest($1::text[], $2::text[]) s (lo, hi)
           where g.account = h.account and g.place >= s.lo and g.place < s.hi))
     order by h.planned_at desc, h.id desc limit $6`,
    [f.ranges.map((r) => r.lo), f.ranges.map((r) => r.hi), f.account, ...f.after, f.size],
  )

export const ownHandovers = (account: string) =>
  sql(
    'handovers.mine',
    `select ${named} where h.account = $1 or h.heirs @> array[$1::uuid] or h.told @> array[$1::uuid]
     order by h.planned_at desc, h.id desc limit 50`,
    [account],
  )

/** In the order of their ids, so that two hand-overs never wait for each other. */
export const lockAccounts = (ids: readonly string[]) =>
  sql(
    'handovers.accounts',
    `select id, kind, name, shown, contractor, contract, demo, person, version, opened_at, opened_by, disabled_at from accounts
     where id = any($1::uuid[]) and kind = 'staff' order by id for update`,
    [ids],
  )

export type Held = GrantRow & { account: string }
export type Account = AccountRow

export const grantsOfAll = (ids: readonly string[], day: string) =>
  sql(
    'handovers.grants',
    `select id, account, role, place, unit, to_char(from_day, 'YYYY-MM-DD') as from_day, to_char(until_day, 'YYYY-MM-DD') as until_day, ended_at
     from account_grants where account = any($1::uuid[]) and ended_at is null and (until_day is null or until_day >= $2::date)
     order by id for update`,
    [ids, day],
  )

/** Names of places, of those closed too. */
export const namesOfPlaces = (paths: readonly string[]) =>
  sql('handovers.places', 'select path, name from places_pub_place where path = any($1::text[])', [paths])

/** Heads of these units, and secretaries of these places. */
export const answering = (units: readonly string[], places: readonly string[], day: string) =>
  sql(
    'handovers.answering',
    `select distinct account from account_grants where ended_at is null and from_day <= $3::date and (until_day is null or until_day >= $3::date)
       and ((role in ('unit-lead', 'community-secretary') and unit = any($1::text[]))
         or (role = 'community-secretary' and place = any($2::text[])))`,
    [units, places, day],
  )

/** A new version of the account; closed to its holder where it is to be. */
export const leave = (id: string, closed: Date | null) =>
  sql(
    'handovers.leave',
    'update accounts set disabled_at = coalesce(disabled_at, $2), version = version + 1 where id = $1',
    [id, closed],
  )
