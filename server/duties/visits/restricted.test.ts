/** What is found at the door of a child under a restricted plan: somebody sees to it, and nobody learns whose door it was. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dutiesApi } from '../../../domain/duties/api.ts'
import { needUnsaid } from '../../../domain/duties/said.ts'
import type { VisitSent } from '../../../domain/duties/visits.ts'
import { visitsApi as api } from '../../../domain/duties/visits-api.ts'
import { requestsApi } from '../../../domain/requests/api.ts'
import type { Client } from '../../../test/client.ts'
import { startCounty, type TestCounty } from '../../../test/county.ts'
import { workFor } from '../../kernel/jobs/work.ts'
import { rooms } from '../../rooms.ts'

const community = '231025/100/zhanqian/001/'
const one = `${community}001/`
const words = '甲小乙家里没有过冬的棉衣'

let at: TestCounty
let director: Client
let child: { id: string; household: string; dwelling: string }
const id = () => at.app.house.newId()
const accountOf = async (name: string) =>
  (await at.sql<{ id: string }>('select id from c231025.accounts where name = $1', [name]))[0]!.id

beforeAll(async () => {
  at = await startCounty({ demo: true, people: ['director', 'other', 'secretary', 'worker', 'dispatcher'] })
  await at.app.settle()
  director = at.as('director', [{ role: 'child-director', place: community }])
  ;[child] = (await at.sql(
    `select p.id, m.household, h.dwelling from c231025.person p
     join c231025.household_member m on m.person = p.id and m.to_day is null join c231025.household h on h.id = m.household
     where p.place = $1 and p.died is null and p.born > '2010-01-01' and h.dwelling is not null order by p.id limit 1`,
    [one],
  )) as [typeof child]
  await director.ok(dutiesApi.enrol, {
    body: {
      id: id(),
      plan: 'child-visit',
      from: '2026-03-01',
      people: [{ id: id(), person: child.id }],
      helper: await accountOf('director'),
    },
  })
  await at.app.settle()
})
afterAll(() => at.close())

const visit = (more: Partial<VisitSent> = {}): VisitSent => ({
  id: id(),
  persons: [child.id],
  place: one,
  way: 'at-home',
  outcome: 'met',
  items: ['visit-1-look-in'],
  capturedAt: at.app.now().toISOString(),
  ...more,
})

describe('[S1-25][S1-16][design 5] a need found on a restricted visit', () => {
  const needs = () => [
    { request: id(), act: id(), what: words },
    { request: id(), act: id(), what: `${words}，灯也不亮`, item: at.item },
  ]

  it('is an ordinary request of the grid that tells neither who, nor which door, nor the words; sent again it is the same', async () => {
    const body = visit({ needs: needs() })
    const first = await director.ok(api.visit, { body })
    expect(first.requests.map((r) => r.to === null)).toEqual([true, false])
    expect((await director.ok(api.visit, { body })).requests).toEqual(first.requests)
    await at.app.settle()
    const readers = [
      at.as('secretary', [{ role: 'community-secretary', place: community }]),
      at.as('worker', [{ role: 'grid-worker', place: one }]),
      at.as('dispatcher', [{ role: 'dispatcher' }]),
    ]
    for (const { request } of first.requests) {
      for (const reader of readers) {
        const seen = await reader.ok(requestsApi.get, { params: { request } })
        expect(seen.what).toBe(needUnsaid.zh)
        const text = JSON.stringify(seen)
        expect(text).not.toContain('甲小乙')
        for (const of of [child.id, child.household, child.dwelling, body.id]) expect(text).not.toContain(of)
      }
      const list = JSON.stringify(await readers[2]!.ok(requestsApi.list, { query: { size: 100 } }))
      expect(list).toContain(request)
      expect(list).not.toContain('棉衣')
    }
    // Whatever leaves or lies elsewhere: no act, no line of the audit, no event, no notice has them either.
    for (const table of ['requests', 'request_acts', 'audit', 'outbox', 'notices', 'request_measures'])
      expect([table, ...(await at.sql(`select 1 from c231025.${table} t where t::text like '%棉衣%'`))]).toEqual([
        table,
      ])
    const texts = await at.sql<{ subject_kind: string }>(
      `select distinct subject_kind from c231025.texts where body like '%棉衣%'`,
    )
    expect(texts).toEqual([{ subject_kind: 'record' }])
  })

  it('stands with its words and what became of it on the card of who answers for the child, and on nobody else’s', async () => {
    at.app.setNow('2026-04-01T10:00:00+08:00')
    const night = rooms.flatMap((r) => r.jobs ?? []).find((j) => j.name === 'duties-make')!
    await night.run(workFor(at.app.house, at.app.county))
    const card = async (client: Client) =>
      (await client.ok(api.day, { query: {} })).people.find((p) => p.id === child.id)
    const own = await card(director)
    expect(own?.needs.map((n) => n.what).sort()).toEqual([words, `${words}，灯也不亮`].sort())
    expect(own?.needs.map((n) => n.to === null).sort()).toEqual([false, true])
    for (const other of [
      at.as('other', [{ role: 'child-director', place: community }]),
      at.as('worker', [{ role: 'grid-worker', place: one }]),
    ]) {
      expect(await card(other)).toBeUndefined()
      const paper = await other.call(api.paper, { query: { place: one } })
      expect(JSON.stringify(paper.body)).not.toContain('棉衣')
    }
  })

  it('of anybody else the words and the door stand in the request as before', async () => {
    const worker = at.as('worker', [{ role: 'grid-worker', place: one }])
    const [elder] = await at.sql<{ id: string }>(
      `select id from c231025.person where place = $1 and died is null and born < '1960-01-01' order by id limit 1`,
      [one],
    )
    const request = id()
    await worker.ok(api.visit, {
      body: visit({ persons: [elder!.id], needs: [{ request, act: id(), what: '厨房水管漏水' }] }),
    })
    const seen = await worker.ok(requestsApi.get, { params: { request } })
    expect(seen.what).toBe('厨房水管漏水')
  })
})

describe('[S1-25][C6] a restricted visit that nobody made', () => {
  it('is told by name to whoever answers for it, and above the community by count and place', async () => {
    const told = async (at_: string) => {
      at.app.setNow(at_)
      await at.sql(`delete from c231025.outbox where name = 'duties.told'`)
      const work = workFor(at.app.house, at.app.county)
      for (const j of rooms.flatMap((r) => r.jobs ?? []).filter((x) => x.name === 'duties-clock')) await j.run(work)
      return (
        await at.sql<{ payload: Record<string, unknown> }>(
          `select payload from c231025.outbox where name = 'duties.told' and payload ->> 'plan' = 'child-visit' order by seq`,
        )
      ).map(({ payload: { to, place, accounts, n, restricted } }) => ({ to, place, accounts, n, restricted }))
    }
    const account = await accountOf('director')
    const near = { place: one, accounts: [account], n: 1, restricted: true }
    const above = { accounts: [], n: 1, restricted: true }
    expect(await told('2026-05-01T00:30:00+08:00')).toEqual([{ to: 'supervisor', ...near }])
    expect(await told('2026-05-04T00:30:00+08:00')).toEqual([{ to: 'town', place: '231025/100/', ...above }])
    expect(await told('2026-05-08T00:30:00+08:00')).toEqual([{ to: 'county', place: '231025/', ...above }])
  })
})
