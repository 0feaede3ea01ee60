/** What goes back to the city, and what comes back from it, through the front door. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { read, utils } from '@e965/xlsx'
import { requestsApi as api } from '../../../domain/requests/api.ts'
import type { Client } from '../../../test/client.ts'
import { bringCity, cityCells, cityFile, cityHeads, readCity, tookCity } from '../../../test/requests/city.ts'
import { accepting, county, grid, said, startLoop, type Loop } from '../../../test/requests/front.ts'

let t: Loop
/** The dispatcher, who has just given the second factor. */
let fresh: Client
beforeAll(async () => {
  t = await startLoop()
  fresh = t.at.as('dispatcher', [{ role: 'dispatcher', place: county }])
})
afterAll(() => t.close())

/** Accepted, dispatched, signed and answered, as any other matter. */
async function answered(request: string, more: Record<string, unknown> = {}): Promise<void> {
  await t.must(t.dispatcher, 'accept', request, accepting)
  const lead = t.order()
  await t.must(t.dispatcher, 'dispatch', request, { orders: [lead] })
  await t.must(t.handler, 'sign', request, { order: lead.order })
  await t.must(t.handler, 'resolve', request, {
    order: lead.order,
    outcome: 'solved',
    done: '换了两只灯泡',
    said: '路灯已修好，请您放心',
    told: 'phone',
    ...more,
  })
}
const cityOf = (request: string, client = t.dispatcher) => client.ok(api['city-of'], { params: { request } })
const taken = (requests: string[], client = fresh) =>
  client.call(api['city-reply'], { body: { id: t.id(), format: 'csv', why: '按时限回复', to: '市12345', requests } })

/** A table that left, as rows of cells. */
const tableOf = (text: unknown): string[][] => {
  const book = read(String(text).replace(/^\uFEFF/, ''), { type: 'string', raw: true })
  return utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1, defval: '' })
}

describe('[S1-47][D7] a real-shaped export of 22 columns', () => {
  it('goes in, is dispatched, answered and handed back without a typed number', async () => {
    const numbers = ['2026031000000000000101', '2026031000000000000102', '2026031000000000000103']
    const rows = await bringCity(
      t,
      numbers.map((n) => cityCells(n)),
    )
    expect(rows.map((r) => r.verdict)).toEqual(['new', 'new', 'new'])
    // Found by the list alone: nobody types what stands there.
    const { items } = await t.dispatcher.ok(api.list, { query: { channel: 'city-line', size: 100 } })
    const found = items.filter((i) => numbers.includes(i.foreign!.number))
    expect(found).toHaveLength(3)
    const [first, second, third] = numbers.map((n) => found.find((i) => i.foreign!.number === n)!.id)
    expect((await cityOf(first!)).reply).toBeUndefined()
    await answered(first!)
    await answered(second!, { done: '更换线路', said: '=今晚恢复照明' })

    const told = await cityOf(first!)
    expect(told).toMatchObject({ number: numbers[0], unit: '虚构市林口县', handedAt: '2026-03-10T00:00:00.000Z' })
    expect(told.reply!.text).toBe(
      [
        `工单编号：${numbers[0]}`,
        '工单状态：已办结',
        '承办单位：城管局',
        '办结时间：2026-03-10 10:00',
        '办理结果：办理情况：换了两只灯泡\n答复诉求人：路灯已修好，请您放心',
      ].join('\n'),
    )

    const reply = await taken([first!, second!, third!])
    expect(reply.status).toBe(200)
    const [heads, ...lines] = tableOf(reply.body)
    expect(heads).toEqual([...cityHeads, '承办单位', '办结时间'])
    const cell = (line: string[], head: string) => line[heads!.indexOf(head)]
    // The third is not answered yet; the last line is the mark.
    expect(lines.map((l) => l[0]).slice(0, -1)).toEqual(numbers.slice(0, 2))
    const line = lines[0]!
    expect(cell(line, '工单状态')).toBe('已办结')
    expect(cell(line, '办理结果')).toBe('办理情况：换了两只灯泡\n答复诉求人：路灯已修好，请您放心')
    expect(cell(line, '承办单位')).toBe('城管局')
    expect(cell(line, '市交办主办单位')).toBe('虚构市林口县')
    expect(cell(line, '区交办办结期限')).toBe('2026-03-16 17:00:00')
    // Whom it is about the city knows; it does not leave here again.
    expect(['求助人员', '求助号码', '性别'].map((h) => cell(line, h))).toEqual(['', '', ''])
    const lined = await t.at.sql<{ act: string }>(
      `select act from c231025.audit where act like 'requests.city-reply%' order by 1`,
    )
    expect(lined.map((l) => l.act)).toEqual([
      'requests.city-reply',
      'requests.city-reply-end',
      'requests.city-reply-rows',
    ])
    // And the same file comes in again without a change to anything but what it says itself.
    const again = await readCity(t, new TextEncoder().encode(String(reply.body)))
    expect(again.columns.find((c) => c.header === '承办单位')).toMatchObject({ use: 'field', field: 'reply-unit' })
  })

  it('a slip put right is what goes; a matter of another way in is none of the city’s', async () => {
    const [row] = await bringCity(t, [cityCells('FIX-1')])
    await answered(row!.request!)
    const resolved = (await t.view(t.handler, row!.request!)).timeline.find((e) => e.kind === 'resolve')!
    await t.must(t.handler, 'correct', row!.request!, {
      of: resolved.id,
      fixed: { outcome: 'solved', done: '换了三只灯泡', said: '三盏都亮了', told: 'phone' },
    })
    const { lines } = (await cityOf(row!.request!)).reply!
    expect(lines.at(-1)!.value).toBe('办理情况：换了三只灯泡\n答复诉求人：三盏都亮了')
    const own = await t.reported()
    expect((await t.dispatcher.call(api['city-of'], { params: { request: own.request } })).status).toBe(404)
  })

  it('[L6] goes by whoever may, with a fresh second factor; without an answer nothing goes', async () => {
    const [row] = await bringCity(t, [cityCells('OPEN-1')])
    expect(said(await taken([row!.request!]))).toBe('validation requests:nothing-answered')
    const weak = t.at.as('dispatcher', [{ role: 'dispatcher', place: county }], { factors: 1, factorAt: undefined })
    expect((await taken([row!.request!], weak)).problem.code).toBe('second-factor-needed')
    const narrow = t.at.as('dispatcher2', [{ role: 'dispatcher', place: '231025/107/' }])
    expect((await taken([row!.request!], narrow)).status).toBe(404)
    for (const client of [t.handler, t.desk, t.reviewer])
      expect((await client.call(api['city-of'], { params: { request: row!.request! } })).status).toBe(403)
    const hand = t.id()
    await t.dispatcher.ok(api.file, {
      body: {
        request: hand,
        report: {
          id: t.id(),
          channel: 'city-line',
          what: '路灯不亮',
          where: { place: grid },
          foreign: { system: 'city-12345', number: 'HAND-9' },
        } as never,
      },
    })
    await answered(hand)
    const [heads, line] = tableOf((await taken([hand])).body)
    expect(heads).toEqual(['工单编号', '工单状态', '承办单位', '办结时间', '办理结果'])
    expect(line![0]).toBe('HAND-9')
  })
})

const resultHeads = ['标题', '转办单工单编号', '转办单满意度', '转办单不满意回访内容', '线上督办单编号', '处理时限']
const results = async (rows: string[][]) => {
  const reply = await tookCity(t, await readCity(t, cityFile(rows, resultHeads)))
  return reply.body.rows
}
const stateOf = async (request: string) => (await t.view(t.dispatcher, request)).status

describe('[S1-47][D7] what comes back from the city', () => {
  it('a call-back that was not satisfied, by the same kind of table, takes the work up again; once', async () => {
    const [a, b, c] = await bringCity(
      t,
      ['BACK-1', 'BACK-2', 'BACK-3'].map((n) => cityCells(n)),
    )
    for (const row of [a, b, c]) await answered(row!.request!)
    t.later({ days: 30 })
    fresh = t.at.as('dispatcher', [{ role: 'dispatcher', place: county }])
    await t.must(t.dispatcher, 'close', b!.request!, { evaluation: 'unrated' })
    const rows = [
      ['路灯不亮', 'BACK-1', '不满意', '还有一盏不亮', 'DB-2026-7', '2026-04-20 17:00'],
      ['路灯不亮', 'BACK-2', '非常不满意', '第二天又灭了', '', ''],
      ['路灯不亮', 'BACK-3', '满意', '', '', ''],
      ['没有的', 'BACK-9', '不满意', '', '', ''],
      ['没写的', 'BACK-1', '', '', '', ''],
    ]
    expect((await results(rows)).map((r) => r.why ?? r.verdict)).toEqual([
      'changed',
      'changed',
      'changed',
      'unknown',
      'no-result',
    ])
    expect(await Promise.all([a, b, c].map((r) => stateOf(r!.request!)))).toEqual(['handling', 'handling', 'resolved'])
    const view = await t.view(t.dispatcher, a!.request!)
    expect(view.foreign!.dueAt).toBe('2026-04-20T09:00:00.000Z')
    expect(view.timeline[0]).toMatchObject({ kind: 'city-says', facts: { says: 'unsatisfied', sheet: 'DB-2026-7' } })
    const closed = await t.view(t.dispatcher, b!.request!)
    expect(closed.timeline.slice(0, 2).map((e) => e.kind)).toEqual(['reopen', 'city-says'])
    expect(closed.timeline[0]!.words['reason']).toBe('市 12345 回访不满意：第二天又灭了')
    // Without a new deadline the old one holds nobody to anything any more.
    expect(closed.clock).not.toBe('foreign')
    expect(closed.clocks.findLast((x) => x.name === 'order')!.light).toBe('green')
    expect((await cityOf(a!.request!)).reply).toBeUndefined()
    expect((await results(rows.slice(0, 3))).map((r) => r.verdict)).toEqual(['same', 'same', 'same'])
    expect((await t.view(t.dispatcher, a!.request!)).seq).toBe(view.seq)
  })

  it('more time and taking back are asked, and answered by the city: granted or refused', async () => {
    const at = t.at.app.now().getTime()
    const inDays = (n: number) => new Date(at + n * 86_400_000).toISOString()
    const [row, other] = await bringCity(
      t,
      ['ASK-1', 'ASK-2'].map((n) => cityCells(n, { 市交办办结期限: '2026-06-01 17:00' })),
    )
    const { request } = row! as { request: string }
    const ask = (what: string, to = request) => t.act(t.dispatcher, 'ask-city', to, { what, reason: '要换整条线路' })
    const says = (body: object, to = request) => t.act(t.dispatcher, 'city-says', to, body as never)
    expect(said(await says({ says: 'granted', dueAt: inDays(3) }))).toBe('validation says:nothing-asked')
    expect((await ask('extension')).status).toBe(200)
    expect((await ask('return')).problem.code).toBe('out-of-turn')
    expect(said(await says({ says: 'granted' }))).toBe('validation dueAt:required')
    expect((await says({ says: 'refused', said: '按原时限办' })).status).toBe(200)
    expect((await t.view(t.dispatcher, request)).foreign!.dueAt).toBe('2026-06-01T09:00:00.000Z')
    await ask('extension')
    await says({ says: 'granted', dueAt: '2026-06-09T17:00:00+08:00' })
    expect((await t.view(t.dispatcher, request)).foreign!.dueAt).toBe('2026-06-09T09:00:00.000Z')
    expect(await stateOf(request)).toBe('reported')

    const { request: back } = other! as { request: string }
    await ask('return', back)
    expect(await stateOf(back)).toBe('reported')
    await says({ says: 'granted' }, back)
    expect(await stateOf(back)).toBe('handed-over')
    // Of what did not come from the city nothing can be asked there, and a unit never speaks for the county.
    const own = await t.sent()
    expect((await ask('extension', own.request)).problem.code).toBe('out-of-turn')
    expect((await t.act(t.handler, 'ask-city', request, { what: 'return', reason: '不归我们' })).status).toBe(403)
  })
})

describe('[I9] a number of another system', () => {
  it('leaves in no event, no notice, no message and no line of the audit', async () => {
    const number = 'LEAK-4711'
    const [row] = await bringCity(t, [cityCells(number)])
    const { request } = row! as { request: string }
    await answered(request)
    await t.act(t.dispatcher, 'city-says', request, { says: 'satisfied', sheet: number })
    const found = async () => {
      const seen: string[] = []
      for (const [table, column] of Object.entries({
        outbox: 'payload',
        audit: 'detail',
        notices: 'params',
        notice_messages: 'params',
        notice_tasks: 'params',
        dev_messages: 'text',
      })) {
        const rows = await t.at.sql(`select 1 from c231025.${table} where ${column}::text like $1`, [`%${number}%`])
        if (rows.length > 0) seen.push(table)
      }
      return seen
    }
    // Before they are delivered and after: what was told stands in the tables of notices.
    const events = await t.at.sql('select 1 from c231025.outbox where subject = $1', [request])
    expect(events.length).toBeGreaterThan(3)
    expect(await found()).toEqual([])
    await t.at.app.settle()
    const told = await t.at.sql('select 1 from c231025.notices where request = $1', [request])
    expect(told.length).toBeGreaterThan(0)
    expect(await found()).toEqual([])
  })
})
