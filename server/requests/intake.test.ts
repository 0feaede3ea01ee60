/** 发现问题 through the front door: every way in, what is told at once, and what neighbours and callers may learn. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requestsApi as api } from '../../domain/requests/api.ts'
import {
  committee,
  county,
  farGrid,
  grid,
  otherGrid,
  phone,
  said,
  startLoop,
  type Loop,
} from '../../test/requests/front.ts'

let t: Loop
beforeAll(async () => {
  t = await startLoop()
})
afterAll(() => t.close())

const report = (more: Record<string, unknown> = {}) =>
  ({ id: t.id(), channel: 'phone', what: '门前的路灯不亮', where: { place: grid }, ...more }) as never
const file = (client: Loop['desk'], more: Record<string, unknown> = {}) =>
  client.call(api.file, { body: { request: t.id(), report: report(more) } })
const near = (what: string, more: Record<string, unknown> = {}) =>
  t.at.guest().ok(api['report-nearby'], { body: { where: { place: grid }, what, ...more } })

describe('raised without an account', () => {
  it('[D1] a number comes at once, with what happens next and until when', async () => {
    const request = t.id()
    const answer = await t.at
      .guest()
      .ok(api.report, { body: { request, report: report({ channel: 'web', contact: { phone } }) } })
    expect(answer.refNo).toMatch(/^\d{9}$/)
    expect(answer.next.map((n) => n.step)).toEqual(['accept', 'dispatch', 'resolve'])
    expect(answer.next.map((n) => n.dueAt)).toEqual(answer.next.map((n) => n.dueAt).sort())
    const track = await t.at.guest().ok(api.track, { body: { number: answer.refNo, last4: phone.slice(-4) } })
    expect(track).toMatchObject({ refNo: answer.refNo, status: 'reported', waiting: 'acceptance' })
    expect(track.steps.map((s) => s.step)).toEqual([
      'reported',
      'accepted',
      'dispatched',
      'handling',
      'resolved',
      'evaluated',
    ])
  })

  it('[D1] no phone, no name: somebody will go and say it; the device’s key tracks it', async () => {
    const filed = await t.reported({ contact: { inPerson: true } })
    expect((await t.track(filed)).status).toBe('reported')
    expect((await t.view(t.dispatcher, filed.request)).contact).toEqual({ inPerson: true })
  })

  it('[S1-52] danger is told at once which number to dial, and is still taken down', async () => {
    const words = {
      '楼下起火了，浓烟很大': ['119'],
      老人昏迷叫不醒: ['120'],
      有人持刀打人: ['110'],
      门口车祸撞人了: ['122'],
    }
    for (const [what, numbers] of Object.entries(words)) {
      const answer = await t.at
        .guest()
        .ok(api.report, { body: { request: t.id(), report: report({ channel: 'web', what }) } })
      expect(answer.callAtOnce).toEqual(expect.arrayContaining(numbers))
    }
    expect(
      (await t.at.guest().ok(api.report, { body: { request: t.id(), report: report({ channel: 'web' }) } })).callAtOnce,
    ).toEqual([])
  })

  it('[D4] the extra questions of an item are checked, field by field', async () => {
    const asked = (answers: Record<string, unknown>) =>
      t.at.guest().call(api.report, {
        body: { request: t.id(), report: report({ channel: 'web', item: 'stair-lamp', answers }) },
      })
    expect(said(await asked({ floor: 999 }))).toMatch(/^validation report\.answers\.floor:/)
    expect((await asked({ floor: 3, all: true })).status).toBe(200)
    const none = await t.at
      .guest()
      .call(api.report, { body: { request: t.id(), report: report({ channel: 'web', item: 'no-such-item' }) } })
    expect(said(none)).toBe('validation report.item:no-such-item')
  })

  it('[S1-18] sudden hardship is a lead: anybody brings it with its cause, somebody looks, whoever helps has it, and the answer is measured', async () => {
    const lead = (answers: Record<string, unknown>) =>
      report({ channel: 'web', item: 'urgent-relief', what: '家里着火了，住的地方没了', answers })
    const without = await t.at.guest().call(api.report, { body: { request: t.id(), report: lead({}) } })
    expect(said(without)).toMatch(/^validation report\.answers\.cause:/)
    for (const cause of ['illness', 'disaster', 'accident']) {
      const request = t.id()
      const sent = await t.at.guest().call(api.report, { body: { request, report: lead({ cause }) } })
      expect([cause, sent.status]).toEqual([cause, 200])
      if (cause !== 'disaster') continue
      t.later({ minutes: 25 })
      await t.must(t.dispatcher, 'ask-to-verify', request, { unit: committee, task: '请去看看' })
      await t.must(t.worker, 'verify', request, { found: 'as-said', seen: '房子烧了，人在亲戚家' })
      await t.must(t.dispatcher, 'accept', request, {
        intent: 'help',
        line: 'social-assistance',
        item: 'urgent-relief',
        urgency: 'supply',
      })
      expect((await t.view(t.dispatcher, request)).status).toBe('accepted')
      const order = t.order({ unit: 'minzhengju' })
      await t.must(t.dispatcher, 'dispatch', request, { orders: [order] })
      expect((await t.view(t.dispatcher, request)).lead!.id).toBe('minzhengju')
      const civil = t.at.as('handler', [{ role: 'unit-handler', unit: 'minzhengju' }])
      await t.must(civil, 'sign', request, { order: order.order })
      t.later({ minutes: 40 })
      await t.resolve(civil, { request, order: order.order, refNo: '', proof: { number: '', key: '' } })
      const view = await t.view(t.dispatcher, request)
      expect([view.status, view.timeline[0]!.kind]).toEqual(['resolved', 'resolve'])
      // The first time that somebody saw to it is measured from the report (`hardship-contact-p90`), and so is the answer.
      const [times] = await t.at.sql<{ first: number; answered: number }>(
        `select ((state ->> 'firstResponseAt')::bigint - (state ->> 'reportedAt')::bigint) / 60000 as first,
           ((state ->> 'resolvedAt')::bigint - (state ->> 'reportedAt')::bigint) / 60000 as answered
         from c231025.requests where id = $1`,
        [request],
      )
      expect([Number(times!.first), Number(times!.answered)]).toEqual([25, 65])
    }
  })

  it('[D1] a place that is none is refused, and nothing is kept', async () => {
    const request = t.id()
    const reply = await t.at
      .guest()
      .call(api.report, { body: { request, report: report({ channel: 'web', where: { place: '231025/999/' } }) } })
    expect(said(reply)).toBe('validation report.where.place:no-such-place')
    expect(await t.row(request)).toBeUndefined()
  })

  it('[D2] what only offices may say is not taken from the public page: other channels, other systems’ numbers and clocks', async () => {
    for (const more of [
      { channel: 'superior' },
      { channel: 'county', foreign: { system: 'county-990001', number: '1', since: '2020-01-01T00:00:00+08:00' } },
      { channel: 'web', foreign: { system: 'city-line', number: 'C-1' } },
    ]) {
      const reply = await t.at.guest().call(api.report, { body: { request: t.id(), report: report(more) } })
      expect([JSON.stringify(more), /^validation report\.(channel|foreign):/.test(said(reply))]).toEqual([
        JSON.stringify(more),
        true,
      ])
    }
  })
})

describe('filed for somebody', () => {
  it('[D2] the operator files for a caller: both identities are kept, the number of the caller is masked', async () => {
    const reply = await file(t.desk, { contact: { phone: '00077770001', name: '甲乙丙' } })
    expect(reply.status).toBe(200)
    const view = await t.view(t.dispatcher, reply.body.request)
    expect(view.timeline[0]).toMatchObject({ kind: 'report', party: 'desk', who: 'desk' })
    expect(view.contact).toMatchObject({ phone: '*******0001' })
    expect(view.contact!.name).not.toBe('甲乙丙')
    expect(JSON.stringify(view)).not.toContain('00077770001')
  })

  it('[D2] a relative acts for an elder: the elder’s contact and the relative’s name, tie and consent stand side by side', async () => {
    const representative = { name: '丁戊', phone: '00066660002', relation: 'family', consent: 'spoken' }
    const filed = await t.reported({ contact: { phone: '00055550003', name: '己庚' }, representative })
    const view = await t.view(t.dispatcher, filed.request)
    expect(view.representative).toMatchObject({ relation: 'family', consent: 'spoken' })
    expect(view.representative!.name).toMatch(/^丁/)
    expect(view.contact!.name).toMatch(/^己/)
    const contacts = await t.at.sql<{ role: string; phone_last4: string }>(
      'select role, phone_last4 from c231025.request_contacts where request = $1 order by role',
      [filed.request],
    )
    expect(contacts).toEqual([
      { role: 'reporter', phone_last4: '0003' },
      { role: 'representative', phone_last4: '0002' },
    ])
    // Either may ask how it goes.
    for (const last4 of ['0003', '0002'])
      expect((await t.at.guest().call(api.track, { body: { number: filed.refNo, last4 } })).status).toBe(200)
  })

  it('[S4-09][S4-10] a grid worker reports what he saw; it needs no visit before it is taken up, and it is his as field', async () => {
    const seen = await file(t.worker, { channel: 'grid', item: 'stair-clutter', what: '三单元二楼堆了纸箱' })
    const view = await t.view(t.dispatcher, seen.body.request)
    expect(view.timeline[0]).toMatchObject({ party: 'field', who: 'worker' })
    const take = { intent: 'suggestion', line: 'governance', item: 'stair-clutter', urgency: 'ordinary' }
    // The kind of matter wants a visit first; here somebody has been there.
    expect((await t.act(t.dispatcher, 'accept', seen.body.request, take)).status).toBe(200)
    const heard = await t.reported({ item: 'stair-clutter' })
    expect((await t.act(t.dispatcher, 'accept', heard.request, take)).status).toBe(409)
    await t.must(t.worker, 'verify', heard.request, { found: 'as-said' })
    expect((await t.act(t.dispatcher, 'accept', heard.request, take)).status).toBe(200)
  })

  it('[S2-06] a unit raises what it needs like anybody', async () => {
    const reply = await file(t.handler, { channel: 'counter', what: '单位门前积水' })
    expect(reply.status).toBe(200)
    expect((await t.view(t.dispatcher, reply.body.request)).timeline[0]).toMatchObject({
      party: 'unit',
      who: 'handler',
    })
  })

  it('[S1-44][S2-08][S3-18] five business lines stand in one list, whatever the way in', async () => {
    const lines = ['party-building', 'social-security', 'governance', 'emergency', 'social-assistance']
    const ids = await Promise.all(lines.map(async (line) => (await t.accepted({ line, item: 'ask-how' })).request))
    const board = await t.dispatcher.ok(api.list, { query: { size: 100 } })
    const found = board.items.filter((i) => ids.includes(i.id)).map((i) => i.line)
    expect(new Set(found)).toEqual(new Set(lines))
    expect(found).toHaveLength(lines.length)
    const one = await t.dispatcher.ok(api.list, { query: { size: 100, line: 'social-assistance' } })
    expect(new Set(one.items.map((i) => i.line))).toEqual(new Set(['social-assistance']))
  })
})

describe('the help-line desk', () => {
  it('[D17] the caller’s earlier requests show by phone; the search is logged without the number', async () => {
    const caller = '00044440009'
    const first = await file(t.desk, { contact: { phone: caller } })
    await file(t.desk, { contact: { phone: '00044440008' } })
    const found = await t.desk.ok(api['of-caller'], { body: { phone: `${caller.slice(0, 3)} ${caller.slice(3)}` } })
    expect(found.items.map((i) => i.id)).toEqual([first.body.request])
    const lines = await t.at.sql<{ line: string }>(
      `select a::text as line from c231025.audit a where act = 'requests.of-caller'`,
    )
    expect(lines).toHaveLength(1)
    expect(lines[0]!.line).not.toContain(caller)
  })

  it('finds by our number, spoken in threes, and by the city’s', async () => {
    const filed = await file(t.desk, {
      channel: 'city-line',
      foreign: { system: 'city-line', number: 'MDJ-2026-0088', dueAt: '2026-03-12T10:00:00+08:00' },
    })
    const find = async (number: string) =>
      (await t.dispatcher.ok(api.find, { body: { number } })).items.map((i) => i.id)
    const no = filed.body.refNo
    expect(await find(`${no.slice(0, 3)} ${no.slice(3, 6)} ${no.slice(6)}`)).toEqual([filed.body.request])
    expect(await find('MDJ-2026-0088')).toEqual([filed.body.request])
    expect(await find('MDJ-2026-0089')).toEqual([])
    const late = await t.reported()
    await t.must(t.dispatcher, 'tie', late.request, { foreign: { system: 'city-line', number: 'MDJ-2026-0090' } })
    expect(await find('MDJ-2026-0090')).toEqual([late.request])
    expect((await t.view(t.dispatcher, filed.body.request)).clocks.map((c) => c.name)).toContain('foreign')
  })

  it('a contractor’s seat takes calls and drafts; it never accepts, dispatches, returns, closes or calls back', async () => {
    const filed = await t.reported()
    const order = t.order()
    await t.must(t.desk, 'propose', filed.request, { source: 'desk', orders: [order] })
    await t.must(t.desk, 'supplement', filed.request, { said: '居民来电补充：在三单元' })
    for (const [kind, body] of [
      ['accept', { intent: 'help', line: 'governance', item: 'street-lamp', urgency: 'ordinary' }],
      ['dispatch', { orders: [order] }],
      ['reject', { ground: 'other', reason: '不归我们' }],
      ['close', { evaluation: 'rated' }],
      ['call-back', { reached: false }],
    ] as const)
      expect([kind, (await t.act(t.desk, kind, filed.request, body)).status]).toEqual([kind, 403])
    const view = await t.view(t.desk, filed.request)
    expect(view.allowed.map((a) => a.kind)).not.toContain('accept')
    // Nor with a grant given by mistake.
    const wrong = t.at.as('desk-wrong', [{ role: 'dispatcher', place: county }], { contractor: true })
    expect(
      (
        await t.act(wrong, 'accept', filed.request, {
          intent: 'help',
          line: 'governance',
          item: 'street-lamp',
          urgency: 'ordinary',
        })
      ).status,
    ).toBe(403)
  })

  it('[D3] what it is about must be in the catalogue, or it is not taken up under it', async () => {
    const filed = await t.reported()
    expect(
      await t.refused(t.dispatcher, 'accept', filed.request, {
        intent: 'help',
        line: 'governance',
        item: 'no-such-item',
        urgency: 'ordinary',
      }),
    ).toBe('validation item:no-such-item')
    expect(await t.refused(t.dispatcher, 'reclassify', filed.request, { item: 'no-such-item' })).toBe(
      'validation item:no-such-item',
    )
    expect(await t.refused(t.dispatcher, 'reclassify', filed.request, { where: { place: '231025/999/' } })).toBe(
      'validation where.place:no-such-place',
    )
    expect(await t.refused(t.dispatcher, 'ask-to-verify', filed.request, { unit: 'nobody' })).toBe(
      'validation unit:no-such-unit',
    )
  })
})

describe('already reported nearby', () => {
  it('[D15] neighbours see that it is known, and not a word of who said it how; following files nothing twice', async () => {
    const what = '小广场东侧的路灯整排不亮了'
    const open = await t.reported({ what, open: true, item: 'street-lamp' })
    const closed = await t.reported({ what, item: 'street-lamp' })
    const found = await near('小广场东侧路灯整排不亮', { item: 'street-lamp' })
    const hit = found.items.find((i) => i.request === open.request)!
    expect(hit).toMatchObject({ status: 'reported', followers: 0 })
    expect(hit.item?.id).toBe('street-lamp')
    expect(found.items.map((i) => i.request)).not.toContain(closed.request)
    expect(JSON.stringify(found)).not.toMatch(/小广场东侧|refNo|0001234/)

    const before = await t.at.sql('select 1 from c231025.requests')
    await t.at.guest().ok(api['report-follow'], {
      body: { request: open.request, follow: { id: t.id(), contact: { phone: '00033330007' } } },
    })
    expect(await t.at.sql('select 1 from c231025.requests')).toHaveLength(before.length)
    expect((await near(what, { item: 'street-lamp' })).items.find((i) => i.request === open.request)!.followers).toBe(1)
    expect((await t.view(t.dispatcher, open.request)).followers).toBe(1)
    // What its reporter kept to himself cannot be followed, and is not there.
    expect(
      (await t.at.guest().call(api['report-follow'], { body: { request: closed.request, follow: { id: t.id() } } }))
        .status,
    ).toBe(404)
  })

  it('[D15] a neighbour who follows is told, and is no reporter: his phone opens nothing', async () => {
    const open = await t.reported({ what: '单元门关不上', open: true })
    await t.at.guest().ok(api['report-follow'], {
      body: { request: open.request, follow: { id: t.id(), contact: { phone: '00033339999' } } },
    })
    expect((await t.at.guest().call(api.track, { body: { number: open.refNo, last4: '9999' } })).status).toBe(404)
    await t.at.guest().ok(api['track-code'], { body: { number: open.refNo, last4: '9999' } })
    expect(await t.at.sql('select 1 from c231025.request_codes where request = $1', [open.request])).toHaveLength(0)
  })

  it('[D15] the desk sees the number and the words, within its places; what lies elsewhere or was long ago is not the same', async () => {
    const what = '井盖松动，走上去会响'
    const here = await t.reported({ what })
    const there = await t.reported({ what, where: { place: farGrid } })
    const found = await t.dispatcher.ok(api.nearby, { body: { where: { place: otherGrid }, what } })
    expect(found.items.find((i) => i.request === here.request)).toMatchObject({ refNo: here.refNo, brief: what })
    expect(found.items.map((i) => i.request)).not.toContain(there.request)
    const again = await t.reported({ what })
    expect(
      (await t.dispatcher.ok(api.similar, { params: { request: again.request } })).items.map((i) => i.request),
    ).toContain(here.request)
    const town = t.at.as('dispatcher-107', [{ role: 'dispatcher', place: '231025/107/' }])
    expect((await town.ok(api.nearby, { body: { where: { place: otherGrid }, what } })).items).toEqual([])
  })

  it('[D15] a point tells how far', async () => {
    const at = { lng: 129.7501, lat: 44.7121 }
    const close = await t.reported({ what: '果皮箱坏了', where: { place: otherGrid, point: at } })
    const found = await t.dispatcher.ok(api.nearby, {
      body: { where: { place: grid, point: { lng: 129.7511, lat: 44.7121 } }, what: '果皮箱坏了' },
    })
    const hit = found.items.find((i) => i.request === close.request)
    expect(hit!.metres).toBeGreaterThan(60)
    expect(hit!.metres).toBeLessThan(100)
  })
})

describe('seen by whom', () => {
  it('[L6][S3-14] a town’s desk sees its town, the county all, a committee what it has in hand', async () => {
    const here = await t.reported()
    const there = await t.reported({ where: { place: farGrid } })
    const town = t.at.as('dispatcher-107', [{ role: 'dispatcher', place: '231025/107/' }])
    const of = async (client: Loop['desk']) =>
      (await client.ok(api.list, { query: { size: 100, sort: 'received' } })).items.map((i) => i.id)
    expect(await of(t.dispatcher)).toEqual(expect.arrayContaining([here.request, there.request]))
    const seen = await of(town)
    expect(seen).toContain(there.request)
    expect(seen).not.toContain(here.request)
    const secretary = t.at.as('committee-lead', [{ role: 'unit-lead', unit: committee }])
    expect(await of(secretary)).not.toContain(here.request)
    const counts = await town.ok(api.counts, { query: {} })
    expect(counts.open).toBe(seen.length)
  })

  it('lists are pages without gaps or twins, and a cursor of nobody’s making is a fault', async () => {
    const all: string[] = []
    let after: string | undefined
    do {
      const page = await t.dispatcher.ok(api.list, { query: { size: 7, ...(after && { after }) } })
      all.push(...page.items.map((i) => i.id))
      after = page.next
    } while (after)
    const open = await t.at.sql<{ id: string }>('select id from c231025.requests where closed_at is null')
    expect(all.length).toBe(open.length)
    expect(new Set(all)).toEqual(new Set(open.map((r) => r.id)))
    for (const cursor of [
      'x',
      Buffer.from('[1,"x","y"]').toString('base64url'),
      Buffer.from('["a","b","c"]').toString('base64url'),
    ]) {
      expect((await t.dispatcher.call(api.list, { query: { after: cursor } })).status).toBe(422)
    }
  })
})
