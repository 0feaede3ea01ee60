/** Sessions, known browsers, sign-ins in progress, and how often something was tried. */
import { deskSettingName, type Contract } from '../../domain/accounts/contract.ts'
import type { Role } from '../../domain/accounts/roles.ts'
import { schemaOf } from '../kernel/db/scope.ts'
import { bare, sql } from '../kernel/db/tx.ts'
import type pg from 'pg'

export interface SessionRow {
  id: string
  account: string
  kind: 'staff' | 'resident'
  shown: string
  contractor: boolean
  contract: Contract | null
  /** Networks of the desk, for contractors alone. */
  desk: string[] | null
  person: string | null
  factors: 1 | 2
  factor_at: Date | null
  device: string
  idle_until: Date
  idle_seconds: number
  ends_at: Date
  grants: { role: Role; place: string; unit: string | null }[] | null
  /** How many successions of places there are: they are only ever added, so their number tells whether a list is the present one. */
  successions: number
}

export interface SessionQuery {
  token: Buffer
  browser: Buffer
  agent: Buffer
  now: Date
  day: string
  demo: boolean
}

/**
 * Who holds this token and what is granted, in one statement. Only in the browser it was given to,
 * only while it rests and lasts; an account of demonstration only in a county of demonstration.
 */
const sessionText = (
  c: string,
) => `select s.id, s.account, a.kind, a.shown, a.contractor, a.contract, a.person, s.factors, s.factor_at, s.device, s.idle_until, s.idle_seconds, s.ends_at,
       (select json_agg(json_build_object('role', g.role, 'place', g.place, 'unit', g.unit)) from ${c}.account_grants g
         where g.account = s.account and g.ended_at is null and g.from_day <= $5::date and (g.until_day is null or g.until_day >= $5::date)) as grants,
       (select count(*)::int from ${c}.places_pub_succession) as successions,
       case when a.contractor then (select t.value -> 'networks' from ${c}.kernel_pub_setting t where t.name = '${deskSettingName}') end as desk
     from ${c}.account_sessions s join ${c}.accounts a on a.id = s.account
     where s.token = $1 and s.browser = $2 and s.agent = $3 and s.idle_until > $4 and s.ends_at > $4
       and a.disabled_at is null and (not a.demo or $6)`

const sessionValues = (q: SessionQuery) => [q.token, q.browser, q.agent, q.now, q.day, q.demo]

export const findSession = (pool: pg.Pool, county: string, q: SessionQuery) =>
  bare<SessionRow>(pool, county, 'sessions.find', sessionText, sessionValues(q))

/** The same within a transaction: a name of its own, since a plan is made for one search path. */
export const sessionStill = (county: string, q: SessionQuery) =>
  sql('sessions.still', sessionText(schemaOf(county)), sessionValues(q))

/** What became of places; read again only when there are more than before. */
export const successionsOf = (pool: pg.Pool, county: string) =>
  bare<{ old: string; new: string; day: string }>(
    pool,
    county,
    'sessions.successions',
    (c) => `select old, new, to_char(day, 'YYYY-MM-DD') as day from ${c}.places_pub_succession`,
    [],
  )

export const successionCount = () =>
  sql('sessions.succession-count', 'select count(*)::int as n from places_pub_succession')

export const restUntil = (pool: pg.Pool, county: string, id: string, until: Date) =>
  bare(
    pool,
    county,
    'sessions.rest',
    (c) => `update ${c}.account_sessions set idle_until = $2 where id = $1 and idle_until < $2`,
    [id, until],
  )

export const insertSession = (s: {
  id: string
  token: Buffer
  account: string
  browser: Buffer
  agent: Buffer
  label: string
  device: string
  factors: 1 | 2
  at: Date
  idle: number
  whole: number
}) =>
  sql(
    'sessions.insert',
    `insert into account_sessions (id, token, account, browser, agent, label, device, factors, factor_at, opened_at, idle_until, idle_seconds, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      s.id,
      s.token,
      s.account,
      s.browser,
      s.agent,
      s.label,
      s.device,
      s.factors,
      s.factors === 2 ? s.at : null,
      s.at,
      new Date(s.at.getTime() + s.idle * 1000),
      s.idle,
      new Date(s.at.getTime() + s.whole * 1000),
    ],
  )

/** A new token for the same session: what somebody may have copied before is worth nothing after. */
export const rotate = (id: string, token: Buffer, factorAt: Date | null) =>
  sql(
    'sessions.rotate',
    `update account_sessions set token = $2, factors = case when $3::timestamptz is null then factors else 2 end,
       factor_at = coalesce($3, factor_at) where id = $1`,
    [id, token, factorAt],
  )

export const endSession = (id: string, account: string) =>
  sql('sessions.end', 'delete from account_sessions where id = $1 and account = $2', [id, account])

/** Whatever was open in this browser ends when somebody signs in there. */
export const endInBrowser = (browser: Buffer) =>
  sql('sessions.end-browser', 'delete from account_sessions where browser = $1', [browser])

export const endSessions = (account: string, except: string | null) =>
  sql('sessions.end-all', 'delete from account_sessions where account = $1 and id is distinct from $2', [
    account,
    except,
  ])

export const sessionsOf = (account: string, now: Date) =>
  sql(
    'sessions.of',
    `select id, label, opened_at, ends_at from account_sessions where account = $1 and ends_at > $2 and idle_until > $2 order by opened_at desc, id`,
    [account, now],
  )

// Known browsers

export interface DeviceRow {
  id: string
  label: string
  since: Date
  until: Date
}

export const deviceOf = (account: string, browser: Buffer, now: Date) =>
  sql(
    'devices.one',
    'select id, label, since, until from account_devices where account = $1 and browser = $2 and until > $3',
    [account, browser, now],
  )

export const devicesOf = (account: string, now: Date) =>
  sql(
    'devices.of',
    'select id, label, since, until, browser from account_devices where account = $1 and until > $2 order by since desc, id',
    [account, now],
  )

export const remember = (d: { id: string; account: string; browser: Buffer; label: string; at: Date; until: Date }) =>
  sql(
    'devices.remember',
    `insert into account_devices (id, account, browser, label, since, until) values ($1, $2, $3, $4, $5, $6)
     on conflict (account, browser) do update set label = excluded.label, until = excluded.until`,
    [d.id, d.account, d.browser, d.label, d.at, d.until],
  )

export const forgetDevice = (id: string, account: string) =>
  sql('devices.forget', 'delete from account_devices where id = $1 and account = $2', [id, account])

export const forgetDevices = (account: string, exceptBrowser: Buffer | null) =>
  sql('devices.forget-all', 'delete from account_devices where account = $1 and browser is distinct from $2', [
    account,
    exceptBrowser,
  ])

// Sign-ins in progress

export interface SignInRow {
  id: string
  browser: Buffer
  account: string | null
  begun: 'password' | 'code' | 'phone' | 'platform' | 'passkey'
  field: boolean
  password_chosen: boolean
  given: 'totp' | 'recovery' | 'sms' | 'passkey' | null
  /** The platform proved a second factor that counts. */
  proved: boolean
  code: Buffer | null
  code_until: Date | null
  tries: number
  sends: number
  phone: string | null
  phone_key: Buffer | null
}

const signIn =
  'id, browser, account, begun, field, password_chosen, given, proved, code, code_until, tries, sends, phone, phone_key'

/** Only in the browser where it began, only while it lasts. */
export const findSignIn = (id: string, browser: Buffer, now: Date) =>
  sql(
    'sign-ins.find',
    `select ${signIn} from account_sign_ins where id = $1 and browser = $2 and until > $3 and not done`,
    [id, browser, now],
  )

export const lockSignIn = (id: string, browser: Buffer, now: Date) =>
  sql(
    'sign-ins.lock',
    `select ${signIn} from account_sign_ins where id = $1 and browser = $2 and until > $3 and not done for update`,
    [id, browser, now],
  )

/** No row when the id is taken. */
export const insertSignIn = (
  s: Pick<SignInRow, 'id' | 'browser' | 'account' | 'begun' | 'field' | 'password_chosen' | 'given' | 'proved'> & {
    until: Date
  },
) =>
  sql(
    'sign-ins.insert',
    `insert into account_sign_ins (id, browser, account, begun, field, password_chosen, given, proved, until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing`,
    [s.id, s.browser, s.account, s.begun, s.field, s.password_chosen, s.given, s.proved, s.until],
  )

export const insertPhoneSignIn = (s: {
  id: string
  browser: Buffer
  code: Buffer
  codeUntil: Date
  phone: string
  phoneKey: Buffer
  until: Date
}) =>
  sql(
    'sign-ins.insert-phone',
    `insert into account_sign_ins (id, browser, begun, code, code_until, sends, phone, phone_key, until)
     values ($1, $2, 'phone', $3, $4, 1, $5, $6, $7) on conflict (id) do nothing`,
    [s.id, s.browser, s.code, s.codeUntil, s.phone, s.phoneKey, s.until],
  )

/** The code of a signed-in person's own second factor hangs on the session's id. */
export const putOwnCode = (s: { id: string; browser: Buffer; account: string; code: Buffer; until: Date }) =>
  sql(
    'sign-ins.own',
    `insert into account_sign_ins (id, browser, account, begun, code, code_until, sends, until) values ($1, $2, $3, 'password', $4, $5, 1, $5)
     on conflict (id) do update set browser = excluded.browser, code = excluded.code, code_until = excluded.code_until, until = excluded.until,
       tries = 0, done = false`,
    [s.id, s.browser, s.account, s.code, s.until],
  )

export const countTry = (id: string) =>
  sql('sign-ins.try', 'update account_sign_ins set tries = tries + 1 where id = $1', [id])

export const putCode = (id: string, code: Buffer, until: Date) =>
  sql(
    'sign-ins.code',
    'update account_sign_ins set code = $2, code_until = $3, sends = sends + 1, tries = 0 where id = $1',
    [id, code, until],
  )

export const advance = (id: string, s: Pick<SignInRow, 'password_chosen' | 'given'>) =>
  sql(
    'sign-ins.advance',
    'update account_sign_ins set password_chosen = $2, given = $3, tries = 0, code = null where id = $1',
    [id, s.password_chosen, s.given],
  )

export const finishSignIn = (id: string) =>
  sql('sign-ins.finish', 'update account_sign_ins set done = true, code = null, phone = null where id = $1', [id])

// Buckets

/** Counts one try in its window and answers how many there are now; correct for any number at once. */
export const hit = (key: Buffer, now: Date, until: Date) =>
  sql(
    'buckets.hit',
    `insert into account_buckets as b (key, count, until) values ($1, 1, $3)
     on conflict (key) do update set count = case when b.until <= $2 then 1 else b.count + 1 end,
       until = case when b.until <= $2 then excluded.until else b.until end
     returning count`,
    [key, now, until],
  )

export const giveBack = (keys: Buffer[]) =>
  sql('buckets.back', 'update account_buckets set count = greatest(count - 1, 0) where key = any($1::bytea[])', [keys])

// What time removes

export const purges = (now: Date) => [
  sql('purge.sessions', 'delete from account_sessions where ends_at < $1 or idle_until < $1', [now]),
  sql('purge.sign-ins', 'delete from account_sign_ins where until < $1', [now]),
  sql('purge.buckets', 'delete from account_buckets where until < $1', [now]),
  sql('purge.devices', 'delete from account_devices where until < $1', [now]),
]
