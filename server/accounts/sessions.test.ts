import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountsApi as api } from '../../domain/accounts/api.ts'
import { password, resident, staff, startTown, totp, type Town } from '../../test/accounts.ts'
import { Client } from '../../test/client.ts'
import { reading } from '../kernel/db/tx.ts'
import { workFor } from '../kernel/jobs/work.ts'
import { purgeAccounts } from './jobs.ts'
import { proofOf, type ProofRow } from './secret-store.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => town.close())

const id = () => town.house.newId()
const isIn = async (client: Client) => (await client.ok(api.me)).me !== null
const enter = (client: Client, name: string, shell: 'staff' | 'field' = 'staff') =>
  client.ok(api.signIn, { body: { id: id(), name, password, shell } })

describe('how long a session rests and lasts', () => {
  it('staff rest half an hour and last twelve, whatever they do', async () => {
    const { client, name } = await staff(town, [{ role: 'dispatcher' }])
    for (const seconds of [29 * 60, 29 * 60]) {
      town.later(seconds)
      expect(await isIn(client)).toBe(true)
    }
    town.later(31 * 60)
    expect(await isIn(client)).toBe(false)
    await enter(client, name)
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      town.later(20 * 60)
      expect(await isIn(client)).toBe(true)
    }
    town.later(20 * 60)
    expect(await isIn(client)).toBe(false)
  })

  it('a known phone of somebody who works in the field alone rests longer; a second role ends that', async () => {
    const worker = await staff(town, [{ role: 'grid-worker', place: '231025/100/001/' }])
    const both = await staff(town, [{ role: 'grid-worker', place: '231025/100/001/' }, { role: 'dispatcher' }])
    await enter(worker.client, worker.name, 'field')
    await enter(both.client, both.name, 'field')
    town.later(3 * 3600)
    expect([await isIn(worker.client), await isIn(both.client)]).toEqual([true, false])
  })

  it('the county may choose shorter', async () => {
    await town.sql(
      `insert into c231025.settings (name, value, version, changed_at) values ('accounts.sessions', '{"idleMinutes": 5}', 1, now())`,
    )
    const { client } = await staff(town, [{ role: 'dispatcher' }])
    town.later(6 * 60)
    expect(await isIn(client)).toBe(false)
    await town.sql(`delete from c231025.settings where name = 'accounts.sessions'`)
  })

  it('what a screen asks by itself keeps nobody signed in', async () => {
    const { client } = await staff(town, [{ role: 'dispatcher' }])
    const quietly = () => client.call(api.me, { headers: { 'x-linli-quiet': '1' } })
    for (const minutes of [12, 12]) {
      town.later(minutes * 60)
      expect((await quietly()).body.me).not.toBe(null)
    }
    town.later(7 * 60)
    expect((await quietly()).body.me).toBe(null)
  })

  it('a resident stays signed in for a month of rest', async () => {
    const { client } = await resident(town, '00050000001')
    town.later(29 * 86_400)
    expect(await isIn(client)).toBe(true)
    town.later(31 * 86_400)
    expect(await isIn(client)).toBe(false)
  })

  it('rest is rewritten at most once a minute, and nothing else about the holder is', async () => {
    const { client, account } = await staff(town, [{ role: 'dispatcher' }])
    const row = async () =>
      (
        await town.sql<{ xmin: string }>('select xmin, * from c231025.account_sessions where account = $1', [account])
      )[0]!
    const before = await row()
    town.later(30)
    await client.ok(api.me)
    expect(await row()).toEqual(before)
  })
})

describe('my sessions', () => {
  it('are listed by kind of browser, ended one by one or all the others', async () => {
    const { client: a, name, account } = await staff(town, [{ role: 'dispatcher' }])
    const { secret } = await a.ok(api.beginAuthenticator, { body: { password } })
    await a.ok(api.confirmAuthenticator, { body: { code: totp(town, secret) } })
    const b = new Client(town)
    const talk = id()
    await b.ok(api.signIn, { body: { id: talk, name, password } })
    await b.ok(api.factor, { params: { id: talk }, body: { method: 'totp', code: totp(town, secret) } })
    const mine = await b.ok(api.ownSessions)
    expect(mine.sessions).toHaveLength(2)
    expect(mine.devices).toHaveLength(2)
    expect(mine.sessions.filter((s) => s.current)).toHaveLength(1)
    const other = mine.sessions.find((s) => !s.current)!
    const stranger = await staff(town, [{ role: 'desk' }])
    expect((await stranger.client.call(api.endSession, { params: { id: other.id }, body: {} })).status).toBe(404)
    expect(
      (await stranger.client.call(api.forgetDevice, { params: { id: mine.devices[0]!.id }, body: {} })).status,
    ).toBe(404)
    await b.ok(api.endSession, { params: { id: other.id }, body: {} })
    expect([await isIn(a), await isIn(b)]).toEqual([false, true])
    expect((await enter(a, name)).next).toBe('done')
    await b.ok(api.endOthers, { body: {} })
    expect([await isIn(a), await isIn(b)]).toEqual([false, true])
    // The other browser is a stranger again.
    expect((await enter(a, name)).next).toBe('factor')
    const [row] = await town.sql<{ n: number }>(
      'select count(*)::int as n from c231025.account_sessions where account = $1',
      [account],
    )
    expect(row!.n).toBe(1)
  })

  it('a new password ends the others and keeps this one, under a new token', async () => {
    const { client, name } = await staff(town, [{ role: 'dispatcher' }])
    const before = client.cookie
    const next = 'another-lamp-glows'
    expect((await client.call(api.ownPassword, { body: { present: 'not-this-one', next } })).status).toBe(422)
    expect(
      (await client.call(api.ownPassword, { body: { present: password, next: 'password1234' } })).problem.faults,
    ).toEqual([{ path: 'next', code: 'password-common' }])
    await client.ok(api.ownPassword, { body: { present: password, next } })
    expect(client.cookie).not.toBe(before)
    expect(await isIn(client)).toBe(true)
    await client.ok(api.signOut, { body: {} })
    expect((await client.call(api.signIn, { body: { id: id(), name, password } })).status).toBe(422)
  })

  it('signing out always works, also with a token that is long dead', async () => {
    const client = new Client(town)
    client.cookie = '__Host-linli=231025.long-dead'
    await client.ok(api.signOut, { body: {} })
    expect(client.cookie).toBeUndefined()
  })
})

describe('what lies in the database', () => {
  it("a transaction sees no secret but its own account's", async () => {
    const { administrator, officer } = town
    const secretOf = (scope: string, account: string) =>
      reading(town.house.pools.app, '231025', { ranges: [], units: [], account: scope }, (tx) =>
        tx.one<ProofRow>(proofOf(account, '2026-03-10')),
      )
    expect((await secretOf(administrator.account, administrator.account))?.password).toMatch(/^\$argon2id\$/)
    expect(await secretOf(officer.account, administrator.account)).toMatchObject({ password: null, totp: null })
    const all = await reading(
      town.house.pools.app,
      '231025',
      { ranges: [{ lo: '231025/', hi: '2310250' }], units: [] },
      (tx) => tx.rows({ name: 'test.all', text: 'select * from account_secrets', values: [] }),
    )
    expect(all).toEqual([])
  })

  it('holds no token, no password, no secret of an authenticator in the clear', async () => {
    const { client, secret } = town.officer
    const rows = await town.sql<{ all: string }>(`select string_agg(x, ' ') as all from (
      select s::text x from c231025.account_sessions s union all select s::text from c231025.account_secrets s
      union all select s::text from c231025.account_recovery_codes s union all select a::text from c231025.audit a) t`)
    const all = rows[0]!.all
    for (const hidden of [
      client.cookie!.split('.')[1]!,
      client.browser!.split('=')[1]!,
      password,
      secret!,
      town.officer.recoveryCodes![5]!,
    ]) {
      expect(all).not.toContain(hidden)
    }
  })

  it('what is over is deleted', async () => {
    await resident(town, '00050000002')
    town.later(200 * 86_400)
    await purgeAccounts.run(workFor(town.house, town.county))
    const tables = ['account_sessions', 'account_sign_ins', 'account_buckets', 'account_devices', 'dev_messages']
    const counts = await Promise.all(
      tables.map((t) => town.sql<{ n: number }>(`select count(*)::int as n from c231025.${t}`)),
    )
    expect(counts.map((c) => c[0]!.n)).toEqual(tables.map(() => 0))
  })
})
