/** What goes back to the city, and what comes back from it, through the front door. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { read, utils } from '@e965/xlsx'
import { requestsApi as api } from '../../../domain/requests/api.ts'
import type { Client } from '../../../test/client.ts'
import { bringCity, cityCells, cityHeads, readCity } from '../../../test/requests/city.ts'
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
          foreign: { system: 'city-line', number: 'HAND-9' },
        } as never,
      },
    })
    await answered(hand)
    const [heads, line] = tableOf((await taken([hand])).body)
    expect(heads).toEqual(['工单编号', '工单状态', '承办单位', '办结时间', '办理结果'])
    expect(line![0]).toBe('HAND-9')
  })
})
