/** To the national system and back: what stands there is marked and counted once, what was earned there stands apart; and the whole record. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hoursApi } from '../../domain/volunteers/hours-api.ts'
import { volunteersApi } from '../../domain/volunteers/api.ts'
import { exchangeApi as api } from '../../domain/volunteers/exchange-api.ts'
import { entriesIn, hoursOf } from '../../domain/volunteers/exchange.ts'
import type { Client } from '../../test/client.ts'
import { community } from '../../test/people.ts'
import { textOfPdf } from '../../test/pdf.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import { countDue } from './counting.ts'

let v: VolunteersCounty
let colleague: Client
beforeAll(async () => {
  v = await startVolunteers()
  colleague = v.r.seat('v-lead', 'community-secretary', community)
})
afterAll(() => v?.r.close())

const id = () => v.newId()

async function somebody(nationalNo: string | null) {
  const person = (await v.r.entered({ born: '1985-01-01' })).id
  const volunteer = await v.takenIn(person, { nationalNo })
  await v.r.rows(`update volunteer set joined_on = '2026-03-01' where id = $1`, [volunteer])
  return { person, volunteer, ...(await v.phone(person)) }
}
type Somebody = Awaited<ReturnType<typeof somebody>>

async function counted(who: Pick<Somebody, 'person'>, n: string, minutes = 90) {
  const from = `2026-03-${n}T01:00:00.000Z`
  const to = new Date(Date.parse(from) + minutes * 60_000).toISOString()
  const record = await v.served([{ person: who.person, from, to }], { startedAt: from, endedAt: to })
  const [hours] = await v.r.rows<{ id: string }>('select id from volunteer_hours where record = $1', [record])
  await colleague.ok(hoursApi.verify, { body: { id: id(), hours: [hours!.id] } })
  const now = v.r.app.now()
  v.r.app.setNow(new Date(now.getTime() + 14 * 86_400_000))
  await countDue(v.r.work())
  await v.r.app.settle()
  v.r.app.setNow(now)
  return hours!.id
}

const out = async (by = v.secretary, under = community) => {
  const body = { id: id(), format: 'csv' as const, why: '每月录入', to: '全国系统', under }
  return by.call(api.sendOut, {
    params: { code: 'national' },
    body: { ...body, first: '2026-03-01', last: '2026-03-31' },
  })
}
const rows = async () =>
  String((await out()).body)
    .split('\r\n')
    .slice(1)
    .filter((l) => l && !l.startsWith('"#') && !l.startsWith('#'))
const back = (lines: { ref: string; number: string | null }[], by = v.secretary, of = id()) =>
  by.call(api.takeBack, { params: { code: 'national' }, body: { id: of, lines } })
const sums = async (who: Somebody) =>
  (await who.client.ok(hoursApi.ownSums, { params: { id: who.volunteer } })).years.reduce((n, y) => n + y.minutes, 0)

describe('[S1-03] hours and the national system', () => {
  it('leave in its columns, by our own number, of who has a number there, and never with a number of a card', async () => {
    const [who, other] = [await somebody('HLJ2026000123'), await somebody(null)]
    const hours = await counted(who, '02')
    await counted(other, '03')
    const reply = await out()
    const [head] = String(reply.body).replace('\uFEFF', '').split('\r\n')
    expect(head).toBe(
      '本系统编号,志愿者编号,姓名,服务内容,组织单位,服务地点,服务日期,开始时间,结束时间,服务时长（小时）',
    )
    expect(await rows()).toHaveLength(1)
    expect((await rows())[0]).toMatch(new RegExp(`^${hours},HLJ2026000123,[^,]+,.*2026-03-02,.*,1.5$`))
    expect((await out(v.next)).status).toBe(404)
    // Whoever has the form changed gets other columns from that day on.
    const { items } = await v.editor.ok(api.forms)
    const { version: _, ...form } = items.find((f) => f.code === 'national')!
    const definition = {
      ...form,
      from: '2026-03-10',
      columns: [
        { field: 'ref' as const, head: '流水号' },
        { field: 'minutes' as const, head: '分钟' },
      ],
    }
    await v.editor.ok(api.defineForm, {
      params: { code: 'national' },
      body: { id: id(), base: 0, definition },
    })
    expect(await rows()).toEqual([`${hours},90`])
  })

  it('come back marked as entered, do not go out again, and are counted once', async () => {
    const who = await somebody('HLJ2026000124')
    const [first, second] = [await counted(who, '04'), await counted(who, '05', 60)]
    const before = await sums(who)
    const lines = [
      { ref: first, number: 'QG-1' },
      { ref: second, number: null },
    ]
    const of = id()
    expect((await back(lines, v.secretary, of)).body).toEqual({ entered: 2, already: 0, unknown: [] })
    // Its answer was lost: sent once more nothing is entered, and all of it stands.
    expect((await back(lines, v.secretary, of)).body).toEqual({ entered: 0, already: 2, unknown: [] })
    expect((await back(lines, v.secretary, id())).body).toEqual({ entered: 0, already: 2, unknown: [] })
    const stranger = id()
    expect((await back([{ ref: stranger, number: null }])).body).toEqual({
      entered: 0,
      already: 0,
      unknown: [stranger],
    })
    expect((await back([{ ref: first, number: null }], v.next)).body).toMatchObject({ unknown: [first] })
    expect((await back([{ ref: second, number: 'QG-1' }])).problem.faults).toMatchObject([{ path: 'lines' }])
    expect((await rows()).some((r) => r.startsWith(first) || r.startsWith(second))).toBe(false)
    expect(await sums(who)).toBe(before)
    expect(await who.client.ok(api.ownElsewhere, { params: { id: who.volunteer } })).toMatchObject({
      minutes: 0,
      entered: [{ system: 'national', minutes: 150 }],
    })
    // Corrected since: it goes out again.
    await v.r.rows('update volunteer_hours set minutes = 45 where id = $1', [second])
    expect((await rows()).some((r) => r.startsWith(second))).toBe(true)
  })

  it('earned elsewhere stand apart, by their number there and once: no minute and no star of ours', async () => {
    const who = await somebody('HLJ2026000125')
    await counted(who, '06')
    const before = await sums(who)
    const add = (number: string, by = v.secretary) =>
      by.call(api.addElsewhere, {
        params: { id: who.volunteer },
        body: { id: id(), system: 'national', number, day: '2026-02-01', minutes: 300, words: '外地马拉松服务' },
      })
    expect((await add('QG-77')).status).toBe(200)
    expect((await add('QG-77')).problem.faults).toMatchObject([{ path: 'number' }])
    // Ours that stands there is no hour of theirs.
    expect((await add('QG-1')).problem.faults).toMatchObject([{ path: 'number' }])
    expect((await add('QG-78', v.next)).status).toBe(404)
    expect(await sums(who)).toBe(before)
    const [row] = await v.r.rows<{ minutes: number; stars: number }>(
      'select minutes, stars from volunteer where id = $1',
      [who.volunteer],
    )
    expect(row).toEqual({ minutes: before, stars: 0 })
    const { items, minutes } = await v.secretary.ok(api.elsewhere, { params: { id: who.volunteer } })
    expect([minutes, items.map((e) => [e.number, e.words])]).toEqual([300, [['QG-77', '外地马拉松服务']]])
    const strike = { params: { id: items[0]!.id }, body: { id: id(), why: '写错了' } }
    expect((await v.secretary.call(api.strikeElsewhere, strike)).status).toBe(200)
    expect((await v.secretary.ok(api.elsewhere, { params: { id: who.volunteer } })).minutes).toBe(0)
    expect((await add('QG-77')).status).toBe(200)
  })

  it('lines of an answer are read as they are pasted', () => {
    const ref = '01a2096e-5369-75f0-b03e-18159985b7d9'
    expect(entriesIn(`${ref}\t2026000123\n\n${ref.toUpperCase()}\nsomething`)).toEqual({
      lines: [
        { ref, number: '2026000123' },
        { ref, number: null },
      ],
      unread: ['something'],
    })
    expect([hoursOf(90), hoursOf(50), hoursOf(5)]).toEqual([1.5, 0.8, 0])
  })
})

async function pdfOf({ client, volunteer }: Somebody) {
  const path = api.ownWhole.path.replace(':id', volunteer)
  const raw = await fetch(`${v.r.app.origin}/231025/api${path}`, {
    method: 'POST',
    headers: { 'x-linli': '1', 'accept-language': 'zh', cookie: client.cookie! },
  })
  expect([raw.status, raw.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  return textOfPdf(new Uint8Array(await raw.arrayBuffer()))
}

describe('[S1-03][S1-05][F8] the whole record', () => {
  it('has the five groups of the law, for the volunteer and for whoever keeps the register', async () => {
    const who = await somebody('HLJ2026000126')
    await counted(who, '07')
    const entry = (kind: 'training' | 'commendation' | 'evaluation', words: string, more: object = {}) =>
      v.secretary.ok(volunteersApi.addEntry, {
        params: { id: who.volunteer },
        body: { id: id(), kind, day: '2026-03-08', course: null, minutes: null, unit: null, words, ...more },
      })
    await entry('training', '急救培训', { minutes: 120 })
    await entry('commendation', '2025年度优秀志愿者', { unit: 'shegongzhan' })
    await entry('evaluation', '守时，耐心')
    const own = await pdfOf(who)
    for (const group of ['个人基本信息', '志愿服务情况', '培训情况', '表彰奖励情况', '评价情况'])
      expect(own.text).toContain(group)
    for (const said of ['急救培训', '2025年度优秀志愿者', '守时，耐心', 'HLJ2026000126', '1小时30分钟'])
      expect(own.text).toContain(said)
    expect(own.text).not.toMatch(/990000\d{12}/)
    expect((await v.next.call(api.whole, { params: { id: who.volunteer } })).status).toBe(404)
    expect((await v.secretary.call(api.whole, { params: { id: who.volunteer } })).status).toBe(200)
    const looks = await v.r.rows(`select 1 from audit where act = 'volunteers.whole-file' and subject = $1`, [
      who.person,
    ])
    expect(looks).toHaveLength(1)
  })
})
