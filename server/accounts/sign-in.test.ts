import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountsApi as api } from '../../domain/accounts/api.ts'
import {
  digits,
  firstSignIn,
  hire,
  password,
  resident,
  staff,
  startTown,
  totp,
  type Town,
} from '../../test/accounts.ts'
import { Client } from '../../test/client.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => town.close())

const me = async (client: Client) => (await client.ok(api.me)).me
const begin = (client: Client, name: string, word = password) =>
  client.call(api.signIn, { body: { id: town.house.newId(), name, password: word } })

describe('the first people of a county', () => {
  it('enter by one-time code, choose a password and set up an authenticator before anything else', async () => {
    expect((await me(town.administrator.client))?.permissions).toContain('accounts.grant')
    expect((await me(town.officer.client))?.grants).toEqual([
      { role: 'security-officer', place: '231025/', unit: null },
    ])
    expect(town.administrator.recoveryCodes).toHaveLength(10)
  })

  it('give the authenticator at every sign-in, even in a browser that is known', async () => {
    const { client, name, secret } = town.administrator
    await client.ok(api.signOut, { body: {} })
    expect(await me(client)).toBeNull()
    const id = town.house.newId()
    expect(await client.ok(api.signIn, { body: { id, name, password } })).toEqual({
      next: 'factor',
      methods: ['totp', 'recovery'],
    })
    expect(await me(client)).toBeNull()
    const step = await client.ok(api.factor, { params: { id }, body: { method: 'totp', code: totp(town, secret!) } })
    expect(step).toMatchObject({ next: 'done', me: { factors: 2, shown: '系统管理员' } })
  })
})

describe('staff', () => {
  it('a known browser enters by password; another is asked for the second factor, and is known afterwards', async () => {
    const phone = '00010000001'
    const { client, name } = await staff(town, [{ role: 'dispatcher' }], { phone })
    await client.ok(api.signOut, { body: {} })
    expect((await begin(client, name)).body).toMatchObject({ next: 'done', me: { factors: 1 } })

    const other = new Client(town)
    const id = town.house.newId()
    expect(await other.ok(api.signIn, { body: { id, name, password } })).toEqual({ next: 'factor', methods: ['sms'] })
    expect(await me(other)).toBeNull()
    await other.ok(api.sendFactor, { params: { id }, body: {} })
    const text = await town.message(phone)
    expect(text).toContain('请勿告诉任何人')
    expect(text).not.toMatch(/https?:|www\./)
    expect(await other.ok(api.factor, { params: { id }, body: { method: 'sms', code: digits(text) } })).toMatchObject({
      next: 'done',
      me: { factors: 2 },
    })
    await other.ok(api.signOut, { body: {} })
    expect((await begin(other, name)).body).toMatchObject({ next: 'done' })
    await other.ok(api.signOut, { body: {} })
  })

  it('who has neither phone nor authenticator is sent to an administrator from a strange browser', async () => {
    const { name } = await staff(town, [{ role: 'reviewer' }])
    expect((await begin(new Client(town), name)).body).toEqual({ next: 'administrator' })
  })

  it('a one-time code sets one password once, in one browser, within its day', async () => {
    const { name, code } = await hire(town, [{ role: 'supervisor' }])
    const id = town.house.newId()
    const [a, b] = [new Client(town), new Client(town)]
    await a.ok(api.signInByCode, { body: { id, name, code } })
    expect((await b.call(api.setPassword, { params: { id }, body: { password } })).status).toBe(410)
    expect((await a.call(api.setPassword, { params: { id }, body: { password: 'short' } })).problem.faults).toEqual([
      { path: 'password', code: 'password-short' },
    ])
    expect(
      (await a.call(api.setPassword, { params: { id }, body: { password: `${name}2026` } })).problem.faults?.[0]?.code,
    ).toBe('password-about-you')
    await a.ok(api.setPassword, { params: { id }, body: { password } })
    expect((await b.call(api.signInByCode, { body: { id: town.house.newId(), name, code } })).status).toBe(422)

    const late = await hire(town, [{ role: 'supervisor' }])
    town.later(86_400)
    expect(
      (await a.call(api.signInByCode, { body: { id: town.house.newId(), name: late.name, code: late.code } })).status,
    ).toBe(422)
  })

  it('a conversation belongs to one browser and lasts twenty minutes', async () => {
    const phone = '00010000002'
    const { name } = await staff(town, [{ role: 'desk' }], { phone })
    const client = new Client(town)
    const id = town.house.newId()
    await client.ok(api.signIn, { body: { id, name, password } })
    expect((await new Client(town).call(api.sendFactor, { params: { id }, body: {} })).status).toBe(410)
    expect((await client.call(api.signIn, { body: { id, name, password } })).problem.code).toBe('id-reused')
    await client.ok(api.sendFactor, { params: { id }, body: {} })
    const code = digits(await town.message(phone))
    town.later(21 * 60)
    expect((await client.call(api.factor, { params: { id }, body: { method: 'sms', code } })).status).toBe(410)
  })

  it('a recovery code opens once', async () => {
    const { name, recoveryCodes } = town.officer
    const by = async (code: string) => {
      const client = new Client(town)
      const id = town.house.newId()
      await client.ok(api.signIn, { body: { id, name, password } })
      return client.call(api.factor, { params: { id }, body: { method: 'recovery', code } })
    }
    expect((await by(recoveryCodes![0]!)).body).toMatchObject({ next: 'done' })
    expect((await by(recoveryCodes![0]!)).problem.faults).toEqual([{ path: 'code', code: 'code-refused' }])
    expect((await by(recoveryCodes![1]!.toLowerCase().replaceAll('-', ' '))).body).toMatchObject({ next: 'done' })
  })

  it('a code of the authenticator works once', async () => {
    const { name, secret } = town.officer
    const code = totp(town, secret!)
    const answers = []
    for (let i = 0; i < 2; i++) {
      const client = new Client(town)
      const id = town.house.newId()
      await client.ok(api.signIn, { body: { id, name, password } })
      answers.push((await client.call(api.factor, { params: { id }, body: { method: 'totp', code } })).status)
    }
    expect(answers).toEqual([200, 422])
  })

  it('a forgotten password: the code goes to the phone, by message, and the password is new', async () => {
    const phone = '00010000003'
    const { name } = await staff(town, [{ role: 'unit-handler' }], { phone })
    const client = new Client(town)
    await client.ok(api.forgotten, { body: { name } })
    const text = await town.message(phone)
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(text)![0]
    const id = town.house.newId()
    await client.ok(api.signInByCode, { body: { id, name, code } })
    const next = 'another-lamp-glows'
    await client.ok(api.setPassword, { params: { id }, body: { password: next } })
    expect((await begin(client, name)).status).toBe(422)
    expect((await begin(client, name, next)).body).toMatchObject({ next: 'done' })
  })

  it('nobody sends a forgotten-password message for roles that stand apart, nor pushes a paper code aside', async () => {
    await new Client(town).ok(api.forgotten, { body: { name: 'administrator' } })
    const phone = '00010000004'
    const { name, code } = await hire(town, [{ role: 'manager' }], { phone })
    await new Client(town).ok(api.forgotten, { body: { name } })
    await expect(town.message(phone)).rejects.toThrow('no message')
    await firstSignIn(town, name, code)
  })
})

describe('residents', () => {
  it('sign in by the code on their phone; the first time makes the account, the second finds it', async () => {
    const a = await resident(town, '00020000001')
    const b = await resident(town, '00020000001')
    expect(b.account).toBe(a.account)
    expect(await me(a.client)).toMatchObject({
      kind: 'resident',
      shown: '••• •••• 0001',
      permissions: [],
      grants: [{ role: 'resident', place: null, unit: null }],
    })
    const rows = await town.sql<{ all: string }>(`select string_agg(t::text, ' ') as all from (
      select p::text t from c231025.account_phones p union all select a::text from c231025.accounts a union all select s::text from c231025.account_sign_ins s) x`)
    expect(rows[0]!.all).not.toContain('00020000001')
  })

  it('two first sign-ins of one number at the same moment make one account', async () => {
    const phone = '00020000002'
    const clients = [new Client(town), new Client(town)]
    const ids = clients.map(() => town.house.newId())
    const codes: string[] = []
    for (const [i, client] of clients.entries()) {
      await client.ok(api.phoneCode, { body: { id: ids[i]!, phone } })
      codes.push(digits(await town.message(phone)))
      town.later(1)
    }
    const answers = await Promise.all(
      clients.map((c, i) => c.ok(api.phoneSignIn, { params: { id: ids[i]! }, body: { code: codes[i]! } })),
    )
    const accounts = answers.map((a) => (a.next === 'done' ? a.me.account : a.next))
    expect(accounts[0]).toBe(accounts[1])
  })
})
