/** Signing in by OpenID Connect, against a real provider on loopback, and with tokens that a thief would forge. */
import { createHash } from 'node:crypto'
import { decodeJwt, SignJWT, UnsecuredJWT, exportSPKI, importJWK, type CryptoKey, type JWTPayload } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accountsApi } from '../../domain/accounts/api.ts'
import { platformsApi as api } from '../../domain/accounts/platforms-api.ts'
import type { Platform } from '../../domain/accounts/platforms.ts'
import type { Step } from '../../domain/accounts/schema.ts'
import { digits, password, staff, startTown, stepUp, totp, type Person, type Town } from '../../test/accounts.ts'
import { Client } from '../../test/client.ts'
import { openProvider, type OpenProvider } from '../../test/oidc/provider.ts'
import { accounts, platformsRoom } from './index.ts'
import { caller, type Asking, type Caller } from '../kernel/gateways/caller.ts'

let town: Town
let city: OpenProvider
let other: OpenProvider
/** What the county asked platforms, and what it is answered in their stead. */
let asked: { url: string; asking: Asking }[] = []
let instead: ((url: string, answer: Response) => Promise<Response>) | undefined

const phone = '00010000601'
let clerk: Person
const real = caller({ allow: ['127.0.0.1'] })
const watched: Caller = async (url, asking) => {
  asked.push({ url, asking })
  const answer = await real(url, asking)
  return instead ? instead(url, answer) : answer
}

const platformOf = (p: OpenProvider, more: Partial<Platform> = {}): Platform => ({
  kind: 'openid',
  label: { zh: '市统一身份认证', en: 'City sign-in' },
  issuer: p.issuer,
  client: p.client.id,
  claim: 'sub',
  scope: 'openid',
  front: null,
  inside: null,
  agent: null,
  counts: [],
  active: true,
  ...more,
})

const id = () => town.house.newId()
const put = async (code: string, base: number, platform: Platform, secret: string | null) => {
  await stepUp(town, town.administrator)
  return town.administrator.client.call(api.put, {
    params: { code },
    body: { id: id(), base, platform, secret, why: 'test' },
  })
}

const named = async (code: string, platform: Platform, secret: string) => {
  const { status, body } = await put(code, 0, platform, secret)
  if (status !== 200) throw new Error(JSON.stringify(body))
}

beforeAll(async () => {
  town = await startTown([accounts, platformsRoom])
  town.house.caller = watched
  const returns = ['city', 'other'].flatMap((code) =>
    ['staff', 'field'].map((shell) => `${town.origin}/231025/${shell}/arrive/${code}`),
  )
  city = await openProvider('city', returns.slice(0, 2))
  other = await openProvider('other', returns)
  await named('city', platformOf(city), city.client.secret)
  await named('other', platformOf(other), other.client.secret)
  clerk = await staff(town, [{ role: 'dispatcher' }], { phone })
  await stepUp(town, town.administrator)
  await town.administrator.client.ok(api.link, {
    params: { id: clerk.account, code: 'city' },
    body: { id: id(), name: 'sub-clerk', why: 'asked for it' },
  })
})
afterAll(async () => {
  await Promise.all([city.close(), other.close()])
  await town.close()
})
beforeEach(() => {
  asked = []
  instead = undefined
  city.is('sub-clerk')
  other.is('sub-clerk')
})

/** Goes there and stands at the door again, with what the provider gave along. */
async function there(client: Client, code = 'city', provider = city, shell: 'staff' | 'field' = 'staff') {
  const { to } = await client.ok(api.setOut, { params: { code }, body: { id: id(), shell } })
  const back = await provider.visit(to)
  if (typeof back === 'string') throw new Error(`the provider says: ${back}`)
  return { to: new URL(to), back }
}
const arrive = (client: Client, search: string, code = 'city') =>
  client.call(api.arrive, { params: { code }, body: { search } })
const stepOf = (answer: { body: unknown }) => (answer.body as { step: Step }).step
async function byPlatform(client: Client, shell: 'staff' | 'field' = 'staff') {
  const { back } = await there(client, 'city', city, shell)
  return arrive(client, back.search)
}
const me = async (client: Client) => (await client.ok(accountsApi.me)).me
/** The browser of the clerk, known since the first sign-in, nobody signed in. */
const knownBrowser = async () => {
  await clerk.client.ok(accountsApi.signOut, { body: {} })
  return clerk.client
}

describe('[S6-5] signing in by OpenID Connect', () => {
  it('shows the buttons to everybody, and neither addresses nor secrets to anybody', async () => {
    const { items } = await new Client(town).ok(api.buttons)
    expect(items.map((i) => i.code)).toEqual(['city', 'other'])
    expect(Object.keys(items[0]!).sort()).toEqual(['code', 'kind', 'label'])
    const { items: whole } = await town.administrator.client.ok(api.platforms)
    expect(whole[0]!.returns).toEqual([
      `${town.origin}/231025/staff/arrive/city`,
      `${town.origin}/231025/field/arrive/city`,
    ])
    const rows = await town.sql<{ all: string }>(
      `select string_agg(x, ' ') as all from (select t::text x from c231025.account_platforms t union all
         select t::text from c231025.account_platform_links t union all select t::text from c231025.history t union all
         select t::text from c231025.audit t) y`,
    )
    for (const hidden of [city.client.secret, 'sub-clerk']) {
      expect(JSON.stringify(whole)).not.toContain(hidden)
      expect(rows[0]!.all).not.toContain(hidden)
    }
  })

  it('opens a session on a known browser; state, nonce and PKCE go along', async () => {
    const client = await knownBrowser()
    const { to, back } = await there(client)
    expect(to.searchParams.get('code_challenge_method')).toBe('S256')
    expect(to.searchParams.get('nonce')).toHaveLength(43)
    expect(back.pathname).toBe('/231025/staff/arrive/city')
    expect(back.searchParams.get('iss')).toBe(city.issuer)
    const done = await arrive(client, back.search)
    expect(done.body).toMatchObject({
      kind: 'sign-in',
      step: { next: 'done', me: { account: clerk.account, factors: 1 } },
    })
    expect((await me(client))?.account).toBe(clerk.account)
    const token = asked.find((a) => a.url.endsWith('/token'))!
    const verifier = new URLSearchParams(token.asking.body).get('code_verifier')!
    expect(createHash('sha256').update(verifier).digest('base64url')).toBe(to.searchParams.get('code_challenge'))
  })

  it('is a first proof and no more: a strange browser is asked for the second factor, in the same conversation', async () => {
    const client = new Client(town)
    const arrived = await byPlatform(client, 'field')
    expect(stepOf(arrived)).toEqual({ next: 'factor', methods: ['sms'] })
    expect(await me(client)).toBeNull()
    const conversation = (arrived.body as { id: string }).id
    await client.ok(accountsApi.sendFactor, { params: { id: conversation }, body: {} })
    const code = digits(await town.message(phone))
    const step = await client.ok(accountsApi.factor, { params: { id: conversation }, body: { method: 'sms', code } })
    expect(step).toMatchObject({ next: 'done', me: { factors: 2 } })
  })

  it('knows nobody by itself: an unlinked name and a closed account hear the same, and no account is made', async () => {
    const before = await town.sql<{ n: number }>('select count(*)::int as n from c231025.accounts')
    city.is('sub-stranger')
    const stranger = await byPlatform(new Client(town))
    expect(stranger.status).toBe(403)
    const gone = await staff(town, [{ role: 'reviewer' }])
    await stepUp(town, town.administrator)
    const { client } = town.administrator
    const params = { id: gone.account, code: 'city' }
    await client.ok(api.link, { params, body: { id: id(), name: 'sub-gone', why: 'test' } })
    await client.ok(accountsApi.disable, { params: { id: gone.account }, body: { id: id(), why: 'test' } })
    city.is('sub-gone')
    const closed = await byPlatform(gone.client)
    const said = ({ problem }: typeof closed) => [problem.status, problem.code, problem.title, problem.detail]
    expect(said(closed)).toEqual(said(stranger))
    expect(closed.problem.title).toContain('没有绑定')
    const after = await town.sql<{ n: number }>('select count(*)::int as n from c231025.accounts')
    expect(after[0]!.n).toBe(before[0]!.n + 1)
  })

  it('a state is good once, in one browser, for twenty minutes', async () => {
    const client = await knownBrowser()
    const first = await there(client)
    expect((await arrive(new Client(town), first.back.search)).status).toBe(410)
    expect((await arrive(client, first.back.search)).status).toBe(200)
    expect((await arrive(client, first.back.search)).status).toBe(410)
    const late = await there(client)
    town.later(21 * 60)
    expect((await arrive(client, late.back.search)).status).toBe(410)
    expect((await arrive(client, '?code=x')).status).toBe(410)
  })

  it('a code is good once, and only for the turn it was given for', async () => {
    const client = await knownBrowser()
    const first = await there(client)
    const second = await there(client)
    const swapped = new URLSearchParams(second.back.search)
    swapped.set('code', first.back.searchParams.get('code')!)
    // The verifier of the second turn does not fit the code of the first.
    expect((await arrive(client, `?${swapped}`)).problem.status).toBe(403)
    const third = await there(client)
    const used = third.back.searchParams.get('code')!
    expect((await arrive(client, third.back.search)).status).toBe(200)
    const fourth = await there(client)
    const again = new URLSearchParams(fourth.back.search)
    again.set('code', used)
    expect((await arrive(client, `?${again}`)).status).toBe(403)
  })

  it('what the person or the platform declines is said as that', async () => {
    const client = new Client(town)
    const { back } = await there(client)
    const state = back.searchParams.get('state')!
    const no = new URLSearchParams({ state, error: 'access_denied', iss: city.issuer })
    const answer = await arrive(client, `?${no}`)
    expect([answer.status, answer.problem.title]).toEqual([403, '平台没有放行'])
    expect((await arrive(client, back.search)).status).toBe(410)
  })

  it('is not sent to an address the provider does not know', async () => {
    const { to } = await new Client(town).ok(api.setOut, { params: { code: 'city' }, body: { id: id() } })
    const foreign = new URL(to)
    foreign.searchParams.set('redirect_uri', 'https://elsewhere.example/steal')
    expect(await city.visit(foreign.href)).toContain('redirect_uri')
  })
})

describe('[S6-5] attack 19: forged answers of a platform', () => {
  type Forge = (claims: JWTPayload) => Promise<string>
  const signed =
    (change: JWTPayload = {}, how: { alg?: string; kid?: string; key?: CryptoKey | Uint8Array } = {}): Forge =>
    (claims) =>
      new SignJWT({ ...claims, ...change })
        .setProtectedHeader({ alg: how.alg ?? 'RS256', kid: how.kid ?? 'key-of-city' })
        .sign(how.key ?? city.key)

  async function forged(forge: Forge) {
    const client = await knownBrowser()
    instead = async (url, answer) => {
      if (!url.endsWith('/token')) return answer
      const body = (await answer.json()) as { id_token: string }
      return Response.json({ ...body, id_token: await forge(decodeJwt(body.id_token)) })
    }
    const answer = await byPlatform(client)
    const inside = await me(client)
    return { status: answer.status, title: answer.problem.title, inside: inside?.account }
  }
  const refused = { status: 403, title: '身份没有得到证实', inside: undefined }
  const now = () => Math.floor(Date.now() / 1000)

  it('a token signed anew with the right key and the right claims is taken: what follows is refused for its fault alone', async () => {
    expect(await forged(signed())).toMatchObject({ status: 200, inside: clerk.account })
  })

  it.each<[string, () => Forge]>([
    ['another issuer', () => signed({ iss: other.issuer })],
    ['another audience', () => signed({ aud: 'somebody-else' })],
    ['one of two audiences, made for the other', () => signed({ aud: [city.client.id, 'b'], azp: 'b' })],
    ['another nonce', () => signed({ nonce: 'x'.repeat(43) })],
    ['no nonce', () => signed({ nonce: undefined })],
    ['expired', () => signed({ exp: now() - 120, iat: now() - 600 })],
    ['not good yet', () => signed({ nbf: now() + 600 })],
    ['no algorithm', () => async (claims) => new UnsecuredJWT(claims).encode()],
    ['the key of another provider', () => signed({}, { key: other.key })],
    ['a key nobody published', () => signed({}, { key: other.key, kid: 'key-of-other' })],
    ['a key by a path', () => signed({}, { key: other.key, kid: '../../../../dev/null' })],
    ['a secret we share', () => signed({}, { alg: 'HS256', key: new TextEncoder().encode(city.client.secret) })],
    [
      'the public key taken for a secret',
      () => async (claims) => {
        const pem = await exportSPKI((await importJWK(city.publicKey, 'RS256')) as CryptoKey)
        return signed({}, { alg: 'HS256', key: new TextEncoder().encode(pem) })(claims)
      },
    ],
    ['no subject', () => signed({ sub: undefined })],
    ['nothing at all', () => async () => 'x.y.z'],
  ])('refuses a token with %s', async (_, forge) => {
    expect(await forged(forge())).toEqual(refused)
  })

  it('refuses the answer of one platform at the door of another, however it is brought there', async () => {
    const client = await knownBrowser()
    // Sent to one, answered by the other at its own address.
    const mixed = await there(client, 'other', other)
    expect((await arrive(client, mixed.back.search, 'city')).status).toBe(410)
    expect((await arrive(client, mixed.back.search, 'other')).status).toBe(410)
    // The honest platform's code, brought to the address of the dishonest one.
    const dishonest = await client.ok(api.setOut, { params: { code: 'other' }, body: { id: id() } })
    const state = new URL(dishonest.to).searchParams.get('state')!
    const honest = await there(client)
    const search = new URLSearchParams({ state, code: honest.back.searchParams.get('code')!, iss: city.issuer })
    asked = []
    expect((await arrive(client, `?${search}`, 'other')).status).toBe(403)
    // Its code went nowhere.
    expect(asked.filter((a) => a.url.startsWith(other.issuer))).toEqual([])
    // Without the name of who answers, too.
    const bare = await there(client)
    const without = new URLSearchParams(bare.back.search)
    without.delete('iss')
    expect((await arrive(client, `?${without}`)).status).toBe(403)
  })

  it('a platform that falls silent or answers nonsense closes no other way in, and nothing of it stands in the answer', async () => {
    const client = await knownBrowser()
    const { back } = await there(client)
    instead = async (url, answer) => (url.endsWith('/token') ? new Response('<p>busy', { status: 502 }) : answer)
    const answer = await arrive(client, back.search)
    expect([answer.status, answer.problem.title]).toEqual([503, '平台没有回应'])
    expect(JSON.stringify(answer.body)).not.toContain('busy')
    const step = await client.ok(accountsApi.signIn, { body: { id: id(), name: clerk.name, password } })
    expect(step.next).toBe('done')
  })
})

describe('[S6-5] what a platform proved counts only where the county says so', () => {
  const strong = async (own: boolean) => {
    await town.sql('update c231025.account_platform_links set own = $1 where account = $2', [own, clerk.account])
    instead = async (url, answer) => {
      if (!url.endsWith('/token')) return answer
      const body = (await answer.json()) as { id_token: string }
      const token = new SignJWT({ ...decodeJwt(body.id_token), amr: ['pwd', 'otp'] })
      return Response.json({
        ...body,
        id_token: await token.setProtectedHeader({ alg: 'RS256', kid: 'key-of-city' }).sign(city.key),
      })
    }
    const client = new Client(town)
    return { client, step: stepOf(await byPlatform(client)) }
  }

  it('not without being set, not for a link somebody else made; then it spares the question and is not remembered', async () => {
    expect((await strong(true)).step.next).toBe('factor')
    expect((await put('city', 1, platformOf(city, { counts: ['otp'] }), null)).status).toBe(200)
    expect((await strong(false)).step.next).toBe('factor')
    const { client, step } = await strong(true)
    // No second factor was given here: acts that ask for one ask.
    expect(step).toMatchObject({ next: 'done', me: { factors: 1, freshUntil: null } })
    const begin = { id: id(), name: clerk.name, password }
    await client.ok(accountsApi.signOut, { body: {} })
    expect((await client.ok(accountsApi.signIn, { body: begin })).next).toBe('factor')
    expect((await put('city', 2, platformOf(city), null)).status).toBe(200)
  })

  it('a claim may be told apart from the token; roles that stand apart give their authenticator all the same', async () => {
    const named = platformOf(other, { claim: 'preferred_username', scope: 'openid profile', counts: ['otp'] })
    expect((await put('other', 1, named, null)).status).toBe(200)
    const lead = await staff(town, [{ role: 'manager' }])
    const officer = town.officer
    // One person alone links nobody whose role stands apart.
    await stepUp(town, town.administrator)
    const asks = { id: id(), name: 'name of sub-officer', why: 'test' }
    const apart = await town.administrator.client.call(api.link, {
      params: { id: officer.account, code: 'other' },
      body: asks,
    })
    expect(apart.problem.faults).toEqual([{ path: 'id', code: 'needs-two-people' }])
    // They do it themselves, after the second factor, and are asked for it at each sign-in.
    await stepUp(town, officer)
    other.is('sub-officer')
    const { to } = await officer.client.ok(api.linkOwn, { params: { code: 'other' }, body: { id: id() } })
    const back = (await other.visit(to)) as URL
    // In another session the same answer links nobody.
    expect((await arrive(lead.client, back.search, 'other')).status).toBe(410)
    const again = await officer.client.ok(api.linkOwn, { params: { code: 'other' }, body: { id: id() } })
    const home = (await other.visit(again.to)) as URL
    expect((await arrive(officer.client, home.search, 'other')).body).toEqual({ kind: 'linked' })
    const { items } = await officer.client.ok(api.ownLinks)
    expect(items.find((i) => i.code === 'other')?.link).toMatchObject({ name: 'name of sub-officer', own: true })
    await officer.client.ok(accountsApi.signOut, { body: {} })
    const { back: third } = await there(officer.client, 'other', other)
    const arrived = await arrive(officer.client, third.search, 'other')
    expect(stepOf(arrived)).toEqual({ next: 'factor', methods: ['totp', 'recovery'] })
    const conversation = (arrived.body as { id: string }).id
    const given = { method: 'totp' as const, code: totp(town, officer.secret!) }
    expect(await officer.client.ok(accountsApi.factor, { params: { id: conversation }, body: given })).toMatchObject({
      next: 'done',
    })
  })
})

describe('[S6-5] links and platforms', () => {
  it('one name there is one account here; who ends a link ends the sessions', async () => {
    const twin = await staff(town, [{ role: 'dispatcher' }])
    await stepUp(town, town.administrator)
    const { client } = town.administrator
    const asks = { id: id(), name: 'sub-clerk', why: 'test' }
    const taken = await client.call(api.link, { params: { id: twin.account, code: 'city' }, body: asks })
    expect(taken.problem.faults).toEqual([{ path: 'name', code: 'name-linked' }])
    const links = await client.ok(api.links, { params: { id: clerk.account } })
    expect(links.items[0]!.link?.name).toBe('sub-clerk')
    const browser = await knownBrowser()
    expect((await byPlatform(browser)).status).toBe(200)
    await client.ok(api.endLink, { params: { id: clerk.account, code: 'city' }, body: { id: id(), why: 'test' } })
    expect(await me(browser)).toBeNull()
    expect((await byPlatform(browser)).status).toBe(403)
    const back = { id: id(), name: 'sub-clerk', why: 'test' }
    await client.ok(api.link, { params: { id: clerk.account, code: 'city' }, body: back })
    // Sent again, the same act does nothing twice.
    await client.ok(api.link, { params: { id: clerk.account, code: 'city' }, body: back })
    // An account that is handed over anew has no links of whoever had it.
    const asking = id()
    await client.ok(accountsApi.askReset, { params: { id: clerk.account }, body: { id: asking, why: 'test' } })
    await stepUp(town, town.officer)
    const yes = { id: id(), decision: 'confirmed' as const, why: 'test' }
    await town.officer.client.ok(accountsApi.decide, { params: { id: asking }, body: yes })
    const { items } = await client.ok(api.links, { params: { id: clerk.account } })
    expect(items.map((i) => i.link)).toEqual([null, null])
  })

  it('only the administrator names a platform, after the second factor, and only where the server may ask', async () => {
    const away = { id: id(), base: 0, platform: platformOf(city), secret: 'x', why: 'test' }
    const nosy = await clerk.client.call(api.put, { params: { code: 'mine' }, body: away })
    expect([401, 403]).toContain(nosy.status)
    town.house.caller = caller()
    const addresses = [
      'http://127.0.0.1:9',
      'https://169.254.169.254',
      'https://[::1]/x',
      'https://10.1.2.3',
      'http://example.com',
    ]
    for (const issuer of addresses) {
      const answer = await put('inside', 0, platformOf(city, { issuer }), 'secret')
      expect([issuer, answer.problem.faults]).toEqual([issuer, [{ path: 'platform.issuer', code: 'platform-silent' }]])
    }
    town.house.caller = watched
    // Another name for itself than the one that was typed.
    const slash = await put('inside', 0, platformOf(city, { issuer: `${city.issuer}/` }), city.client.secret)
    expect(slash.problem.faults).toEqual([{ path: 'platform.issuer', code: 'platform-silent' }])
  })

  it('a platform that rests opens nothing; with another issuer its names stand for nobody', async () => {
    const client = await knownBrowser()
    const { back } = await there(client)
    expect((await put('city', 3, platformOf(city, { active: false }), null)).status).toBe(200)
    expect((await arrive(client, back.search)).status).toBe(404)
    expect((await client.call(api.setOut, { params: { code: 'city' }, body: { id: id() } })).status).toBe(404)
    expect((await client.ok(api.buttons)).items.map((i) => i.code)).toEqual(['other'])
    const moved = { ...platformOf(other), claim: 'sub' }
    expect((await put('city', 4, moved, other.client.secret)).status).toBe(200)
    const links = await town.sql(`select 1 from c231025.account_platform_links where platform = 'city'`)
    expect(links).toEqual([])
  })

  it('the audit has each sign-in and refusal, with codes alone', async () => {
    const lines = await town.sql<{ act: string; detail: Record<string, unknown> }>(
      `select act, detail from c231025.audit where act like 'accounts.%' and detail ->> 'begun' = 'platform' order by at`,
    )
    expect(lines.map((l) => l.act)).toContain('accounts.sign-in')
    const because = lines.filter((l) => l.act === 'accounts.sign-in-refused').map((l) => String(l.detail['because']))
    expect([...new Set(because)].sort()).toEqual([
      'platform-declined',
      'platform-nobody',
      'platform-silent',
      'platform-unproven',
    ])
  })
})
