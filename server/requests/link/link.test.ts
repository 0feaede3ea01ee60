/** A link to one matter: given, proved once by a phone, acted by, taken back; and what it never opens. */
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordsApi } from '../../../domain/records/api.ts'
import { requestsApi as api } from '../../../domain/requests/api.ts'
import type { LinkAct } from '../../../domain/requests/links.ts'
import type { Client } from '../../../test/client.ts'
import { textOfPdf } from '../../../test/pdf.ts'
import { committee, grid, said, startLoop, unit, type Loop, type Sent } from '../../../test/requests/front.ts'

let t: Loop
beforeAll(async () => {
  t = await startLoop({ now: '2026-03-10T10:00:00+08:00' })
  // Roles of the pack are brought in when the pack is told of.
  await t.at.app.settle()
})
afterAll(() => t?.close())

let numbers = 1000
/** Nobody's number twice: tries are counted for each. */
const freshPhone = () => `0007777${++numbers}`
const key = (letter: string) => letter.repeat(30)
const secretName = '司马相如'

interface Link {
  id: string
  token: string
}

async function give(
  it: { request: string },
  more: Record<string, unknown> = {},
  by: Client = t.handler,
): Promise<Link> {
  const id = t.id()
  const body = { id, role: 'foreman', acts: ['note', 'finish'] as LinkAct[], ...more }
  const { token } = await by.ok(api['link-give'], { params: { request: it.request }, body })
  return { id, token }
}

const giving = async (it: { request: string }, more: Record<string, unknown>, by: Client = t.handler) => {
  const body = { id: t.id(), role: 'foreman', acts: ['note', 'finish'] as LinkAct[], ...more }
  const reply = await by.call(api['link-give'], { params: { request: it.request }, body })
  return reply.status === 200 ? 'given' : said(reply)
}

const see = (token: string, k?: string, by = t.at.guest()) =>
  by.call(api['link-see'], { body: { token, ...(k && { key: k }) } })

const codeOf = async (phone: string) => {
  const [message] = await t.at.sql<{ text: string }>(
    'select text from c231025.dev_messages where address = $1 order by at desc, id desc limit 1',
    [phone],
  )
  return message ? /\d{6}/.exec(message.text)![0] : undefined
}

const confirm = (link: Link, phone: string, code: string, k: string, name?: string) =>
  t.at.guest().call(api['link-confirm'], {
    body: { token: link.token, key: k, phone, code, ...(name && { name }) },
  })

/** Opens it, proves the phone. */
async function held(link: Link, k: string, phone = freshPhone(), name = '诸葛亮') {
  await t.at.guest().ok(api['link-code'], { body: { token: link.token, key: k, phone } })
  const reply = await confirm(link, phone, (await codeOf(phone))!, k, name)
  expect(reply.status).toBe(200)
  return { phone, matter: reply.body }
}

type Does = Parameters<typeof acting>[2]
const acting = (link: Link, k: string, does: { kind: LinkAct; body: Record<string, unknown> }) =>
  t.at.guest().call(api['link-act'], {
    body: { token: link.token, key: k, does: { kind: does.kind, body: { id: t.id(), ...does.body } } as never },
  })
const note = (said = '我去看了，门口的灯不亮'): Does => ({ kind: 'note', body: { said } })

const handed = (report: Record<string, unknown> = {}) =>
  t.signed(
    {},
    {},
    { what: '灯不亮，电话 00012345678，随时可打', contact: { phone: '00012345678', name: secretName }, ...report },
  )
const withOrder = async (it: Sent, more: Record<string, unknown> = {}) => give(it, { order: it.order, ...more })
const states = async (it: { request: string }) =>
  (await t.handler.ok(api.links, { params: { request: it.request } })).items.map((l) => l.state)

describe('[issue 6] a link to one matter', () => {
  it('shows surname and building, then after a code once the matter; its acts stand in the history by role and name', async () => {
    const [home] = await t.at.sql<{ id: string; estate: string; text: string; building: string }>(
      `select d.id, d.estate, d.text, b.text as building from c231025.dwelling d join c231025.building b on b.id = d.building
       where d.place = $1 order by d.id limit 1`,
      [grid],
    )
    const it = await handed({ where: { place: grid, dwelling: home!.id, estate: home!.estate, described: '家里 302' } })
    const link = await withOrder(it)
    const before = await see(link.token)
    expect(before.body).toEqual({
      known: false,
      role: '物业维修负责人',
      who: '司**',
      building: home!.building,
      until: '2026-03-24T02:00:00.000Z',
      named: false,
    })
    expect(home!.text).not.toBe(home!.building)
    const { matter, phone } = await held(link, key('a'))
    expect(matter).toMatchObject({
      known: true,
      refNo: it.refNo,
      what: '灯不亮，电话 ＊＊＊，随时可打',
      where: { address: home!.text, described: '家里 302' },
      who: '司**',
      may: [{ kind: 'note' }, { kind: 'finish', order: it.order }],
      mine: [],
    })
    expect(JSON.stringify(matter)).not.toMatch(/司马相如|12345678|5678/)
    // The same phone opens it again without a code; another device sees no more than before.
    expect((await see(link.token, key('a'))).body.known).toBe(true)
    expect((await see(link.token, key('b'))).body.known).toBe(false)

    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } })
      .jpeg()
      .toBuffer()
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'lamp.jpg')
    const { sha256 } = await t.at.guest().ok(recordsApi.upload, { body: form as never })
    const done = await acting(link, key('a'), { kind: 'note', body: { said: '我去，半小时到', files: [sha256] } })
    expect(done.body).toMatchObject({ known: true, mine: [{ kind: 'note', said: '我去，半小时到', files: 1 }] })
    const view = await t.view(t.handler, it.request)
    expect(view.timeline[0]).toMatchObject({
      kind: 'note',
      party: 'by-link',
      who: '物业维修负责人 诸**',
      files: [sha256],
    })
    const row = (await t.handler.ok(api.links, { params: { request: it.request } })).items[0]!
    expect(row).toMatchObject({
      role: { id: 'foreman' },
      name: '诸**',
      phone: `*******${phone.slice(-4)}`,
      acts: ['note', 'finish'],
      order: it.order,
      state: 'open',
    })
    expect(row.confirmedAt).toBeDefined()
    const audit = await t.at.sql<{ act: string; actor: string | null; detail: Record<string, unknown> }>(
      `select act, actor, detail from c231025.audit where subject = $1 and detail->>'link' = $2`,
      [it.request, link.id],
    )
    expect(audit.map((a) => a.act).sort()).toEqual(
      ['requests.link-code', 'requests.link-confirm', 'requests.link-give', 'requests.note'].sort(),
    )
    expect(audit.find((a) => a.act === 'requests.note')).toMatchObject({
      actor: null,
      detail: { party: 'by-link', link: link.id },
    })
  })

  it('says that it is done, and with that has ended; the unit still answers, the centre still closes', async () => {
    const it = await handed()
    const link = await withOrder(it)
    await held(link, key('a'))
    const body = { order: it.order, done: '换了灯泡' }
    expect((await acting(link, key('a'), { kind: 'finish', body })).body).toEqual({ known: false, over: true })
    const view = await t.view(t.handler, it.request)
    expect([view.status, view.waiting, view.orderList[0]!.status]).toEqual(['handling', 'feedback', 'done'])
    expect((await see(link.token, key('a'))).status).toBe(404)
    expect(await states(it)).toEqual(['over'])
    await t.resolve(t.handler, it)
    const [record] = await t.at.sql<{ unit: string; helpers: unknown[] }>(
      'select unit, helpers from c231025.service_records where origin = $1 order by recorded_at limit 1',
      [it.request],
    )
    expect(record).toMatchObject({ unit, helpers: [] })
  })

  it('is pasted, printed on the paper of its order, and sent by message only where that was asked for', async () => {
    const it = await handed()
    const phone = freshPhone()
    const link = await withOrder(it, { phone, name: '诸葛亮' })
    expect(await codeOf(phone)).toBeUndefined()
    t.at.app.house.publicUrl = 'https://linli.example'
    const messages = () =>
      t.at.sql<{ text: string }>('select text from c231025.dev_messages where address = $1', [phone])
    const asked = await t.handler.ok(api['link-give'], {
      params: { request: it.request },
      body: { id: t.id(), role: 'foreman', acts: ['note'], order: it.order, phone, sms: true },
    })
    expect(asked.sent).toBe(true)
    expect((await messages()).map((m) => m.text)).toEqual([
      expect.stringContaining(`https://linli.example/231025/link#${asked.token} `),
    ])
    const shown = await t.handler.ok(api['link-show'], {
      params: { request: it.request, link: link.id },
      body: { id: t.id() },
    })
    expect(shown.token).toBe(link.token)
    const print = (by: Client, more: Record<string, unknown>) =>
      by.bytes(api['paper-print'], {
        params: { request: it.request },
        body: { id: t.id(), paper: 'assignment', form: 'pdf' as const, ...more },
      })
    const paper = await textOfPdf(new Uint8Array(await print(t.handler, { link: link.id })))
    expect(paper.pages.length).toBe(1)
    expect(paper.text).toContain('扫码办理')
    expect((await textOfPdf(new Uint8Array(await print(t.handler, {})))).text).not.toContain('扫码办理')
    // Who may read the matter and not give it away prints it without.
    await expect(print(t.supervisor, { link: link.id })).rejects.toThrow('403')
    await expect(print(t.handler, { link: link.id, form: 'docx' })).rejects.toThrow('422')
    // Of the token a hash is kept and nothing else.
    const [row] = await t.at.sql<{ text: string }>(
      'select to_jsonb(l)::text as text from c231025.request_links l where id = $1',
      [link.id],
    )
    for (const secret of [link.token, phone, '诸葛']) expect(row!.text).not.toContain(secret)
  })
})

describe('[issue 6] whoever gives a link', () => {
  it('gives no act that is not his own, none that the pack does not name, and no other order than a live one', async () => {
    const it = await handed()
    expect(await giving(it, { order: it.order, acts: ['verify'] })).toBe('given')
    expect(await giving(it, { order: it.order, role: 'village-doctor', acts: ['verify'] })).toBe(
      'validation acts:not-yours-to-give',
    )
    expect(await giving(it, { order: it.order, role: 'mayor' })).toBe('validation role:not-a-choice')
    expect(await giving(it, {})).toBe('validation order:required')
    expect(await giving(it, { order: t.id() })).toBe('validation order:not-a-choice')
    // The centre gives the matter, not the order of a unit that acts for itself.
    expect(await giving(it, { acts: ['note'] }, t.dispatcher)).toBe('given')
    expect(await giving(it, { order: it.order, acts: ['finish'] }, t.dispatcher)).toBe(
      'validation acts:not-yours-to-give',
    )
    expect(await giving(it, { order: it.order, until: '2026-03-24T10:00:01+08:00' })).toBe(
      'validation until:longer-than-allowed',
    )
    expect(await giving(it, { order: it.order, until: '2026-03-10T09:00:00+08:00' })).toBe(
      'validation until:in-the-past',
    )
    expect(await giving(it, { order: it.order, sms: true })).toBe('validation phone:required')
    // Another unit does not know of it; who only watches gives nothing.
    const other = t.at.as('handler', [{ role: 'unit-handler', unit: committee }])
    expect(await giving(it, { order: it.order }, other)).toBe('not-found')
    expect(await giving(it, { order: it.order }, t.supervisor)).toBe('not-permitted')
    const contracted = t.at.as('handler', [{ role: 'unit-handler', unit }], { contractor: true })
    expect(await giving(it, { order: it.order }, contracted)).toBe('not-permitted')
  })

  it('never gives away mediation, harm, or what is over; what became such a matter is closed to its links', async () => {
    for (const item of ['neighbour-dispute', 'family-harm']) {
      const it = await t.accepted({ item }, { contact: { phone: '00012345678' } })
      expect(await giving(it, { acts: ['note'] }, t.dispatcher)).toBe('not-permitted')
      expect((await t.dispatcher.ok(api['link-roles'], { params: { request: it.request } })).items).toEqual([])
    }
    const it = await t.accepted()
    const link = await give(it, { acts: ['note'] }, t.dispatcher)
    expect((await see(link.token)).status).toBe(200)
    await t.must(t.dispatcher, 'reclassify', it.request, { item: 'neighbour-dispute', reason: '实为邻里纠纷' })
    expect((await see(link.token)).status).toBe(404)
    const over = await t.resolved()
    expect(await giving(over, { acts: ['note'] }, t.dispatcher)).toBe('conflict')
  })

  it('sends the same twice for one link, and cannot use its number for another', async () => {
    const it = await handed()
    const body = { id: t.id(), role: 'foreman', acts: ['note'] as LinkAct[], order: it.order }
    const put = (more = {}) =>
      t.handler.call(api['link-give'], { params: { request: it.request }, body: { ...body, ...more } })
    const [one, two] = [await put(), await put()]
    expect(two.body.token).toBe(one.body.token)
    expect(await states(it)).toEqual(['open'])
    expect((await put({ role: 'neighbour' })).problem.code).toBe('id-reused')
  })
})

describe('[issue 6] what a link never opens', () => {
  it('another act, another order, another matter', async () => {
    const it = await handed()
    const other = await handed()
    const link = await withOrder(it, { acts: ['note', 'finish'] })
    await held(link, key('a'))
    expect(said(await acting(link, key('a'), { kind: 'verify', body: { found: 'as-said' } }))).toBe('not-permitted')
    const finish = (order: string): Does => ({ kind: 'finish', body: { order, done: '好了' } })
    expect(said(await acting(link, key('a'), finish(other.order)))).toBe('not-permitted')
    const closing = { kind: 'close' as LinkAct, body: { evaluation: 'confirmed' } }
    expect(said(await acting(link, key('a'), closing))).toContain('validation')
    // Its key is none of a reporter, its token none of a session.
    expect((await t.at.guest().call(api.track, { body: { number: it.refNo, key: key('a') } })).status).toBe(404)
    expect((await t.at.guest().call(api.get, { params: { request: it.request } })).status).toBe(401)
    const mine = await withOrder(other)
    expect((await see(mine.token, key('a'))).body.known).toBe(false)
    expect(said(await acting(mine, key('a'), note()))).toBe('not-found')
    // Who looks by a link says what there is, and judges no work.
    const looking = await withOrder(it, { acts: ['verify'] })
    await held(looking, key('b'))
    expect(said(await acting(looking, key('b'), { kind: 'verify', body: { found: 'done' } }))).toBe(
      'validation found:not-a-choice',
    )
    expect((await acting(looking, key('b'), { kind: 'verify', body: { found: 'as-said' } })).status).toBe(200)
  })

  it('anything after it was withdrawn, is late, or the matter ended; the answer is that of a link that never was', async () => {
    const never = await see('A'.repeat(43))
    const same = async (link: Link) => {
      const reply = await see(link.token, key('a'))
      expect({ ...reply.problem, instance: 0, trace: 0 }).toEqual({ ...never.problem, instance: 0, trace: 0 })
      expect(said(await acting(link, key('a'), note()))).toBe('not-found')
      const code = await t.at
        .guest()
        .call(api['link-code'], { body: { token: link.token, key: key('a'), phone: freshPhone() } })
      expect(code.status).toBe(404)
    }
    const it = await handed()
    const [back, late, ended] = [
      await withOrder(it),
      await withOrder(it, { until: '2026-03-11T10:00:00+08:00' }),
      await withOrder(it),
    ]
    for (const link of [back, late, ended]) await held(link, key('a'))
    await t.handler.ok(api['link-withdraw'], { params: { request: it.request, link: back.id }, body: { id: t.id() } })
    await same(back)
    t.later({ days: 1 })
    await same(late)
    expect((await states(it)).sort()).toEqual(['late', 'open', 'withdrawn'])
    expect((await acting(ended, key('a'), note())).status).toBe(200)
    const elsewhere = t.at.as('handler', [{ role: 'unit-handler', unit: committee }])
    const theirs = await elsewhere.call(api['link-withdraw'], {
      params: { request: it.request, link: ended.id },
      body: { id: t.id() },
    })
    expect(theirs.status).toBe(404)
    await t.must(t.dispatcher, 'merge', it.request, { into: (await handed()).request, reason: '同一件事' })
    await same(ended)
    // Of the matter and not of an order: opened again it has new links, and the old one stays over.
    const whole = await t.accepted()
    const old = await give(whole, { acts: ['note'] }, t.dispatcher)
    await held(old, key('a'))
    await t.must(t.dispatcher, 'merge', whole.request, { into: (await handed()).request, reason: '同一件事' })
    await same(old)
    await t.must(t.dispatcher, 'reopen', whole.request, { reason: '并错了' })
    await same(old)
    const fresh = await give(whole, { acts: ['note'] }, t.dispatcher)
    expect((await see(fresh.token)).status).toBe(200)
  })

  it('rests while the resident has the word, and holds again when the matter comes back', async () => {
    const it = await t.accepted()
    const link = await give(it, { acts: ['note'] }, t.dispatcher)
    await held(link, key('a'))
    const lead = t.order()
    await t.must(t.dispatcher, 'dispatch', it.request, { orders: [lead] })
    await t.must(t.handler, 'sign', it.request, { order: lead.order })
    await t.resolve(t.handler, { ...it, order: lead.order })
    expect(said(await acting(link, key('a'), note()))).toBe('not-found')
    expect((await t.tracked('object', it, { reason: '还是不亮' })).status).toBe(200)
    expect((await acting(link, key('a'), note())).status).toBe(200)
  })
})

describe('[issue 6] attack 16: the code', () => {
  it('goes only to the phone it was given to; a link that was passed on opens nothing', async () => {
    const it = await handed()
    const phone = freshPhone()
    const link = await withOrder(it, { phone, name: '诸葛亮' })
    const stranger = freshPhone()
    expect((await see(link.token)).body).toMatchObject({ known: false, named: true })
    expect(JSON.stringify((await see(link.token)).body)).not.toContain(phone.slice(-4))
    const asked = await t.at
      .guest()
      .call(api['link-code'], { body: { token: link.token, key: key('x'), phone: stranger } })
    expect(asked.body).toEqual({ ok: true })
    expect(await codeOf(stranger)).toBeUndefined()
    expect(said(await confirm(link, stranger, '123456', key('x')))).toBe('validation code:code-refused')
    await held(link, key('a'), phone)
    // Whoever has the link and the number, and not the phone in the hand, needs a code of his own.
    expect((await see(link.token, key('x'))).body.known).toBe(false)
    expect(said(await acting(link, key('x'), note()))).toBe('not-found')
  })

  it('belongs to the device that asked for it and to its number; of two who prove a phone the first has it', async () => {
    const it = await handed()
    const link = await withOrder(it)
    const [one, two] = [freshPhone(), freshPhone()]
    for (const [phone, k] of [
      [one, key('a')],
      [two, key('b')],
    ] as const)
      await t.at.guest().ok(api['link-code'], { body: { token: link.token, key: k, phone } })
    const [first, second] = [(await codeOf(one))!, (await codeOf(two))!]
    // Read over a shoulder: not on another device, not for another number.
    expect(said(await confirm(link, one, first, key('b'), '甲'))).toBe('validation code:code-refused')
    expect(said(await confirm(link, two, first, key('a'), '甲'))).toBe('validation code:code-refused')
    expect(said(await confirm(link, one, first, key('a')))).toBe('validation name:required')
    const both = await Promise.all([
      confirm(link, one, first, key('a'), '甲'),
      confirm(link, two, second, key('b'), '乙'),
    ])
    expect(both.map((r) => String(r.status)).sort()).toEqual(['200', '422'])
    // A new phone with the same number: a code, and the old one is out.
    const [winner, old] = both[0].status === 200 ? [one, key('a')] : [two, key('b')]
    t.later({ minutes: 1 })
    await held(link, key('c'), winner)
    expect((await see(link.token, old)).body.known).toBe(false)
  })

  it('holds five tries, however many come at once, and five minutes', async () => {
    const it = await handed()
    const link = await withOrder(it)
    const phone = freshPhone()
    const ask = () => t.at.guest().ok(api['link-code'], { body: { token: link.token, key: key('a'), phone } })
    await ask()
    const code = (await codeOf(phone))!
    const wrong = code === '111111' ? '222222' : '111111'
    const tries = await Promise.all(Array.from({ length: 12 }, () => confirm(link, phone, wrong, key('a'), '甲')))
    expect(new Set(tries.map((r) => r.status))).toEqual(new Set([422]))
    expect(said(await confirm(link, phone, code, key('a'), '甲'))).toBe('validation code:code-refused')
    t.later({ minutes: 1 })
    await ask()
    const fresh = (await codeOf(phone))!
    t.later({ minutes: 6 })
    expect(said(await confirm(link, phone, fresh, key('a'), '甲'))).toBe('validation code:code-refused')
  })

  it('is sent to a number at most now and then', async () => {
    const it = await handed()
    const link = await withOrder(it)
    const phone = freshPhone()
    const asked = await Promise.all(
      Array.from({ length: 9 }, () =>
        t.at.guest().call(api['link-code'], { body: { token: link.token, key: key('a'), phone } }),
      ),
    )
    expect(asked.filter((r) => r.status === 200).length).toBe(5)
    expect(asked.filter((r) => r.problem.code === 'too-many').length).toBe(4)
  })
})
