/** What is asked of villages: an entry, its approval, what may be assigned by it, what it costs, and what it asks twice. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demandsApi as api } from '../../domain/demands/api.ts'
import { noticesApi } from '../../domain/notices/api.ts'
import { formsApi } from '../../domain/forms/api.ts'
import { table } from '../../test/forms/county.ts'
import { community, startRegister, type Register } from '../../test/people.ts'
import { catalogueRoom } from '../catalogue/index.ts'
import { formsRoom } from '../forms/index.ts'
import { noticesRoom } from '../notices/index.ts'
import { organisationsRoom } from '../organisations/index.ts'
import { recordsRoom } from '../records/index.ts'
import { requestsRoom } from '../requests/index.ts'
import type { Client } from '../../test/client.ts'
import { demandsRoom } from './index.ts'

const beside = '231025/100/zhanqian/002/'
const today = '2026-03-10'
let r: Register
let form: string
let code: string
beforeAll(async () => {
  r = await startRegister(['d-secretary', 'd-next', 'd-office', 'd-bureau', 'd-other'], {
    more: [organisationsRoom, catalogueRoom, recordsRoom, requestsRoom, demandsRoom, formsRoom, noticesRoom],
  })
  await r.app.settle()
  await at(today)
  await r.rows(
    `insert into account_grants (id, account, role, place, unit, from_day, body_hash, given_at) values ($1, $2, 'unit-lead', '231025/', 'minzhengju', '2020-01-01', '', now())`,
    [r.newId(), r.account('d-bureau')],
  )
  form = await bring('县民政局', '08-destitute.xlsx')
  code = (await secretary.ok(formsApi.one, { params: { id: form } })).code
})
afterAll(() => r?.close())

let secretary: Client, next: Client, office: Client, bureau: Client, other: Client
/** Everybody signs in anew: a second factor is good for ten minutes. */
async function at(day: string) {
  r.app.setNow(`${day}T10:00:00+08:00`)
  secretary = r.seat('d-secretary', 'community-secretary', community)
  next = r.seat('d-next', 'community-secretary', beside)
  office = r.seatOf('d-office', [{ role: 'unit-lead', unit: 'shegongbu' }])
  bureau = r.seatOf('d-bureau', [{ role: 'unit-lead', unit: 'minzhengju' }])
  other = r.seatOf('d-other', [{ role: 'unit-lead', unit: 'chengguanju' }])
}

async function bring(department: string, file: string, by = secretary): Promise<string> {
  const id = r.newId()
  const body = new FormData()
  body.append('file', new Blob([table(file)]), file.replace(/^\d+-/, ''))
  const sent = await by.raw('POST', `/231025/api/forms?id=${id}&department=${encodeURIComponent(department)}`, body)
  expect(sent.status).toBe(200)
  const { plan, version } = await by.ok(formsApi.one, { params: { id } })
  await by.ok(formsApi.plan, { params: { id }, body: { id: r.newId(), base: version, plan } })
  return id
}

const fill = (
  place = community,
  { by = secretary, of = form, seconds }: { by?: Client; of?: string; seconds?: number } = {},
) =>
  by.call(formsApi.fill, {
    params: { id: of },
    body: { id: r.newId(), place, month: '2026-03', why: '按月报送', ...(seconds !== undefined && { seconds }) },
  })
const why = (reply: { problem: { title: string } }) => reply.problem.title
const entry = (change: object = {}) => ({
  id: r.newId(),
  title: '特困人员月报',
  asker: 'minzhengju',
  number: '林民发〔2026〕3号',
  ground: '关于报送特困人员情况的通知',
  places: [community],
  rhythm: 'month' as const,
  from: today,
  until: '2026-06-30',
  ...change,
})
const ask = (change: object = {}, by = bureau, of = form) =>
  by.call(formsApi.ask, { params: { id: of }, body: entry(change) })
const report = (change: object = {}, by = bureau) =>
  by.call(api.ask, { body: { ...entry(change), kind: 'report' as const, labels: [], ...change } })
const one = (id: string, by = secretary) => by.ok(api.one, { params: { id } })
const decide = async (id: string, approve: boolean, by = office, words: string | null = null) =>
  by.call(api.decide, {
    params: { id },
    body: { id: r.newId(), base: (await one(id)).version, approve, why: words },
  })
const admitted = async (change: object = {}, of = form) => {
  const { body } = await ask(change, bureau, of)
  expect((await decide(body.id, true)).status).toBe(200)
  return body.id
}
const end = async (id: string, by = bureau) =>
  by.call(api.end, { params: { id }, body: { id: r.newId(), base: (await one(id)).version, why: '不再需要' } })

describe('[issue 6] without an approved entry', () => {
  it('a form is filled for no community and no grid; for a town, which is an office’s own work, it is', async () => {
    const refused = await fill()
    expect([refused.status, why(refused)]).toEqual([409, '没有准入，不能填'])
    expect((await fill(`${community}001/`)).status).toBe(409)
    const county = r.seat('d-secretary', 'community-secretary', '231025/100/')
    expect((await fill('231025/100/', { by: county })).status).toBe(200)
    const q = { kind: 'form' as const, code }
    expect(await secretary.ok(api.standing, { query: { ...q, place: community } })).toEqual({
      needed: true,
      by: null,
      waits: null,
    })
    expect((await secretary.ok(api.standing, { query: { ...q, place: '231025/100/' } })).needed).toBe(false)
  })

  it('what waits or was refused admits nothing; refusing has a reason, and nobody decides who asked or is not of the office', async () => {
    const { body } = await ask()
    expect((await one(body.id)).state).toBe('asked')
    expect((await secretary.ok(api.standing, { query: { kind: 'form', code, place: community } })).waits).toEqual({
      id: body.id,
    })
    expect((await fill()).status).toBe(409)
    expect((await decide(body.id, true, other)).status).toBe(403)
    expect((await decide(body.id, true, secretary)).status).toBe(403)
    expect((await decide(body.id, false)).problem.faults).toEqual([{ path: 'why', code: 'reason' }])
    expect((await decide(body.id, false, office, '县里已有同样的数')).status).toBe(200)
    expect(await one(body.id)).toMatchObject({
      state: 'refused',
      decided: { unit: 'shegongbu' },
      why: '县里已有同样的数',
      may: [],
    })
    expect((await decide(body.id, true)).status).toBe(409)
    expect((await fill()).status).toBe(409)
    // The office’s own wishes are decided by a colleague.
    const own = await report({ asker: 'shegongbu', title: '社工情况' }, office)
    expect(why(await decide(own.body.id, true))).toBe('自己申请的，要由别人审批')
    const colleague = r.seatOf('d-other', [{ role: 'unit-lead', unit: 'shegongbu' }])
    expect((await decide(own.body.id, true, colleague)).status).toBe(200)
    await end(own.body.id, office)
  })

  it('is asked by whoever leads the unit, or answers for each of the places; nobody asks in another’s name', async () => {
    expect((await report({}, other)).status).toBe(403)
    expect((await report({ places: [community, beside] }, secretary)).status).toBe(403)
    expect((await report({ places: ['231025/999/'] })).problem.faults?.[0]?.code).toBe('place-unknown')
    expect(
      (await report({ asker: 'no-such' }, r.seat('d-other', 'catalogue-editor', '231025/'))).problem.faults?.[0]?.path,
    ).toBe('asker')
    expect((await report({ until: '2026-03-01' })).problem.faults?.[0]?.path).toBe('until')
    expect((await report({ until: '2026-03-09', from: '2026-03-01' })).problem.faults?.[0]?.code).toBe('day-past')
    const sent = await report({}, secretary)
    expect(sent.status).toBe(200)
    expect((await one(sent.body.id)).by).toBe('d-secretary')
  })
})

describe('[issue 6] an approved entry', () => {
  it('admits where it stands and nowhere else, from its first day to its last, and stops by itself; what was done stays', async () => {
    const id = await admitted({ from: '2026-03-12', until: '2026-03-20' })
    expect((await one(id)).state).toBe('coming')
    expect((await fill()).status).toBe(409)
    await at('2026-03-12')
    expect((await fill()).status).toBe(200)
    expect((await fill(`${community}001/`)).status).toBe(200)
    expect((await fill(beside, { by: next })).status).toBe(409)
    await at('2026-03-20')
    expect((await fill()).status).toBe(200)
    await at('2026-03-21')
    const over = await fill()
    expect([over.status, why(over)]).toEqual([409, '准入已经到期，自动停止'])
    expect((await one(id)).state).toBe('over')
    const times = async () => (await secretary.ok(api.at, { query: { place: community, month: '2026-03' } })).items
    expect(await times()).not.toContainEqual(expect.objectContaining({ id }))
    // Asked again, what was filled in the month is still known.
    await admitted({ from: '2026-03-21' })
    expect((await times()).find((i) => i.code === code)).toMatchObject({ times: 3 })
    await at(today)
  })

  it('another department’s table with the same headers is another one', async () => {
    await at('2026-03-21')
    const same = await bring('县残联', '08-destitute.xlsx')
    expect((await secretary.ok(formsApi.one, { params: { id: same } })).code).not.toBe(code)
    expect((await fill(community, { of: same })).status).toBe(409)
    const again = await bring('县民政局', '08-destitute.xlsx')
    expect((await fill(community, { of: again })).status).toBe(200)
    await at(today)
  })

  it('is ended before its time by whoever asks it: today is its last day', async () => {
    const [first] = (await secretary.ok(api.list, { query: { kind: 'form', state: 'coming', size: 20 } })).items
    expect((await end(first!.id, other)).status).toBe(403)
    expect((await end(first!.id)).status).toBe(200)
    await at('2026-03-22')
    expect((await fill()).status).toBe(409)
    await at(today)
  })
})

describe('[issue 6] what it costs and what it asks twice', () => {
  const sums = async (place = community, month = '2026-03') => secretary.ok(api.at, { query: { place, month } })
  const here = async () => (await sums()).items.find((i) => i.code === code)!

  it('minutes are measured of forms filled, from five on: the middle × the times of the month', async () => {
    await admitted()
    const before = (await here()).times!
    const seconds = [40, 50, 110, 3_700]
    for (const n of seconds) await fill(community, { seconds: n })
    // What lay open for an hour says nothing, and three are somebody’s time.
    expect(await here()).toMatchObject({ times: before + 4, median: null, minutes: null })
    expect(await sums()).toMatchObject({ minutes: null, unmeasured: 1 })
    await fill(community, { seconds: 55 })
    await fill(`${community}001/`, { seconds: 500 })
    const times = before + 6
    // 40, 50, 55 lie in one step.
    expect(await here()).toMatchObject({ times, median: 48, minutes: Math.round((48 * times) / 6) / 10 })
    expect(await sums()).toMatchObject({ minutes: (await here()).minutes, unmeasured: 0 })
    expect((await sums(community, '2026-02')).minutes).toBeNull()
  })

  it('sent twice it was filled once; another community has its own number, and nobody looks beyond their place', async () => {
    const { times } = await here()
    const body = { id: r.newId(), place: community, month: '2026-03', why: '按月报送', seconds: 20 }
    for (const _ of [1, 2])
      expect((await secretary.call(formsApi.fill, { params: { id: form }, body })).status).toBe(200)
    expect((await here()).times).toBe(times! + 1)
    expect((await next.call(api.at, { query: { place: community, month: '2026-03' } })).status).toBe(404)
    expect(
      (await next.ok(api.at, { query: { place: beside, month: '2026-03' } })).items.some((i) => i.code === code),
    ).toBe(false)
  })

  it('nothing of what is kept tells who filled it, or when in the month', async () => {
    const columns = await r.rows<{ at: string }>(
      `select table_name || '.' || column_name as at from information_schema.columns
       where table_schema = current_schema and table_name in ('demand_spent', 'demand_filled') order by 1`,
    )
    expect(columns.map((c) => c.at)).toEqual([
      ...['code', 'month', 'place', 'times'].map((c) => `demand_filled.${c}`),
      ...['bound', 'code', 'month', 'seconds', 'times'].map((c) => `demand_spent.${c}`),
    ])
    const rows =
      JSON.stringify(await r.rows('select * from demand_filled')) +
      JSON.stringify(await r.rows('select * from demand_spent'))
    expect(rows).not.toContain(r.account('d-secretary'))
  })

  it('a field that the record holds, or that another asks, is named with where; by its name alone it is a hint', async () => {
    const labels = ['姓名', '联系电话', '本村特色产业', '填表心得']
    const first = (await report({ title: '一号报告', labels })).body.id
    await decide(first, true)
    const second = (await report({ title: '二号报告', labels: ['本村特色产业（元）', '本村 特色产业'] })).body.id
    const alone = (await one(first)).repeats
    expect(alone.find((x) => x.label === '姓名')).toEqual({
      label: '姓名',
      held: 'people',
      also: ['特困人员月报'],
      guess: false,
    })
    expect(alone.find((x) => x.label === '联系电话')!.held).toBe('people')
    // What is not in force asks nobody.
    expect(alone.find((x) => x.label === '本村特色产业')).toBeUndefined()
    await decide(second, true)
    expect((await one(first)).repeats.find((x) => x.label === '本村特色产业')).toEqual({
      label: '本村特色产业',
      held: null,
      also: ['二号报告'],
      guess: true,
    })
    expect((await one(first)).repeats.find((x) => x.label === '填表心得')).toBeUndefined()
    const held = (await here()).repeats
    expect(held.find((x) => x.label === '姓名')!.also).toContain('一号报告')
    expect(held.some((x) => x.held === 'records')).toBe(true)
    expect(held.some((x) => x.held === 'places')).toBe(true)
    expect((await here()).fields).toBeGreaterThan(5)
  })
})

describe('[issue 6] the register', () => {
  it('is narrowed by place, asker, kind and state; a community sees what is asked above it', async () => {
    const all = (query: object) => secretary.ok(api.list, { query: { size: 100, ...query } }).then((a) => a.items)
    const duties = await all({ kind: 'duty', place: community })
    expect(duties.length).toBeGreaterThan(5)
    expect(duties.every((d) => d.kind === 'duty' && d.state === 'standing' && d.until === null)).toBe(true)
    expect(
      (await all({ asker: 'minzhengju', state: 'refused' })).every(
        (d) => d.asker === 'minzhengju' && d.state === 'refused',
      ),
    ).toBe(true)
    expect((await all({ state: 'refused' })).length).toBeGreaterThan(0)
    expect((await all({ kind: 'form', place: beside })).length).toBe(0)
    expect((await all({ kind: 'form', place: '231025/100/' })).length).toBeGreaterThan(0)
    const pages = []
    for (let after: string | undefined, n = 0; n < 40; n++) {
      const page = await secretary.ok(api.list, { query: { size: 7, ...(after && { after }) } })
      pages.push(...page.items.map((i) => i.id))
      if (!(after = page.next)) break
    }
    expect([pages.length, new Set(pages).size]).toEqual([(await all({})).length, pages.length])
  })

  it('leaves as a file of units, papers and numbers, and who took it is logged', async () => {
    const body = { id: r.newId(), format: 'csv' as const, why: '报县委', to: '县委办' }
    const file = await secretary.call(api.file, { body })
    expect(file.status).toBe(200)
    const text = String(file.body)
    expect(text).toContain('特困人员月报')
    expect(text).toContain('林民发〔2026〕3号')
    expect(text).not.toContain('d-bureau')
    expect(await r.rows(`select 1 from audit where act = 'demands.file'`)).toHaveLength(1)
  })

  it('thirty days before its last one whoever asks is told, once', async () => {
    const run = () => demandsRoom.jobs!.find((j) => j.name === 'demands-ending')!.run(r.work())
    const told = async () => (await r.rows(`select 1 from audit where act = 'demands.tell'`)).length
    await at('2026-05-30')
    await run()
    expect(await told()).toBe(0)
    await at('2026-05-31')
    await run()
    const n = await told()
    expect(n).toBeGreaterThan(0)
    await run()
    expect(await told()).toBe(n)
    await r.app.settle()
    const inbox = (by: Client) => by.ok(noticesApi.inbox, { query: { size: 100 } }).then((a) => a.items)
    const heard = (await inbox(bureau)).filter((x) => x.kind === 'demand.ending')
    expect(heard).toHaveLength(n)
    expect(heard.map((x) => x.text)).toContain('“特困人员月报”6月30日23:59到期，到时自动停止；还要做的，请提前重新申请')
    expect((await inbox(office)).some((x) => x.kind === 'demand.ending')).toBe(false)
    await at(today)
  })

  it('a county that keeps no register refuses nothing, and has no pages of it', async () => {
    const set = (value: object) =>
      r.rows(
        `insert into settings (name, value, version, changed_at) values ('demands.parts', $1, 1, now()) on conflict (name) do update set value = excluded.value`,
        [JSON.stringify(value)],
      )
    await set({ on: false, office: null, binds: ['form'] })
    demandsRoom.settings![0]!.changed!(r.app.house, r.app.county)
    expect((await fill(beside, { by: next })).status).toBe(200)
    expect((await secretary.call(api.list, { query: { size: 5 } })).status).toBe(409)
    // What is not bound is only written down.
    await set({ on: true, office: 'shegongbu', binds: [] })
    demandsRoom.settings![0]!.changed!(r.app.house, r.app.county)
    expect((await fill(beside, { by: next })).status).toBe(200)
  })
})
