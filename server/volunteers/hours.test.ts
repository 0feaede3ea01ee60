/** Hours follow from service records: found true by a second person, shown to all, counted, corrected, and never twice. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Helper } from '../../domain/records/schema.ts'
import { volunteersApi } from '../../domain/volunteers/api.ts'
import { hoursApi as api } from '../../domain/volunteers/hours-api.ts'
import type { Client } from '../../test/client.ts'
import { correctRecord } from '../../test/records.ts'
import { community, one } from '../../test/people.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import { countDue, levelled } from './counting.ts'

let v: VolunteersCounty
const told: { name: string; payload: Record<string, unknown> }[] = []
beforeAll(async () => {
  const hear = async (e: { name: string; payload: Record<string, unknown> }) => void told.push(e)
  v = await startVolunteers([
    {
      name: 'listener',
      api: {},
      routes: {},
      on: { 'volunteers.counted': hear, 'volunteers.recalled': hear },
    },
  ])
})
afterAll(() => v?.r.close())

const id = () => v.newId()
const clock = (at: string) => v.r.app.setNow(`2026-03-${at}:00+08:00`)
const moment = (hhmm: string, day = '10') => `2026-03-${day}T${hhmm}:00+08:00`
const check = (person: string, from: string, to: string, day = '10'): Helper => ({
  person,
  from: moment(from, day),
  to: moment(to, day),
})

/** A volunteer since the first of March, with a phone. */
async function somebody() {
  const person = (await v.r.entered({ born: '1985-01-01' })).id
  const volunteer = await v.takenIn(person)
  await v.r.rows(`update volunteer set joined_on = '2026-03-01' where id = $1`, [volunteer])
  const { client, account } = await v.phone(person)
  return { person, volunteer, client, account }
}

interface Row {
  state: string
  flaw: string | null
  minutes: number
  id: string
}
const rowOf = async (record: string): Promise<Row> =>
  (
    await v.r.rows<Row & { [k: string]: unknown }>(
      'select id, state, flaw, minutes from volunteer_hours where record = $1',
      [record],
    )
  )[0]!
const sumOf = async (volunteer: string) =>
  (
    await v.r.rows<{ minutes: number; stars: number }>('select minutes, stars from volunteer where id = $1', [
      volunteer,
    ])
  )[0]!
const verify = (client: Client, ...hours: string[]) => client.call(api.verify, { body: { id: id(), hours } })
/** Three working days on: from Tuesday to the end of Friday. */
async function noticeOver() {
  clock('14T00:00')
  await countDue(v.r.work())
  await v.r.app.settle()
  clock('10T10:00')
}

async function correct(record: string, change: object, seen = 1) {
  await correctRecord(v.secretary, record, change, seen)
  await v.r.app.settle()
}

describe('[S1-03][F4] hours', () => {
  it('come from check-in and check-out; are found true by somebody second; count when the notice is over', async () => {
    const who = await somebody()
    const record = await v.served([check(who.person, '08:00', '09:30')], { programme: 'haircuts' })
    const row = await rowOf(record)
    expect(row).toMatchObject({ state: 'entered', flaw: null, minutes: 90 })
    const waiting = await v.secretary.ok(api.list, { query: { under: community } })
    expect(waiting.items.find((i) => i.id === row.id)).toMatchObject({
      name: '尉**',
      minutes: 90,
      item: 'elder-chores',
      mayNot: null,
    })
    expect((await v.next.ok(api.list, { query: {} })).items).toEqual([])
    expect((await verify(v.next, row.id)).status).toBe(404)
    const writer = v.r.seat('v-writer', 'community-secretary', community)
    expect((await verify(writer, row.id)).problem.title).toBe('这条是您自己记的')
    const own = v.r.seatOf('own', [{ role: 'community-secretary', place: community }], { account: who.account })
    expect((await verify(own, row.id)).problem.title).toBe('不能核实自己的时长')
    const body = { id: id(), hours: [row.id] }
    await v.secretary.ok(api.verify, { body })
    // Sent again it is done once.
    await v.secretary.ok(api.verify, { body })
    expect((await verify(v.secretary, row.id)).problem.code).toBe('out-of-turn')
    await v.r.app.settle()
    const mine = await who.client.ok(api.own, { params: { id: who.volunteer }, query: {} })
    expect(mine.items).toMatchObject([
      { state: 'notice', until: '2026-03-13T09:00:00.000Z', programme: 'haircuts', origin: 'activity' },
    ])
    expect(await sumOf(who.volunteer)).toEqual({ minutes: 0, stars: 0 })
    told.length = 0
    await noticeOver()
    expect(await rowOf(record)).toMatchObject({ state: 'counted' })
    expect(await sumOf(who.volunteer)).toEqual({ minutes: 90, stars: 0 })
    expect(told.map((e) => [e.name, e.payload['volunteer'], e.payload['record'], e.payload['minutes']])).toEqual([
      ['volunteers.counted', who.volunteer, record, 90],
    ])
    const sums = await who.client.ok(api.ownSums, { params: { id: who.volunteer } })
    expect(sums).toMatchObject({
      years: [{ year: 2026, minutes: 90, times: 1, training: 0 }],
      programmes: [{ programme: 'haircuts', minutes: 90 }],
      units: [{ unit: 'shegongzhan', minutes: 90 }],
      waiting: 0,
      toNext: 5910,
    })
    // Counted once, however often it is looked for.
    await noticeOver()
    expect((await sumOf(who.volunteer)).minutes).toBe(90)
  })

  it('what was done in office by an account is nobody’s hours; who is no volunteer has none', async () => {
    const person = (await v.r.entered({ born: '1985-01-01' })).id
    const record = await v.served([
      { account: v.r.account('v-grid'), minutes: 30 },
      { person, minutes: 30 },
    ])
    expect(await rowOf(record)).toBeUndefined()
  })

  it('[S1-03] nobody is in two places at once: the later one is named and does not count, until the record is put right', async () => {
    const who = await somebody()
    const first = await v.served([check(who.person, '08:00', '09:00')])
    clock('10T10:01')
    const second = await v.served([check(who.person, '08:30', '10:00')])
    const third = await v.served([{ person: who.person, minutes: 200 }])
    expect([(await rowOf(first)).flaw, (await rowOf(second)).flaw, (await rowOf(third)).flaw]).toEqual([
      null,
      'overlap',
      null,
    ])
    const flawed = await v.secretary.ok(api.list, { query: { view: 'flawed', under: community } })
    expect(flawed.items.find((i) => i.record === second)).toMatchObject({ flaw: 'overlap', mayNot: 'flawed' })
    expect((await verify(v.secretary, (await rowOf(second)).id)).problem.title).toBe('这段时长有问题')
    const mine = await who.client.ok(api.own, { params: { id: who.volunteer }, query: {} })
    expect(mine.items.map((i) => i.flaw).filter(Boolean)).toEqual(['overlap'])
    clock('10T10:02')
    // The first was earlier: now nothing stands in the way of the second.
    await correct(first, { helpers: [check(who.person, '07:00', '08:00')] })
    expect([(await rowOf(first)).flaw, (await rowOf(second)).flaw]).toEqual([null, null])
    clock('10T10:03')
    const tooMuch = await v.served([{ person: who.person, minutes: 131 }])
    expect((await rowOf(tooMuch)).flaw).toBe('over-day')
    const fits = await v.served([{ person: who.person, minutes: 130 }])
    expect((await rowOf(fits)).flaw).toBeNull()
    clock('10T10:00')
  })

  it('a version of the record that says otherwise begins anew and calls back what counted; one that says the same does not', async () => {
    const who = await somebody()
    const record = await v.served([check(who.person, '08:00', '09:00', '09')])
    await verify(v.secretary, (await rowOf(record)).id)
    await noticeOver()
    told.length = 0
    await correct(record, { outcome: 'partly' })
    expect(await rowOf(record)).toMatchObject({ state: 'counted', minutes: 60 })
    await correct(record, { helpers: [check(who.person, '08:00', '08:40', '09')] }, 2)
    expect(await rowOf(record)).toMatchObject({ state: 'entered', minutes: 40 })
    expect((await sumOf(who.volunteer)).minutes).toBe(0)
    expect(told.map((e) => [e.name, e.payload['minutes']])).toEqual([['volunteers.recalled', 60]])
    // Nobody finds true what they put right themselves.
    expect((await verify(v.secretary, (await rowOf(record)).id)).problem.title).toBe('这条是您自己记的')
    await correct(record, { helpers: [] }, 3)
    expect(await rowOf(record)).toMatchObject({ state: 'void' })
    await correct(record, { helpers: [check(who.person, '08:00', '08:40', '09')] }, 4)
    expect(await rowOf(record)).toMatchObject({ state: 'entered', minutes: 40 })
  })

  it('before somebody was taken in nothing counts; from that day on it does', async () => {
    const person = (await v.r.entered({ born: '1985-01-01' })).id
    const { client } = await v.phone(person)
    await client.ok(volunteersApi.apply, {
      body: { id: id(), person, skills: [], languages: [], free: [], howFar: 'grid', nationalNo: null, agreed: true },
    })
    const [early, late] = [
      await v.served([check(person, '08:00', '09:00', '09')]),
      await v.served([check(person, '08:00', '09:00')]),
    ]
    expect([(await rowOf(early)).flaw, (await rowOf(late)).flaw]).toEqual(['before-joining', 'before-joining'])
    const [mine] = (await client.ok(volunteersApi.mine)).items
    await v.secretary.ok(volunteersApi.step, {
      params: { id: mine!.volunteer!.id },
      body: { id: id(), base: 1, step: 'approve', why: '核对过了' },
    })
    await v.r.app.settle()
    expect([(await rowOf(early)).flaw, (await rowOf(late)).flaw]).toEqual(['before-joining', null])
  })
})

describe('[F5] whoever was served, and everybody while it is shown', () => {
  it('[S1-02] the elder who was helped says so on her own page, and nobody else’s', async () => {
    const who = await somebody()
    const elder = (await v.r.entered({ born: '1945-01-01' })).id
    const { client } = await v.phone(elder)
    const record = await v.served([check(who.person, '08:00', '09:00')], { served: { persons: [elder] } })
    const [shown] = (await client.ok(api.served, { query: {} })).items
    expect(shown).toMatchObject({ name: '尉**', minutes: 60, mayVerify: true })
    expect((await who.client.ok(api.served, { query: {} })).items).toEqual([])
    expect((await who.client.call(api.confirm, { params: { id: shown!.id }, body: { id: id() } })).status).toBe(409)
    await client.ok(api.confirm, { params: { id: shown!.id }, body: { id: id() } })
    expect(await rowOf(record)).toMatchObject({ state: 'notice' })
    expect((await client.ok(api.served, { query: {} })).items[0]?.mayVerify).toBe(false)
  })

  it('[F5] an objection stops it; another decides; upheld it is void, dismissed it goes on', async () => {
    const [who, neighbour] = [await somebody(), await somebody()]
    const record = await v.served([check(who.person, '08:00', '09:00')])
    const { id: hours } = await rowOf(record)
    const say = (client: Client, of = hours) =>
      client.call(api.object, { params: { id: of }, body: { id: id(), words: '那天他没来' } })
    // Before it is shown nobody else has a word.
    expect((await say(neighbour.client)).status).toBe(404)
    await verify(v.secretary, hours)
    const notice = await neighbour.client.ok(api.notice, { query: {} })
    expect(notice.items.find((i) => i.id === hours)).toMatchObject({ name: '尉**', minutes: 60 })
    const stranger = await v.phone((await v.r.entered({ born: '1990-01-01' })).id)
    expect((await stranger.client.call(api.notice, { query: {} })).status).toBe(404)
    expect((await say(stranger.client)).status).toBe(404)
    expect((await say(neighbour.client)).status).toBe(200)
    expect((await say(who.client)).problem.code).toBe('out-of-turn')
    await noticeOver()
    expect(await rowOf(record)).toMatchObject({ state: 'objected' })
    const decide = (client: Client, upheld: boolean, of = hours) =>
      client.call(api.decide, { params: { id: of }, body: { id: id(), upheld, words: '问过居委会' } })
    expect((await decide(v.next, true)).status).toBe(404)
    expect((await decide(v.secretary, false)).status).toBe(200)
    expect(await rowOf(record)).toMatchObject({ state: 'notice' })
    await noticeOver()
    expect(await rowOf(record)).toMatchObject({ state: 'counted' })
    // The volunteer may still say that it is not so, and it counts until somebody decides.
    expect((await say(who.client)).status).toBe(200)
    expect(await rowOf(record)).toMatchObject({ state: 'counted' })
    const objected = await v.secretary.ok(api.list, { query: { view: 'objected', under: community } })
    expect(objected.items.find((i) => i.id === hours)?.objection).toMatchObject({ words: '那天他没来', decided: null })
    told.length = 0
    expect((await decide(v.secretary, true)).status).toBe(200)
    await v.r.app.settle()
    expect(await rowOf(record)).toMatchObject({ state: 'void' })
    expect((await sumOf(who.volunteer)).minutes).toBe(0)
    expect(told.map((e) => e.name)).toEqual(['volunteers.recalled'])
  })

  it('[E1] the head of a unit finds true what was served in its name, wherever it was', async () => {
    const who = await somebody()
    const record = await v.served([check(who.person, '08:00', '09:00')], { place: '231025/107/201/' })
    const { id: hours } = await rowOf(record)
    expect((await verify(v.secretary, hours)).status).toBe(404)
    const head = v.r.seatOf('head', [{ role: 'unit-lead', place: '231025/', unit: 'shegongzhan' }])
    const other = v.r.seatOf('other', [{ role: 'unit-lead', place: '231025/', unit: 'minzhengju' }])
    expect((await other.ok(api.list, { query: {} })).items).toEqual([])
    expect((await head.ok(api.list, { query: {} })).items.map((i) => i.record)).toContain(record)
    expect((await verify(other, hours)).status).toBe(404)
    expect((await verify(head, hours)).status).toBe(200)
  })

  it('a service to somebody of whom the place may not know is shown without what it was', async () => {
    const who = await somebody()
    const record = await v.served([check(who.person, '08:00', '09:00')], { item: 'child-comfort' })
    await v.r.rows('update service_records set restricted = true where id = $1', [record])
    await v.r.rows(
      `insert into outbox (id, at, name, version, subject, seq, payload, topics) values ($1, $2, 'records.corrected', 1, $3, 2, '{}', '{}')`,
      [id(), v.r.app.now(), record],
    )
    await v.r.app.settle()
    const { id: hours } = await rowOf(record)
    const seen = await v.secretary.ok(api.list, { query: { under: community, size: 100 } })
    expect(seen.items.find((i) => i.id === hours)?.item).toBeNull()
    const mine = await who.client.ok(api.own, { params: { id: who.volunteer }, query: {} })
    expect(mine.items[0]?.item).toBe('child-comfort')
  })
})

describe('[F8][S1-05] stars', () => {
  it('follow from what counts by the table of the day, and another table from its day on', async () => {
    const who = await somebody()
    const record = await v.served([{ person: who.person, minutes: 60 }])
    await verify(v.secretary, (await rowOf(record)).id)
    await noticeOver()
    const national = (await v.secretary.ok(volunteersApi.starTables)).items.find((t) => t.code === 'national')!
    const { version: _, ...table } = national
    const levels = [{ hours: 1, name: { zh: '一小时', en: 'One hour' } }, ...table.levels]
    const define = (from: string) =>
      v.editor.call(volunteersApi.defineStars, {
        params: { code: 'national' },
        body: { id: id(), base: 0, definition: { ...table, from, levels } },
      })
    expect((await define('2026-03-12')).status).toBe(200)
    await levelled(v.r.work())
    expect(await sumOf(who.volunteer)).toEqual({ minutes: 60, stars: 0 })
    clock('12T00:30')
    await levelled(v.r.work())
    expect(await sumOf(who.volunteer)).toEqual({ minutes: 60, stars: 1 })
    clock('10T10:00')
  })
})

describe('two records of one person', () => {
  it('are one volunteer with the hours of both, and two again when they are not', async () => {
    const [a, b] = [await somebody(), await somebody()]
    for (const who of [a, b])
      await verify(v.secretary, (await rowOf(await v.served([check(who.person, '08:00', '09:00')]))).id)
    await noticeOver()
    const event = async (name: string, subject: string, payload: object) => {
      await v.r.rows(
        `insert into outbox (id, at, name, version, subject, seq, payload, topics) values ($1, $2, $3, 1, $4, 9, $5, '{}')`,
        [id(), v.r.app.now(), name, subject, payload],
      )
      await v.r.app.settle()
    }
    await v.r.rows('update person set merged_into = $2 where id = $1', [b.person, a.person])
    await event('people.merged', b.person, { into: a.person })
    // At the same hour in two places: one of them counts.
    expect((await sumOf(a.volunteer)).minutes).toBe(60)
    const later = await v.served([check(b.person, '06:00', '07:00')])
    expect((await v.r.rows('select volunteer from volunteer_hours where record = $1', [later]))[0]).toEqual({
      volunteer: a.volunteer,
    })
    await v.r.rows('update person set merged_into = null where id = $1', [b.person])
    await event('people.unmerged', b.person, { from: a.person })
    expect([(await sumOf(a.volunteer)).minutes, (await sumOf(b.volunteer)).minutes]).toEqual([60, 60])
    expect(one.startsWith(community)).toBe(true)
  })
})
