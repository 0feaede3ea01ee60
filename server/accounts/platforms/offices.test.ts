/** Signing in by 企业微信 and 钉钉, against what their documents describe. */
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accountsApi } from '../../../domain/accounts/api.ts'
import { platformsApi as api } from '../../../domain/accounts/platforms-api.ts'
import { hostOf, usualOf } from '../../../domain/accounts/platform-kinds.ts'
import { Platform, platformFault } from '../../../domain/accounts/platforms.ts'
import { staff, startTown, stepUp, type Person, type Town } from '../../../test/accounts.ts'
import { Client } from '../../../test/client.ts'
import { corp, openDingtalk, openWecom, suite, type Office } from '../../../test/oidc/offices.ts'
import { accounts, platformsRoom } from '../index.ts'
import { caller } from '../../kernel/gateways/caller.ts'

let town: Town
let wecom: Office
let dingtalk: Office
let clerk: Person
let logged = ''

const id = () => town.house.newId()
const inApp = 'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Mobile wxwork/4.1.20 MicroMessenger/7.0.1 Language/zh'

const wecomPlatform = (more: object = {}): Platform =>
  Platform.parse({
    kind: 'wecom',
    label: { zh: '企业微信', en: 'WeCom' },
    issuer: wecom.origin,
    front: `${wecom.origin}/wwlogin/sso/login`,
    inside: `${wecom.origin}/connect/oauth2/authorize`,
    client: corp.id,
    agent: corp.agent,
    claim: 'userid',
    ...more,
  })
const dingtalkPlatform = (more: object = {}): Platform =>
  Platform.parse({
    kind: 'dingtalk',
    label: { zh: '钉钉', en: 'DingTalk' },
    issuer: dingtalk.origin,
    front: `${dingtalk.origin}/oauth2/auth`,
    client: suite.key,
    claim: 'unionId',
    ...more,
  })

const put = async (code: string, base: number, platform: Platform, secret: string | null) => {
  await stepUp(town, town.administrator)
  const body = { id: id(), base, platform, secret, why: 'test' }
  return town.administrator.client.call(api.put, { params: { code }, body })
}
const link = (code: string, name: string, account = clerk.account) =>
  town.administrator.client.ok(api.link, { params: { id: account, code }, body: { id: id(), name, why: 'test' } })

beforeAll(async () => {
  town = await startTown([accounts, platformsRoom])
  town.house.caller = caller({ allow: ['127.0.0.1'] })
  town.house.log = pino({ level: 'warn' }, new Writable({ write: (line, _, on) => ((logged += String(line)), on()) }))
  wecom = await openWecom(new URL(town.origin).host)
  dingtalk = await openDingtalk([`${town.origin}/231025/staff/arrive/ding`])
  await put('wecom', 0, wecomPlatform(), corp.secret)
  await put('ding', 0, dingtalkPlatform(), suite.secret)
  clerk = await staff(town, [{ role: 'dispatcher' }])
  await stepUp(town, town.administrator)
  await link('wecom', 'WangWu')
  await link('ding', 'union-of-wang')
})
afterAll(async () => {
  await Promise.all([wecom.close(), dingtalk.close()])
  await town.close()
})
beforeEach(async () => {
  wecom.is({ inside: 'wangwu' })
  dingtalk.is({ inside: 'union-of-wang' })
  for (const office of [wecom, dingtalk]) office.answers(Infinity)
  await clerk.client.ok(accountsApi.signOut, { body: {} })
})

async function there(code: 'wecom' | 'ding', client: Client = clerk.client, headers = {}) {
  const { to } = await client.ok(api.setOut, { params: { code }, body: { id: id() }, headers })
  const back = await (code === 'wecom' ? wecom : dingtalk).visit(to)
  if (typeof back === 'string') throw new Error(`the office says: ${back}`)
  return { to: new URL(to), search: back.search }
}
const arrive = (code: string, search: string, client = clerk.client) =>
  client.call(api.arrive, { params: { code }, body: { search } })
const through = async (code: 'wecom' | 'ding') => arrive(code, (await there(code)).search)
const inside = { kind: 'sign-in', step: { next: 'done', me: { factors: 1 } } }

describe('[S6-5] signing in by 企业微信', () => {
  it('any browser is sent to the code to scan, that of the app straight through; capitals are no other person', async () => {
    const out = await there('wecom')
    expect([out.to.pathname, out.to.searchParams.get('login_type')]).toEqual(['/wwlogin/sso/login', 'CorpApp'])
    expect((await arrive('wecom', out.search)).body).toMatchObject(inside)
    const client = new Client(town)
    const app = await there('wecom', client, { 'user-agent': inApp })
    expect([app.to.pathname, app.to.searchParams.get('scope'), app.to.hash]).toEqual([
      '/connect/oauth2/authorize',
      'snsapi_base',
      '#wechat_redirect',
    ])
    // On a phone nobody proved: a first proof and no more.
    expect((await arrive('wecom', app.search, client)).body).toMatchObject({ step: { next: 'administrator' } })
    expect(hostOf(inApp)).toBe('wecom')
  })

  it('the token of the app is asked for once; one that ended is asked for anew, and the code is still good', async () => {
    wecom.called.splice(0)
    await through('wecom')
    await clerk.client.ok(accountsApi.signOut, { body: {} })
    await through('wecom')
    expect(wecom.called.filter((c) => c.endsWith('/gettoken')).length).toBeLessThanOrEqual(1)
    await clerk.client.ok(accountsApi.signOut, { body: {} })
    wecom.tokensEnd()
    wecom.called.splice(0)
    expect((await through('wecom')).body).toMatchObject(inside)
    expect(wecom.called.map((c) => c.split('/').at(-1))).toEqual(['getuserinfo', 'gettoken', 'getuserinfo'])
  })

  it('however many of an office come in the morning, who arrives takes the way off the count', async () => {
    const tries = async () =>
      (await town.sql<{ n: string }>('select sum(count) as n from c231025.account_buckets'))[0]!.n
    await through('wecom')
    const before = await tries()
    await clerk.client.ok(accountsApi.signOut, { body: {} })
    expect((await through('wecom')).body).toMatchObject(inside)
    expect(await tries()).toBe(before)
    await there('wecom')
    expect(await tries()).not.toBe(before)
  })

  it.each([
    ['says no', 'no' as const, '平台没有放行'],
    ['is from outside the office', { outside: 'wangwu' }, '身份没有得到证实'],
    ['is linked to nobody', { inside: 'lisi' }, '这里没有绑定您的账号'],
  ])('whoever %s is told that', async (_, who, title) => {
    wecom.is(who)
    const answer = await through('wecom')
    expect([answer.status, answer.problem.title]).toEqual([403, title])
  })

  it('a code is good once; when the office answers no more it is that which is said', async () => {
    const first = await there('wecom')
    expect((await arrive('wecom', first.search)).status).toBe(200)
    const second = await there('wecom')
    const again = new URLSearchParams(second.search)
    again.set('code', new URLSearchParams(first.search).get('code')!)
    expect((await arrive('wecom', `?${again}`)).problem.title).toBe('身份没有得到证实')
    const third = await there('wecom')
    wecom.answers(0)
    const busy = await arrive('wecom', third.search)
    expect([busy.status, busy.problem.title]).toEqual([503, '平台没有回应'])
  })
})

describe('[S6-5] signing in by 钉钉', () => {
  it('opens a session for whoever is linked, by the code as it comes', async () => {
    const { to, search } = await there('ding')
    expect(to.searchParams.get('scope')).toBe('openid')
    expect(new URLSearchParams(search).get('authCode')).toBeTruthy()
    expect((await arrive('ding', search)).body).toMatchObject(inside)
  })

  it.each([
    ['says no', 'no' as const, 403, '平台没有放行'],
    ['is linked to nobody', { inside: 'union-of-li' }, 403, '这里没有绑定您的账号'],
  ])('whoever %s is told that', async (_, who, status, title) => {
    dingtalk.is(who)
    const answer = await through('ding')
    expect([answer.status, answer.problem.title]).toEqual([status, title])
  })

  it('a code is good once, limits are no proof against anybody, and the other id is another name', async () => {
    const first = await there('ding')
    expect((await arrive('ding', first.search)).status).toBe(200)
    const second = await there('ding')
    const again = new URLSearchParams(second.search)
    again.set('authCode', new URLSearchParams(first.search).get('authCode')!)
    expect((await arrive('ding', `?${again}`)).problem.title).toBe('身份没有得到证实')
    const third = await there('ding')
    dingtalk.answers(0)
    expect((await arrive('ding', third.search)).status).toBe(503)
    dingtalk.answers(Infinity)
    expect((await put('ding', 1, dingtalkPlatform({ claim: 'openId' }), null)).status).toBe(200)
    expect((await through('ding')).problem.title).toBe('这里没有绑定您的账号')
    await link('ding', 'open-union-of-wang')
    expect((await through('ding')).body).toMatchObject(inside)
  })
})

describe('[S6-5] what the administrator says of an office', () => {
  it('is tried at once: a wrong secret, another app, an address that is none', async () => {
    const refused = { path: 'platform.issuer', code: 'platform-silent' }
    for (const [code, platform] of [
      ['w2', wecomPlatform()],
      ['d2', dingtalkPlatform()],
    ] as const)
      expect((await put(code, 0, platform, 'another secret')).problem.faults).toEqual([refused])
    const swapped = await put('w2', 0, wecomPlatform({ issuer: dingtalk.origin }), corp.secret)
    expect(swapped.problem.faults).toEqual([refused])
    const mute = wecomPlatform({ agent: null })
    expect((await put('w2', 0, mute, corp.secret)).problem.faults).toEqual([
      { path: 'platform.agent', code: 'required' },
    ])
    expect(platformFault(dingtalkPlatform({ claim: 'mobile' }))?.path).toBe('platform.claim')
    expect(platformFault(wecomPlatform({ inside: null }))?.path).toBe('platform.inside')
    expect(usualOf.wecom.issuer).toMatch(/^https:/)
  })

  it('neither secret nor token nor code nor name stands in the log', async () => {
    expect(logged).toMatch(/wecom 45009/)
    expect(logged).toMatch(/QpsLimit/)
    expect(logged).toMatch(/authCode.notFound/)
    expect(logged).not.toMatch(/secret-0123|wangwu|union-of|203\.0\.113|access_token=/i)
  })
})
