/** Messages that no way out took over: seen, tried again or left; and what is said of the ways out beside. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { auditApi } from '../../domain/kernel/audit-api.ts'
import { noticesApi } from '../../domain/notices/api.ts'
import { organisationsApi } from '../../domain/organisations/api.ts'
import type { Client } from '../../test/client.ts'
import { county, phone, startLoop, unit, type Loop } from '../../test/requests/front.ts'
import { startMailServer, startRelay, type MailServerDouble, type RelayDouble } from '../../test/servers.ts'
import { smtpGateway } from '../kernel/gateways/mail.ts'
import { smsRelay } from '../kernel/gateways/sms-http.ts'
import { workFor } from '../kernel/jobs/work.ts'
import { rooms } from '../rooms.ts'

const mailbox = 'lighting.office@chengguan.cn'
const text = '路灯不亮，晚上看不见台阶'

let loop: Loop
let mail: MailServerDouble
let relay: RelayDouble
let admin: Client

beforeAll(async () => {
  mail = await startMailServer()
  relay = await startRelay()
  loop = await startLoop()
  const { house } = loop.at.app
  house.mail = smtpGateway(house, { url: mail.url, from: 'linli@county.example' })
  house.sms = smsRelay(house, { url: relay.url, secret: 'a-secret-of-the-relay' })
  const [row] = await loop.at.sql<{ id: string }>('select id from c231025.organisation where code = $1', [unit])
  const body = { id: loop.id(), day: '2026-03-10', change: { mail: mailbox } }
  await loop.at
    .as('dispatcher', [{ role: 'administrator', place: county }])
    .ok(organisationsApi.edit, { params: { id: row!.id }, body })
})
afterAll(async () => {
  await loop.close()
  await mail.close()
  await relay.close()
})
let day = 12
beforeEach(async () => {
  await loop.at.app.settle()
  await loop.at.sql(`delete from c231025.notice_messages`)
  loop.now(`2026-05-${day++} 10:00`)
  // A factor and a session of today.
  admin = loop.at.as('dispatcher', [{ role: 'administrator' }])
  mail.refusing = false
  relay.status = 202
})

async function send(): Promise<void> {
  await loop.at.app.settle()
  for (const j of rooms.flatMap((r) => r.jobs ?? []))
    if (j.name === 'notices-messages') await j.run(workFor(loop.at.app.house, loop.at.app.county))
}
/** Every way is down until the last try is over. */
async function allGivenUp(): Promise<void> {
  relay.status = 503
  mail.refusing = true
  await loop.sent({}, {}, { what: text })
  const waiting = `select 1 from c231025.notice_messages where state = 'waiting'`
  for (let i = 0; i < 20 && (i === 0 || (await loop.at.sql(waiting)).length > 0); i++) {
    await send()
    await loop.at.sql(`update c231025.notice_messages set next_at = $1 where state = 'waiting'`, [loop.at.app.now()])
  }
  relay.status = 202
  mail.refusing = false
}
const list = (way?: 'sms' | 'mail') => admin.ok(noticesApi.givenUp, { query: { ...(way && { way }) } })
const states = async () =>
  (
    await loop.at.sql<{ state: string }>(
      `select distinct state from c231025.notice_messages where state <> 'overtaken'`,
    )
  ).map((r) => r.state)
/** As the machine's own collector asks: from the machine itself. */
const local = async (path: string) => (await fetch(loop.at.app.origin + path)).text()

describe('[D16] messages given up', () => {
  it('are listed masked, with what for, when and why; never the words, the number or the matter', async () => {
    await allGivenUp()
    const all = await list()
    expect(all.items.map((m) => `${m.way} ${m.to} ${m.template} ${m.tries}`).sort()).toEqual([
      'mail 县城市管理综合执法局 mail.order.sent 8',
      `sms *******${phone.slice(-4)} sms.dispatched 8`,
    ])
    expect(all.items.find((m) => m.way === 'sms')!.why).toBe('503')
    expect(all.items.find((m) => m.way === 'mail')!.why).toMatch(/^[45]\d\d$/)
    const everything = JSON.stringify(all)
    for (const hidden of [phone, mailbox, text, '路灯']) expect(everything).not.toContain(hidden)
    expect((await list('mail')).items.map((m) => m.way)).toEqual(['mail'])
    expect(all.ways).toMatchObject([
      { way: 'sms', configured: true, waiting: 0, code: '503' },
      { way: 'mail', configured: true, waiting: 0, givenUp: 1 },
    ])
  })

  it('[L8 L9] are tried again from the beginning, once, outside the quiet hours; the audit says by whom', async () => {
    await allGivenUp()
    const messages = (await list()).items.map((m) => m.id)
    loop.later({ hours: 13 })
    admin = loop.at.as('dispatcher', [{ role: 'administrator' }])
    const body = { id: loop.id(), messages }
    expect(await admin.ok(noticesApi.sendAgain, { body })).toEqual({ done: messages.length })
    expect(await admin.ok(noticesApi.sendAgain, { body })).toEqual({ done: messages.length })
    expect((await list()).items).toEqual([])
    await send()
    expect(await states()).toEqual(['waiting'])
    loop.later({ hours: 9 })
    await send()
    expect(await states()).toEqual(['sent'])
    const { items } = await loop.auditor.ok(auditApi.search, { query: { act: 'notices.messages-again' } })
    expect(items).toHaveLength(1)
  })

  it('are left be: gone from the list and sent no more; a colleague who is late changes nothing', async () => {
    await allGivenUp()
    const messages = (await list()).items.map((m) => m.id)
    expect(await admin.ok(noticesApi.leave, { body: { id: loop.id(), messages } })).toEqual({ done: messages.length })
    expect(await admin.ok(noticesApi.sendAgain, { body: { id: loop.id(), messages } })).toEqual({ done: 0 })
    await send()
    expect(await states()).toEqual(['left'])
    expect((await list()).ways.map((w) => w.givenUp)).toEqual([0, 0])
  })

  it('[L6] are the administrator’s alone', async () => {
    for (const who of [loop.dispatcher, loop.lead, loop.auditor]) {
      expect((await who.call(noticesApi.givenUp)).status).toBe(403)
      const body = { id: loop.id(), messages: [loop.id()] }
      expect((await who.call(noticesApi.sendAgain, { body })).status).toBe(403)
      expect((await who.call(noticesApi.leave, { body })).status).toBe(403)
    }
  })
})

describe('the ways out, for whoever watches over the machine', () => {
  it('a way that is down leaves the process ready; how it fares is told on the machine alone', async () => {
    await allGivenUp()
    const told = JSON.parse(await local('/ready')) as Record<string, unknown>
    expect(told).toMatchObject({
      ok: true,
      gateways: { sms: { waiting: 0, code: '503', refusedAt: loop.at.app.now().toISOString() }, mail: { givenUp: 1 } },
    })
    expect((await loop.at.guest().raw('GET', '/ready')).body).toEqual({ ok: true })
  })

  it('are counted', async () => {
    const count = async () => {
      const found = /linli_messages_total\{way="mail",end="given-up"\} (\d+)/.exec(await local('/metrics'))
      return Number(found![1])
    }
    const before = await count()
    await allGivenUp()
    expect(await count()).toBe(before + 1)
  })
})
