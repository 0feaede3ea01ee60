import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { accountsApi as api } from '../../domain/accounts/api.ts'
import { buckets, codeTries } from '../../domain/accounts/limits.ts'
import {
  contract,
  digits,
  hire,
  password,
  resident,
  signInAgain,
  staff,
  startTown,
  stepUp,
  totp,
  type Person,
  type Town,
} from '../../test/accounts.ts'
import { Client } from '../../test/client.ts'
import { counted } from './secrets.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => town.close())

const signIn = (client: Client, name: string, word = password) =>
  client.call(api.signIn, { body: { id: town.house.newId(), name, password: word } })
const nobody = () => town.house.newId().slice(-12).replace(/^\d/, 'x')

describe('attack 3: mass assignment', () => {
  const evil = fc.constantFrom(
    'role',
    'kind',
    'place',
    'version',
    'disabled_at',
    'demo',
    'opened_by',
    '__proto__',
    'constructor',
    'prototype',
    'account',
  )

  it('a field nobody named is refused and nothing is written', async () => {
    await stepUp(town, town.administrator)
    const count = async () => (await town.sql<{ n: number }>('select count(*)::int as n from c231025.accounts'))[0]!.n
    const before = await count()
    await fc.assert(
      fc.asyncProperty(evil, fc.jsonValue(), async (field, value) => {
        const body = JSON.stringify({ id: town.house.newId(), name: 'evil', shown: 'evil' }).replace(
          '}',
          `,${JSON.stringify(field)}:${JSON.stringify(value)}}`,
        )
        const { cookie, browser } = town.administrator.client
        const answer = await fetch(`${town.origin}/231025/api/accounts`, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/json', 'x-linli': '1', cookie: `${cookie}; ${browser}` },
        })
        return answer.status === 422 || answer.status === 400
      }),
      { numRuns: 40 },
    )
    expect(await count()).toBe(before)
  })
})

describe('attack 7: requests from another site', () => {
  const send = (headers: Record<string, string>, body = '{}') => {
    const { cookie, browser } = town.administrator.client
    return fetch(`${town.origin}/231025/api/sign-out`, {
      method: 'POST',
      body,
      headers: { cookie: `${cookie}; ${browser}`, ...headers },
    })
  }

  it.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'x=1'],
    ['plain text', { 'content-type': 'text/plain' }, '{}'],
    ['no mark of ours', { 'content-type': 'application/json' }, '{}'],
    ['another origin', { 'content-type': 'application/json', 'x-linli': '1', origin: 'http://127.0.0.2:1' }, '{}'],
    [
      'a cross-site fetch',
      { 'content-type': 'application/json', 'x-linli': '1', 'sec-fetch-site': 'cross-site' },
      '{}',
    ],
  ])('%s does nothing', async (_, headers, body) => {
    await stepUp(town, town.administrator)
    const answer = await send(headers, body)
    expect([400, 403]).toContain(answer.status)
    expect((await town.administrator.client.ok(api.me)).me).not.toBeNull()
  })

  it('cookies are for this host alone, out of reach of scripts', async () => {
    const client = new Client(town)
    const reply = await client.call(api.phoneCode, { body: { id: town.house.newId(), phone: '00030000001' } })
    for (const cookie of reply.headers.getSetCookie()) {
      expect(cookie).toMatch(/^__Host-linli/)
      for (const part of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(part)
      expect(cookie).not.toContain('Domain')
    }
  })
})

describe('attack 15: finding out who is there', () => {
  const shape = (r: { status: number; problem: { trace: string } }) => ({ ...r.problem, trace: '', status: r.status })
  let known: Person
  beforeAll(async () => {
    known = await staff(town, [{ role: 'dispatcher' }], { phone: '00030000002' })
  })

  it('sign-in says the same for a wrong password, a name nobody has, a disabled account and what is no name', async () => {
    const off = await hire(town, [{ role: 'dispatcher' }])
    await town.administrator.client.ok(api.disable, {
      params: { id: off.id },
      body: { id: town.house.newId(), why: 'left' },
    })
    const answers = []
    for (const name of [known.name, nobody(), off.name, '王五', "' or 1=1 --", 'a\u0000b'])
      answers.push(shape(await signIn(new Client(town), name, 'wrong-wrong-wrong')))
    for (const a of answers) expect(a).toEqual(answers[0])
    expect(answers[0]).toMatchObject({ status: 422, faults: [{ path: 'password', code: 'sign-in-refused' }] })
  })

  it('and does the same work: one comparison and the same statements, whoever is named', async () => {
    const cost = async (name: string) => {
      const before = counted.comparisons
      const statements = await statementsDuring(() => signIn(new Client(town), name, 'wrong-wrong-wrong'))
      return { comparisons: counted.comparisons - before, statements }
    }
    const there = await cost(known.name)
    expect(there.comparisons).toBe(1)
    expect(await cost(nobody())).toEqual(there)
  })

  it('a forgotten password answers the same, and by the same statements', async () => {
    const ask = (name: string) => new Client(town).call(api.forgotten, { body: { name } })
    const first = await ask(known.name)
    expect([first.status, first.body]).toEqual([200, { ok: true }])
    const [a, b] = [await statementsDuring(() => ask(known.name)), await statementsDuring(() => ask(nobody()))]
    // The message itself goes out after the answer.
    expect(a.filter((s) => s !== 'dev.message')).toEqual(b)
  })

  it("a resident's number that is known and one that is not are answered alike", async () => {
    await resident(town, '00030000003')
    const ask = (phone: string) => new Client(town).call(api.phoneCode, { body: { id: town.house.newId(), phone } })
    const [a, b] = [await ask('00030000003'), await ask('00030000004')]
    expect([a.status, a.body]).toEqual([b.status, b.body])
  })

  /** Names of the statements that are sent meanwhile, in order. */
  async function statementsDuring(work: () => Promise<unknown>): Promise<string[]> {
    const spy = vi.spyOn(pg.Client.prototype, 'query')
    try {
      await work()
      const names = spy.mock.calls.map(([first]) => (first as { name?: string } | undefined)?.name)
      return names.flatMap((n) => (n ? [n.split('@')[0]!] : []))
    } finally {
      spy.mockRestore()
    }
  }
})

describe('attack 16: codes by message', () => {
  it('thirty-two guesses at once: five are looked at, and then the right one does not open either', async () => {
    const phone = '00030000005'
    const client = new Client(town)
    const id = town.house.newId()
    await client.ok(api.phoneCode, { body: { id, phone } })
    const right = digits(await town.message(phone))
    const wrong = Array.from({ length: 32 }, (_, i) => String((Number(right) + 1 + i) % 1_000_000).padStart(6, '0'))
    const answers = await Promise.all(
      wrong.map((code) => client.call(api.phoneSignIn, { params: { id }, body: { code } })),
    )
    const count = (status: number) => answers.filter((a) => a.status === status).length
    expect([count(422), count(410)]).toEqual([codeTries, 32 - codeTries])
    expect((await client.call(api.phoneSignIn, { params: { id }, body: { code: right } })).status).toBe(410)
  })

  it('a code works once, in its browser, for its conversation, for five minutes', async () => {
    const phone = '00030000006'
    const client = new Client(town)
    const [one, two] = [town.house.newId(), town.house.newId()]
    await client.ok(api.phoneCode, { body: { id: one, phone } })
    const code = digits(await town.message(phone))
    town.later(1)
    await client.ok(api.phoneCode, { body: { id: two, phone: '00030000007' } })
    const by = (c: Client, id: string) => c.call(api.phoneSignIn, { params: { id }, body: { code } })
    expect((await by(new Client(town), one)).status).toBe(410)
    expect((await by(client, two)).status).toBe(422)
    expect((await by(client, one)).status).toBe(200)
    expect((await by(client, one)).status).toBe(410)
    const three = town.house.newId()
    town.later(1)
    await client.ok(api.phoneCode, { body: { id: three, phone } })
    const later = digits(await town.message(phone))
    town.later(5 * 60)
    expect((await client.call(api.phoneSignIn, { params: { id: three }, body: { code: later } })).status).toBe(422)
  })

  it('a phone gets five messages in an hour, also when they are asked for all at once, and ten in a day', async () => {
    const phone = '00030000008'
    const ask = () => new Client(town).call(api.phoneCode, { body: { id: town.house.newId(), phone } })
    const answers = await Promise.all(Array.from({ length: 12 }, ask))
    expect(answers.filter((a) => a.status === 200)).toHaveLength(buckets['sms.phone'].max)
    expect(answers.filter((a) => a.status === 429)).toHaveLength(12 - buckets['sms.phone'].max)
    const [row] = await town.sql<{ n: number }>(
      'select count(*)::int as n from c231025.dev_messages where address = $1',
      [phone],
    )
    expect(row!.n).toBe(buckets['sms.phone'].max)
  })

  it('the code itself stands nowhere in the database', async () => {
    const phone = '00030000009'
    await new Client(town).ok(api.phoneCode, { body: { id: town.house.newId(), phone } })
    const code = digits(await town.message(phone))
    const [row] = await town.sql<{ all: string }>(
      `select string_agg(s::text, ' ') as all from c231025.account_sign_ins s`,
    )
    expect(
      row!.all.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\\x[0-9a-f]+|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?/g, ''),
    ).not.toContain(code)
  })
})

describe('attack 17: stuffing passwords, and locking somebody out', () => {
  it('strangers are slowed down, and the victim goes in from a known browser all the same', async () => {
    const victim = await staff(town, [{ role: 'dispatcher' }], { phone: '00030000010' })
    await victim.client.ok(api.signOut, { body: {} })
    const stranger = new Client(town)
    const statuses = []
    for (let i = 0; i < buckets['password.name-address'].max + 3; i++)
      statuses.push((await signIn(stranger, victim.name, `guess number ${i}`)).status)
    expect(statuses.filter((s) => s === 422)).toHaveLength(buckets['password.name-address'].max)
    expect(statuses.slice(-3)).toEqual([429, 429, 429])
    // From the very address of the attack, the office's: a known browser has a bucket of its own.
    expect((await signIn(victim.client, victim.name)).body).toMatchObject({ next: 'done' })
    // Nothing is locked: the window passes by itself.
    town.later(16 * 60)
    expect((await signIn(stranger, victim.name)).body).toMatchObject({ next: 'factor' })
  })

  it('who has the password and guesses the second factor is stopped, and the victim still goes in', async () => {
    const victim = await staff(town, [{ role: 'dispatcher' }], { phone: '00030000011' })
    const guess = async () => {
      const client = new Client(town)
      const id = town.house.newId()
      await client.ok(api.signIn, { body: { id, name: victim.name, password } })
      const tries = await Promise.all(
        Array.from({ length: 6 }, () =>
          client.call(api.factor, { params: { id }, body: { method: 'sms', code: '000000' } }),
        ),
      )
      return tries.map((t) => t.status)
    }
    const statuses = [...(await guess()), ...(await guess()), ...(await guess())]
    expect(statuses.filter((s) => s === 422)).toHaveLength(buckets['factor.account'].max)
    await victim.client.ok(api.signOut, { body: {} })
    expect((await signIn(victim.client, victim.name)).body).toMatchObject({ next: 'done' })
  })
})

describe('attack 18: sessions that are fixed, reused, stolen', () => {
  const stolen = (from: Client) => {
    const thief = new Client(town)
    thief.cookie = from.cookie
    thief.browser = from.browser
    return thief
  }
  const open = async (client: Client, headers: Record<string, string> = {}) =>
    (await client.call(api.ownSessions, { headers })).status

  it('a token is worth nothing in another browser, even with both cookies', async () => {
    const { client } = await resident(town, '00030000012')
    expect(await open(client)).toBe(200)
    const other = new Client(town)
    other.cookie = client.cookie
    expect(await open(other)).toBe(401)
    expect(await open(stolen(client), { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0' })).toBe(401)
  })

  it('an update of the browser is no theft', async () => {
    const agent = (v: number) => ({
      'user-agent': `Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 Chrome/${v}.0.0.0 Mobile`,
    })
    const client = new Client(town)
    const id = town.house.newId()
    await client.ok(api.phoneCode, { body: { id, phone: '00030000013' }, headers: agent(90) })
    await client.ok(api.phoneSignIn, {
      params: { id },
      body: { code: digits(await town.message('00030000013')) },
      headers: agent(90),
    })
    expect(await open(client, agent(91))).toBe(200)
  })

  it('signing in and giving the factor change the token; the old one is dead at once', async () => {
    await signInAgain(town, town.officer)
    const before = stolen(town.officer.client)
    expect(await open(before)).toBe(200)
    await town.officer.client.ok(api.giveFactor, { body: { method: 'totp', code: totp(town, town.officer.secret!) } })
    expect(await open(before)).toBe(401)
    const middle = stolen(town.officer.client)
    await signInAgain(town, town.officer)
    expect(await open(middle)).toBe(401)
    expect(await open(town.officer.client)).toBe(200)
  })

  it('a token somebody planted before the sign-in is not the one after it', async () => {
    const victim = new Client(town)
    victim.cookie = '__Host-linli=231025.planted-by-somebody-else'
    const id = town.house.newId()
    await victim.ok(api.phoneCode, { body: { id, phone: '00030000014' } })
    await victim.ok(api.phoneSignIn, { params: { id }, body: { code: digits(await town.message('00030000014')) } })
    expect(victim.cookie).not.toContain('planted')
  })

  it('is dead at once after signing out, disabling, a role taken away, a new password, an administrator turning it contractor', async () => {
    const { client: admin } = town.administrator
    const hired = () => staff(town, [{ role: 'dispatcher', until: '2026-12-31' }])
    const id = () => town.house.newId()
    const ends: [string, (p: Person) => Promise<unknown>][] = [
      ['sign-out', (p) => p.client.ok(api.signOut, { body: {} })],
      ['disable', (p) => admin.ok(api.disable, { params: { id: p.account }, body: { id: id(), why: 'left' } })],
      [
        'end of a grant',
        async (p) => {
          const { grants } = await admin.ok(api.get, { params: { id: p.account } })
          await admin.ok(api.endGrant, { params: { id: grants[0]!.id }, body: { id: id(), why: 'moved' } })
        },
      ],
      [
        'contractor',
        async (p) => {
          const { version } = await admin.ok(api.get, { params: { id: p.account } })
          await admin.ok(api.edit, {
            params: { id: p.account },
            body: { id: id(), base: version, change: { contract }, why: 'contract' },
          })
        },
      ],
    ]
    for (const [name, end] of ends) {
      const person = await hired()
      const copy = stolen(person.client)
      expect([name, await open(copy)]).toEqual([name, 200])
      await stepUp(town, town.administrator)
      await end(person)
      expect([name, await open(copy)]).toEqual([name, 401])
    }
  })

  it('a session of another county is not found here', async () => {
    const { client } = await resident(town, '00030000015')
    const other = new Client(town, '990001')
    other.cookie = client.cookie
    expect((await other.call(api.me)).status).toBe(404)
    other.cookie = client.cookie?.replace('231025', '990001')
    other.browser = client.browser?.replace('231025', '990001')
    expect((await other.ok(api.me)).me).toBeNull()
  })
})
