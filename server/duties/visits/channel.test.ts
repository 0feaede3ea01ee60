/** Who provides a visit: said where it does not follow from whose visit it is, at the door or later at the desk, and nowhere else. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { VisitSent } from '../../../domain/duties/visits.ts'
import { visitsApi as api } from '../../../domain/duties/visits-api.ts'
import { recordsApi } from '../../../domain/records/api.ts'
import type { Client } from '../../../test/client.ts'
import { startCounty, type TestCounty } from '../../../test/county.ts'

const community = '231025/100/zhanqian/001/'
const one = `${community}001/`

let at: TestCounty
/** Goes for a company. */
let sent: Client
let worker: Client
let secretary: Client
let person: string
const id = () => at.app.house.newId()
const visit = (more: Partial<VisitSent> = {}): VisitSent => ({
  id: id(),
  persons: [person],
  place: one,
  way: 'at-home',
  outcome: 'met',
  items: ['visit-1-look-in'],
  capturedAt: at.app.now().toISOString(),
  ...more,
})
const newest = async (record: string, who = secretary) =>
  (await who.ok(recordsApi.get, { params: { id: record } })).versions[0]!
const visited = async (who: Client, more: Partial<VisitSent> = {}) => {
  const body = visit(more)
  await who.ok(api.visit, { body })
  return newest(body.id)
}
const say = (who: Client, record: string, seen: number, channel: 'purchased' | 'voluntary' | 'public') =>
  who.call(recordsApi.sayChannel, { params: { id: record }, body: { seen, channel } })

beforeAll(async () => {
  at = await startCounty({
    demo: true,
    people: ['sent', 'worker', 'secretary', 'far'],
    now: '2026-03-10T10:00:00+08:00',
  })
  sent = at.as('sent', [
    { role: 'grid-worker', place: one },
    { role: 'unit-handler', place: one, unit: 'zilaishui' },
  ])
  worker = at.as('worker', [{ role: 'grid-worker', place: one }])
  secretary = at.as('secretary', [{ role: 'community-secretary', place: community }])
  ;[{ id: person }] = (await at.sql<{ id: string }>(
    `select id from c231025.person where place = $1 and died is null and born < '1960-01-01' order by id limit 1`,
    [one],
  )) as [{ id: string }]
})
afterAll(() => at.close())

it('[S1-16] is offered on the phone of whoever goes for a company, and on no other; nobody has to say it', async () => {
  const offered = async (who: Client) => (await who.ok(api.day, { query: {} })).channels
  expect(await offered(sent)).toEqual(['purchased', 'voluntary', 'public'])
  expect(await offered(worker)).toEqual([])
  expect(await visited(sent)).toMatchObject({ unit: 'zilaishui', provided: null })
  expect(await visited(sent, { channel: 'voluntary' })).toMatchObject({ channel: 'voluntary', provided: 'voluntary' })
  // Said where it follows it counts for nothing, and nothing of the visit is lost.
  const own = await visited(worker, { channel: 'purchased', note: '药已代买' })
  expect([own.channel, own.provided, own.done]).toEqual([undefined, 'public', '药已代买'])
})

it('[S1-16] is said at the desk of one that was not: nothing else of it changes, and the month counts it', async () => {
  const before = await visited(sent, { note: '擦了窗户', minutes: 25 })
  const sums = async () => {
    const { items } = await secretary.ok(recordsApi.channels, { query: { place: one, month: '2026-03' } })
    return Object.fromEntries(items.map((i) => [String(i.channel), i.services]))
  }
  const counted = await sums()
  expect((await say(secretary, before.id, 2, 'purchased')).status).toBe(409)
  expect((await say(secretary, before.id, 1, 'purchased')).status).toBe(200)
  // The answer was lost: said again it is one.
  expect((await say(secretary, before.id, 1, 'purchased')).status).toBe(200)
  expect((await say(secretary, before.id, 1, 'voluntary')).problem.code).toBe('conflict')
  const { versions } = await secretary.ok(recordsApi.get, { params: { id: before.id } })
  const [after] = versions
  expect(versions.map((v) => v.version)).toEqual([2, 1])
  expect(after).toEqual({
    ...before,
    version: 2,
    channel: 'purchased',
    provided: 'purchased',
    recordedAt: after!.recordedAt,
  })
  const now = await sums()
  expect([now.purchased, now.null]).toEqual([(counted.purchased ?? 0) + 1, counted.null! - 1])
  // What was said by mistake is said otherwise.
  expect((await say(secretary, before.id, 2, 'voluntary')).status).toBe(200)
  expect((await newest(before.id)).provided).toBe('voluntary')
  expect(
    await at.sql(
      `select act, detail ->> 'channel' as channel from c231025.audit where subject = $1 and act like 'records.%' order by detail ->> 'version'`,
      [before.id],
    ),
  ).toEqual(['purchased', 'voluntary'].map((channel) => ({ act: 'records.channel', channel })))
})

it('[S1-16] is not said where it follows, nor of a record that lies elsewhere', async () => {
  const own = await visited(worker)
  expect((await say(secretary, own.id, 1, 'purchased')).problem.code).toBe('out-of-turn')
  const far = at.as('far', [{ role: 'community-secretary', place: '231025/107/201/001/' }])
  const theirs = await visited(sent)
  expect((await say(far, theirs.id, 1, 'purchased')).status).toBe(404)
  expect((await newest(theirs.id)).version).toBe(1)
})

it('[ux 29] what was written on paper stands under the unit of whoever went', async () => {
  const [account] = await at.sql<{ id: string }>(`select id from c231025.accounts where name = 'sent'`)
  const entered = async () => {
    const body = visit({ capturedAt: '2026-03-09T09:00:00+08:00' })
    await secretary.ok(api.enter, { body: { ...body, visitor: account!.id } })
    return newest(body.id)
  }
  expect(await entered()).toMatchObject({ provided: 'public' })
  await at.sql(
    `insert into c231025.account_grants (id, account, role, place, unit, from_day, until_day, body_hash, given_at)
     values ($1, $2, 'unit-handler', $3, 'zilaishui', '2026-01-01', $4, '', '2026-01-01')`,
    [id(), account!.id, one, '2026-12-31'],
  )
  expect(await entered()).toMatchObject({ unit: 'zilaishui', provided: null })
  await at.sql(`update c231025.account_grants set until_day = '2026-03-01' where account = $1`, [account!.id])
  expect(await entered()).toMatchObject({ provided: 'public' })
})
