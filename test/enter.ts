/** Staff with a real session and real grants, without walking through the sign-in: rows as the accounts room writes them. */
import type pg from 'pg'
import type { Role } from '../domain/accounts/roles.ts'
import { agentHash, newToken, tokenHash } from '../server/accounts/secrets.ts'
import type { TestApp } from './app.ts'
import { Client } from './client.ts'

export interface Seat {
  role: Role
  place: string
  unit?: string
}

export interface EnterOptions {
  contractor?: boolean
  /** Minutes since the second factor was given; without it only the password was. */
  factor?: number
}

/** What Node's `fetch` calls itself. */
const agent = 'node'

export async function enter(
  app: TestApp,
  sql: <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<R[]>,
  seats: Seat[],
  options: EnterOptions = {},
): Promise<Client> {
  const schema = `c${app.county.code}`
  const [account, session, token, browser] = [app.house.newId(), app.house.newId(), newToken(), newToken()]
  const name = `p${account.replaceAll('-', '').slice(-20)}`
  const now = app.now()
  const later = new Date(now.getTime() + 12 * 3_600_000)
  await sql(
    `insert into ${schema}.accounts (id, kind, name, shown, contractor, contract, version, opened_at) values ($1, 'staff', $2, $2, $3::jsonb is not null, $3, 1, $4)`,
    [
      account,
      name,
      options.contractor ? { company: '测试', until: '2099-12-31', shifts: [], deskOnly: false } : null,
      now,
    ],
  )
  for (const s of seats) {
    await sql(
      `insert into ${schema}.account_grants (id, account, role, place, unit, from_day, body_hash, given_at) values ($1, $2, $3, $4, $5, '2020-01-01', '', $6)`,
      [app.house.newId(), account, s.role, s.place, s.unit ?? null, now],
    )
  }
  const factorAt = options.factor === undefined ? null : new Date(now.getTime() - options.factor * 60_000)
  await sql(
    `insert into ${schema}.account_sessions
       (id, token, account, browser, agent, label, device, factors, factor_at, opened_at, idle_until, idle_seconds, ends_at)
     values ($1, $2, $3, $4, $5, 'test', $1, $6, $7, $8, $9, 43200, $9)`,
    [session, tokenHash(token), account, tokenHash(browser), agentHash(agent), factorAt ? 2 : 1, factorAt, now, later],
  )
  const client = new Client(app)
  client.cookie = `__Host-linli=${app.county.code}.${token}`
  client.browser = `__Host-linli-${app.county.code}=${browser}`
  return client
}
