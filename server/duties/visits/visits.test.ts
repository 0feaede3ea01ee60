/** Visits through the front door: what happened at the door settles what was owed, once, and leaves no trace of the worker. */
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dutiesApi } from '../../../domain/duties/api.ts'
import type { FieldDay, VisitSent } from '../../../domain/duties/visits.ts'
import { visitsApi as api } from '../../../domain/duties/visits-api.ts'
import { peopleApi } from '../../../domain/people/api.ts'
import { recordsApi } from '../../../domain/records/api.ts'
import { requestsApi } from '../../../domain/requests/api.ts'
import { rightsApi } from '../../../domain/rights/api.ts'
import type { Client } from '../../../test/client.ts'
import { startCounty, type TestCounty } from '../../../test/county.ts'
import { workFor } from '../../kernel/jobs/work.ts'
import { rooms } from '../../rooms.ts'

const county = '231025/'
const community = '231025/100/zhanqian/001/'
const one = `${community}001/`
const two = `${community}002/`

let at: TestCounty
let worker: Client
let secretary: Client
let people: { id: string; household: string }[]
const id = () => at.app.house.newId()
const accountOf = async (name: string) =>
  (await at.sql<{ id: string }>('select id from c231025.accounts where name = $1', [name]))[0]!.id
/** The daughter's account speaks for somebody. */
const linked = async (person: string, link: 'relative' | 'guardian') =>
  at.sql(
    `insert into c231025.person_account (id, person, place, account, link, from_day) values ($1, $2, $3, $4, $5, '2026-01-01')`,
    [id(), person, one, await accountOf('daughter'), link],
  )
const moment = (text: string) => new Date(`${text}:00+08:00`).toISOString()
const day = (client = worker) => client.ok(api.day, { query: {} })
const personOf = (d: FieldDay, person: string) => d.people.find((p) => p.id === person)
const duties = (person: string) =>
  at.sql<{ plan: string; state: string; attempts: number }>(
    `select plan, state, attempts from c231025.duty where person = $1 and from_day <= '2026-03-10' and to_day >= '2026-03-10' order by plan`,
    [person],
  )
const visit = (person: string, more: Partial<VisitSent> = {}): VisitSent => ({
  id: id(),
  persons: [person],
  place: one,
  way: 'at-home',
  outcome: 'met',
  items: ['visit-1-look-in'],
  capturedAt: at.app.now().toISOString(),
  ...more,
})
const said = async (client: Client, body: VisitSent) => {
  const { problem } = await client.call(api.visit, { body })
  return [problem.code, ...(problem.faults ?? []).map((f) => `${f.path}:${f.code}`)].join(' ')
}

beforeAll(async () => {
  at = await startCounty({
    demo: true,
    people: ['worker', 'other', 'secretary', 'looker', 'daughter', 'director'],
    now: '2026-03-10T10:00:00+08:00',
  })
  worker = at.as('worker', [{ role: 'grid-worker', place: one }])
  secretary = at.as('secretary', [{ role: 'community-secretary', place: community }])
  const account = await accountOf('worker')
  people = await at.sql(
    `select p.id, m.household from c231025.person p join c231025.household_member m on m.person = p.id and m.to_day is null
     where p.place = $1 and p.died is null and p.born < '1960-01-01' and not exists (select 1 from c231025.enrolment e where e.person = p.id)
     order by p.id limit 8`,
    [one],
  )
  await at.app.settle()
  for (const plan of ['elder-visit', 'daily-contact'])
    await secretary.ok(dutiesApi.enrol, {
      body: {
        id: id(),
        plan,
        from: '2026-03-01',
        people: people.map((p) => ({ id: id(), person: p.id })),
        tier: plan === 'elder-visit' ? 'key' : null,
        helper: account,
      },
    })
  await at.app.settle()
})
afterAll(() => at.close())

describe('[S1-16][C1] one contact', () => {
  it('[S0-21] settles every duty it covers, whoever asked for it, and says which', async () => {
    const [p] = people
    expect((await duties(p!.id)).map((d) => d.state)).toEqual(['open', 'open'])
    const answer = await worker.ok(api.visit, {
      body: visit(p!.id, { items: ['visit-1-look-in', 'visit-3-errand'], minutes: 20, note: '药已代买' }),
    })
    expect(answer.covered.map((c) => c.plan).sort()).toEqual(['daily-contact', 'elder-visit'])
    expect((await duties(p!.id)).map((d) => d.state)).toEqual(['done', 'done'])
    const [record] = await at.sql(
      `select item, also, mode, outcome, origin_kind from c231025.service_records where id = $1`,
      [answer.id],
    )
    expect(record).toEqual({
      item: 'visit-1-look-in',
      also: ['visit-3-errand'],
      mode: 'at-home',
      outcome: 'done',
      origin_kind: 'visit',
    })
    await at.app.settle()
    expect((await duties(p!.id)).map((d) => d.state)).toEqual(['done', 'done'])
  })

  it('is one however often it is sent; another body is refused, another worker finds nothing', async () => {
    const body = visit(people[1]!.id)
    const first = await worker.ok(api.visit, { body })
    const both = await Promise.all([worker.ok(api.visit, { body }), worker.ok(api.visit, { body })])
    expect(both.map((b) => [...b.covered].sort((x, y) => (x.duty < y.duty ? -1 : 1)))).toEqual(
      both.map(() => [...first.covered].sort((x, y) => (x.duty < y.duty ? -1 : 1))),
    )
    expect(await said(worker, { ...body, minutes: 5 })).toBe('id-reused')
    const other = at.as('other', [{ role: 'grid-worker', place: one }])
    expect(await said(other, body)).toBe('not-found')
    expect(await at.sql('select id from c231025.service_records where id = $1', [body.id])).toHaveLength(1)
  })

  it('[C2] nobody met is an attempt and never a visit; refused is kept apart', async () => {
    const [, , p, q] = people
    const tried = await worker.ok(api.visit, { body: visit(p!.id, { outcome: 'attempted', items: [] }) })
    expect(tried.covered).toEqual([])
    expect((await duties(p!.id)).find((d) => d.plan === 'elder-visit')).toMatchObject({
      state: 'attempted',
      attempts: 1,
    })
    await worker.ok(api.visit, { body: visit(q!.id, { outcome: 'refused', items: [] }) })
    expect((await duties(q!.id)).find((d) => d.plan === 'elder-visit')?.state).toBe('refused')
    await worker.ok(api.visit, { body: visit(p!.id) })
    expect((await duties(p!.id)).find((d) => d.plan === 'elder-visit')?.state).toBe('done')
    expect(await said(worker, visit(p!.id, { items: [] }))).toBe('validation items:required')
    expect(await said(worker, visit(p!.id, { items: ['no-such'] }))).toBe('validation items.0:no-such-item')
  })

  it('[C7] picture, position, signature and voice may be left out, and a point is rounded to ten metres', async () => {
    const body = visit(people[0]!.id, { spot: { lat: 45.271234567, lng: 130.281987654 } })
    await worker.ok(api.visit, { body })
    const point = 'select lat::float8 as lat, lng::float8 as lng, skewed from c231025.visit where id = $1'
    expect(await at.sql(point, [body.id])).toEqual([{ lat: 45.2712, lng: 130.282, skewed: false }])
  })

  it('[C7] a picture and a signature stand with the record, and the file says nothing of the phone', async () => {
    const sent = async () => {
      const form = new FormData()
      const bytes = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#fff' } })
        .withExif({ IFD0: { Make: 'Phone' } })
        .png()
        .toBuffer()
      form.append('file', new Blob([bytes], { type: 'image/png' }), 'a.png')
      return (await worker.raw<{ sha256: string }>('POST', '/231025/api/files', form)).body.sha256
    }
    const signature = await sent()
    const p = people[0]!
    const body = visit(p.id, { files: [signature], signature })
    await worker.ok(api.visit, { body })
    expect(await at.sql('select signature from c231025.visit where id = $1', [body.id])).toEqual([{ signature }])
    const seen = await secretary.ok(recordsApi.get, { params: { id: body.id } })
    expect(seen.versions[0]).toMatchObject({ files: [signature] })
    const params = { subject: body.id, sha256: signature }
    expect((await secretary.call(recordsApi.file, { params })).status).toBe(200)
    const far = at.as('other', [{ role: 'community-secretary', place: `${county}107/201/001/` }])
    expect((await far.call(recordsApi.file, { params })).status).toBe(404)
    expect((await sharp(await at.app.house.files.get(signature)).metadata()).exif).toBeUndefined()
    expect(await said(worker, visit(p.id, { signature }))).toBe('validation signature:file-not-sent')
  })

  it('a phone whose clock is a day ahead is told so, and nothing happened tomorrow', async () => {
    const body = visit(people[0]!.id, { capturedAt: moment('2026-03-11T10:00') })
    expect((await worker.ok(api.visit, { body })).skewed).toBe(true)
    const [row] = await at.sql('select at, captured_at from c231025.visit where id = $1', [body.id])
    expect([row!.at.toISOString(), row!.captured_at.toISOString()]).toEqual([
      at.app.now().toISOString(),
      moment('2026-03-11T10:00'),
    ])
  })
})

describe('[L2] somebody who moved meanwhile', () => {
  it('was met before the move: taken as it happened; after it: said where to look, and taken on a word', async () => {
    const p = people[4]!
    await at.sql(`update c231025.person set place = $2 where id = $1`, [p.id, two])
    await at.sql(
      `insert into c231025.person_event (id, person, kind, day, from_place, to_place, recorded_at) values ($1, $2, 'move', '2026-03-09', $3, $4, $5)`,
      [id(), p.id, one, two, at.app.now()],
    )
    await worker.ok(api.visit, { body: visit(p.id, { capturedAt: moment('2026-03-08T09:00') }) })
    const late = visit(p.id)
    expect(await said(worker, late)).toBe('validation persons.0:person-moved')
    expect(await at.sql('select id from c231025.visit where id = $1', [late.id])).toEqual([])
    await worker.ok(api.visit, { body: { ...late, id: id(), elsewhere: true } })
    const stranger = (
      await at.sql<{ id: string }>(`select id from c231025.person where place = '${two}' and id <> '${p.id}' limit 1`)
    )[0]!
    expect(await said(worker, visit(stranger.id))).toBe('not-found')
    expect(await said(worker, visit(people[0]!.id, { place: two }))).toBe('not-found')
  })
})

describe('[S1-16] a need found', () => {
  it('is filed as a request in the same step, once, and its outcome stands on the next card', async () => {
    const p = people[5]!
    const needs = [{ request: id(), act: id(), what: '厨房水管漏水' }]
    const body = visit(p.id, { needs })
    const first = await worker.ok(api.visit, { body })
    expect(first.requests).toHaveLength(1)
    expect(first.requests[0]!.to).toBeNull()
    expect(await worker.ok(api.visit, { body })).toMatchObject({ requests: first.requests })
    const seen = await secretary.ok(requestsApi.get, { params: { request: needs[0]!.request } })
    expect(seen).toMatchObject({ refNo: first.requests[0]!.refNo, what: '厨房水管漏水' })
    await at.app.settle()
    at.app.setNow('2026-03-11T10:00:00+08:00')
    await makeDay()
    const card = personOf(await day(), p.id)
    expect(card?.needs).toMatchObject([{ refNo: first.requests[0]!.refNo, what: '厨房水管漏水', to: null }])
    expect(card?.last).toMatchObject({ outcome: 'met', who: 'worker', items: ['visit-1-look-in'] })
  })
})

describe('[S1-16] a need that is named', () => {
  it('goes in the same step to whoever the catalogue says, once, and the next card says who has it', async () => {
    const p = people[5]!
    const needs = [{ request: id(), act: id(), what: '楼道灯不亮', item: at.item }]
    const body = visit(p.id, { needs })
    const sent = await worker.ok(api.visit, { body })
    const [first] = sent.requests
    expect(first!.to).not.toBeNull()
    expect(await worker.ok(api.visit, { body })).toMatchObject({ requests: sent.requests })
    const params = { request: needs[0]!.request }
    const acts = await at.sql<{ kind: string; party: string; account: string | null }>(
      `select kind, party, account from c231025.request_acts where request = $1 order by seq`,
      [params.request],
    )
    expect(acts.map((a) => [a.kind, a.party])).toEqual([
      ['report', 'field'],
      ['accept', 'system'],
      ['dispatch', 'system'],
    ])
    await at.app.settle()
    expect(personOf(await day(), p.id)?.needs[0]).toMatchObject({ refNo: first!.refNo, to: first!.to, closedAt: null })
    const closed = at.app.now()
    const close = `update c231025.requests set status = 'closed', closed_at = $2 where id = $1`
    await at.sql(close, [params.request, closed])
    const shown = { refNo: first!.refNo, status: 'closed', closedAt: closed.toISOString() }
    expect(personOf(await day(), p.id)?.needs[0]).toMatchObject(shown)
  })

  it('what presses, what is harm at home, what a county keeps for people: a dispatcher decides', async () => {
    const need = (item: string) => [{ request: id(), act: id(), what: '需要有人管', item }]
    const sent = await worker.ok(api.visit, { body: visit(people[5]!.id, { needs: need('family-harm') }) })
    expect(sent.requests.map((r) => r.to)).toEqual([null])
    expect(await said(worker, visit(people[5]!.id, { needs: need('no-such') }))).toBe(
      'validation needs.0.item:no-such-item',
    )
    const offered = (await day()).matters.map((m) => m.code)
    expect(offered).toContain(at.item)
    expect(offered).not.toContain('family-harm')
    expect((await day()).matters.find((m) => m.code === 'child-harm')).toMatchObject({ instead: 'harm' })
    expect(await said(worker, visit(people[5]!.id, { needs: need('child-harm') }))).toBe(
      'validation needs.0.item:own-page',
    )
  })
})

/** The night that makes tomorrow. */
async function makeDay(): Promise<void> {
  const work = workFor(at.app.house, at.app.county)
  for (const j of rooms.flatMap((r) => r.jobs ?? [])) if (j.name === 'duties-make') await j.run(work)
  await at.app.settle()
}

describe('[ux 29][S0-21] the day', () => {
  it('holds each person once with all that is owed to them, their door, and the items of S1-16', async () => {
    const d = await day()
    expect(new Set(d.people.map((p) => p.id)).size).toBe(d.people.length)
    expect(d.items.map((i) => i.name.zh).join(' ')).toBe('日常探视 居家照料 事务代办 情绪疏导 精神抚慰 资源链接')
    const p = personOf(d, people[6]!.id)
    expect(p?.duties.map((x) => x.plan)).toContain('daily-contact')
    expect(p?.household).toBe(people[6]!.household)
    expect(JSON.stringify(d)).not.toMatch(/000\d{8}|990000/)
  })

  it('[ux 29] is printed by whoever answers for the place: whose, where, two together; no note, and nobody beyond', async () => {
    const account = await accountOf('worker')
    const all = await secretary.ok(api.paper, { query: { place: community } })
    expect(all.helpers).toContainEqual({ id: account, name: 'worker' })
    const own = await secretary.ok(api.paper, { query: { place: one, helper: account } })
    expect(own.people.every((p) => p.notes.length === 0 && !p.last?.note && p.needs.length === 0)).toBe(true)
    expect(own.people.map((p) => p.id)).toEqual(expect.arrayContaining([people[6]!.id]))
    expect(JSON.stringify(own)).not.toMatch(/000\d{8}|990000/)
    const far = at.as('other', [{ role: 'community-secretary', place: `${county}107/201/001/` }])
    expect((await far.ok(api.paper, { query: { place: one } })).people).toEqual([])
    expect((await worker.call(api.paper, { query: { place: one } })).status).toBe(403)
  })

  it('[S0-21] the wish of the person is kept, in every plan, sent once or twice', async () => {
    const p = people[6]!
    const body = { id: id(), ways: ['phone' as const], doorbells: 2 }
    await worker.ok(api.wish, { params: { id: p.id }, body })
    await worker.ok(api.wish, { params: { id: p.id }, body })
    const rows = await at.sql<{ wish: object }>(
      `select wish from c231025.enrolment where person = $1 and to_day is null`,
      [p.id],
    )
    expect(rows.length).toBe(2)
    for (const r of rows) expect(r.wish).toMatchObject({ ways: ['phone'], doorbells: 2 })
  })
})

describe('[S1-25][design 5] a child under a restricted plan', () => {
  it('is visited by its director; no list of the place, no file, no call-back and no relative tells of it', async () => {
    const [{ id: child }] = (await at.sql<{ id: string }>(
      `select id from c231025.person where place = $1 and died is null and born > '2010-01-01' order by id limit 1`,
      [one],
    )) as [{ id: string }]
    const director = at.as('director', [{ role: 'child-director', place: community }])
    await director.ok(dutiesApi.enrol, {
      body: {
        id: id(),
        plan: 'child-visit',
        from: '2026-03-01',
        people: [{ id: id(), person: child }],
        helper: await accountOf('director'),
      },
    })
    await at.app.settle()
    const needs = [{ request: id(), act: id(), what: '需要课后有人照看' }]
    const body = visit(child, { note: '只给看得到的人', needs })
    const answer = await director.ok(api.visit, { body })
    expect(answer.covered.map((c) => c.plan)).toEqual(['child-visit'])
    await at.app.settle()
    const own = await director.ok(recordsApi.get, { params: { id: body.id } })
    expect(own.versions[0]).toMatchObject({ served: { persons: [child] } })
    const listed = async (client: Client) =>
      (await client.ok(recordsApi.list, { query: { place: one, size: 100 } })).items.map((r) => r.id)
    expect(await listed(director)).toContain(body.id)
    // The secretary, the grid worker and another director of the same place read records there and know nothing of it.
    for (const other of [secretary, worker, at.as('other', [{ role: 'child-director', place: community }])]) {
      expect((await other.call(recordsApi.get, { params: { id: body.id } })).status).toBe(404)
      const list = await listed(other)
      expect(list).not.toContain(body.id)
      expect(list.length).toBeGreaterThan(0)
    }
    const guardian = at.as('daughter', [], { kind: 'resident' })
    await linked(child, 'guardian')
    expect(await guardian.ok(api.seen, { query: { person: child } })).toMatchObject({ items: [], ways: [] })
    // It counts all the same, and is corrected by who may see it without coming into sight.
    expect((await duties(child)).map((d) => d.state)).toEqual(['done'])
    await at.sql('delete from c231025.person_account where person = $1', [child])
    hidden = { person: child, visit: body.id }
  })
})

let hidden: { person: string; visit: string }

describe('[C9] safety of the visitor', () => {
  it('two go together to a door where it is said of anybody of the household; taken back it is gone', async () => {
    const p = people[7]!
    const mate = id()
    await at.sql(
      `insert into c231025.person (id, place, name, name_masked, sex, version, entered_at) values ($1, $2, '', '演*', 'unknown', 1, $3)`,
      [mate, one, at.app.now()],
    )
    await at.sql(
      `insert into c231025.household_member (household, person, place, relation, residence, from_day) values ($1, $2, $3, 'other', 'both', '2026-01-01')`,
      [p.household, mate, one],
    )
    const set = (who: string, two: boolean) => secretary.ok(api.care, { params: { id: who }, body: { id: id(), two } })
    const see = (who: string) => secretary.ok(api.visiting, { params: { id: who } })
    expect(personOf(await day(), p.id)?.two).toBe(false)
    await set(mate, true)
    expect(personOf(await day(), p.id)?.two).toBe(true)
    expect(await see(p.id)).toEqual({ two: false, twoByHome: true, withheldSince: null })
    expect(await see(mate)).toMatchObject({ two: true, twoByHome: false })
    await set(mate, false)
    expect(personOf(await day(), p.id)?.two).toBe(false)
    // Whoever visits reads it and does not set it; another grid finds nobody.
    expect(await worker.ok(api.visiting, { params: { id: p.id } })).toMatchObject({ two: false })
    expect((await worker.call(api.care, { params: { id: p.id }, body: { id: id(), two: true } })).status).toBe(403)
    const far = at.as('other', [{ role: 'community-secretary', place: `${county}107/201/001/` }])
    expect((await far.call(api.visiting, { params: { id: p.id } })).status).toBe(404)
    expect((await far.call(api.care, { params: { id: p.id }, body: { id: id(), two: true } })).status).toBe(404)
  })
})

describe('[S0-21] a month without visits', () => {
  it('is the person’s wish: off the day, counted apart, over when they say so', async () => {
    const p = people[3]!
    const body = { id: id(), from: '2026-03-11', to: '2026-03-31', reason: 'own-wish' as const }
    await worker.ok(dutiesApi.excuse, { params: { id: p.id }, body })
    const rest = await at.sql<{ state: string; n: number }>(
      `select state, count(*)::int as n from c231025.duty where person = $1 and from_day >= '2026-03-11' and from_day <= '2026-03-12' group by 1`,
      [p.id],
    )
    expect(rest.map((r) => r.state)).toEqual(['excused'])
    expect((await duties(p.id)).map((d) => d.state)).not.toContain('missed')
    const owed = personOf(await day(), p.id)?.duties ?? []
    expect(owed.filter((d) => d.plan === 'daily-contact' && d.from >= body.from)).toEqual([])
    const { excuses } = await secretary.ok(dutiesApi.ofPerson, { params: { id: p.id } })
    expect(excuses).toMatchObject([{ reason: 'own-wish', to: '2026-03-31' }])
    await worker.ok(dutiesApi.endExcuse, {
      params: { id: p.id, excuse: body.id },
      body: { id: id(), to: '2026-03-11' },
    })
    const day12 = `select state from c231025.duty where person = $1 and plan = 'daily-contact' and from_day = '2026-03-12'`
    expect(await at.sql(day12, [p.id])).toEqual([{ state: 'open' }])
  })
})

describe('[days] the daughter', () => {
  const consent = (person: string, give: boolean) =>
    give
      ? secretary.ok(rightsApi.give, {
          params: { id: person },
          body: { id: id(), purpose: 'family-visits', sensitive: [], speaker: 'person', channel: 'word' },
        })
      : secretary.ok(rightsApi.withdraw, { params: { id: person, purpose: 'family-visits' }, body: { id: id() } })

  it('sees days and "all well" while her mother agrees, and no more; her own visit counts where the plan lets family', async () => {
    const p = people[0]!
    const daughter = at.as('daughter', [], { kind: 'resident' })
    const look = () => daughter.ok(api.seen, { query: { person: p.id } })
    expect((await daughter.call(api.seen, { query: { person: p.id } })).status).toBe(404)
    await linked(p.id, 'relative')
    const body = { id: id(), person: p.id, way: 'video' as const, capturedAt: at.app.now().toISOString() }
    // What is held about somebody is another thing than that all is well: each is asked for by itself.
    await secretary.ok(rightsApi.give, {
      params: { id: p.id },
      body: { id: id(), purpose: 'relatives', sensitive: [], speaker: 'person', channel: 'word' },
    })
    expect(await look()).toMatchObject({ as: 'relative', agreed: false, since: null, ways: [], items: [] })
    expect((await daughter.call(api.confirm, { body })).status).toBe(404)

    await consent(p.id, true)
    await worker.ok(api.visit, { body: visit(p.id, { outcome: 'attempted', items: [], note: '门里有人吵架' }) })
    const seen = await look()
    expect(seen).toMatchObject({ agreed: true, restUntil: null, ways: ['at-home', 'phone', 'video'] })
    expect(seen.items.length).toBeGreaterThan(1)
    expect(Object.keys(seen.items[0]!).sort()).toEqual(['at', 'id', 'mine', 'well'])
    expect(seen.items.every((v) => v.well)).toBe(true)
    expect(JSON.stringify(seen)).not.toMatch(/吵架|只对我|worker|visit-1/)

    await daughter.ok(api.confirm, { body })
    expect((await look()).items[0]).toMatchObject({ id: body.id, mine: true })
    expect((await daughter.call(api.confirm, { body: { ...body, id: id(), person: people[1]!.id } })).status).toBe(404)

    await consent(p.id, false)
    expect(await look()).toMatchObject({ agreed: false, items: [], ways: [] })
    expect((await daughter.call(api.confirm, { body: { ...body, id: id() } })).status).toBe(404)
  })

  it('barred she goes on seeing what she saw then: nothing tells her, nothing new comes', async () => {
    const p = people[0]!
    const daughter = at.as('daughter', [], { kind: 'resident' })
    const look = () => daughter.ok(api.seen, { query: { person: p.id } })
    at.app.setNow('2026-03-11T11:10:00+08:00')
    await consent(p.id, true)
    const before = await look()
    expect(before).toMatchObject({ agreed: true })
    expect(before.items.length).toBeGreaterThan(1)
    at.app.setNow('2026-03-11T11:30:00+08:00')
    const accounts = [await accountOf('daughter')]
    await secretary.ok(rightsApi.bar, { params: { id: p.id }, body: { id: id(), accounts } })
    at.app.setNow('2026-03-11T12:00:00+08:00')
    await worker.ok(api.visit, { body: visit(p.id) })
    await consent(p.id, false)
    expect(await look()).toEqual(before)
    const body = { id: id(), person: p.id, way: 'phone' as const, capturedAt: at.app.now().toISOString() }
    await daughter.ok(api.confirm, { body })
    expect(await at.sql('select id from c231025.visit where id = $1', [body.id])).toEqual([])
  })
})

describe('[S1-49] what changed while it waited loses nothing', () => {
  it('an item taken out of the catalogue takes what was done under it', async () => {
    const [p] = people
    const body = visit(p!.id, { items: ['visit-3-errand'], note: '取了药' })
    const { items } = await day()
    expect(items.map((i) => i.code)).toContain('visit-3-errand')
    await at.sql(
      `update c231025.catalogue_entry set to_day = '2026-03-10' where kind = 'item' and code = 'visit-3-errand' and to_day is null`,
    )
    // Read anew within ten seconds.
    at.app.setNow(new Date(at.app.now().getTime() + 60_000))
    await expect
      .poll(async () => (await day()).items.map((i) => i.code), { timeout: 20_000 })
      .not.toContain('visit-3-errand')
    expect((await worker.call(api.visit, { body })).status).toBe(200)
  })
})

describe('[L3] two workers and one wish', () => {
  it('the second who did not see the first is told; who saw it, or wants the same, or another field, is not', async () => {
    const p = people[5]!
    const wish = (client: Client, more: object) =>
      client
        .call(api.wish, { params: { id: p.id }, body: { id: id(), ...more } })
        .then((r) => r.problem?.code ?? r.status)
    expect(await wish(worker, { ways: ['at-home', 'phone'] })).toBe(200)
    const { ways, rhythm, doorbells } = personOf(await day(), p.id)!.wish
    const base = { ways, rhythm, doorbells }
    expect(await wish(worker, { ways: ['phone'], base })).toBe(200)
    expect(await wish(secretary, { ways: ['at-home'], base })).toBe('conflict')
    expect(await wish(secretary, { ways: ['phone'], base })).toBe(200)
    expect(await wish(secretary, { rhythm: 'month', base })).toBe(200)
    expect(await wish(secretary, { ways: ['at-home'], base: { ...base, ways: ['phone'] } })).toBe(200)
    expect(personOf(await day(), p.id)!.wish).toMatchObject({ ways: ['at-home'], rhythm: 'month' })
  })
})

describe('[L4][L7] numbers for a phone without a signal', () => {
  const calls = (person: string) =>
    at.sql<{ act: string; detail: object }>(
      `select act, detail from c231025.audit where subject = $1 and act = 'people.call' order by at`,
      [person],
    )
  const handed = async () =>
    (
      await at.sql<{ people: number }>(
        `select (detail ->> 'people')::int as people from c231025.audit where act = 'visits.numbers'`,
      )
    ).map((r) => r.people)

  it('are those of today, told once, and again only when they are others', async () => {
    const tomorrow = people.at(-1)!.id
    await at.sql(
      `update c231025.duty set due_at = '2026-03-13T00:00:00+08:00' where person = $1 and due_at < '2026-03-13T00:00:00+08:00'`,
      [tomorrow],
    )
    const whole = await day()
    const first = await worker.ok(api.numbers, { query: {} })
    expect(personOf(whole, tomorrow)).toBeDefined()
    const owed = new Map(first.items!.map((i) => [i.person, i]))
    const end = Date.parse(`${whole.today}T24:00:00+08:00`)
    const today = whole.people.filter((p) => p.duties.some((d) => Date.parse(d.due) <= end))
    expect(first.items!.length).toBeGreaterThan(0)
    expect([...owed.keys()].filter((p) => !today.some((t) => t.id === p))).toEqual([])
    expect(owed.has(tomorrow)).toBe(false)
    expect(first.items!.every((i) => /^000\d{8}$/.test(i.phone ?? i.contacts[0]!.phone))).toBe(true)
    expect((await worker.ok(api.numbers, { query: { have: first.digest } })).items).toBeNull()
    expect(await handed()).toEqual([first.items!.length])
    // Not in the day itself, which is shown.
    expect(JSON.stringify(whole)).not.toMatch(/"000\d{8}"/)
  })

  it('each that was dialled leaves the line of a call, once, whatever became of the duty or the person', async () => {
    const [item] = (await worker.ok(api.numbers, { query: {} })).items!
    const body = { id: id(), matter: item!.duty, at: at.app.now().toISOString() }
    const before = (await calls(item!.person)).length
    const dialled = (client: Client, more = {}) =>
      client.call(peopleApi.dialled, { params: { id: item!.person }, body: { ...body, ...more } })
    await at.sql(`update c231025.duty set state = 'done' where id = $1`, [item!.duty])
    expect([(await dialled(worker)).status, (await dialled(worker)).status]).toEqual([200, 200])
    expect((await calls(item!.person)).slice(before)).toEqual([
      { act: 'people.call', detail: { matter: item!.duty, dialledAt: body.at } },
    ])
    expect((await dialled(worker, { matter: id() })).problem.code).toBe('id-reused')
    const far = at.as('far', [{ role: 'grid-worker', place: '231025/107/201/001/' }])
    expect((await dialled(far, { id: id() })).status).toBe(404)
  })
})

describe('[C7][design 5] whether visits are true', () => {
  it('some who were met are drawn, asked by somebody else, and shown as a rate of the place', async () => {
    at.app.setNow('2026-04-01T05:00:00+08:00')
    const work = workFor(at.app.house, at.app.county)
    const draw = rooms.flatMap((r) => r.jobs ?? []).find((j) => j.name === 'visits-draw')!
    await draw.run(work)
    await draw.run(work)
    const query = { place: community, month: '2026-03', size: 50 }
    const list = await secretary.ok(api.callBacks, { query })
    expect(list.items.length).toBe(list.drawn)
    expect(list.drawn).toBeGreaterThan(2)
    expect(list.items.map((i) => i.person)).not.toContain(hidden.person)
    expect(await at.sql('select id from c231025.visit_call_back where visit = $1', [hidden.visit])).toEqual([])
    expect(list.seed).not.toBeNull()
    expect(JSON.stringify(list)).not.toContain('worker')
    const [first, second, third] = list.items
    await secretary.ok(api.calledBack, { params: { id: first!.id }, body: { id: id(), answer: 'as-recorded' } })
    await secretary.ok(api.calledBack, { params: { id: second!.id }, body: { id: id(), answer: 'not-reached' } })
    await secretary.ok(api.calledBack, { params: { id: third!.id }, body: { id: id(), answer: 'not-visited' } })
    expect(await secretary.ok(api.callBacks, { query })).toMatchObject({ asked: 2, alike: 1 })
    const self = at.as('worker', [{ role: 'community-secretary', place: community }])
    const own = list.items.find((i) => i.id !== first!.id)!
    expect(
      (await self.call(api.calledBack, { params: { id: own.id }, body: { id: id(), answer: 'as-recorded' } })).status,
    ).toBe(403)
    expect((await worker.call(api.callBacks, { query })).status).toBe(403)
  })
})
