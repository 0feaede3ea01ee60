/** Who may know who it was: confidential reports, masked contacts, reveals and calls on record, numbers nobody can guess. */
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { auditApi } from '../../domain/kernel/audit-api.ts'
import { refNo } from '../../domain/kernel/refno.ts'
import { recordsApi } from '../../domain/records/api.ts'
import { requestsApi as api } from '../../domain/requests/api.ts'
import { committee, grid, said, start, startLoop, type Loop } from '../../test/requests/front.ts'

let t: Loop
beforeAll(async () => {
  t = await startLoop()
})
afterAll(() => t.close())
beforeEach(() => t.at.app.setNow(start))

const caller = '00088887777'
const name = '甲乙'
const masked = '*******7777'
const reveal = (client: Loop['desk'], request: string, reason = '回访核实地址') =>
  client.call(api.reveal, { params: { request }, body: { id: t.id(), reason } })
const call = (client: Loop['desk'], request: string) =>
  client.call(api.call, { params: { request }, body: { id: t.id() } })
const audited = (act: string, subject: string) => t.auditor.ok(auditApi.search, { query: { act, subject } })

describe('confidential', () => {
  it('[GB/T 33358] whoever asked for it stays unknown to the unit that handles it; the desk knows and calls', async () => {
    const r = await t.sent({}, {}, { confidential: true, contact: { phone: caller, name } })
    const seen = await t.view(t.handler, r.request)
    expect(seen.confidential).toBe(true)
    expect(seen.contact).toBeUndefined()
    expect(JSON.stringify(seen)).not.toContain('7777')
    expect((await call(t.handler, r.request)).status).toBe(403)
    expect((await t.view(t.dispatcher, r.request)).contact).toMatchObject({ phone: masked })
    expect((await call(t.dispatcher, r.request)).body).toEqual({ phone: caller })
  })

  it('the field sees it, unless its own committee handles it: then it is a unit like any other', async () => {
    const own = await t.sent(
      { unit: committee, party: 'committee' },
      { item: 'leaflets' },
      { confidential: true, contact: { phone: caller } },
    )
    expect((await t.view(t.worker, own.request)).contact).toBeUndefined()
    expect((await call(t.worker, own.request)).status).toBe(403)
    const other = await t.sent({}, {}, { confidential: true, contact: { phone: caller } })
    expect((await t.view(t.worker, other.request)).contact).toMatchObject({ phone: masked })
  })

  it('a resident’s own account is not named to the unit either', async () => {
    const own = t.at.as('resident-hidden', [], { kind: 'resident' })
    await t.at.sql(
      `insert into c231025.accounts (id, kind, name, shown, version, opened_at) select id, 'resident', null, '居民甲乙', 1, now() from (select $1::uuid as id) x on conflict do nothing`,
      [(await t.at.sql<{ id: string }>(`select gen_random_uuid() as id`))[0]!.id],
    )
    const request = t.id()
    await own.ok(api['my-report'], {
      body: {
        request,
        report: { id: t.id(), channel: 'web', what: '路灯', where: { place: grid }, confidential: true } as never,
      },
    })
    await t.must(t.dispatcher, 'accept', request, {
      intent: 'complaint',
      line: 'governance',
      item: 'street-lamp',
      urgency: 'ordinary',
    })
    await t.must(t.dispatcher, 'dispatch', request, { orders: [t.order()] })
    const first = (await t.view(t.handler, request)).timeline.at(-1)!
    expect(first).toMatchObject({ kind: 'report', party: 'reporter' })
    expect(first.who).toBeUndefined()
  })
})

describe('a look at a person is an act', () => {
  it('[L7] everything is masked until it is revealed with a reason; the audit says who looked at what and why, without the number', async () => {
    const r = await t.sent({}, {}, { contact: { phone: caller, name } })
    for (const client of [t.dispatcher, t.handler, t.reviewer]) {
      const text = JSON.stringify(await t.view(client, r.request))
      expect(text).toContain(masked)
      expect(text).not.toContain(caller)
      expect(text).not.toContain(name)
    }
    expect(
      (await t.dispatcher.call(api.reveal, { params: { request: r.request }, body: { id: t.id(), reason: ' ' } }))
        .status,
    ).toBe(422)
    const shown = await reveal(t.dispatcher, r.request)
    expect(shown.body).toEqual({ phone: caller, name })
    expect((await reveal(t.handler, r.request)).status).toBe(403)
    expect((await reveal(t.desk, r.request)).status).toBe(403)
    const lines = (await audited('requests.reveal', r.request)).items
    expect(lines).toMatchObject([{ act: 'requests.reveal', actorName: 'dispatcher', subject: r.request }])
    expect(JSON.stringify(lines)).not.toContain(caller)
    const [text] = await t.at.sql<{ body: string }>('select body from c231025.texts where id = $1', [
      lines[0]!.detail['look'],
    ])
    expect(text!.body).toBe('回访核实地址')
  })

  it('[L7] a reveal asks for a second factor given just now, a call for the matter in hand', async () => {
    const r = await t.sent({}, {}, { contact: { phone: caller } })
    const stale = t.at.as('dispatcher', [{ role: 'dispatcher', place: '231025/' }], {
      factorAt: new Date(Date.parse(start) - 11 * 60_000),
    })
    const once = t.at.as('dispatcher', [{ role: 'dispatcher', place: '231025/' }], { factors: 1 })
    for (const client of [stale, once])
      expect((await reveal(client, r.request)).problem.code).toBe('second-factor-needed')
    expect((await call(t.handler, r.request)).body).toEqual({ phone: caller })
    expect((await audited('requests.call', r.request)).items).toMatchObject([{ actorName: 'handler' }])
    // Not in hand: another unit, a supervisor, a grid worker who was not asked to look.
    expect((await call(t.worker, r.request)).status).toBe(403)
    await t.must(t.dispatcher, 'ask-to-verify', r.request, { unit: committee })
    expect((await call(t.worker, r.request)).status).toBe(200)
    await t.must(t.handler, 'sign', r.request, { order: r.order })
    await t.resolve(t.handler, r)
    expect((await call(t.handler, r.request)).status).toBe(403)
    expect((await call(t.reviewer, r.request)).status).toBe(200)
  })

  it('[D17] a masked value can never be written back', async () => {
    for (const phone of [masked, '000****7777', '＊＊＊7777']) {
      const reply = await t.desk.call(api.file, {
        body: {
          request: t.id(),
          report: { id: t.id(), channel: 'phone', what: '路灯', where: { place: grid }, contact: { phone } } as never,
        },
      })
      expect(said(reply)).toBe('validation report.contact.phone:phone')
    }
    for (const n of ['甲*', '甲＊', '**']) {
      const reply = await t.desk.call(api.file, {
        body: {
          request: t.id(),
          report: { id: t.id(), channel: 'phone', what: '路灯', where: { place: grid }, contact: { name: n } } as never,
        },
      })
      expect(said(reply)).toBe('validation report.contact.name:masked')
    }
  })

  it('nothing of a person lies in the rows, in plain text or in the state; long numbers are blotted out of lists', async () => {
    const r = await t.sent(
      {},
      {},
      {
        what: `我的电话 ${caller}，身份证 990000199001011234，请回电`,
        contact: { phone: caller, name },
        representative: { name: '丙丁', phone: '00077776666', relation: 'family', consent: 'spoken' },
      },
    )
    const rows = await t.at.sql(
      `select r.*, a.body, a.given, c.phone, c.name, x.payload from c231025.requests r join c231025.request_acts a on a.request = r.id
       join c231025.request_contacts c on c.request = r.id left join c231025.outbox x on x.subject = r.id where r.id = $1`,
      [r.request],
    )
    const text = JSON.stringify(rows)
    for (const secret of [caller, name, '丙丁', '00077776666', '990000199001011234']) expect(text).not.toContain(secret)
    const item = (await t.dispatcher.ok(api.list, { query: { size: 100 } })).items.find((i) => i.id === r.request)!
    expect(item.brief).toMatch(/^我的电话 ＊＊＊/)
  })

  it('a picture is seen with its matter and by nobody else', async () => {
    const form = new FormData()
    const pixel = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      'base64',
    )
    form.append('file', new Blob([pixel]), '../../etc/passwd.png')
    const sent = await t.at.guest().raw<{ sha256: string }>('POST', '/231025/api/files', form)
    expect(sent.status).toBe(200)
    const r = await t.sent({}, {}, { files: [sent.body.sha256] })
    const get = (client: Loop['desk']) =>
      client.call(recordsApi.file, { params: { subject: r.request, sha256: sent.body.sha256 } })
    for (const client of [t.dispatcher, t.handler, t.worker]) expect((await get(client)).status).toBe(200)
    const stranger = t.at.as('stranger', [{ role: 'unit-lead', unit: 'weijianju' }])
    const far = t.at.as('far', [{ role: 'dispatcher', place: '231025/107/' }])
    for (const client of [stranger, far]) expect((await get(client)).status).toBe(404)
    expect((await get(t.at.guest())).status).toBe(401)
    const file = await get(t.dispatcher)
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
    expect(file.headers.get('content-disposition')).not.toContain('passwd')
  })
})

/** Draws these numbers next, until the test has ended. */
function rigged(next: number[]): number[] {
  const fair = crypto.randomInt.bind(crypto)
  const set = (draw: unknown) => {
    Object.assign(crypto, { randomInt: draw })
    syncBuiltinESMExports()
  }
  set((most: number) => next.shift() ?? fair(most))
  onTestFinished(() => set(fair))
  return next
}

describe('numbers', () => {
  it('a number that is taken is drawn again, and nobody is told', async () => {
    const r = await t.reported()
    const taken = Number(r.refNo.slice(0, 8))
    const next = rigged([taken, taken, 17])
    const second = await t.reported()
    expect(next).toEqual([])
    expect(second.refNo).toBe(refNo(17))
    expect((await t.track(second)).refNo).toBe(second.refNo)
  })

  it('[D16] who has only the number learns nothing; what the public page shows names nobody', async () => {
    const r = await t.resolved({}, { contact: { phone: caller, name }, what: '三单元楼下的路灯不亮' })
    expect((await t.at.guest().call(api.track, { body: { number: r.refNo } })).status).toBe(404)
    const page = JSON.stringify(await t.track(r))
    for (const hidden of [caller, '7777', name, 'handler', 'dispatcher', '三单元']) expect(page).not.toContain(hidden)
    expect(page).toContain('城管局')
  })
})
