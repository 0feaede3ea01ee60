/** Feeds for calendars, read back by a program that is not ours. Through the front door. */
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activitiesApi as api } from '../../domain/activities/api.ts'
import { community } from '../../test/people.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import type { Client } from '../../test/client.ts'
import { facilitiesRoom } from '../facilities/index.ts'
import { activitiesRoom } from './index.ts'

let v: VolunteersCounty
let secretary: Client
let anybody: Client
const unit = 'community-committee-100-zhanqian-001'
const base = '/231025/api'

beforeAll(async () => {
  v = await startVolunteers([facilitiesRoom, activitiesRoom])
  secretary = v.secretary
  anybody = v.r.seatOf('nobody', [])
  anybody.cookie = undefined
  v.r.app.house.publicUrl = 'https://linli.example'
})
afterAll(() => v?.r.close())

const at = (time: string, day = '03-20') => `2026-${day}T${time}:00+08:00`
async function planned(title: string, more: object = {}): Promise<string> {
  const id = v.newId()
  const body = {
    id,
    kind: 'health-lecture',
    title,
    words: '请带老花镜；自备水杯，\n可以坐着。',
    place: community,
    facility: null,
    spot: '一楼大厅',
    unit,
    from: at('09:00'),
    to: at('11:00'),
    capacity: null,
    themes: [],
    form: {},
    why: null,
    ...more,
  }
  await secretary.ok(api.plan, { body })
  return id
}
const version = async (id: string) => (await secretary.ok(api.get, { params: { id } })).version
async function published(title: string, more: object = {}): Promise<string> {
  const id = await planned(title, more)
  await secretary.ok(api.publish, { params: { id }, body: { id: v.newId(), base: 1 } })
  return id
}
const off = async (id: string) =>
  secretary.ok(api.cancel, { params: { id }, body: { id: v.newId(), base: await version(id), why: '下大雪' } })

const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((c) => ({
    uid: String(c.getFirstPropertyValue('uid')),
    title: String(c.getFirstPropertyValue('summary')),
    about: String(c.getFirstPropertyValue('description')),
    status: String(c.getFirstPropertyValue('status')),
    sequence: Number(c.getFirstPropertyValue('sequence')),
    start: new ICAL.Event(c).startDate.toJSDate().toISOString(),
  }))
const fed = async (path: string, headers?: Record<string, string>) => {
  const reply = await anybody.raw<string>('GET', `${base}${path}`, undefined, headers)
  return { ...reply, events: reply.status === 200 ? eventsOf(reply.body) : [] }
}
const placeFeed = `/activities-calendar/place?place=${encodeURIComponent(community)}`
const unitFeed = (code = unit) => `/activities-calendar/unit?unit=${code}`

describe('[E9] feeds of a place, of a team and of one', () => {
  it('hold what everybody sees and nothing else; one called off says so, under the same name and a higher number', async () => {
    const shown = await published('冬季保健讲座')
    const unseen = await planned('还没发布')
    const homes = await published('入户帮干活', { kind: 'winter-chores' })
    const { events, headers, body } = await fed(placeFeed)
    const uid = `${shown}@231025.linli`
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const one = events.find((e) => e.uid === uid)!
    expect(one).toMatchObject({
      title: '冬季保健讲座',
      status: 'CONFIRMED',
      sequence: 2,
      start: new Date(at('09:00')).toISOString(),
      about: '请带老花镜；自备水杯，\n可以坐着。\n主办：站前办事处第一居民委员会',
    })
    expect(body).toContain('/231025/activities/')
    for (const id of [unseen, homes]) expect(body).not.toContain(id)
    for (const line of body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect((await fed(unitFeed())).events.map((e) => e.uid)).toContain(uid)
    expect((await fed(unitFeed('squad-clinic-1'))).events.map((e) => e.uid)).not.toContain(uid)
    const next = `/activities-calendar/place?place=${encodeURIComponent('231025/100/zhanqian/002/')}`
    expect((await fed(next)).events.map((e) => e.uid)).not.toContain(uid)
    expect((await fed(`/activities/${shown}/calendar`)).events).toHaveLength(1)
    for (const path of [`/activities/${unseen}/calendar`, `/activities/${homes}/calendar`, unitFeed('no-such-unit')])
      expect((await fed(path)).status).toBe(404)
    await off(shown)
    const after = (await fed(placeFeed)).events.find((e) => e.uid === uid)!
    expect(after).toMatchObject({ status: 'CANCELLED', sequence: 3 })
    expect(after.about).toContain('下大雪')
  })

  it('are sent again only where they are other ones, and not without end', async () => {
    const one = await published('健康讲座二')
    const first = await fed(placeFeed)
    const tag = first.headers.get('etag')!
    const again = await fed(placeFeed, { 'if-none-match': `W/${tag}` })
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, '', tag])
    await off(one)
    expect((await fed(placeFeed, { 'if-none-match': tag })).status).toBe(200)
    const many = await Promise.all(Array.from({ length: 70 }, () => fed(unitFeed('squad-clinic-2'))))
    expect(many.some((r) => r.status === 429)).toBe(true)
  })
})

describe('[E9] the feed of one’s own', () => {
  it('holds what somebody signed up for themselves and nobody else’s name; whoever waits is shown so', async () => {
    const person = await v.r.entered({ name: '尉迟安宁' })
    const child = await v.r.entered({ name: '尉迟安平' })
    const { client, account } = await v.phone(person.id)
    await v.phone(child.id, 'relative', account)
    const [own, theirs, full] = [
      await published('自己报的'),
      await published('替人报的'),
      await published('排队的', { kind: 'civic-lecture', capacity: 1 }),
    ]
    const sign = (activity: string, who: { person: string } | { name: string }, by = client, route = api.enterOwn) =>
      by.ok(route, {
        params: { id: activity },
        body: { id: v.newId(), person: null, name: null, elder: false, groups: {}, ...who },
      })
    await sign(full, { name: '测试甲' }, secretary, api.enter as never)
    await sign(own, { person: person.id })
    await sign(full, { person: person.id })
    await sign(theirs, { person: child.id })
    expect(await client.ok(api.ownFeed)).toEqual({ token: null, since: null })
    const id = v.newId()
    for (const _ of [1, 2]) await client.ok(api.makeFeed, { body: { id } })
    const { token } = await client.ok(api.ownFeed)
    const path = `/activities-calendar/own/${token}`
    const { events, body, headers } = await fed(path)
    expect(new Map(events.map((e) => [e.title, e.status]))).toEqual(
      new Map([
        ['自己报的', 'CONFIRMED'],
        ['排队的', 'TENTATIVE'],
      ]),
    )
    expect(headers.get('cache-control')).toBe('private, no-cache')
    for (const word of ['尉迟', '测试甲', person.id, account]) expect(body).not.toContain(word)
    // The table holds no address.
    const rows = await v.r.rows<{ row: string }>('select to_jsonb(f)::text as row from activity_feed f')
    expect(rows.map((r) => r.row).join()).not.toContain(token)

    // Another one: the old address leads nowhere from that moment.
    await client.ok(api.makeFeed, { body: { id: v.newId() } })
    expect((await fed(path)).status).toBe(404)
    const next = `/activities-calendar/own/${(await client.ok(api.ownFeed)).token}`
    expect((await fed(next)).events).toHaveLength(2)
    const other = await v.phone((await v.r.entered({ name: '尉迟安泰' })).id)
    expect((await other.client.call(api.makeFeed, { body: { id } })).status).toBe(404)
    expect(await other.client.ok(api.ownFeed)).toEqual({ token: null, since: null })

    await v.r.rows('update accounts set disabled_at = now() where id = $1', [account])
    expect((await fed(next)).status).toBe(404)
    await v.r.rows('update accounts set disabled_at = null where id = $1', [account])
    await client.ok(api.endFeed, { body: { id: v.newId() } })
    expect((await fed(next)).status).toBe(404)
  })
})
