/** Paper as plan B: a sheet is written down at a desk with its real time, under the name of who was there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountsApi } from '../../../domain/accounts/api.ts'
import { dutiesApi } from '../../../domain/duties/api.ts'
import { visitsApi as api } from '../../../domain/duties/visits-api.ts'
import type { PaperVisit } from '../../../domain/duties/visits.ts'
import { recordsApi } from '../../../domain/records/api.ts'
import type { Client } from '../../../test/client.ts'
import { startCounty, type TestCounty } from '../../../test/county.ts'
import { drawCallBacks } from './call-backs.ts'
import { workFor } from '../../kernel/jobs/work.ts'

const community = '231025/100/zhanqian/001/'
const one = `${community}001/`

let at: TestCounty
let worker: Client
let secretary: Client
let visitor: string
/** The account at the desk. */
let clerk: string
let people: { id: string }[]
const id = () => at.app.house.newId()
const accountOf = async (name: string) =>
  (await at.sql<{ id: string }>('select id from c231025.accounts where name = $1', [name]))[0]!.id
const sheet = (person: string, more: Partial<PaperVisit> = {}) => ({
  id: id(),
  visitor,
  persons: [person],
  place: one,
  way: 'at-home' as const,
  outcome: 'met' as const,
  items: ['visit-1-look-in'],
  capturedAt: '2026-03-08T09:30:00+08:00',
  ...more,
})
const refused = async (client: Client, body: ReturnType<typeof sheet>) => {
  const { status, problem } = await client.call(api.enter, { body })
  return [status, problem.code, ...(problem.faults ?? []).map((f) => `${f.path}:${f.code}`)].join(' ')
}
const past = async (client: Client, person: string) =>
  (await client.ok(api.past, { params: { id: person }, query: {} })).items

beforeAll(async () => {
  at = await startCounty({
    demo: true,
    people: ['worker', 'sheet-clerk', 'asker', 'far'],
    now: '2026-03-10T10:00:00+08:00',
  })
  worker = at.as('worker', [{ role: 'grid-worker', place: one }])
  secretary = at.as('sheet-clerk', [{ role: 'community-secretary', place: community }])
  visitor = await accountOf('worker')
  clerk = (await secretary.ok(accountsApi.me, {})).me!.account
  people = await at.sql(
    `select p.id from c231025.person p where p.place = $1 and p.died is null and p.born < '1960-01-01'
       and not exists (select 1 from c231025.enrolment e where e.person = p.id) order by p.id limit 4`,
    [one],
  )
  await at.app.settle()
  const given = people.map((p) => ({ id: id(), person: p.id }))
  await secretary.ok(dutiesApi.enrol, {
    body: { id: id(), plan: 'elder-visit', from: '2026-03-01', people: given, tier: 'key', helper: visitor },
  })
  await at.app.settle()
})
afterAll(() => at.close())

describe('[ux 29][S0-21] a sheet written down at a desk', () => {
  it('settles what was due on its real day, in the name of who went; sent twice it is one', async () => {
    const [p] = people
    const body = sheet(p!.id, { minutes: 15 })
    const answer = await secretary.ok(api.enter, { body })
    expect(answer.covered.map((c) => c.plan)).toEqual(['elder-visit'])
    expect(answer.skewed).toBe(false)
    expect((await secretary.ok(api.enter, { body })).covered).toEqual(answer.covered)
    expect(await refused(secretary, { ...body, minutes: 20 })).toContain('id-reused')
    const [record] = await at.sql<{ helpers: { account: string }[]; recorded_by: string; day: string }>(
      `select helpers, recorded_by, (ended_at at time zone 'Asia/Shanghai')::date::text as day from c231025.service_records where id = $1`,
      [body.id],
    )
    expect(record).toMatchObject({
      helpers: [{ account: visitor, minutes: 15 }],
      recorded_by: clerk,
      day: '2026-03-08',
    })
    const [told] = await past(secretary, p!.id)
    expect(told).toMatchObject({ id: body.id, who: 'worker', enteredBy: 'sheet-clerk', skewed: false, outcome: 'met' })
    expect([told!.at, told!.receivedAt]).toEqual([
      '2026-03-08T01:30:00.000Z',
      new Date('2026-03-10T10:00:00+08:00').toISOString(),
    ])
    const lines = await at.sql<{ act: string; actor: string }>(
      `select act, actor from c231025.audit where subject = $1`,
      [body.id],
    )
    expect(lines).toContainEqual({ act: 'visits.enter', actor: clerk })
    // It is the worker's: they may put it right as any of their own.
    expect((await worker.ok(recordsApi.get, { params: { id: body.id } })).versions).toHaveLength(1)
  })

  it('asks for a time that was, a colleague who works here, and somebody in sight', async () => {
    const [, p] = people
    expect(await refused(secretary, sheet(p!.id, { capturedAt: '2026-03-10T11:00:00+08:00' }))).toContain(
      'capturedAt:moment-future',
    )
    expect(await refused(secretary, sheet(p!.id, { capturedAt: '2024-03-08T09:30:00+08:00' }))).toContain(
      'capturedAt:day-past',
    )
    expect(await refused(secretary, sheet(p!.id, { visitor: id() }))).toContain('visitor:helper-unknown')
    expect(await refused(worker, sheet(p!.id))).toContain('403')
    const far = at.as('far', [{ role: 'community-secretary', place: '231025/107/201/001/' }])
    expect(await refused(far, sheet(p!.id))).toContain('404')
    expect((await far.call(api.past, { params: { id: p!.id }, query: {} })).status).toBe(404)
    expect(
      await at.sql(
        'select id from c231025.visit where id in (select visit from c231025.visit_person where person = $1)',
        [p!.id],
      ),
    ).toEqual([])
  })

  it('[S1-49][L2] stands between what phones sent by when it was received; a clock that is off is said', async () => {
    const [, , p] = people
    const send = (capturedAt: string) => {
      const { visitor: _, ...body } = sheet(p!.id, { capturedAt })
      return worker.ok(api.visit, { body })
    }
    const first = await send('2026-03-10T09:00:00+08:00')
    at.app.setNow('2026-03-10T10:05:00+08:00')
    const paper = await secretary.ok(api.enter, { body: sheet(p!.id) })
    at.app.setNow('2026-03-10T10:10:00+08:00')
    const fast = await send('2026-03-11T10:09:00+08:00')
    const items = await past(secretary, p!.id)
    expect(items.map((v) => v.id)).toEqual([fast.id, paper.id, first.id])
    expect(items.map((v) => v.skewed)).toEqual([true, false, false])
    expect(items[0]!.at).toBe(items[0]!.receivedAt)
    expect(items[0]!.capturedAt).toBe('2026-03-11T02:09:00.000Z')
    const page = await secretary.ok(api.past, { params: { id: p!.id }, query: { size: 2 } })
    const rest = await secretary.ok(api.past, { params: { id: p!.id }, query: { size: 2, after: page.next } })
    expect([...page.items, ...rest.items].map((v) => v.id)).toEqual(items.map((v) => v.id))
  })

  it('is not called back by who wrote it down', async () => {
    const [, , , p] = people
    const body = sheet(p!.id)
    await secretary.ok(api.enter, { body })
    at.app.setNow('2026-04-02T10:00:00+08:00')
    await drawCallBacks(workFor(at.app.house, at.app.county))
    const row = id()
    await at.sql(
      `insert into c231025.visit_call_back (id, month, visit, person, place) values ($1, '2026-03', $2, $3, $4) on conflict (month, visit, person) do update set id = $1`,
      [row, body.id, p!.id, one],
    )
    const asked = { params: { id: row }, body: { id: id(), answer: 'as-recorded' as const } }
    expect((await secretary.call(api.calledBack, asked)).problem).toMatchObject({ code: 'not-permitted' })
    const other = at.as('asker', [{ role: 'community-secretary', place: community }])
    await other.ok(api.calledBack, asked)
  })
})
