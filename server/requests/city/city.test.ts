/** Orders of the city's 12345 through the front door: in by a table, once each, with both numbers and both deadlines. */
import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settingsApi } from '../../../domain/kernel/settings-api.ts'
import { requestsApi as api } from '../../../domain/requests/api.ts'
import { bringCity, cityCells, cityFile, cityHeads, readCity, sendCity, tookCity } from '../../../test/requests/city.ts'
import { county, grid, otherGrid, said, startLoop, type Loop } from '../../../test/requests/front.ts'

let t: Loop
beforeAll(async () => {
  t = await startLoop()
})
afterAll(() => t.close())

const due = '2026-03-17T09:00:00.000Z'
const heldUnder = (number: string) =>
  t.at.sql<{ subject: string }>('select subject from c231025.foreign_ids where number = $1', [number])
const margin = async (hours: number) => {
  const admin = t.at.as('dispatcher', [{ role: 'administrator' }])
  const { items } = await admin.ok(settingsApi.list)
  await admin.ok(settingsApi.edit, {
    params: { name: 'requests.city-margin' },
    body: {
      id: t.id(),
      base: items.find((s) => s.name === 'requests.city-margin')!.version,
      value: { hours },
      why: '按本县决定',
    },
  })
  await t.at.app.settle()
}

describe('[S1-47][D7] a table of the city’s orders', () => {
  it.each(['xlsx', 'biff8', 'csv'] as const)(
    'of 22 columns (%s): every row a matter, with what stands in it',
    async (kind) => {
      const number = `MDJ-${kind}-1`
      const table = await readCity(t, cityFile([cityCells(number)], cityHeads, kind))
      expect(table.columns).toHaveLength(22)
      expect(table.columns.filter((c) => c.field).map((c) => c.field)).toEqual([
        'number',
        'title',
        'content',
        'intent',
        'subject',
        'status',
        'name',
        'phone',
        'sex',
        'spot',
        'address',
        'unit',
        'co-unit',
        'handed-at',
        'due',
        'reply',
      ])
      const trial = await tookCity(t, table, { trial: true })
      expect(trial.body.rows).toMatchObject([{ at: 2, verdict: 'new', number: number.toUpperCase(), dueAt: due }])
      expect(await heldUnder(number.toUpperCase())).toEqual([])
      const [row] = (await tookCity(t, table)).body.rows
      expect(row).toMatchObject({ verdict: 'new', refNo: expect.stringMatching(/^\d{9}$/) })
      const view = await t.view(t.dispatcher, row!.request!)
      expect(view).toMatchObject({
        channel: 'city-line',
        status: 'reported',
        what: '【路灯不亮】站前一委门口的路灯坏了一周，晚上看不清路。',
        intent: 'help',
        foreign: { system: 'city-12345', number: number.toUpperCase(), dueAt: due },
        where: { described: '林口镇 站前办事处第一居民委员会门口' },
        contact: { name: '虚**' },
      })
      expect(view.place.path).toBe('231025/100/zhanqian/001/')
    },
  )

  it('[D7] the city’s number is sought like ours, however it is typed, and the list has both deadlines', async () => {
    const [row] = await bringCity(t, [cityCells('MDJ-SEEK-7')])
    for (const number of ['MDJ-SEEK-7', ' mdj-seek-7 ', 'ＭＤＪ-ＳＥＥＫ-７']) {
      const { items } = await t.dispatcher.ok(api.find, { body: { number } })
      expect([number, items.map((i) => i.refNo)]).toEqual([number, [row!.refNo]])
    }
    const { items } = await t.dispatcher.ok(api.list, { query: { channel: 'city-line', size: 100 } })
    expect(items.find((i) => i.id === row!.request)!.foreign).toEqual({
      system: 'city-12345',
      number: 'MDJ-SEEK-7',
      dueAt: due,
    })
  })

  it('[S3-15][ux 24] our clock ends before the city’s by the county’s margin, and moves with it', async () => {
    const [row] = await bringCity(t, [cityCells('MDJ-CLOCK-1')])
    await t.must(t.dispatcher, 'accept', row!.request!, {
      intent: 'help',
      line: 'governance',
      item: 'street-lamp',
      urgency: 'hard',
    })
    const lead = t.order()
    await t.must(t.dispatcher, 'dispatch', row!.request!, { orders: [lead] })
    const clocks = async () => {
      const view = await t.view(t.dispatcher, row!.request!)
      const of = (name: string) => view.clocks.findLast((c) => c.name === name)?.dueAt
      return { ours: of('resolution'), order: of('order'), city: of('foreign'), listed: view.dueAt }
    }
    await margin(0)
    expect((await clocks()).city).toBe(due)
    expect((await clocks()).listed! <= due).toBe(true)
    // Working hours of the county end at 17:00: three of them are the afternoon from 14:00 on.
    await margin(3)
    const ours = '2026-03-17T06:00:00.000Z'
    expect(await clocks()).toEqual({ ours, order: ours, city: due, listed: ours })
    const [inbox] = (await t.handler.ok(api.inbox, { query: { size: 100 } })).items.filter(
      (i) => i.order === lead.order,
    )
    expect(inbox).toMatchObject({ dueAt: ours, request: { foreign: { dueAt: due } } })
    await margin(4)
  })
})

describe('[D7][S3-15] the same number of the city', () => {
  it('twice in one file, in two files, and by two people at one moment is one matter', async () => {
    const number = 'MDJ-TWICE-1'
    const first = await bringCity(t, [cityCells(number), cityCells(number, { 诉求内容: '补充：两盏都不亮。' })])
    expect(first.map((r) => r.verdict)).toEqual(['new', 'changed'])
    expect((await bringCity(t, [cityCells(number, { 诉求内容: '补充：两盏都不亮。' })]))[0]!.verdict).toBe('same')
    expect(await heldUnder(number)).toEqual([{ subject: first[0]!.request! }])

    const numbers = Array.from({ length: 6 }, (_, i) => `MDJ-RACE-${i}`)
    const table = await readCity(t, cityFile(numbers.map((n) => cityCells(n))))
    const brought = await Promise.all(
      [t.dispatcher, t.dispatcher2, t.duty].map((client) => tookCity(t, table, { client })),
    )
    expect(brought.map((r) => r.status)).toEqual([200, 200, 200])
    for (const [i, n] of numbers.entries()) {
      const ids = new Set(brought.map((r) => r.body.rows[i]!.request))
      expect([n, ids.size]).toEqual([n, 1])
      expect(brought.map((r) => r.body.rows[i]!.verdict).sort()).toEqual(['new', 'same', 'same'])
    }
    const [{ n }] = (await t.at.sql<{ n: number }>(
      `select count(*)::int as n from c231025.requests where state #>> '{foreign,number}' like 'MDJ-RACE-%'`,
    )) as [{ n: number }]
    expect(n).toBe(6)
  })

  it('filed by hand and by a table is one: whichever comes second finds the first', async () => {
    const foreign = { system: 'city-12345', number: 'mdj-hand-1' }
    const byHand = (number: string) =>
      t.dispatcher.call(api.file, {
        body: {
          request: t.id(),
          report: {
            id: t.id(),
            channel: 'city-line',
            what: '路灯不亮',
            where: { place: grid },
            foreign: { ...foreign, number },
          } as never,
        },
      })
    const filed = await byHand('mdj-hand-1')
    expect(filed.status).toBe(200)
    const [row] = await bringCity(t, [cityCells('MDJ-HAND-1')])
    expect(row).toMatchObject({ verdict: 'changed', request: filed.body.request })
    expect((await t.view(t.dispatcher, filed.body.request)).foreign!.dueAt).toBe(due)
    await bringCity(t, [cityCells('MDJ-HAND-2')])
    expect(said(await byHand('MDJ-hand-2'))).toBe('validation report.foreign.number:number-known')
    const both = await Promise.all([byHand('MDJ-HAND-3'), byHand('MDJ-HAND-3')])
    expect(both.map((r) => r.status).sort((a, b) => a - b)).toEqual([200, 422])
  })

  it('with a new deadline moves the clock, with new words adds them; the stream says so', async () => {
    const [row] = await bringCity(t, [cityCells('MDJ-MOVE-1')])
    const more = { 市交办办结期限: '2026/3/19 12:00', 诉求内容: '市里补充：来电人说还有一盏不亮。', 求助人员: '另某某' }
    expect((await bringCity(t, [cityCells('MDJ-MOVE-1', more)]))[0]).toMatchObject({
      verdict: 'changed',
      request: row!.request,
    })
    const view = await t.view(t.dispatcher, row!.request!)
    expect(view.foreign!.dueAt).toBe('2026-03-19T04:00:00.000Z')
    expect(view.timeline.map((e) => e.kind)).toEqual(['supplement', 'tie', 'report'])
    expect(view.timeline[0]!.words['said']).toBe('【路灯不亮】市里补充：来电人说还有一盏不亮。')
    const [kept] = await t.at.sql<{ body: string }>(
      `select x.body from c231025.request_city c join c231025.texts x on x.id = c.cells where c.number = 'MDJ-MOVE-1'`,
    )
    // The row is kept as the city wrote it, without whom it is about.
    expect(kept!.body).toContain('虚构市林口县')
    for (const personal of ['虚某某', '另某某', '00055556666', '女']) expect(kept!.body).not.toContain(personal)
  })
})

describe('[D7] what cannot be taken', () => {
  it('is told row by row, and the rest is taken', async () => {
    const rows = await bringCity(t, [
      cityCells(''),
      cityCells('2.02603100001E+15'),
      cityCells('MDJ-BAD-1', { 市交办办结期限: '尽快' }),
      cityCells('MDJ-BAD-2', { 工单标题: '', 诉求内容: '' }),
      cityCells('MDJ-BAD-3', { 市交办时间: '2026-02-30 08:00' }),
      cityCells('MDJ-GOOD-1'),
    ])
    expect(rows.map((r) => r.why ?? r.verdict)).toEqual([
      'no-number',
      'number-lost',
      'due-unreadable',
      'no-content',
      'handed-unreadable',
      'new',
    ])
    expect(await heldUnder('MDJ-BAD-1')).toEqual([])
  })

  it('[L6] a number held where one may not look is not told; who has no part in it is refused', async () => {
    const [row] = await bringCity(t, [cityCells('MDJ-FAR-1')])
    expect((await t.view(t.dispatcher, row!.request!)).place.path).toBe('231025/100/zhanqian/001/')
    const narrow = t.at.as('dispatcher2', [{ role: 'dispatcher', place: otherGrid }])
    const table = await readCity(t, cityFile([cityCells('MDJ-FAR-1')]))
    const reply = await tookCity(t, table, { client: narrow, place: otherGrid })
    expect(reply.body.rows).toEqual([{ at: 2, verdict: 'refused', why: 'elsewhere', number: 'MDJ-FAR-1' }])
    expect((await tookCity(t, table, { client: narrow, place: county })).status).toBe(404)
    for (const client of [t.desk, t.handler, t.reviewer, t.worker]) {
      expect((await sendCity(t, cityFile([cityCells('X-1')]), client)).status).toBe(403)
      expect((await tookCity(t, table, { client })).status).toBe(403)
    }
    const none = await sendCity(t, cityFile([['张', '1']], ['姓名', '年龄']))
    expect(said(none)).toBe('validation file:no-city-table')
  })

  it('columns that nobody knows are asked for once and remembered; what is never taken does not come back', async () => {
    const heads = cityHeads.map((h) =>
      h === '办理结果' ? '宗教信仰' : h === '市交办办结期限' ? '市里要求何时办好' : h,
    )
    const file = (number: string) => cityFile([cityCells(number, { 办理结果: '不收的内容' })], heads)
    const first = await readCity(t, file('MDJ-HEAD-1'))
    expect(first.familiar).toBe(false)
    expect(first.columns.at(-1)).toMatchObject({ use: 'dropped' })
    expect(JSON.stringify(first.rows)).not.toContain('不收的内容')
    const late = first.columns.find((c) => c.header === '市里要求何时办好')!
    expect(late).toMatchObject({ use: 'unknown', field: null })
    const [row] = (await tookCity(t, first, { uses: { [late.key]: 'due' } })).body.rows
    expect((await t.view(t.dispatcher, row!.request!)).foreign!.dueAt).toBe(due)
    const second = await readCity(t, file('MDJ-HEAD-2'))
    expect(second.columns.find((c) => c.header === '市里要求何时办好')).toMatchObject({
      use: 'field',
      field: 'due',
      sure: true,
    })
  })
})

describe('[D7] the city’s own system sends its orders', () => {
  beforeAll(async () => {
    for (const name of ['dispatcher', 'dispatcher2'])
      await t.at.sql(
        `insert into c231025.account_grants (id, account, role, place, from_day, body_hash, given_at)
         select $1, id, 'dispatcher', $2, '2026-01-01', '', $3 from c231025.accounts where name = $4`,
        [t.id(), county, t.at.app.now(), name],
      )
  })
  const making = (client = t.dispatcher, place = county, id = t.id()) =>
    client.call(api['city-key-make'], { body: { id, place } })
  const envelope = (key: { id: string; secret: string }, rows: object[], { off = 0, sign = key.secret } = {}) => {
    const at = Math.floor(t.at.app.now().getTime() / 1_000) + off
    const sent = JSON.stringify({ id: t.id(), rows })
    return { key: key.id, at, sent, signature: createHmac('sha256', sign).update(`${at}.${sent}`).digest('hex') }
  }
  const send = (body: ReturnType<typeof envelope>) => t.at.guest().call(api['city-signed'], { body })
  const row = (number: string, more: object = {}) =>
    Object.fromEntries(cityCells(number, more).flatMap((cell, i) => (cell ? [[cityHeads[i]!, cell]] : [])))

  it('signed with the key of the county: the same matters as by the table, once each, by either way', async () => {
    const key = (await making()).body
    const [taken, second] = (
      await send(envelope(key, [row('MDJ-API-1'), { 工单编号: 'MDJ-API-2', 诉求内容: '路灯不亮' }]))
    ).body.rows
    expect([taken, second]).toMatchObject([
      { verdict: 'new', number: 'MDJ-API-1', dueAt: due },
      { verdict: 'new', number: 'MDJ-API-2' },
    ])
    expect(await heldUnder('MDJ-API-1')).toEqual([{ subject: taken!.request! }])
    const view = await t.view(t.dispatcher, taken!.request!)
    expect(view).toMatchObject({ channel: 'city-line', foreign: { number: 'MDJ-API-1', dueAt: due } })
    expect((await bringCity(t, [cityCells('MDJ-API-1')]))[0]).toMatchObject({ request: taken!.request })
    expect((await send(envelope(key, [row('MDJ-API-1', { 工单标题: '两盏灯不亮' })]))).body.rows).toMatchObject([
      { verdict: 'changed', request: taken!.request },
    ])
    // Filed in the name of whoever made the key.
    const [line] = await t.at.sql<{ name: string }>(
      `select a.name from c231025.audit l join c231025.accounts a on a.id = l.actor where l.act = 'requests.report' and l.subject = $1`,
      [taken!.request],
    )
    expect(line!.name).toBe('dispatcher')
  })

  it('[attack 6] an envelope that is old, early, altered, signed otherwise or with a key that ended is refused, all alike', async () => {
    const first = (await making()).body
    const again = await making(t.dispatcher, county, first.id)
    expect(again.body).toEqual(first)
    const rows = [row('MDJ-FORGED-1')]
    const good = envelope(first, rows)
    const other = await t.at.guest().call(api['city-signed'], { body: { ...good, key: t.id() } })
    const forged = [
      envelope(first, rows, { off: -301 }),
      envelope(first, rows, { off: 301 }),
      envelope(first, rows, { sign: `${first.secret}0` }),
      { ...good, sent: good.sent.replace('FORGED-1', 'FORGED-2') },
      { ...good, at: good.at + 1 },
    ]
    const said = (r: { status: number; problem: { code: string; detail?: string } }) => [
      r.status,
      r.problem.code,
      r.problem.detail,
    ]
    for (const body of forged) expect(said(await send(body))).toEqual(said(other))
    expect(other.status).toBe(401)
    // Nobody else is told it.
    expect((await making(t.dispatcher2, county, first.id)).problem.code).toBe('id-reused')
    // A newer key ends the one before; an ended key is none.
    const second = (await making(t.dispatcher2)).body
    expect(second.secret).not.toBe(first.secret)
    expect(said(await send(good))).toEqual(said(other))
    expect((await send(envelope(second, rows))).status).toBe(200)
    await t.dispatcher.ok(api['city-key-end'], { params: { key: second.id }, body: { id: t.id() } })
    expect(said(await send(envelope(second, rows)))).toEqual(said(other))
    expect(await t.dispatcher.ok(api['city-key'])).toEqual({})
    // Two who make one at the same moment: one holds.
    const both = await Promise.all([making(), making(t.dispatcher2)])
    expect(both.map((r) => r.status)).toEqual([200, 200])
    const held = (await t.dispatcher.ok(api['city-key'])).now!.id
    expect(both.map((r) => r.body.id)).toContain(held)
  })

  it('goes as far as whoever made the key, and says at which row what cannot be taken', async () => {
    for (const client of [t.desk, t.handler, t.worker]) expect((await making(client)).status).toBe(403)
    const narrow = t.at.as('dispatcher2', [{ role: 'dispatcher', place: otherGrid }])
    expect((await making(narrow, county)).status).toBe(404)
    const key = (await making()).body
    expect(await t.dispatcher.ok(api['city-key'])).toMatchObject({ now: { id: key.id, by: 'dispatcher' } })
    expect(JSON.stringify(await t.dispatcher.ok(api['city-key']))).not.toContain(key.secret)
    const { body } = await send(envelope(key, [{ 工单标题: '没有编号' }, row('MDJ-API-9')]))
    expect(body.rows.map((r) => [r.at, r.why ?? r.verdict])).toEqual([
      [1, 'no-number'],
      [2, 'new'],
    ])
    expect(said(await send({ ...envelope(key, []) }))).toBe('validation sent.rows:no-json')
    expect(said(await send(envelope(key, [{ 标题: '没有编号列', 内容: '路灯' }])))).toBe(
      'validation uses:no-number-column',
    )
    await t.at.sql(`update c231025.accounts set disabled_at = now() where name = 'dispatcher'`)
    expect((await send(envelope(key, [row('MDJ-API-10')]))).status).toBe(401)
    await t.at.sql(`update c231025.accounts set disabled_at = null where name = 'dispatcher'`)
  })
})
