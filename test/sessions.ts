/** Signed-in people for tests of single rooms: a token is a key into this table, without passwords and without the accounts room. */
import { permissionsOf, type Role } from '../domain/accounts/roles.ts'
import { rangeOf, type PlacePath } from '../domain/kernel/place-path.ts'
import { stableId } from '../domain/kernel/stable-id.ts'
import pg from 'pg'
import type { Grant, Session } from '../server/kernel/context.ts'
import type { Authenticate } from '../server/kernel/http/mount.ts'
import type { TestApp } from './app.ts'
import { Client } from './client.ts'

/** A role at a place; with `unit` (code of an organisation) for what that unit has in hand. */
export interface Given {
  role: Role
  place?: PlacePath
  unit?: string
  /** Further places the grant covers: predecessors. */
  also?: PlacePath[]
}

export interface TestSessions {
  authenticate: Authenticate
  /** A client that is signed in with these grants; the same name is the same account. */
  as: (app: TestApp, name: string, given: Given[], more?: Partial<Session>) => Client
}

const accountOf = (name: string) => stableId('test', 'account', name)

function grantOf({ role, place, unit, also = [] }: Given, county: string, contractor: boolean): Grant {
  const at = [place ?? `${county}/`, ...also]
  return { role, permissions: permissionsOf(role, contractor), ranges: at.map(rangeOf), ...(unit && { unit }) }
}

export function testSessions(): TestSessions & { account: (name: string) => string } {
  const table = new Map<string, Session>()
  return {
    authenticate: async (_, county, token) => table.get(`${county.code}.${token}`),
    account: accountOf,
    as: (app, name, given, more = {}) => {
      const client = new Client(app)
      const county = app.county.code
      const token = Buffer.from(`${name}-${table.size}`).toString('base64url')
      table.set(`${county}.${token}`, {
        id: app.house.newId(),
        account: accountOf(name),
        kind: 'staff',
        name,
        factors: 2,
        factorAt: app.now(),
        device: stableId('test', 'device', name),
        contractor: false,
        ...more,
        grants: given.map((g) => grantOf(g, county, more.contractor ?? false)),
      })
      client.cookie = `__Host-linli=${county}.${token}`
      return client
    },
  }
}

/** Rows of the accounts room for staff of tests, where another room refers to them. */
export async function enterAccounts(app: TestApp, names: string[]): Promise<void> {
  const client = new pg.Client(app.db.config)
  await client.connect()
  for (const name of names) {
    await client.query(
      `insert into c${app.county.code}.accounts (id, kind, name, shown, version, opened_at) values ($1, 'staff', $2, $2, 1, $3) on conflict do nothing`,
      [accountOf(name), name, app.now()],
    )
  }
  await client.end()
}
