/** A report that a minor may be harmed: from anybody, at once, to whom it concerns, for ever; and not a trace of it at home. */
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { childrenApi as api } from '../../domain/children/api.ts'
import { auditApi } from '../../domain/kernel/audit-api.ts'
import { noticesApi } from '../../domain/notices/api.ts'
import { peopleApi } from '../../domain/people/api.ts'
import { rightsApi } from '../../domain/rights/api.ts'
import { startApp, type TestApp } from '../../test/app.ts'
import { Client } from '../../test/client.ts'
import { enterAccounts, testSessions } from '../../test/sessions.ts'
import { workFor } from '../kernel/jobs/work.ts'
import { runRetention } from '../rights/index.ts'
import { rooms } from '../rooms.ts'
import { climb } from './index.ts'

const made = testSessions()
/** The second factor is given afresh, however the clock moves. */
const sessions: typeof made = {
  ...made,
  as: (at, name, given, more) => made.as(at, name, given, { factorAt: new Date('2050-01-01'), ...more }),
}
const one = '231025/100/zhanqian/001/'
const canary = '金丝雀己庚辛'
let log = ''
let app: TestApp
let db: pg.Client
let police: Client
let civil: Client
let owner: Client
let guardian: Client
let grid: Client
let secretary: Client
let child: string
const newId = () => app.house.newId()
const rows = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  (await db.query<R>(text.replaceAll('@', 'c231025.'), values)).rows
const guest = () => new Client(app)
const seat = async (login: string) =>
  (await rows<{ id: string }>(`select id from @accounts where name = $1`, [login]))[0]!.id

beforeAll(async () => {
  app = await startApp({
    rooms,
    authenticate: sessions.authenticate,
    filling: 'demo',
    log: pino({ level: 'debug' }, { write: (line: string) => void (log += line) }),
  })
  db = new pg.Client(app.db.config)
  await db.connect()
  await app.settle()
  await enterAccounts(app, ['h-owner', 'h-grid', 'h-secretary', 'h-auditor'])
  // Seats of the demonstration sit from the day it was made.
  await rows(`update @account_grants set from_day = '2020-01-01' where role = 'child-protector'`)
  const receiver = { role: 'child-protector' } as const
  police = sessions.as(app, 'h-police', [{ ...receiver, unit: 'gonganju' }], { account: await seat('police') })
  civil = sessions.as(app, 'h-civil', [{ ...receiver, unit: 'minzhengju' }], { account: await seat('protect') })
  owner = sessions.as(app, 'h-owner', [{ role: 'unit-handler', place: '231025/' }])
  grid = sessions.as(app, 'h-grid', [{ role: 'grid-worker', place: one }])
  secretary = sessions.as(app, 'h-secretary', [{ role: 'community-secretary', place: one }])
  const security = sessions.as(app, 'h-security', [{ role: 'security-officer' }])
  await security.ok(rightsApi.appoint, {
    body: { id: newId(), class: 'minor-in-danger', account: sessions.account('h-owner') },
  })
  const [family] = await rows<{ child: string; mate: string }>(
    `select c.id as child, m.person as mate from @person c join @household_member h on h.person = c.id and h.to_day is null
       join @household_member m on m.household = h.household and m.person <> c.id and m.to_day is null join @person p on p.id = m.person
     where c.place >= $1 and c.place < $1 || '~' and c.born > '2013-01-01' and p.born < '2000-01-01' order by c.id, m.person limit 1`,
    [one],
  )
  child = family!.child
  const account = newId()
  await rows(
    `insert into @accounts (id, kind, shown, person, version, opened_at) values ($1, 'resident', '*1234', $2, 1, now())`,
    [account, family!.mate],
  )
  for (const [person, link] of [
    [family!.mate, 'self'],
    [child, 'guardian'],
  ])
    await rows(
      `insert into @person_account (id, person, place, account, link, from_day) select $1, p.id, p.place, $2, $3, '2026-01-01' from @person p where p.id = $4`,
      [newId(), account, link, person],
    )
  guardian = sessions.as(app, 'h-guardian', [], { kind: 'resident', account })
})
afterAll(async () => {
  await db.end()
  await app.close()
})

const report = (more: Record<string, unknown> = {}) => ({ id: newId(), what: `${canary}，孩子身上有伤`, ...more })
const send = (body = report(), client = guest()) => client.ok(api.reportHarm, { body })
/** As an office, else as whoever answers for the class; everybody else has neither. */
const heads = async (client: Client) => {
  const reply = await client.call(api.harmReports, { query: { size: 100 } })
  return (reply.status === 200 ? reply.body : await client.ok(api.harmOwned, { query: { size: 100 } })).items
}
const found = async (client: Client, refNo: string) => (await heads(client)).find((h) => h.refNo === refNo)!
const look = (client: Client, id: string) => client.call(api.readHarm, { params: { id }, body: { why: '接报处置' } })

describe('强制报告 [R6]', () => {
  it('[S1-29] anybody reports without signing in, with what they saw or with a place alone; the offices are told in the same moment', async () => {
    const page = await guest().ok(api.harmSigns)
    expect(page.signs.length).toBe(9)
    expect(page.offices).toEqual(['县公安局', '县民政局', '县教育局'])
    const answer = await send(report({ what: '', child: { where: `${canary}路口小卖部后面` } }))
    expect(answer.refNo).toMatch(/^\d{9}$/)
    // Nobody receives for education yet: the next of its ladder was told, and it is the same office.
    expect(answer.reached.map((r) => [r.office, r.confirmedAt])).toEqual([
      ['县公安局', null],
      ['县民政局', null],
    ])
    expect(
      (await guest().call(api.reportHarm, { body: { id: newId(), by: 'neighbour' } })).problem.faults,
    ).toMatchObject([{ path: 'what', code: 'what-or-where' }])
    // A sign from an older list is no reason to refuse.
    await send({ id: newId(), signs: ['no-more-in-the-list'] } as never)
  })

  it('[S1-29] sent twice it is one; another text under its id is refused; many at once are throttled and every one sent again arrives', async () => {
    const body = report()
    const [a, b] = await Promise.all([send(body), send(body)])
    expect(a.refNo).toBe(b.refNo)
    expect((await guest().call(api.reportHarm, { body: { ...body, what: '别的' } })).status).toBe(409)
    const crowd = guest()
    const all = Array.from({ length: 24 }, () => report())
    const first = await Promise.all(all.map((body) => crowd.call(api.reportHarm, { body })))
    const held = all.filter((_, i) => first[i]!.status === 429)
    expect([held.length > 0, first.every((r) => r.status === 200 || r.status === 429)]).toEqual([true, true])
    for (const body of held) await send(body)
    const there = await rows<{ n: number }>('select count(*)::int as n from @harm_report where id = any($1::uuid[])', [
      all.map((r) => r.id),
    ])
    expect(there[0]!.n).toBe(24)
  })

  it('[S1-29] with the number one learns whom it reached and when, and nothing else', async () => {
    const { refNo } = await send()
    const id = (await found(police, refNo)).id
    app.setNow(new Date(app.now().getTime() + 60_000))
    await police.ok(api.confirmHarm, { params: { id }, body: { id: newId() } })
    const receipt = await guest().ok(api.harmReceipt, { body: { number: refNo } })
    expect(Object.keys(receipt).sort()).toEqual(['reached', 'receivedAt'])
    expect(receipt.reached.map((r) => [Object.keys(r).sort().join(), r.office, r.confirmedAt])).toEqual([
      ['confirmedAt,office,toldAt', '县公安局', app.now().toISOString()],
      ['confirmedAt,office,toldAt', '县民政局', null],
    ])
    expect((await guest().call(api.harmReceipt, { body: { number: '000000000' } })).status).toBe(422)
  })

  it('[S1-29] an office that does not confirm in its minutes: the next is told, in the end whoever answers for the class; a confirmation ends it', async () => {
    const { refNo } = await send()
    await climb({ ...app, now: app.now() })
    const offices = async () =>
      (await guest().ok(api.harmReceipt, { body: { number: refNo } })).reached.map((r) => r.office)
    expect(await offices()).toEqual(['县公安局', '县民政局'])
    app.setNow(new Date(app.now().getTime() + 11 * 60_000))
    await climb({ ...app, now: app.now() })
    expect(await offices()).toEqual(['县公安局', '县民政局', '未成年人保护限阅负责人'])
    // Civil affairs has it before its half hour is over: nobody is told for its sake.
    await civil.ok(api.confirmHarm, { params: { id: (await found(civil, refNo)).id }, body: { id: newId() } })
    app.setNow(new Date(app.now().getTime() + 3 * 3_600_000))
    expect(await climb({ ...app, now: app.now() })).toBeGreaterThanOrEqual(0)
    expect(await climb({ ...app, now: app.now() })).toBe(0)
    expect(await offices()).toHaveLength(3)
    expect((await heads(owner)).some((h) => h.refNo === refNo)).toBe(true)
  })

  it('[S1-29] it opens to those who were told, with a reason that is kept; to the grid, the secretary, another office and the guardian there is none', async () => {
    const { refNo } = await send(report({ by: 'school', reporter: { name: canary, phone: '00012345678' } }))
    const { id } = await found(civil, refNo)
    const opened = (await look(civil, id)).body
    expect(opened).toMatchObject({ refNo, what: `${canary}，孩子身上有伤`, by: 'school', reporter: { name: canary } })
    await civil.ok(api.noteHarm, { params: { id }, body: { id: newId(), said: `${canary}已上门`, done: true } })
    expect((await look(police, id)).body.notes).toMatchObject([
      { office: '县民政局', said: `${canary}已上门`, done: true },
    ])
    expect((await heads(civil)).some((h) => h.refNo === refNo)).toBe(false)
    const other = sessions.as(app, 'h-other', [{ role: 'child-protector', unit: 'chengguanju' }])
    const director = sessions.as(app, 'h-director', [{ role: 'child-director', place: one }])
    for (const client of [grid, secretary, guardian, other, director]) {
      expect(await heads(client)).toEqual([])
      expect((await look(client, id)).status).toBe(404)
      expect((await client.call(api.confirmHarm, { params: { id }, body: { id: newId() } })).status).toBe(404)
      expect((await client.call(api.noteHarm, { params: { id }, body: { id: newId(), said: '看看' } })).status).toBe(
        404,
      )
    }
    const looks = (await owner.ok(rightsApi.looks, { body: { why: '月度核对' } })).items
    expect(looks.filter((l) => l.class === 'minor-in-danger' && l.why === '接报处置').length).toBeGreaterThanOrEqual(2)
  })

  it('[S1-29] who asks to stay unknown stays unknown to the office that receives it, and being signed in leaves no trace of who it was', async () => {
    const before = await rows<{ n: number }>(`select count(*)::int as n from @audit where actor = $1`, [
      sessions.account('h-grid'),
    ])
    const { refNo } = await send(report({ secret: true, by: 'worker', reporter: { name: canary } }), grid)
    const { id } = await found(police, refNo)
    expect((await look(police, id)).body).toMatchObject({ secret: true, by: null, reporter: null })
    expect((await look(owner, id)).body).toMatchObject({ by: 'worker', reporter: { name: canary } })
    const after = await rows<{ n: number }>(`select count(*)::int as n from @audit where actor = $1`, [
      sessions.account('h-grid'),
    ])
    expect(after).toEqual(before)
  })

  it('[S1-29] nobody can delete it: no route, no right in the database for any role, no limit that reaches it', async () => {
    const { refNo } = await send()
    const routes = Object.values(api).filter((r) => r.path.includes('/harm'))
    expect(routes.map((r) => r.method).filter((m) => m !== 'GET' && m !== 'POST')).toEqual([])
    const tables = ['report', 'reporter', 'receipt', 'delivery', 'confirm', 'note'].map((t) => `c231025.harm_${t}`)
    const held = await rows<{ role: string; t: string; p: string }>(
      `select r as role, t, p from unnest(array['linli_app','linli_jobs','linli_sealer','linli_restricted']) r,
         unnest($1::text[]) t, unnest(array['update','delete','truncate']) p where has_table_privilege(r, t, p)`,
      [tables],
    )
    expect(held).toEqual([])
    const column = await rows(
      `select r, t from unnest(array['linli_app','linli_jobs','linli_sealer','linli_restricted']) r, unnest($1::text[]) t
       where has_any_column_privilege(r, t, 'update') or (r <> 'linli_restricted' and has_any_column_privilege(r, t, 'select'))`,
      [tables],
    )
    expect(column).toEqual([])
    const all = 'select (select count(*) from @harm_report)::int as a, (select count(*) from @harm_note)::int as b'
    const before = await rows(all)
    app.setNow('2046-03-10T10:00:00+08:00')
    await runRetention(workFor(app.house, app.county))
    expect(await rows(all)).toEqual(before)
    app.setNow('2026-03-11T10:00:00+08:00')
    expect((await guest().ok(api.harmReceipt, { body: { number: refNo } })).reached).toHaveLength(2)
  })

  it('[S1-29] nothing of it shows at home, at the grid or in the community: every list, card, copy and figure is as it was', async () => {
    const own = `/231025/api`
    const gets = rooms
      .flatMap((room) => Object.values(room.api))
      .filter((r) => r.method === 'GET' && !r.path.includes(':') && r.spec.media !== 'stream')
    const seen = async (client: Client) => {
      const shown: Record<string, unknown> = {}
      const paths = gets.flatMap((r) => [r.path, `${r.path}?place=${one}`])
      for (const path of [...paths, `/people/${child}`, `/rights/mine/${child}`, `/rights/mine/${child}/looks`]) {
        const reply = await client.raw('GET', own + path)
        shown[path] = reply.status === 200 ? reply.body : reply.status
      }
      const search = await client.call(peopleApi.search, { body: { place: one, q: canary.slice(0, 3) } })
      return { ...shown, search: search.status === 200 ? search.body : search.status }
    }
    await seen(secretary)
    await seen(grid)
    const accounts = [guardian, grid, secretary]
    // Opening a card leaves a look of its own: the guardian's pages are compared before the others look again.
    const before = []
    for (const client of accounts.toReversed()) before.unshift(await seen(client))
    await app.settle()
    await send(report({ child: { name: canary, where: one } }), grid)
    await app.settle()
    const after = []
    for (const client of accounts) after.push(await seen(client))
    expect(Object.keys(before[0]!).length).toBeGreaterThan(60)
    expect(after).toEqual(before)
    const copy = await guardian.raw('POST', `${own}/rights/mine/${child}/copy`, { form: 'json' })
    expect(JSON.stringify(copy.body)).not.toContain(canary)
  })

  it('[S1-29] its words lie nowhere in clear: no table, no line of the log, no notice, no line of the audit', async () => {
    await app.settle()
    const tables = await rows<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema in ('c231025', 'network', 'pgboss', 'public')`,
    )
    const hits: string[] = []
    for (const { name } of tables)
      if ((await rows(`select 1 from ${name} t where t::text like $1 limit 1`, [`%${canary}%`])).length > 0)
        hits.push(name)
    expect(hits).toEqual([])
    expect(tables.length).toBeGreaterThan(60)
    expect(log).not.toContain(canary)
    const told = (await police.ok(noticesApi.inbox, { query: {} })).items.filter((n) => n.kind === 'restricted.waits')
    expect(told.length).toBeGreaterThan(0)
    for (const n of told) {
      expect(n.request).toBeUndefined()
      expect(`${n.title}${n.text}`).not.toMatch(/儿童|孩子|侵害|受害|\d{3}/)
    }
    const auditor = sessions.as(app, 'h-auditor', [{ role: 'auditor' }])
    const lines = (await auditor.ok(auditApi.search, { query: { act: 'restricted.receive', size: 100 } })).items
    expect(lines.some((l) => l.act === 'restricted.receive' && !l.actor)).toBe(true)
  })
})

describe('儿童台账', () => {
  const guardianOf = { name: '甲祖母', relation: '祖母', phone: '00012345678', away: false }
  const details = (more: Record<string, unknown> = {}) => ({
    guardians: [guardianOf],
    carer: null,
    school: '林口第二小学',
    class: '三年级二班',
    likes: '',
    ...more,
  })
  let director: Client
  let pupil: string
  const entry = newIdLater()
  /** Minted once the house stands. */
  function newIdLater() {
    let id = ''
    return () => (id ||= newId())
  }

  beforeAll(async () => {
    app.setNow('2026-03-12T10:00:00+08:00')
    await enterAccounts(app, ['c-director', 'c-town'])
    director = sessions.as(app, 'c-director', [{ role: 'child-director', place: one }])
    pupil = newId()
    const person = {
      id: pupil,
      place: `${one}001/`,
      name: '甲小乙',
      sex: 'unknown' as const,
      born: '2016-05-01',
      phones: [],
    }
    await secretary.ok(peopleApi.add, {
      body: { person: { ...person, idNumber: null, addressNote: null, died: null }, day: '2026-03-12' },
    })
    await rows(
      `insert into @person_category (id, person, place, category, from_day, source, month, version) values ($1, $2, $3, 'child-left-behind', '2026-01-01', 'test', '2026-01', 1)`,
      [newId(), pupil, `${one}001/`],
    )
  })

  it('[S1-25] persons with a category are proposed and a person decides; guardian, carer and school lie sealed', async () => {
    const proposed = (await director.ok(api.proposedChildren, { query: {} })).items
    expect(proposed.find((p) => p.person === pupil)).toMatchObject({ name: '甲**', category: 'child-left-behind' })
    const body = { id: entry(), person: pupil, category: 'child-left-behind' as const, details: details() }
    await director.ok(api.openChild, { body })
    await director.ok(api.openChild, { body })
    expect((await director.ok(api.proposedChildren, { query: {} })).items.some((p) => p.person === pupil)).toBe(false)
    expect((await director.call(api.openChild, { body: { ...body, id: newId() } })).problem.faults).toMatchObject([
      { path: 'person', code: 'in-the-ledger' },
    ])
    const carer = { name: '丙姑姑', relation: '姑姑', phone: '', from: '2026-03-01', to: null, signedOn: '2026-02-27' }
    const change = { base: 1, category: 'child-hardship' as const, details: details({ carer }) }
    await director.ok(api.changeChild, { params: { id: entry() }, body: { id: newId(), ...change } })
    const stale = await director.call(api.changeChild, { params: { id: entry() }, body: { id: newId(), ...change } })
    expect(stale.status).toBe(409)
    expect((await director.ok(api.child, { params: { id: entry() } })).details).toEqual(details({ carer }))
    expect(JSON.stringify(await rows(`select * from @child_entry`))).not.toMatch(/祖母|姑姑|小学/)
  })

  it('[S1-25] seen by those of the place in these roles alone; whom it concerns reads who looked', async () => {
    const params = { id: entry() }
    const town = sessions.as(app, 'c-town', [{ role: 'child-supervisor', place: '231025/100/' }])
    const beside = sessions.as(app, 'c-beside', [{ role: 'child-director', place: '231025/100/zhanqian/002/' }])
    expect((await town.ok(api.children, { query: {} })).items.map((c) => c.id)).toContain(entry())
    expect((await beside.ok(api.children, { query: {} })).items).toEqual([])
    for (const client of [beside, grid, secretary, guardian, police])
      expect((await client.call(api.child, { params })).status).toBeGreaterThanOrEqual(403)
    expect((await beside.call(api.child, { params })).status).toBe(404)
    await rows(
      `insert into @person_account (id, person, place, account, link, from_day)
       select $1, p.id, p.place, a.account, 'guardian', '2026-01-01' from @person p, (select account from @person_account where person = $2 and link = 'guardian' limit 1) a where p.id = $3`,
      [newId(), child, pupil],
    )
    await town.ok(api.child, { params })
    const looks = (await guardian.ok(rightsApi.myLooks, { params: { id: pupil }, query: {} })).items
    expect(looks.filter((l) => l.act === 'children.open').length).toBeGreaterThanOrEqual(2)
  })

  it('[S1-25] what a child likes rests on consent, under fourteen on the guardian’s; taken back it is shown no more', async () => {
    const params = { id: entry() }
    const at = async () => (await director.ok(api.child, { params })).version
    const liked = details({ likes: '喜欢画画' })
    const change = async () =>
      director.call(api.changeChild, {
        params,
        body: { id: newId(), base: await at(), category: 'child-hardship', details: liked },
      })
    expect((await change()).problem.faults).toMatchObject([{ path: 'details.likes', code: 'consent-needed' }])
    const consent = (speaker: 'person' | 'guardian') =>
      director.call(rightsApi.give, {
        params: { id: pupil },
        body: { id: newId(), purpose: 'child-wishes', speaker, channel: 'word' },
      })
    expect((await consent('person')).problem.faults).toMatchObject([{ code: 'guardian-needed' }])
    expect((await consent('guardian')).status).toBe(200)
    expect((await change()).status).toBe(200)
    expect((await director.ok(api.child, { params })).details.likes).toBe('喜欢画画')
    await director.ok(rightsApi.withdraw, { params: { id: pupil, purpose: 'child-wishes' }, body: { id: newId() } })
    expect((await director.ok(api.child, { params })).details.likes).toBe('')
  })

  it('[S1-25][S1-29] checks of the carer and guidance of guardians are dated; [S1-27] help given is a service record that names no child', async () => {
    const params = { id: entry() }
    const kinds = ['carer-check', 'law-talk', 'guidance', 'urging', 'living-help', 'comfort', 'return-help'] as const
    for (const kind of kinds) {
      const body = { id: newId(), kind, day: '2026-03-11', said: '说好每周通话' }
      await director.ok(api.childLine, { params, body })
      await director.ok(api.childLine, { params, body })
    }
    const view = await director.ok(api.child, { params })
    expect(view.lines.map((l) => `${l.kind} ${l.day} ${l.said}`).toSorted((a, b) => a.localeCompare(b))).toEqual(
      kinds.map((k) => `${k} 2026-03-11 说好每周通话`).toSorted((a, b) => a.localeCompare(b)),
    )
    const records = await rows<{ item: string; served: object; unit: string }>(
      `select item, served, unit from @service_records where item like 'child-%' order by item`,
    )
    const unit = 'community-committee-100-zhanqian-001'
    expect(records).toEqual(
      ['child-comfort', 'child-living-help', 'child-return-help'].map((item) => ({
        item,
        served: { persons: [], heads: 1 },
        unit,
      })),
    )
    expect((await director.ok(api.children, { query: {} })).items[0]).toMatchObject({ checked: '2026-03-11' })
    const tomorrow = { id: newId(), kind: 'urging' as const, day: '2026-03-13', said: '' }
    expect((await director.call(api.childLine, { params, body: tomorrow })).problem.faults).toMatchObject([
      { path: 'day', code: 'day-to-come' },
    ])
  })

  it('[S1-27] a child out of school is followed until the school confirms by its link: for this child, once, in time, masked', async () => {
    const params = { id: entry() }
    await director.ok(api.outOfSchool, { params, body: { id: newId(), since: '2026-02-24' } })
    expect((await director.ok(api.children, { query: { out: '1' } })).items).toMatchObject([
      { id: entry(), outDays: 16 },
    ])
    const old = await director.ok(api.schoolLink, { params, body: { id: newId() } })
    app.setNow('2026-03-12T10:05:00+08:00')
    const { token } = await director.ok(api.schoolLink, { params, body: { id: newId() } })
    expect(await guest().ok(api.seeReturn, { body: { token } })).toMatchObject({
      name: '甲**',
      school: '林口第二小学',
      done: false,
    })
    const confirm = (at: string, day = '2026-03-10') =>
      guest().call(api.confirmReturn, { body: { token: at, day, class: '三年级二班' } })
    const [id, until] = token.split('.')
    const forged = `${newId()}.${until}.${token.split('.')[2]}`
    const later = `${id}.${(Number.parseInt(until!, 36) + 60_000).toString(36)}.${token.split('.')[2]}`
    for (const wrong of [old.token, forged, later, 'x'.repeat(60)]) expect((await confirm(wrong)).status).toBe(404)
    expect((await confirm(token, '2026-02-01')).problem.faults).toMatchObject([{ code: 'before-it-began' }])
    app.setNow('2026-03-27T10:00:00+08:00')
    expect((await confirm(token)).status).toBe(404)
    app.setNow('2026-03-13T10:00:00+08:00')
    expect((await confirm(token)).status).toBe(200)
    expect((await director.ok(api.children, { query: { out: '1' } })).items).toEqual([])
    expect((await director.ok(api.child, { params })).school).toMatchObject([
      { since: '2026-02-24', returned: '2026-03-10', days: 14, class: '三年级二班' },
    ])
  })

  it('[S1-25] the ledger ends with a reason; nothing more is written and what stood stays', async () => {
    const params = { id: entry() }
    await director.ok(api.endChild, { params, body: { id: newId(), why: '父母回来了' } })
    expect((await director.ok(api.children, { query: {} })).items).toEqual([])
    const late = { id: newId(), kind: 'comfort' as const, day: '2026-03-12', said: '' }
    expect((await director.call(api.childLine, { params, body: late })).status).toBe(409)
    const view = await director.ok(api.child, { params })
    expect([view.lines.find((l) => l.kind === 'ended')?.said, view.lines.length]).toEqual(['父母回来了', 9])
  })
})
