/** Accounts and what they are granted. Secrets and sessions stand in `session-store.ts` and `secret-store.ts`. */
import type { Contract } from '../../domain/accounts/contract.ts'
import type { Role } from '../../domain/accounts/roles.ts'
import type { Range } from '../../domain/kernel/place-path.ts'
import { sql, type Statement } from '../kernel/db/tx.ts'

export interface AccountRow {
  id: string
  kind: 'staff' | 'resident'
  name: string | null
  shown: string
  contractor: boolean
  contract: Contract | null
  demo: boolean
  person: string | null
  version: number
  opened_at: Date
  opened_by: string | null
  disabled_at: Date | null
}

export interface GrantRow {
  id: string
  role: Role
  place: string
  unit: string | null
  from_day: string
  until_day: string | null
  ended_at: Date | null
}

const account = 'id, kind, name, shown, contractor, contract, demo, person, version, opened_at, opened_by, disabled_at'
const days = "to_char(from_day, 'YYYY-MM-DD') as from_day, to_char(until_day, 'YYYY-MM-DD') as until_day"

export const accountByName = (name: string) =>
  sql('accounts.by-name', `select ${account} from accounts where name = $1`, [name])

export const accountById = (id: string) =>
  sql('accounts.by-id', `select ${account} from accounts where id = $1 and kind = 'staff'`, [id])

/** Locked: every change of an account and its grants goes through this row, so versions follow each other. */
export const accountForUpdate = (id: string) =>
  sql('accounts.lock', `select ${account} from accounts where id = $1 and kind = 'staff' for update`, [id])

export const residentByPhone = (key: Buffer) =>
  sql(
    'accounts.by-phone',
    `select ${account.replace(/\w+/g, 'a.$&')} from account_phones p join accounts a on a.id = p.account
     where p.key = $1 and p.kind = 'resident' for update of a`,
    [key],
  )

/** Not locked: who only wants to know which account it is. */
export const residentIdByPhone = (key: Buffer) =>
  sql(
    'accounts.id-by-phone',
    `select p.account as id from account_phones p join accounts a on a.id = p.account
     where p.key = $1 and p.kind = 'resident' and a.disabled_at is null`,
    [key],
  )

export const insertAccount = (a: {
  id: string
  kind: 'staff' | 'resident'
  name: string | null
  shown: string
  contract: Contract | null
  demo: boolean
  at: Date
  by: string | null
}) =>
  sql(
    'accounts.insert',
    `insert into accounts (id, kind, name, shown, contractor, contract, demo, version, opened_at, opened_by)
     values ($1, $2, $3, $4, $5::jsonb is not null, $5, $6, 1, $7, $8)`,
    [a.id, a.kind, a.name, a.shown, a.contract, a.demo, a.at, a.by],
  )

export const updateAccount = (a: Pick<AccountRow, 'id' | 'shown' | 'contract' | 'disabled_at' | 'version'>) =>
  sql(
    'accounts.update',
    'update accounts set shown = $2, contractor = $3::jsonb is not null, contract = $3, disabled_at = $4, version = $5 where id = $1',
    [a.id, a.shown, a.contract, a.disabled_at, a.version],
  )

export const setPerson = (id: string, person: string | null) =>
  sql('accounts.person', `update accounts set person = $2, version = version + 1 where id = $1 and kind = 'resident'`, [
    id,
    person,
  ])

/** Contracts whose last day is past, their accounts still open. Index: `accounts_contract_until`. */
export const contractsOver = (day: string) =>
  sql(
    'accounts.contracts-over',
    `select id from accounts where contract is not null and disabled_at is null and contract ->> 'until' < $1 order by id limit 500 for update`,
    [day],
  )

export const closeContracts = (ids: string[], at: Date) =>
  sql(
    'accounts.close-contracts',
    'update accounts set disabled_at = $2, version = version + 1 where id = any($1::uuid[])',
    [ids, at],
  )

// Phones

export interface PhoneRow {
  sealed: string
  ending: string
}

export const phoneOf = (id: string) =>
  sql('accounts.phone', 'select sealed, ending from account_phones where account = $1', [id])

export const whoHavePhones = (ids: readonly string[]) =>
  sql('accounts.with-phone', 'select account from account_phones where account = any($1::uuid[])', [ids])

export const setPhone = (p: {
  account: string
  kind: 'staff' | 'resident'
  sealed: string
  key: Buffer
  ending: string
}) =>
  sql(
    'accounts.set-phone',
    `insert into account_phones (account, kind, sealed, key, ending) values ($1, $2, $3, $4, $5)
     on conflict (account) do update set sealed = excluded.sealed, key = excluded.key, ending = excluded.ending`,
    [p.account, p.kind, p.sealed, p.key, p.ending],
  )

export const removePhone = (id: string) =>
  sql('accounts.remove-phone', 'delete from account_phones where account = $1', [id])

// Grants

/** All that were ever given, the newest first. */
export const grantsOf = (id: string) =>
  sql(
    'accounts.grants',
    `select id, role, place, unit, ${days}, ended_at from account_grants where account = $1 order by given_at desc, id desc limit 200`,
    [id],
  )

/** Not ended and not past on `day`; those of a later beginning too. */
export const grantsHeld = (id: string, day: string) =>
  sql(
    'accounts.held',
    `select id, role, place, unit, ${days}, ended_at from account_grants
     where account = $1 and ended_at is null and (until_day is null or until_day >= $2::date)`,
    [id, day],
  )

export const grantById = (id: string) =>
  sql('accounts.grant', `select account, id, role, place, unit, ${days}, ended_at from account_grants where id = $1`, [
    id,
  ])

export const insertGrant = (g: {
  id: string
  account: string
  role: Role
  place: string
  unit: string | null
  from: string
  until: string | null
  hash: string
  at: Date
  by: string | null
}) =>
  sql(
    'accounts.give',
    `insert into account_grants (id, account, role, place, unit, from_day, until_day, body_hash, given_at, given_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [g.id, g.account, g.role, g.place, g.unit, g.from, g.until, g.hash, g.at, g.by],
  )

export const endGrant = (id: string, at: Date, by: string | null) =>
  sql(
    'accounts.end-grant',
    'update account_grants set ended_at = $2, ended_by = $3 where id = $1 and ended_at is null',
    [id, at, by],
  )

/** Others who hold this role and can sign in: the last one is not taken away. */
export const othersWith = (role: Role, account: string, day: string) =>
  sql(
    'accounts.others',
    `select count(distinct g.account)::int as n from account_grants g join accounts a on a.id = g.account
     where g.role = $1 and g.account <> $2 and g.ended_at is null and g.from_day <= $3::date
       and (g.until_day is null or g.until_day >= $3::date) and a.disabled_at is null`,
    [role, account, day],
  )

export const placeThere = (path: string) =>
  sql('accounts.place', 'select 1 as there from places_pub_place where path = $1', [path])

export const accountThere = (id: string) => sql('accounts.there', 'select 1 as there from accounts where id = $1', [id])

export const anyStaff = () => sql('accounts.any', `select 1 as there from accounts where kind = 'staff' limit 1`)

// The list

export interface BriefRow extends AccountRow {
  roles: { role: Role; place: string; unit: string | null }[] | null
}

/** By name. Accounts with a grant in one of `ranges`, and those without any. Index: `accounts_name`. */
export function listAccounts(f: {
  ranges: Range[]
  under: Range | undefined
  role: Role | undefined
  q: string | undefined
  state: 'active' | 'disabled' | 'all'
  day: string
  after: string
  size: number
}): Statement {
  const inside = (
    lo: string,
    hi: string,
  ) => `exists (select 1 from account_grants g where g.account = a.id and g.ended_at is null
    and (g.until_day is null or g.until_day >= $7::date) and g.place >= ${lo} and g.place < ${hi})`
  return sql(
    'accounts.list',
    `select ${account}, (
       select json_agg(json_build_object('role', g.role, 'place', g.place, 'unit', g.unit) order by g.role, g.place) from account_grants g
       where g.account = a.id and g.ended_at is null and (g.until_day is null or g.until_day >= $7::date)) as roles
     from accounts a
     where a.kind = 'staff' and a.name > $1
       and (exists (select 1 from unnest($2::text[], $3::text[]) s (lo, hi) where ${inside('s.lo', 's.hi')})
         or not exists (select 1 from account_grants g where g.account = a.id and g.ended_at is null))
       and ($4::text is null or ${inside('$4', '$5')})
       and ($6::text is null or exists (select 1 from account_grants g where g.account = a.id and g.role = $6 and g.ended_at is null
         and (g.until_day is null or g.until_day >= $7::date)))
       and ($8::text is null or strpos(a.name, lower($8)) > 0 or strpos(a.shown, $8) > 0)
       and ($9 = 'all' or (a.disabled_at is null) = ($9 = 'active'))
     order by a.name limit $10`,
    [
      f.after,
      f.ranges.map((r) => r.lo),
      f.ranges.map((r) => r.hi),
      f.under?.lo ?? null,
      f.under?.hi ?? null,
      f.role ?? null,
      f.day,
      f.q ?? null,
      f.state,
      f.size + 1,
    ],
  )
}

// Askings

export interface AskingRow {
  id: string
  kind: 'factor-reset' | 'apart-grant'
  account: string
  shown: string
  grant: unknown
  why: string
  asked_by: string
  asked_by_shown: string
  asked_at: Date
  until: Date
  decided_at: Date | null
  decision: 'confirmed' | 'refused' | null
}

const asking = `k.id, k.kind, k.account, a.shown, k."grant", k.why, k.asked_by, b.shown as asked_by_shown, k.asked_at, k.until, k.decided_at, k.decision
  from account_askings k join accounts a on a.id = k.account join accounts b on b.id = k.asked_by`

export const insertAsking = (k: {
  id: string
  kind: AskingRow['kind']
  account: string
  grant: unknown
  why: string
  hash: string
  by: string
  at: Date
  until: Date
}) =>
  sql(
    'accounts.ask',
    `insert into account_askings (id, kind, account, "grant", why, body_hash, asked_by, asked_at, until) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [k.id, k.kind, k.account, k.grant === null ? null : JSON.stringify(k.grant), k.why, k.hash, k.by, k.at, k.until],
  )

export const askingForUpdate = (id: string) =>
  sql('accounts.asking', `select ${asking} where k.id = $1 for update of k`, [id])

export const openAskings = (now: Date, after: string, size: number) =>
  sql(
    'accounts.askings-open',
    `select ${asking} where k.decided_at is null and k.until > $1 and k.id > $2 order by k.id limit $3`,
    [now, after, size + 1],
  )

export const decidedAskings = (since: Date, after: string, size: number) =>
  sql('accounts.askings-decided', `select ${asking} where k.decided_at > $1 and k.id > $2 order by k.id limit $3`, [
    since,
    after,
    size + 1,
  ])

export const decideAsking = (id: string, by: string, at: Date, decision: 'confirmed' | 'refused') =>
  sql('accounts.decide', 'update account_askings set decided_by = $2, decided_at = $3, decision = $4 where id = $1', [
    id,
    by,
    at,
    decision,
  ])

/** Who holds or held a post at or below a place. */
export const postedWithin = (range: Range) =>
  sql('accounts.posted', 'select distinct account from account_grants where place >= $1 and place < $2 limit 5000', [
    range.lo,
    range.hi,
  ])

/** What an account was appointed to at a moment of a day. */
export const postsOn = (account: string, day: string, at: Date) =>
  sql(
    'accounts.posts-on',
    `select role, place, unit from account_grants
     where account = $1 and from_day <= $2 and (until_day is null or until_day >= $2) and given_at <= $3
       and (ended_at is null or ended_at > $3) order by role, place`,
    [account, day, at],
  )

/** Staff by a piece of the name colleagues see, or of the one they sign in with. */
export const staffNamed = (piece: string) =>
  sql(
    'accounts.named',
    `select id as account, shown as name from accounts
     where kind = 'staff' and (position($1 in shown) > 0 or position($1 in name) > 0) order by shown, id limit 20`,
    [piece],
  )

/** How colleagues see these accounts. */
export const shownNames = (ids: string[]) =>
  sql('accounts.shown', 'select id, shown from accounts where id = any($1::uuid[])', [ids])
