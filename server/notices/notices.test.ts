/** Who is told: inboxes, messages to phones, visits where there is no phone; through the front door. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { noticesApi as api } from '../../domain/notices/api.ts'
import { workFor } from '../kernel/jobs/work.ts'
import { consumersOf, relay } from '../kernel/outbox/relay.ts'
import type { SmsMessage } from '../kernel/gateways/sms.ts'
import { rooms } from '../rooms.ts'
import type { Client } from '../../test/client.ts'
import { accepting, county, grid, phone, startLoop, unit, type Loop } from '../../test/requests/front.ts'

let loop: Loop
const sent: SmsMessage[] = []
let refuse = false

/** Grants that stand in the accounts room, for those whose session alone would not be found. */
async function granted(name: string, role: string, place: string): Promise<void> {
  await loop.at.sql(
    `insert into c231025.account_grants (id, account, role, place, unit, from_day, body_hash, given_at)
     select $1, id, $2, $3, null, '2026-01-01', '', $4 from c231025.accounts where name = $5`,
    [loop.id(), role, place, loop.at.app.now(), name],
  )
}

beforeAll(async () => {
  loop = await startLoop()
  loop.at.app.house.sms = {
    send: async (_, message) => {
      if (refuse) throw new Error(`no route to ${message.phone}`)
      sent.push(message)
    },
  }
  for (const name of ['dispatcher', 'dispatcher2'] as const) await granted(name, 'dispatcher', county)
  await granted('duty', 'duty-officer', county)
  await granted('reviewer', 'reviewer', county)
  await granted('supervisor', 'supervisor', county)
  await granted('worker', 'grid-worker', grid)
  await settle()
})
afterAll(() => loop.close())
beforeEach(async () => {
  sent.length = 0
  refuse = false
  await loop.at.sql(`delete from c231025.notices`)
  await loop.at.sql(`delete from c231025.notice_messages`)
})

const run = async (name: string) => {
  for (const j of rooms.flatMap((r) => r.jobs ?? []))
    if (j.name === name) await j.run(workFor(loop.at.app.house, loop.at.app.county))
}
const settle = () => loop.at.app.settle()
/** What lies in somebody's inbox, as `kind` and text, newest first. */
async function inbox(client: Client, language = 'zh') {
  await settle()
  const { items } = await client.ok(api.inbox, { query: { size: 100 }, headers: { 'accept-language': language } })
  return items
}
const kinds = async (client: Client) => (await inbox(client)).map((n) => n.kind)
async function messages() {
  await settle()
  await run('notices-messages')
  return sent.map((m) => m.template)
}

const spoken = (refNo: string) => refNo.replace(/(\d{3})(?=\d)/g, '$1 ')

describe('[K] inboxes', () => {
  it('[D5] the unit is told of its order; the one who sent it is not', async () => {
    const it = await loop.sent()
    const [n] = await inbox(loop.handler)
    expect(n).toMatchObject({ kind: 'order.sent', title: '新工单', read: false, times: 1, request: it.request })
    expect(n!.text).toMatch(new RegExp(`^${spoken(it.refNo)}`))
    expect(n!.text).toContain('路灯')
    expect(n!.text).toMatch(/3月1\d日\d\d:\d\d前办结/)
    expect(await kinds(loop.lead)).toEqual(['order.sent'])
    expect(await kinds(loop.dispatcher)).toEqual([])
    expect(await kinds(loop.supervisor)).toEqual([])
    expect((await inbox(loop.handler, 'en'))[0]).toMatchObject({ title: 'New order' })
  })

  it('[D8] a return goes to the desk, with the ground in words and the unit’s name', async () => {
    const it = await loop.sent()
    await loop.must(loop.handler, 'return', it.request, {
      order: it.order,
      ground: 'not-ours',
      reason: '张三说是电业局的',
    })
    const [n] = await inbox(loop.dispatcher)
    expect(n).toMatchObject({ kind: 'order.returned' })
    expect(n!.text).toContain('不属本单位职责')
    expect(n!.text).not.toContain('张三')
    expect(await kinds(loop.dispatcher2)).toEqual(['order.returned'])
  })

  it('[S1-53] a bad rating knocks at the reviewer’s, and the unit learns nothing of it', async () => {
    const it = await loop.resolved()
    await settle()
    await loop.at.sql('delete from c231025.notices')
    await loop.rate(it, 1)
    expect(await kinds(loop.reviewer)).toEqual(['rating.bad'])
    expect(await kinds(loop.handler)).toEqual([])
    expect(await kinds(loop.lead)).toEqual([])
  })

  it('[S1-52] a deferral is asked of those who decide, and the answer comes back', async () => {
    const it = await loop.signed()
    await loop.must(loop.handler, 'defer', it.request, {
      order: it.order,
      ground: 'materials',
      until: '2026-03-20T10:00:00+08:00',
      reason: '等灯杆',
    })
    expect((await inbox(loop.duty))[0]).toMatchObject({ kind: 'approval.asked' })
    expect((await inbox(loop.supervisor))[0]!.text).toContain('挂账')
    loop.later({ minutes: 1 })
    await loop.must(loop.supervisor, 'approve-deferral', it.request, { order: it.order })
    const [n] = await inbox(loop.handler)
    expect([n!.kind, n!.text.endsWith('挂账：同意')]).toEqual(['approval.given', true])
  })

  it('[D11] the ladder tells the rung’s people: amber before, red from the limit on', async () => {
    loop.now('2026-04-07 10:00')
    const it = await loop.signed()
    await settle()
    await loop.at.sql('delete from c231025.notices')
    loop.now('2026-04-09 15:00')
    await loop.at.timers()
    expect((await inbox(loop.handler)).filter((n) => n.request === it.request).map((n) => n.kind)).toEqual([
      'order.amber',
    ])
    loop.now('2026-04-10 10:00')
    await loop.at.timers()
    expect((await inbox(loop.lead)).filter((n) => n.request === it.request).map((n) => n.kind)).toContain('order.red')
  })

  it('urged three times is one line that counts, until it is read', async () => {
    const it = await loop.signed()
    for (let i = 0; i < 3; i++) {
      await loop.tracked('urge', it)
      loop.later({ days: 1 })
    }
    const urged = (await inbox(loop.handler)).filter((n) => n.kind === 'order.urged')
    expect(urged.map((n) => n.times)).toEqual([3])
    await loop.handler.ok(api.markRead, { params: { id: urged[0]!.id } })
    loop.later({ days: 1 })
    await loop.tracked('urge', it)
    expect((await inbox(loop.handler)).filter((n) => n.kind === 'order.urged').map((n) => [n.read, n.times])).toEqual([
      [false, 1],
      [true, 3],
    ])
  })

  it('[L6] one’s own and nobody else’s; what came later than one looked stays unread', async () => {
    await loop.sent()
    const [first] = await inbox(loop.handler)
    expect((await loop.reviewer.ok(api.markRead, { params: { id: first!.id } })).ok).toBe(true)
    expect((await inbox(loop.handler))[0]!.read).toBe(false)
    expect((await loop.reviewer.call(api.markAll, { body: { newest: first!.id } })).status).toBe(404)
    loop.later({ minutes: 1 })
    await loop.sent()
    await settle()
    await loop.handler.ok(api.markAll, { body: { newest: first!.id } })
    expect(await loop.handler.ok(api.count)).toEqual({ unread: 1, tasks: 0 })
    expect((await loop.at.guest().call(api.inbox)).status).toBe(401)
  })

  it('pages by keyset, newest first', async () => {
    for (let i = 0; i < 5; i++) {
      await loop.sent()
      loop.later({ minutes: 1 })
    }
    await settle()
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await loop.handler.ok(api.inbox, { query: { size: 2, ...(after && { after }) } })
      seen.push(...page.items.map((n) => n.at))
      after = page.next
    } while (after)
    expect(seen).toHaveLength(5)
    expect(seen).toEqual([...seen].sort().reverse())
  })

  it('[design 5] no time of reading is kept, and reading leaves no line in the audit', async () => {
    await loop.sent()
    const [n] = await inbox(loop.handler)
    const lines = async () =>
      Number((await loop.at.sql<{ n: string }>('select count(*) as n from c231025.audit'))[0]!.n)
    const before = await lines()
    await loop.handler.ok(api.markRead, { params: { id: n!.id } })
    expect(await lines()).toBe(before)
    const columns = await loop.at.sql<{ column_name: string }>(
      `select column_name from information_schema.columns where table_schema = 'c231025' and table_name = 'notices'`,
    )
    expect(columns.map((c) => c.column_name).filter((c) => /read_|seen|opened|_at$/.test(c))).toEqual([])
  })

  it('[D] who covers for somebody away is told too', async () => {
    await loop.at.sql(
      `insert into c231025.absence (id, account, cover, from_day, to_day, kind, version)
       select $1, a.id, b.id, $2, $2, 'leave', 1 from c231025.accounts a, c231025.accounts b where a.name = 'handler' and b.name = 'worker'`,
      [loop.id(), new Date(loop.at.app.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)],
    )
    await loop.sent()
    expect(await kinds(loop.worker)).toEqual(['order.sent'])
    await loop.at.sql('delete from c231025.absence')
  })

  it('bells ring by topic, one for each account that has something new', async () => {
    await settle()
    await loop.sent()
    const topics: string[] = []
    await relay(loop.at.app.house, loop.at.app.county, consumersOf(rooms), {
      told: async (changed) => void topics.push(...changed),
    })
    const rows = await loop.at.sql<{ account: string }>('select distinct account from c231025.notices')
    expect(rows.length).toBeGreaterThan(1)
    expect([...new Set(topics)].filter((t) => t.startsWith('notices:')).sort()).toEqual(
      rows.map((r) => `notices:${r.account}`).sort(),
    )
    expect(topics).toContain('indicators')
  })
})

describe('[D16] messages to the reporter', () => {
  it('follow the story, signed, without a link, and say how to rate', async () => {
    loop.now('2026-05-12 10:00')
    const filed = await loop.reported()
    await messages()
    await loop.must(loop.dispatcher, 'accept', filed.request, accepting)
    await messages()
    const lead = loop.order()
    await loop.must(loop.dispatcher, 'dispatch', filed.request, { orders: [lead] })
    await messages()
    const it = { ...filed, order: lead.order }
    await loop.must(loop.handler, 'sign', it.request, { order: it.order })
    await loop.must(loop.handler, 'appoint', it.request, {
      order: it.order,
      from: '2026-05-15T09:00:00+08:00',
      to: '2026-05-15T11:00:00+08:00',
      atHome: true,
    })
    await loop.resolve(loop.handler, it)
    expect(await messages()).toEqual([
      'sms.reported',
      'sms.accepted',
      'sms.dispatched',
      'sms.appointed',
      'sms.resolved',
    ])
    expect(new Set(sent.map((m) => m.phone))).toEqual(new Set([phone]))
    for (const m of sent) {
      expect(m.text).toMatch(/^【林口县社区服务】/)
      expect(m.text).toContain(spoken(it.refNo))
      expect(m.text).not.toMatch(/https?:|www\.|验证码|\{\{|undefined|⟦/)
    }
    expect(sent[3]!.text).toContain('5月15日09:00–11:00')
    expect(sent[4]!.text).toContain('已解决')
    expect(sent[4]!.text).toContain('评价')
    expect(sent[4]!.text).not.toContain('换了灯泡')
  })

  it('go once, however often the job runs', async () => {
    await loop.reported()
    await messages()
    expect(await messages()).toEqual(['sms.reported'])
  })

  it('wait out the night, unless it is urgent', async () => {
    loop.now('2026-05-12 23:10')
    const it = await loop.reported()
    expect(await messages()).toEqual([])
    await loop.must(loop.dispatcher, 'accept', it.request, {
      intent: 'complaint',
      line: 'governance',
      item: 'street-lamp',
      urgency: 'danger',
    })
    expect(await messages()).toEqual(['sms.accepted'])
    // The number was told with the second; the first need not follow in the morning.
    loop.now('2026-05-13 07:31')
    expect(await messages()).toEqual(['sms.accepted'])
    loop.now('2026-05-13 23:00')
    const other = await loop.reported()
    await loop.must(loop.dispatcher, 'accept', other.request, accepting)
    loop.now('2026-05-14 07:29')
    expect(await messages()).toEqual(['sms.accepted'])
    loop.now('2026-05-14 07:31')
    expect(await messages()).toEqual(['sms.accepted', 'sms.accepted'])
    expect(sent.at(-1)!.text).toContain(spoken(other.refNo))
  })

  it('are tried again later and later; given up, somebody goes instead, and no number is logged', async () => {
    loop.now('2026-05-14 08:00')
    const it = await loop.resolved()
    await messages()
    sent.length = 0
    await loop.at.sql('delete from c231025.notice_messages')
    const again = await loop.resolved()
    refuse = true
    await settle()
    for (let i = 0; i < 20; i++) {
      await run('notices-messages')
      loop.later({ hours: 3 })
    }
    const rows = await loop.at.sql<{ kind: string; state: string; tries: number }>(
      'select kind, state, tries from c231025.notice_messages where request = $1',
      [again.request],
    )
    expect(rows.every((r) => r.state === 'overtaken' || (r.state === 'failed' && r.tries === 8))).toBe(true)
    expect(rows.map((r) => [r.kind, r.state])).toContainEqual(['sms.resolved', 'failed'])
    refuse = false
    expect(await messages()).toEqual([])
    const told = (await inbox(loop.worker)).filter((n) => n.kind === 'visit.instead')
    expect(told.map((n) => n.request)).toEqual([again.request])
    expect(it.request).not.toBe(again.request)
  })

  it('a neighbour who follows hears how it ended, not every step', async () => {
    loop.now('2026-05-19 10:00')
    const it = await loop.signed()
    await loop.must(loop.desk, 'follow', it.request, { contact: { phone: '00087654321' } })
    await loop.resolve(loop.handler, it)
    await messages()
    expect(sent.filter((m) => m.phone === '00087654321').map((m) => m.template)).toEqual(['sms.resolved'])
  })
})

describe('[S1-45] without a phone', () => {
  it('somebody goes: a task for the grid worker, done by pressing, recorded, gone for all', async () => {
    loop.now('2026-05-20 10:00')
    await granted('desk', 'grid-worker', grid)
    const colleague = loop.desk
    const it = await loop.resolved({}, { contact: { inPerson: true } })
    expect(await messages()).toEqual([])
    const mine = async (client: Client) => (await client.ok(api.tasks)).items.filter((t) => t.request === it.request)
    const items = await mine(loop.worker)
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ request: it.request, tries: 0 })
    expect(items[0]!.text).toContain('已解决')
    expect(items[0]!.text).not.toContain('【')
    expect((await mine(colleague)).map((t) => t.id)).toEqual([items[0]!.id])
    const task = items[0]!.id
    const press = (client: Client, told: boolean, id = loop.id()) =>
      client.call(api.taskDone, { params: { id: task }, body: { id, told } })
    const once = loop.id()
    expect([(await press(loop.worker, false, once)).status, (await press(loop.worker, false, once)).status]).toEqual([
      200, 200,
    ])
    expect((await mine(loop.worker))[0]!.tries).toBe(1)
    expect((await press(loop.worker, true)).status).toBe(200)
    expect((await press(colleague, true)).status).toBe(200)
    expect((await press(loop.reviewer, true)).status).toBe(404)
    expect([await mine(loop.worker), await mine(colleague)]).toEqual([[], []])
    expect((await inbox(colleague)).filter((n) => n.task?.id === task).map((n) => [n.read, n.task?.done])).toEqual([
      [true, true],
    ])
    const audit = await loop.at.sql<{ act: string }>(
      `select act from c231025.audit where act like 'notices.%' and detail ->> 'request' = $1`,
      [it.request],
    )
    expect(audit.map((a) => a.act).sort()).toEqual(['notices.not-met', 'notices.told', 'notices.told'])
  })

  it('whoever left neither phone nor wish to be visited is not visited', async () => {
    const it = await loop.resolved({}, { contact: undefined })
    expect(await messages()).toEqual([])
    expect((await loop.worker.ok(api.tasks)).items.filter((t) => t.request === it.request)).toEqual([])
  })
})

describe('[attack 23] [attack 25] what a notice never says', () => {
  it('no person, no free words, no number of another system, in any inbox, message or row', async () => {
    loop.now('2026-05-26 10:00')
    const canary = '李四光辉'
    const it = await loop.signed(
      {},
      {},
      {
        what: `${canary} 家门口路灯不亮`,
        contact: { phone, name: canary },
      },
    )
    await messages()
    await loop.must(loop.dispatcher, 'tie', it.request, { foreign: { system: 'city-12345', number: 'HOT-77-001' } })
    await loop.tracked('urge', it, { said: `${canary} 催` })
    await loop.must(loop.handler, 'tell', it.request, {
      said: `${canary} 再等等`,
      expected: '2026-05-29T10:00:00+08:00',
    })
    await loop.must(loop.supervisor, 'supervise', it.request, {
      sheet: loop.id(),
      limit: { amount: 2, unit: 'working-days' },
      reason: `${canary} 督办`,
    })
    await loop.must(loop.handler, 'return', it.request, { order: it.order, ground: 'not-ours', reason: canary })
    await messages()
    const inboxes = await Promise.all([loop.handler, loop.dispatcher2, loop.supervisor, loop.duty].map((c) => inbox(c)))
    const rows = await loop.at.sql(
      'select params from c231025.notices union all select params from c231025.notice_messages',
    )
    const everything = JSON.stringify([inboxes, sent.map((m) => m.text), rows])
    expect(inboxes.flat().length).toBeGreaterThan(3)
    expect(sent.map((m) => m.template)).toEqual(['sms.dispatched', 'sms.delayed'])
    for (const secret of [canary, 'HOT-77-001', phone]) expect(everything).not.toContain(secret)
  })

  it('of a matter told in confidence not even the item is named', async () => {
    await loop.sent({}, {}, { confidential: true })
    const [n] = await inbox(loop.handler)
    expect(n!.text).toContain('有关事项')
    expect(n!.text).not.toContain('路灯')
  })
})

it('[C6] who was not met in time knocks on each rung at the nearest of those who answer there, by count and place, and at nobody else’s', async () => {
  await granted('lead', 'community-secretary', grid.slice(0, -4))
  await granted('reviewer2', 'manager', county)
  await loop.at.sql(
    `insert into c231025.grid_worker (id, place, account, name, post, from_day, version)
     select $1, $2, id, '网格员', 'head', '2026-01-01', 1 from c231025.accounts where name = 'worker'`,
    [loop.id(), grid],
  )
  await granted('duty', 'child-supervisor', '231025/100/')
  const seats = {
    worker: loop.worker,
    community: loop.lead,
    town: loop.supervisor,
    county: loop.reviewer2,
    children: loop.duty,
  }
  const told = async (to: string, place: string, restricted = false) => {
    await loop.at.sql('delete from c231025.notices')
    await loop.at.sql(
      `insert into c231025.outbox (id, at, name, version, subject, seq, payload, topics) values ($1, $2, 'duties.told', 1, $1, 1, $3, '{}')`,
      [
        loop.id(),
        loop.at.app.now(),
        { plan: 'elder-visit', name: { zh: '老年人探访', en: 'Visits' }, place, to, accounts: [], n: 3, restricted },
      ],
    )
    await settle()
    const all = await Promise.all(
      Object.entries(seats).map(async ([who, client]) => (await inbox(client)).map((n) => [who, n.kind, n.text])),
    )
    return all.flat()
  }
  const knock = (who: string) => [who, 'duty.unmet', expect.stringMatching(/老年人探访.*3/s)]
  expect(await told('worker', grid)).toEqual([knock('worker')])
  expect(await told('supervisor', grid)).toEqual([knock('community')])
  expect(await told('community', grid.slice(0, -4))).toEqual([knock('community'), knock('town')])
  expect(await told('town', '231025/100/')).toEqual([knock('town'), knock('county')])
  expect(await told('county', county)).toEqual([knock('county')])
  // Of whom the place may not know: whoever answers for such plans above it, and nobody who would learn of it.
  expect(await told('town', '231025/100/', true)).toEqual([knock('children')])
  expect(await told('town', '231025/107/', true)).toEqual([])
  await loop.at.sql(`delete from c231025.grid_worker where name = '网格员' and place = $1`, [grid])
})

it('old news is forgotten', async () => {
  await loop.sent()
  await inbox(loop.handler)
  loop.later({ days: 181 })
  await run('notices-forget')
  expect((await loop.at.sql('select 1 from c231025.notices')).length).toBe(0)
  expect(unit).toBe('chengguanju')
})
