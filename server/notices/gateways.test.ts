/** The way out, end to end: units by a real mail server, people by a real relay; once each, tried again, given up. */
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accountsApi } from '../../domain/accounts/api.ts'
import { organisationsApi } from '../../domain/organisations/api.ts'
import { smtpGateway } from '../kernel/gateways/mail.ts'
import { smsRelay } from '../kernel/gateways/sms-http.ts'
import { sparingDemo } from '../kernel/gateways/sms.ts'
import { signatureHolds } from '../kernel/gateways/webhook.ts'
import { workFor } from '../kernel/jobs/work.ts'
import { rooms } from '../rooms.ts'
import { county, phone, startLoop, unit, type Loop } from '../../test/requests/front.ts'
import { startMailServer, startRelay, type MailServerDouble, type RelayDouble } from '../../test/servers.ts'

const mailbox = 'lighting.office@chengguan.cn'
const secret = 'a-secret-of-the-relay'
const log: string[] = []
const stream = new Writable({ write: (chunk: Buffer, _, done) => (log.push(chunk.toString()), done()) })

let loop: Loop
let mail: MailServerDouble
let relay: RelayDouble

beforeAll(async () => {
  mail = await startMailServer()
  relay = await startRelay()
  // Without the net of `redact`: what is not handed to the log needs no blotting out.
  loop = await startLoop({ log: pino({ level: 'trace' }, stream) })
  await waysOut()
  await address(mailbox)
})
afterAll(async () => {
  await loop.close()
  await mail.close()
  await relay.close()
})
beforeEach(async () => {
  await loop.at.app.settle()
  await loop.at.sql(`delete from c231025.notice_messages`)
  mail.got.length = relay.got.length = log.length = 0
  mail.refusing = false
  relay.status = 202
})

const waysOut = async () => {
  const { house } = loop.at.app
  house.mail = smtpGateway(house, { url: mail.url, from: 'linli@county.example' })
  house.sms = smsRelay(house, { url: relay.url, secret })
}
/** Entered as an administrator does it. */
async function address(value: string | null): Promise<void> {
  const admin = loop.at.as('admin', [{ role: 'administrator', place: county }])
  const [row] = await loop.at.sql<{ id: string }>('select id from c231025.organisation where code = $1', [unit])
  const day = loop.at.app.now().toISOString().slice(0, 10)
  await admin.ok(organisationsApi.edit, {
    params: { id: row!.id },
    body: { id: loop.id(), day, change: { mail: value } },
  })
  expect((await admin.ok(organisationsApi.get, { params: { id: row!.id } })).mail).toBe(value)
}
async function send(): Promise<void> {
  await loop.at.app.settle()
  for (const j of rooms.flatMap((r) => r.jobs ?? []))
    if (j.name === 'notices-messages') await j.run(workFor(loop.at.app.house, loop.at.app.county))
}
const spoken = (refNo: string) => refNo.replace(/(\d{3})(?=\d)/g, '$1 ')
const queued = (to: 'unit' | 'contact') =>
  loop.at.sql<{ kind: string; state: string; tries: number }>(
    `select kind, state, tries from c231025.notice_messages where ${to} is not null order by seq, kind`,
  )

describe('units by mail', () => {
  it('[D5] hear of an order once: signature, number, item and limit, from the county', async () => {
    const it = await loop.sent()
    await send()
    await send()
    expect(mail.got).toHaveLength(1)
    const [got] = mail.got
    expect(got!.to).toEqual([mailbox])
    expect(got!.subject).toBe(`【林口县社区服务】新工单 ${spoken(it.refNo)}`)
    expect(got!.text).toMatch(/^【林口县社区服务】\d{3} \d{3} \d{3} 路灯.*3月1\d日\d\d:\d\d前办结/)
    expect(await queued('unit')).toEqual([{ kind: 'mail.order.sent', state: 'sent', tries: 1 }])
  })

  it('[D11] hear when they are urged, supervised and late', async () => {
    loop.now('2026-04-07 10:00')
    const it = await loop.signed()
    await loop.tracked('urge', it)
    await loop.must(loop.supervisor, 'supervise', it.request, {
      sheet: loop.id(),
      limit: { amount: 2, unit: 'working-days' },
      reason: '督办',
    })
    await send()
    loop.now('2026-04-10 10:00')
    await loop.at.timers()
    await send()
    // Older matters are late by then as well.
    const about = mail.got.filter((g) => g.subject.endsWith(spoken(it.refNo)))
    const said = [...new Set(about.map((g) => /】(\S+)/.exec(g.subject)![1]))]
    expect(said).toEqual(['新工单', '催办', '督办', '已超期'])
  })

  it('say nothing of a person, and of a matter told in confidence not even the item', async () => {
    loop.now('2026-05-12 10:00')
    const canary = '李四光辉'
    await loop.sent({}, {}, { what: `${canary} 家门口路灯不亮`, contact: { phone, name: canary }, confidential: true })
    await send()
    const [got] = mail.got
    expect(got!.text).toContain('有关事项')
    const everything = [got!.raw, got!.subject, got!.text, ...log].join('\n')
    for (const secret of [canary, phone, '路灯', 'http']) expect(everything).not.toContain(secret)
  })

  it('carry a link only where the house has an address', async () => {
    const { house } = loop.at.app
    house.publicUrl = 'https://linli.county.example'
    const it = await loop.sent()
    await send()
    delete house.publicUrl
    expect(mail.got[0]!.text).toContain(`https://linli.county.example/231025/staff/requests/${it.request}`)
  })

  it('wait out the night, unless there is danger', async () => {
    loop.now('2026-05-12 23:10')
    await loop.sent()
    await loop.sent({}, { urgency: 'danger' })
    await send()
    expect(mail.got).toHaveLength(1)
    loop.now('2026-05-13 07:31')
    await send()
    expect(mail.got).toHaveLength(2)
  })

  it('are tried again later and later, given up after the last try, and no address is logged', async () => {
    loop.now('2026-05-14 08:00')
    mail.refusing = true
    await loop.sent()
    await send()
    expect(await queued('unit')).toEqual([{ kind: 'mail.order.sent', state: 'waiting', tries: 1 }])
    await send()
    expect((await queued('unit'))[0]!.tries).toBe(1)
    loop.later({ minutes: 2 })
    mail.refusing = false
    await send()
    expect([mail.got.length, (await queued('unit'))[0]]).toEqual([
      1,
      { kind: 'mail.order.sent', state: 'sent', tries: 2 },
    ])
    mail.refusing = true
    await loop.sent()
    for (let i = 0; i < 20; i++) {
      await send()
      loop.later({ hours: 3 })
    }
    expect((await queued('unit')).map((m) => [m.state, m.tries])).toContainEqual(['failed', 8])
    expect(mail.got).toHaveLength(1)
    const lines = log.join('\n')
    expect(lines).toContain('message given up')
    for (const hidden of [mailbox, 'chengguan.cn', phone]) expect(lines).not.toContain(hidden)
  })

  it('without a mailbox, or without a way to it, nothing is queued', async () => {
    loop.now('2026-05-19 10:00')
    await address(null)
    await loop.sent()
    await send()
    expect(await queued('unit')).toEqual([])
    await address(mailbox)
    const { house, county: demo } = loop.at.app
    delete house.mail
    demo.demo = false
    await loop.sent()
    await send()
    demo.demo = true
    await waysOut()
    expect([await queued('unit'), mail.got]).toEqual([[], []])
  })

  it('in a demonstration without a mail server lie on its page, the address masked', async () => {
    delete loop.at.app.house.mail
    await loop.sent()
    await send()
    await waysOut()
    const { items } = await loop.at.guest().ok(accountsApi.messages)
    const letter = items.find((m) => m.kind === 'mail')
    expect(letter).toMatchObject({ address: 'l***@chengguan.cn', template: 'mail.order.sent' })
    expect(letter!.text).toMatch(/^【林口县社区服务】新工单 .*\n【林口县社区服务】/)
  })

  it('an address that is none is refused at its field', async () => {
    const admin = loop.at.as('admin', [{ role: 'administrator', place: county }])
    const [row] = await loop.at.sql<{ id: string }>('select id from c231025.organisation where code = $1', [unit])
    const body = { id: loop.id(), day: '2026-05-19', change: { mail: 'a@b.cn\r\nBcc: c@d.cn' } }
    const reply = await admin.call(organisationsApi.edit, { params: { id: row!.id }, body })
    expect([reply.status, reply.problem.faults?.[0]]).toMatchObject([422, { path: 'change.mail', code: 'mail' }])
  })
})

describe('[D16] people by the operator’s relay', () => {
  it('once each, signed, with what the provider’s own template asks for', async () => {
    loop.now('2026-05-26 10:00')
    const filed = await loop.reported()
    await send()
    await send()
    expect(relay.got).toHaveLength(1)
    const [{ headers, body }] = relay.got as [(typeof relay.got)[number]]
    const message = JSON.parse(body) as { id: string; params: Record<string, string>; text: string }
    expect(message).toMatchObject({ county: '231025', phone, template: 'sms.reported' })
    expect(message.params).toMatchObject({ ref: spoken(filed.refNo), county: '林口县', phone: expect.any(String) })
    expect(message.text).toMatch(/^【林口县社区服务】您反映的事项已收到/)
    expect(signatureHolds(secret, String(headers['linli-signature']), body, loop.at.app.now())).toBe(true)
  })

  it('are tried again under the same id, so that a relay sends it once', async () => {
    relay.status = 503
    await loop.reported()
    await send()
    loop.later({ minutes: 2 })
    relay.status = 202
    await send()
    const ids = relay.got.map((g) => (JSON.parse(g.body) as { id: string }).id)
    expect([ids.length, new Set(ids).size]).toEqual([2, 1])
    expect(ids[0]).toBe(relay.got[0]!.headers['linli-delivery'])
    expect(await queued('contact')).toEqual([{ kind: 'sms.reported', state: 'sent', tries: 2 }])
  })

  it('are given up after the last try; neither number nor words reach the log', async () => {
    relay.status = 500
    const filed = await loop.reported()
    for (let i = 0; i < 20; i++) {
      await send()
      loop.later({ hours: 3 })
    }
    expect(await queued('contact')).toEqual([{ kind: 'sms.reported', state: 'failed', tries: 8 }])
    expect(relay.got).toHaveLength(8)
    const lines = log.join('\n')
    expect(lines).toContain('message given up')
    expect(lines).toContain('sms: 500')
    for (const hidden of [phone, spoken(filed.refNo), '您反映', '路灯']) expect(lines).not.toContain(hidden)
  })

  it('[L10] whoever waits for a code is told that it could not be sent; the log says why, and no number', async () => {
    relay.status = 503
    const ask = () => loop.at.guest().call(accountsApi.phoneCode, { body: { id: loop.id(), phone } })
    const reply = await ask()
    expect([reply.status, reply.problem.code, reply.problem.title]).toEqual([503, 'unavailable', '短信暂时发不出去'])
    const lines = log.join('\n')
    expect(lines).toContain('sms: 503')
    expect(lines).not.toContain(phone)
    relay.status = 202
    expect((await ask()).status).toBe(200)
    const [last] = relay.got.slice(-1).map((g) => JSON.parse(g.body) as { template: string; params: { code: string } })
    expect([last!.template, last!.params.code]).toEqual(['accounts.code', expect.stringMatching(/^\d{6}$/)])
  })

  it('in a demonstration an invented number is not called; one that somebody has is', async () => {
    const { house, county: demo } = loop.at.app
    const way = sparingDemo(house, house.sms!)
    const message = { phone, template: 'x', params: {}, text: '只在页面上' }
    await way.send(demo, message)
    expect(relay.got).toEqual([])
    expect((await loop.at.guest().ok(accountsApi.messages)).items[0]).toMatchObject({
      kind: 'phone',
      address: '000****5678',
      text: '只在页面上',
    })
    await way.send({ ...demo, demo: false }, message)
    await way.send(demo, { ...message, phone: '99012345678' })
    expect(relay.got).toHaveLength(2)
  })
})
