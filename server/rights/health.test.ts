/** A check-up at home: offered at the door where it is due, counted as a service, and what was found kept for whoever examined. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dutiesApi } from '../../domain/duties/api.ts'
import { itemsFor } from '../../domain/duties/visits-rules.ts'
import { visitsApi } from '../../domain/duties/visits-api.ts'
import { peopleApi } from '../../domain/people/api.ts'
import { rightsApi as api } from '../../domain/rights/api.ts'
import type { Client } from '../../test/client.ts'
import { startCounty, type TestCounty } from '../../test/county.ts'

const community = '231025/100/zhanqian/001/'
const one = `${community}001/`
const canary = '金丝雀血压偏高'

let at: TestCounty
let doctor: Client
let colleague: Client
let secretary: Client
let owner: Client
let elder: string
let other: string
let record: string
const id = () => at.app.house.newId()
const accountOf = async (name: string) =>
  (await at.sql<{ id: string }>('select id from c231025.accounts where name = $1', [name]))[0]!.id
const found = { pressure: '150/95', pulse: 88, said: canary }
const keep = (who: Client, body: object = found, of = record, person = elder) =>
  who.call(api.keepFindings, { params: { id: person, record: of }, body: body })
const checkUps = (who: Client, person = elder) => who.ok(api.checkUps, { params: { id: person } })
const visited = async (person: string, items: string[]) => {
  const body = {
    id: id(),
    persons: [person],
    place: one,
    way: 'at-home' as const,
    outcome: 'met' as const,
    items,
    capturedAt: at.app.now().toISOString(),
  }
  return { ...(await doctor.ok(visitsApi.visit, { body })), record: body.id }
}
const agree = () =>
  secretary.ok(api.give, {
    params: { id: elder },
    body: { id: id(), purpose: 'health-file', sensitive: ['restricted'], speaker: 'person', channel: 'word' },
  })
const open = (who: Client, file: string) =>
  who.call(api.readFile, { params: { id: file }, body: { why: '复查前看一看' } })

beforeAll(async () => {
  at = await startCounty({
    demo: true,
    people: ['h-doctor', 'h-colleague', 'h-secretary', 'h-owner', 'h-security'],
    now: '2026-03-10T10:00:00+08:00',
  })
  doctor = at.as('h-doctor', [{ role: 'grid-worker', place: one }])
  colleague = at.as('h-colleague', [{ role: 'grid-worker', place: one }])
  secretary = at.as('h-secretary', [{ role: 'community-secretary', place: community }])
  owner = at.as('h-owner', [{ role: 'unit-handler', place: '231025/' }])
  await at.app.settle()
  await at
    .as('h-security', [{ role: 'security-officer' }])
    .ok(api.appoint, { body: { id: id(), class: 'health', account: await accountOf('h-owner') } })
  const people = await at.sql<{ id: string }>(
    `select id from c231025.person p where place = $1 and died is null and born < '1960-01-01'
       and not exists (select 1 from c231025.enrolment e where e.person = p.id) order by id limit 2`,
    [one],
  )
  ;[elder, other] = people.map((p) => p.id) as [string, string]
  const helper = await accountOf('h-doctor')
  for (const [plan, who] of [
    ['check-up-home', [elder]],
    ['elder-visit', [elder, other]],
  ] as const)
    await secretary.ok(dutiesApi.enrol, {
      body: {
        id: id(),
        plan,
        from: '2026-03-01',
        people: who.map((person) => ({ id: id(), person })),
        tier: plan === 'elder-visit' ? 'key' : null,
        helper,
      },
    })
  await at.app.settle()
})
afterAll(() => at?.close())

describe('[S4-05] a check-up at home', () => {
  it('is offered at the door of whoever is due for it and at no other, and settles what is due', async () => {
    const day = await doctor.ok(visitsApi.day, { query: {} })
    const offered = (person: string) =>
      itemsFor(day.items, [day.people.find((p) => p.id === person)!]).map((i) => i.code)
    expect(offered(elder)).toContain('home-check-up')
    expect(offered(other)).not.toContain('home-check-up')
    const looked = await visited(elder, ['visit-1-look-in'])
    const state = async () =>
      (
        await at.sql<{ state: string }>(`select state from c231025.duty where person = $1 and plan = 'check-up-home'`, [
          elder,
        ])
      )[0]!.state
    expect([looked.covered.length, await state()]).toEqual([1, 'open'])
    record = (await visited(elder, ['home-check-up'])).record
    expect(await state()).toBe('done')
  })

  it('[S3-05] nothing found is kept before the person agreed, by somebody else, of another service or of nothing', async () => {
    expect(await checkUps(doctor)).toEqual({ agreed: false, items: [{ record, day: '2026-03-10', kept: false }] })
    const refused = await keep(doctor)
    expect([refused.status, refused.problem.detail]).toEqual([409, expect.stringContaining('同意')])
    await agree()
    expect((await checkUps(doctor)).agreed).toBe(true)
    expect((await checkUps(colleague)).items).toEqual([])
    expect((await keep(colleague)).status).toBe(404)
    const plain = (await visited(elder, ['visit-1-look-in'])).record
    expect((await keep(doctor, found, plain)).status).toBe(404)
    expect((await keep(doctor, found, record, other)).status).toBe(404)
    expect((await keep(doctor, {})).problem.faults).toEqual([{ path: 'said', code: 'required' }])
    expect((await keep(doctor, { pressure: '高' })).problem.faults).toMatchObject([
      { path: 'pressure', code: 'pressure' },
    ])
    expect((await checkUps(doctor)).items.map((i) => i.kept)).toEqual([false])
  })

  it('is kept once, opens to whoever examined and whoever answers for it, with a reason and a line; nowhere else a word', async () => {
    for (let n = 0; n < 2; n++) expect((await keep(doctor)).status).toBe(200)
    expect((await keep(doctor, { pulse: 70 })).problem.code).toBe('id-reused')
    expect((await checkUps(doctor)).items).toEqual([{ record, day: '2026-03-10', kept: true }])
    const { items } = await doctor.ok(api.myFiles, {})
    expect(items.map((f) => f.class)).toEqual(['health'])
    const file = items[0]!.id
    const opened = await open(doctor, file)
    expect(opened.body).toMatchObject({ person: elder, body: { pressure: '150/95', pulse: '88', said: canary } })
    expect((await open(owner, file)).status).toBe(200)
    expect((await open(colleague, file)).status).toBe(404)
    expect((await open(secretary, file)).status).toBe(404)
    const looks = await owner.ok(api.looks, { body: { why: '月底检查', size: 50 } })
    expect(
      looks.items
        .filter((l) => l.file === file)
        .map((l) => l.what)
        .sort(),
    ).toEqual(['begin', 'look', 'look'])
    const told = [
      await secretary.ok(peopleApi.get, { params: { id: elder } }),
      await secretary.ok(visitsApi.paper, { query: { place: one, days: 31 } }),
      await at.sql('select * from c231025.audit'),
      await at.sql('select * from c231025.texts'),
      await at.sql('select * from c231025.restricted_file'),
    ]
    expect(JSON.stringify(told)).not.toContain(canary)
  })

  it('[B11] nobody reads it once the consent is taken back; the service and its count stay', async () => {
    const [file] = (await doctor.ok(api.myFiles, {})).items
    await secretary.ok(api.withdraw, {
      params: { id: elder, purpose: 'health-file' },
      body: { id: id() },
    })
    for (const who of [doctor, owner]) {
      const answer = await open(who, file!.id)
      expect([answer.status, JSON.stringify(answer.body ?? '').includes(canary)]).toEqual([409, false])
    }
    at.app.setNow('2026-03-10T11:00:00+08:00')
    await agree()
    expect((await open(doctor, file!.id)).status).toBe(200)
  })
})
