import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startRelay, type RelayDouble } from '../../../test/servers.ts'
import { smsRelay } from './sms-http.ts'
import type { SmsGateway } from './sms.ts'
import { signatureHolds } from './webhook.ts'

const now = new Date('2026-03-10T10:00:00+08:00')
const house = { now: () => now, newId: () => '01900000-0000-7000-8000-000000000001' }
const county = { code: '231025', name: '林口县', demo: false }
const secret = 'a-secret-of-the-relay'
const message = {
  id: '01900000-0000-7000-8000-000000000009',
  phone: '00012345678',
  template: 'sms.accepted',
  params: { ref: '482 175 036' },
  text: '【林口县社区服务】您的事项（482 175 036）已受理。',
}

let relay: RelayDouble
let gateway: SmsGateway
beforeAll(async () => {
  relay = await startRelay()
  gateway = smsRelay(house, { url: relay.url, secret })
})
afterAll(() => relay.close())
beforeEach(() => {
  relay.got.length = 0
  relay.status = 202
})

describe('text messages through the operator’s relay', () => {
  it('are one signed POST each, to a host of one’s own network too', async () => {
    await gateway.send(county, message)
    expect(relay.got).toHaveLength(1)
    const [{ headers, body }] = relay.got as [(typeof relay.got)[number]]
    expect(JSON.parse(body)).toEqual({ ...message, county: '231025' })
    expect(headers).toMatchObject({ 'linli-delivery': message.id, 'content-type': 'application/json; charset=utf-8' })
    const header = String(headers['linli-signature'])
    expect(signatureHolds(secret, header, body, now)).toBe(true)
    expect(signatureHolds('another-secret-16', header, body, now)).toBe(false)
    expect(signatureHolds(secret, header, body.replace('5678', '5679'), now)).toBe(false)
  })

  it('have an id of their own where the sender gives none', async () => {
    const { id: _, ...rest } = message
    await gateway.send(county, rest)
    expect(JSON.parse(relay.got[0]!.body)).toMatchObject({ id: house.newId() })
  })

  it.each([200, 201, 202, 204])('%i is taken over', async (status) => {
    relay.status = status
    await expect(gateway.send(county, message)).resolves.toBeUndefined()
  })

  it.each([
    [302, 'sms: redirect'],
    [400, 'sms: 400'],
    [429, 'sms: 429'],
    [503, 'sms: 503'],
  ])('%i is not, and the error says the code alone', async (status, says) => {
    relay.status = status
    const error: unknown = await gateway.send(county, message).catch((e: unknown) => e)
    expect((error as Error).message).toBe(says)
    expect((error as Error).cause).toBeUndefined()
    expect(relay.got).toHaveLength(1)
  })

  it('a relay that is not there is an error too', async () => {
    const nobody = smsRelay(house, { url: 'http://127.0.0.1:1/sms', secret })
    await expect(nobody.send(county, message)).rejects.toThrow(/^sms: unreachable$/)
  })
})

describe('the relay of the guide', () => {
  const guide = readFileSync(new URL('../../../docs/gateways.md', import.meta.url), 'utf8')
  const program = /```js\n([\s\S]*?)```/.exec(guide)![1]!
  let child: ChildProcess
  let example = ''

  beforeAll(async () => {
    const env = { PATH: process.env.PATH, LINLI_SMS_SECRET: secret, PROVIDER_URL: relay.url, PORT: '0' }
    child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = (await once(child.stdout!, 'data')) as [Buffer]
    example = `http://127.0.0.1:${/(\d+)\s*$/.exec(line.toString())![1]}/sms`
  })
  afterAll(() => void child.kill())

  it('takes what is signed, once, and says when the provider does not', async () => {
    const today = { ...house, now: () => new Date() }
    const way = smsRelay(today, { url: example, secret })
    relay.status = 503
    await expect(way.send(county, message)).rejects.toThrow(/^sms: 502$/)
    relay.status = 200
    await way.send(county, message)
    await way.send(county, message)
    expect(relay.got.map((g) => JSON.parse(g.body) as unknown)).toEqual([
      { to: message.phone, text: message.text },
      { to: message.phone, text: message.text },
    ])
    const stranger = smsRelay(today, { url: example, secret: 'another-secret-16' })
    await expect(stranger.send(county, message)).rejects.toThrow(/^sms: 401$/)
    await expect(smsRelay(house, { url: example, secret }).send(county, message)).rejects.toThrow(/^sms: 401$/)
  })
})
