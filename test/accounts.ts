/** People who sign in through the front door: first administrator, security officer, staff they open accounts for, residents. */
import { Secret, TOTP } from 'otpauth'
import type pg from 'pg'
import { accountsApi as api } from '../domain/accounts/api.ts'
import type { Role } from '../domain/accounts/roles.ts'
import type { Step } from '../domain/accounts/schema.ts'
import type { RoomModule } from '../server/kernel/context.ts'
import { accounts, authenticate, firstAdministrator, recall, messagesSent } from '../server/accounts/index.ts'
import { startApp, type TestApp, type TestAppOptions } from './app.ts'
import { Client } from './client.ts'
import { openSql } from './database.ts'

export const password = 'kettle-moss-verdict'

export interface Person {
  client: Client
  account: string
  name: string
  secret?: string
  recoveryCodes?: string[]
}

export interface Town extends TestApp {
  administrator: Person
  officer: Person
  sql: <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<R[]>
  /** The last message to a phone. */
  message: (phone: string) => Promise<string>
  /** Moves the clock on. */
  later: (seconds: number) => void
}

/** A county with two towns, and one community in the first. */
const places = ['231025/', '231025/100/', '231025/100/001/', '231025/101/']

export async function startTown(
  rooms: RoomModule[] = [accounts],
  more: Pick<TestAppOptions, 'liveBeat'> = {},
): Promise<Town> {
  const app = await startApp({ rooms, authenticate, recall, ...more })
  const pool = openSql(app.db)
  const sql = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    (await pool.query<R>(text, values)).rows
  for (const path of places) await insertPlace(sql, path)
  const later = (seconds: number) => app.setNow(new Date(app.now().getTime() + seconds * 1000))
  const message = async (phone: string) => {
    await messagesSent()
    const [row] = await sql<{ text: string }>(
      'select text from c231025.dev_messages where address = $1 order by at desc, id desc limit 1',
      [phone],
    )
    if (!row) throw new Error(`no message to ${phone}`)
    return row.text
  }
  const town = {
    ...app,
    sql,
    later,
    message,
    setNow: app.setNow,
    close: async () => {
      await pool.end()
      await app.close()
    },
  } as unknown as Town
  const first = await firstAdministrator(app.house, app.county)
  const enter = async (role: Role) => {
    const { name, code } = first.find((f) => f.role === role)!
    return enrolled(town, name, code)
  }
  town.administrator = await enter('administrator')
  town.officer = await enter('security-officer')
  return town
}

const insertPlace = (sql: Town['sql'], path: string) => {
  const parts = path.split('/').filter(Boolean)
  const kind = ['county', 'town', 'community', 'grid'][parts.length - 1]
  const parent = parts.length > 1 ? `${parts.slice(0, -1).join('/')}/` : null
  return sql(
    `insert into c231025.place (path, parent, kind, level, name, sort, opened, fictional, version) values ($1, $2, $3, '级', $1, 0, '2020-01-01', true, 1)
     on conflict do nothing`,
    [path, parent, kind],
  )
}

/** The code the authenticator shows now; each works once, so time goes on by a step first. */
export function totp(town: Town, secret: string): string {
  town.later(30)
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: town.now().getTime() })
}

const nextIs = <N extends Step['next']>(step: Step, next: N): Extract<Step, { next: N }> => {
  if (step.next !== next) throw new Error(`expected ${next}, was asked for ${step.next}`)
  return step as Extract<Step, { next: N }>
}

/** First sign-in of somebody whose role demands an authenticator: code, password, authenticator. */
export async function enrolled(town: Town, name: string, code: string): Promise<Person> {
  const client = new Client(town)
  const id = town.house.newId()
  nextIs(await client.ok(api.signInByCode, { body: { id, name, code } }), 'set-password')
  nextIs(await client.ok(api.setPassword, { params: { id }, body: { password } }), 'enrol')
  const { secret } = await client.ok(api.enrol, { params: { id }, body: {} })
  const step = nextIs(await client.ok(api.enrolled, { params: { id }, body: { code: totp(town, secret) } }), 'done')
  return {
    client,
    account: step.me.account,
    name,
    secret,
    ...(step.recoveryCodes && { recoveryCodes: step.recoveryCodes }),
  }
}

/** First sign-in of anybody else: code and password. */
export async function firstSignIn(town: Town, name: string, code: string, client = new Client(town)): Promise<Person> {
  const id = town.house.newId()
  nextIs(await client.ok(api.signInByCode, { body: { id, name, code } }), 'set-password')
  const step = nextIs(await client.ok(api.setPassword, { params: { id }, body: { password } }), 'done')
  return { client, account: step.me.account, name }
}

/** Signs in again with the authenticator. */
export async function signInAgain(town: Town, person: Person): Promise<void> {
  const id = town.house.newId()
  nextIs(await person.client.ok(api.signIn, { body: { id, name: person.name, password } }), 'factor')
  nextIs(
    await person.client.ok(api.factor, {
      params: { id },
      body: { method: 'totp', code: totp(town, person.secret ?? '') },
    }),
    'done',
  )
}

/** The second factor for the next ten minutes; signs in again when time has ended the session. */
export async function stepUp(town: Town, person: Person): Promise<void> {
  if (!person.secret) throw new Error(`${person.name} has no authenticator`)
  if ((await person.client.ok(api.me)).me === null) return signInAgain(town, person)
  await person.client.ok(api.giveFactor, { body: { method: 'totp', code: totp(town, person.secret) } })
}

export interface Post {
  role: Role
  place?: string
  unit?: string
  until?: string
}

let seats = 0

/** What a contractor's account stands under, unless a test says otherwise. */
export const contract = { company: '测试外包公司', until: '2026-12-31', shifts: [], deskOnly: false }

/** The administrator opens an account and gives it roles; answers the code for the first sign-in. */
export async function hire(
  town: Town,
  posts: Post[],
  more: { phone?: string; contractor?: boolean; name?: string } = {},
): Promise<{ id: string; name: string; code: string }> {
  const { client } = town.administrator
  await stepUp(town, town.administrator)
  const id = town.house.newId()
  const name = more.name ?? `staff${++seats}`
  const { code } = await client.ok(api.open, {
    body: { id, name, shown: name, phone: more.phone ?? null, contract: more.contractor ? contract : null },
  })
  for (const post of posts)
    await client.ok(api.grant, { params: { id }, body: { grant: grantOf(town, post), why: 'test' } })
  return { id, name, code: code! }
}

export const grantOf = (town: Town, post: Post) => ({
  id: town.house.newId(),
  role: post.role,
  place: post.place ?? '231025/',
  unit: post.unit ?? null,
  from: '2026-03-01',
  until: post.until ?? null,
})

/** Hired and signed in for the first time, in a browser of their own. */
export async function staff(town: Town, posts: Post[], more: Parameters<typeof hire>[2] = {}): Promise<Person> {
  const { name, code } = await hire(town, posts, more)
  return firstSignIn(town, name, code)
}

export const digits = (text: string) => /\d{6}/.exec(text)?.[0] ?? ''

/** A resident with a phone, signed in by its code. */
export async function resident(town: Town, phone: string, client = new Client(town)): Promise<Person> {
  const id = town.house.newId()
  // Messages of one instant have no order.
  town.later(1)
  await client.ok(api.phoneCode, { body: { id, phone } })
  const step = nextIs(
    await client.ok(api.phoneSignIn, { params: { id }, body: { code: digits(await town.message(phone)) } }),
    'done',
  )
  return { client, account: step.me.account, name: phone }
}
