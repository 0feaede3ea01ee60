/** Passkeys: the ways in they open, and what a thief would send instead. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountsApi } from '../../domain/accounts/api.ts'
import { passkeysApi as api } from '../../domain/accounts/passkeys-api.ts'
import {
  digits,
  password,
  resident,
  signInAgain,
  staff,
  startTown,
  stepUp,
  type Person,
  type Town,
} from '../../test/accounts.ts'
import { Client } from '../../test/client.ts'
import { newDevice, type Altered, type Device } from '../../test/passkeys/device.ts'
import { accounts, passkeysRoom } from './index.ts'

let town: Town
let clerk: Person
let device: Device
/** The id of the clerk's passkey. */
let key: string
const phone = '00010000701'
const origin = 'https://linli.example'
const id = () => town.house.newId()
const me = async (client: Client) => (await client.ok(accountsApi.me)).me

/** The second factor by message, for the next ten minutes. */
async function factor(client: Client, to = phone) {
  town.later(1)
  await client.ok(accountsApi.sendOwnFactor, { body: {} })
  const code = digits(await town.message(to))
  await client.ok(accountsApi.giveFactor, { body: { method: 'sms', code } })
}

async function added(client: Client, to: Device, name: string, altered?: Altered) {
  const made = id()
  const { options } = await client.ok(api.beginAdd, { body: { id: made } })
  return { id: made, answer: await client.call(api.add, { body: { id: made, name, made: to.made(options, altered) } }) }
}

async function byPasskey(client: Client, with_: Device = device, altered?: Altered) {
  const conversation = id()
  const { options } = await client.ok(api.begin, { body: { id: conversation } })
  const signed = with_.signed(options, altered)
  return {
    conversation,
    signed,
    answer: await client.call(api.give, { params: { id: conversation }, body: { signed } }),
  }
}

const refused = { status: 403, title: '通行密钥没有通过' }
const said = ({ answer }: Awaited<ReturnType<typeof byPasskey>>) => ({
  status: answer.status,
  title: answer.problem.title,
})

beforeAll(async () => {
  town = await startTown([accounts, passkeysRoom])
  town.house.publicUrl = origin
  clerk = await staff(town, [{ role: 'dispatcher' }], { phone })
  await factor(clerk.client)
  device = newDevice(origin)
  const one = await added(clerk.client, device, '办公室电脑')
  if (one.answer.status !== 200) throw new Error(JSON.stringify(one.answer.body))
  key = one.id
})
afterAll(() => town.close())

describe('[S6-5] a passkey', () => {
  it('signs in from a browser nobody knows, as both factors, and nothing is kept of when', async () => {
    const client = new Client(town)
    const before = await town.sql('select * from c231025.account_passkeys')
    const { answer } = await byPasskey(client)
    expect(answer.body).toMatchObject({ next: 'done', me: { account: clerk.account, factors: 2 } })
    expect((await me(client))?.account).toBe(clerk.account)
    const after = await town.sql('select * from c231025.account_passkeys')
    expect({ ...after[0], counter: 0 }).toEqual({ ...before[0], counter: 0 })
  })

  it('is asked for alike whoever asks, and says of nobody whether they have one', async () => {
    const { options } = await new Client(town).ok(api.begin, { body: { id: id() } })
    expect(Object.keys(options).sort()).toEqual(['challenge', 'rpId', 'timeout', 'userVerification'])
    expect(options).toMatchObject({ rpId: 'linli.example', userVerification: 'required' })
    const stranger = newDevice(origin)
    expect(said(await byPasskey(new Client(town), stranger, { handle: '' }))).toEqual(refused)
  })

  it('is the second factor of a sign-in, and of an act', async () => {
    const client = new Client(town)
    const conversation = id()
    const begin = { id: conversation, name: clerk.name, password }
    expect(await client.ok(accountsApi.signIn, { body: begin })).toEqual({
      next: 'factor',
      methods: ['passkey', 'sms'],
    })
    const { options } = await client.ok(api.ask, { params: { id: conversation }, body: {} })
    expect(options['allowCredentials']).toHaveLength(1)
    const signed = device.signed(options)
    const step = await client.ok(api.give, { params: { id: conversation }, body: { signed } })
    expect(step).toMatchObject({ next: 'done', me: { factors: 2 } })
    town.later(11 * 60)
    expect((await client.call(api.beginAdd, { body: { id: id() } })).problem.code).toBe('second-factor-needed')
    const token = client.cookie
    const own = await client.ok(api.askOwn, { body: {} })
    const fresh = await client.ok(api.giveOwn, { body: { signed: device.signed(own.options) } })
    expect(fresh.freshUntil).not.toBeNull()
    expect(client.cookie).not.toBe(token)
    await client.ok(api.beginAdd, { body: { id: id() } })
  })

  it('[attack 17] lets the victim in while somebody floods the password', async () => {
    const flood = new Client(town)
    const guess = () =>
      flood.call(accountsApi.signIn, { body: { id: id(), name: clerk.name, password: 'not-the-word' } })
    for (let i = 0; i < 10; i++) await guess()
    expect((await guess()).status).toBe(429)
    // From the very address of the flood.
    flood.browser = undefined
    const { answer } = await byPasskey(flood)
    expect(answer.body).toMatchObject({ next: 'done', me: { account: clerk.account } })
  })

  it('stands for the authenticator of roles that stand apart, once they have set one up', async () => {
    const { administrator } = town
    await stepUp(town, administrator)
    const own = newDevice(origin)
    expect((await added(administrator.client, own, '保险柜里的')).answer.status).toBe(200)
    const client = new Client(town)
    expect((await byPasskey(client, own)).answer.body).toMatchObject({ next: 'done', me: { factors: 2 } })
    await signInAgain(town, administrator)
  })

  it('a role that stands apart and has no authenticator yet sets one up behind it', async () => {
    const { client } = await staff(town, [{ role: 'reviewer' }], { phone: '00010000702' })
    await factor(client, '00010000702')
    const own = newDevice(origin)
    await added(client, own, '手机')
    const { account } = (await me(client))!
    await town.sql(`update c231025.account_grants set role = 'auditor' where account = $1`, [account])
    expect((await byPasskey(new Client(town), own)).answer.body).toEqual({ next: 'enrol' })
  })
})

describe('[S6-5] what is no passkey of ours', () => {
  it.each<[string, Altered]>([
    ['the page of another host', { origin: 'https://linli.example.evil.test' }],
    ['plain http', { origin: 'http://linli.example' }],
    ['a key made for another name', { name: 'evil.test' }],
    ['another challenge', { challenge: 'x'.repeat(43) }],
    ['the answer to another question', { type: 'webauthn.create' }],
    ['a device that did not look who it is', { unverified: true }],
    ['the signature of another key', { stranger: true }],
    ['a counter that went back', { counter: 1 }],
    ['the name of another account', { handle: Buffer.alloc(16, 7).toString('base64url') }],
    ['no account', { handle: '' }],
  ])('signing with %s opens nothing', async (_, altered) => {
    const client = new Client(town)
    expect(said(await byPasskey(client, device, altered))).toEqual(refused)
    expect(await me(client)).toBeNull()
    // The same device is right the next moment.
    expect(said(await byPasskey(client)).status).toBe(200)
  })

  it('what was signed is good once, in one browser, for five minutes, and for what it was asked', async () => {
    const client = new Client(town)
    const first = await byPasskey(client)
    const again = { params: { id: first.conversation }, body: { signed: first.signed } }
    expect((await client.call(api.give, again)).status).toBe(410)
    const conversation = id()
    const { options } = await client.ok(api.begin, { body: { id: conversation } })
    const signed = device.signed(options)
    const give = { params: { id: conversation }, body: { signed } }
    expect((await new Client(town).call(api.give, give)).status).toBe(410)
    town.later(5 * 60 + 1)
    expect((await client.call(api.give, give)).status).toBe(410)
    // Signed to enter, given for an act.
    const { options: entering } = await client.ok(api.begin, { body: { id: id() } })
    await client.ok(api.askOwn, { body: {} })
    const swapped = await client.call(api.giveOwn, { body: { signed: device.signed(entering) } })
    expect(swapped.status).toBe(403)
  })

  it('a second factor is that of the one who began, and tries are counted', async () => {
    const twin = await staff(town, [{ role: 'dispatcher' }], { phone: '00010000703' })
    await factor(twin.client, '00010000703')
    const theirs = newDevice(origin)
    await added(twin.client, theirs, '手机')
    const client = new Client(town)
    const conversation = id()
    await client.ok(accountsApi.signIn, { body: { id: conversation, name: clerk.name, password } })
    const give = async (from: Device) => {
      const { options } = await client.ok(api.ask, { params: { id: conversation }, body: {} })
      return client.call(api.give, { params: { id: conversation }, body: { signed: from.signed(options) } })
    }
    for (let i = 0; i < 5; i++) expect((await give(theirs)).status).toBe(403)
    expect((await give(device)).status).toBe(410)
  })

  it.each<[string, Altered]>([
    ['the page of another host', { origin: 'https://evil.test' }],
    ['another name', { name: 'evil.test' }],
    ['another challenge', { challenge: 'x'.repeat(43) }],
    ['nobody verified', { unverified: true }],
  ])('one made with %s is not kept', async (_, altered) => {
    await fresh(await inside())
    const { answer } = await added(clerk.client, newDevice(origin), '假的', altered)
    expect(answer.status).toBe(403)
    expect((await clerk.client.ok(api.mine)).items).toHaveLength(1)
  })
})

/** The passkey itself, for the next ten minutes. */
async function fresh(client: Client) {
  const { options } = await client.ok(api.askOwn, { body: {} })
  await client.ok(api.giveOwn, { body: { signed: device.signed(options) } })
}

/** The clerk's first browser, signed in. */
async function inside(): Promise<Client> {
  if (!(await me(clerk.client))) await byPasskey(clerk.client)
  return clerk.client
}

describe('[S6-5] one’s own passkeys', () => {
  it('are shown by name to their holder alone; the administrator sees how many, and nobody when', async () => {
    const client = await inside()
    expect(await client.ok(api.mine)).toEqual({
      items: [{ id: key, name: '办公室电脑', since: expect.any(String) as string }],
    })
    await stepUp(town, town.administrator)
    const seen = await town.administrator.client.ok(accountsApi.get, { params: { id: clerk.account } })
    expect(seen.factors).toMatchObject({ passkeys: 1 })
    expect(JSON.stringify(seen)).not.toContain('办公室')
    expect((await town.administrator.client.ok(api.mine)).items.map((p) => p.name)).not.toContain('办公室电脑')
    const columns = await town.sql<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'c231025' and table_name = 'account_passkeys'`,
    )
    expect(columns.map((c) => c.name).filter((n) => /use|last|seen/.test(n))).toEqual([])
  })

  it('are one device’s once: what is there already is not made twice, neither by its id nor by its key', async () => {
    const client = await inside()
    await fresh(client)
    const again = await client.ok(api.beginAdd, { body: { id: key } })
    const other = newDevice(origin).made(again.options)
    const same = await client.call(api.add, { body: { id: key, name: '再来', made: other } })
    const twice = await added(client, device, '再来')
    expect([same.status, twice.answer.status]).toEqual([403, 403])
    expect((await client.ok(api.mine)).items).toHaveLength(1)
  })

  it('are removed by their holder alone, after a second factor; then they open nothing', async () => {
    const client = await inside()
    await fresh(client)
    const spare = newDevice(origin)
    const { id: second } = await added(client, spare, '备用')
    await stepUp(town, town.administrator)
    const theirs = await town.administrator.client.call(api.remove, { params: { id: second }, body: {} })
    expect(theirs.status).toBe(404)
    town.later(11 * 60)
    const late = await client.call(api.remove, { params: { id: second }, body: {} })
    expect(late.problem.code).toBe('second-factor-needed')
    await fresh(client)
    await client.ok(api.remove, { params: { id: second }, body: {} })
    expect(said(await byPasskey(new Client(town), spare))).toEqual(refused)
  })

  it('go with the account when it is handed over, and open nothing while it is closed', async () => {
    const asking = id()
    await stepUp(town, town.administrator)
    const { client } = town.administrator
    const params = { id: clerk.account }
    await client.ok(accountsApi.disable, { params, body: { id: id(), why: 'test' } })
    expect(said(await byPasskey(new Client(town)))).toEqual(refused)
    await client.ok(accountsApi.enable, { params, body: { id: id(), why: 'test' } })
    expect(said(await byPasskey(new Client(town))).status).toBe(200)
    await client.ok(accountsApi.askReset, { params, body: { id: asking, why: 'test' } })
    await stepUp(town, town.officer)
    const yes = { id: id(), decision: 'confirmed' as const, why: 'test' }
    await town.officer.client.ok(accountsApi.decide, { params: { id: asking }, body: yes })
    expect(said(await byPasskey(new Client(town)))).toEqual(refused)
  })

  it('are none of a resident’s', async () => {
    const { client } = await resident(town, '00020000701')
    expect((await client.call(api.mine)).status).toBe(404)
  })
})
