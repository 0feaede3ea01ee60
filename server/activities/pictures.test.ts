/** Pictures with consent that ends: shown, ended, gone. Through the front door. */
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activitiesApi as api } from '../../domain/activities/api.ts'
import { community } from '../../test/people.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import type { Client } from '../../test/client.ts'
import { facilitiesRoom } from '../facilities/index.ts'
import { activitiesRoom } from './index.ts'

let v: VolunteersCounty
let anybody: Client
let grid: Client
const base = '/231025/api'

beforeAll(async () => {
  v = await startVolunteers([facilitiesRoom, activitiesRoom])
  anybody = v.r.seatOf('nobody', [])
  anybody.cookie = undefined
  grid = v.r.seat('v-grid', 'grid-worker', `${community}001/`)
})
afterAll(() => v?.r.close())

async function published(kind: string): Promise<string> {
  const id = v.newId()
  const body = {
    id,
    kind,
    title: '清扫院子',
    words: '',
    place: community,
    facility: null,
    spot: '门口',
    unit: 'community-committee-100-zhanqian-001',
    from: '2026-03-20T09:00:00+08:00',
    to: '2026-03-20T11:00:00+08:00',
    capacity: null,
    themes: [],
    form: {},
    why: null,
  }
  await v.secretary.ok(api.plan, { body })
  await v.secretary.ok(api.publish, { params: { id }, body: { id: v.newId(), base: 1 } })
  return id
}
let hue = 0
/** With a position in it, as phones write them; each another. */
async function uploaded(): Promise<string> {
  const bytes = await sharp({
    create: { width: 60 + hue++, height: 40, channels: 3, background: '#3a7' },
  })
    .jpeg()
    .withMetadata({ exif: { IFD3: { GPSLatitudeRef: 'N' } } })
    .toBuffer()
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), 'x.jpg')
  return (await v.secretary.raw<{ sha256: string }>('POST', `${base}/files`, form)).body.sha256
}
const tried = async (activity: string, more: object, by = v.secretary) => {
  const picture = { id: v.newId(), sha256: await uploaded(), stage: 'other', shows: 'nobody', until: null, ...more }
  return { ...(await by.call(api.addPicture, { params: { id: activity }, body: picture as never })), picture }
}
async function added(activity: string, more: object, by = v.secretary) {
  const { status, picture } = await tried(activity, more, by)
  expect(status).toBe(200)
  return picture
}
const faults = async (activity: string, more: object) =>
  (await tried(activity, more)).problem.faults?.map((f) => `${f.path} ${f.code}`)
const page = (id: string) => anybody.ok(api.page, { params: { id } }).then((p) => p.pictures)
const ids = async (id: string) => new Set((await page(id)).map((p) => p.id))
const looked = (activity: string, picture: string, by = anybody) =>
  by.raw<string>('GET', `${base}/activities/${activity}/pictures/${picture}`)
const list = (id: string, by = v.secretary) => by.ok(api.pictures, { params: { id } }).then((p) => p.items)
const night = async (day: string) => {
  v.r.app.setNow(`${day}T02:55:00+08:00`)
  await activitiesRoom.jobs!.find((j) => j.name === 'activities-pictures')!.run(v.r.work())
}
const kept = (sha: string) =>
  v.r.app.house.files.get(sha).then(
    () => true,
    () => false,
  )

describe('[issue 5] pictures of an activity', () => {
  it('[S4-09] before and after of a clean-up stand on its page, in that order, without where they were taken', async () => {
    const id = await published('clean-up')
    const after = await added(id, { stage: 'after' })
    const before = await added(id, { stage: 'before' }, grid)
    expect(await page(id)).toEqual([
      { id: before.id, stage: 'before' },
      { id: after.id, stage: 'after' },
    ])
    const seen = await fetch(`${v.r.app.origin}${base}/activities/${id}/pictures/${after.id}`)
    expect([seen.status, seen.headers.get('content-type'), seen.headers.get('cache-control')]).toEqual([
      200,
      'image/jpeg',
      'public, no-cache',
    ])
    expect((await sharp(Buffer.from(await seen.arrayBuffer())).metadata()).exif).toBeUndefined()
    expect(await faults(id, { stage: 'other' })).toEqual(['stage not-a-choice'])
    // By its content nobody but whoever keeps the activity finds it.
    const resident = await v.phone((await v.r.entered({ name: '尉迟安宁' })).id)
    expect((await resident.client.raw('GET', `${base}/files/${after.id}/${after.sha256}`)).status).toBe(404)
    expect((await v.next.call(api.pictures, { params: { id } })).status).toBe(403)
    expect((await tried(id, { stage: 'after' }, v.next)).status).toBe(403)
  })

  it('are asked for the consent of whoever is seen, until a day; of nobody there is none to give', async () => {
    const id = await published('health-lecture')
    expect(await faults(id, { shows: 'agreed' })).toEqual(['until required'])
    expect(await faults(id, { until: '2026-05-01' })).toEqual(['until consent-of-nobody'])
    expect(await faults(id, { shows: 'agreed', until: '2026-03-01' })).toEqual(['until day-past'])
    expect(await faults(id, { shows: 'agreed', until: '2030-01-01' })).toEqual(['until consent-too-long'])
    expect(await faults(id, { sha256: 'a'.repeat(64) })).toEqual(['files file-not-sent'])
    const home = await published('winter-chores')
    const own = await added(home, { stage: 'before' })
    // What residents are not shown, whoever keeps it sees.
    expect((await looked(home, own.id)).status).toBe(404)
    expect((await v.secretary.call(api.pictureOfOwn, { params: { id: home, picture: own.id } })).status).toBe(200)
    expect((await v.next.call(api.pictureOfOwn, { params: { id: home, picture: own.id } })).status).toBe(403)
  })

  it('are shown nowhere from the moment consent is taken back or over, and gone the night after', async () => {
    const id = await published('health-lecture')
    const [short, long, bare] = [
      await added(id, { shows: 'agreed', until: '2026-03-12' }),
      await added(id, { shows: 'agreed', until: '2026-12-31' }),
      await added(id, {}),
    ]
    expect(await ids(id)).toEqual(new Set([short.id, long.id, bare.id]))
    const end = { params: { id, picture: long.id }, body: { id: v.newId(), why: 'withdrawn' as const } }
    expect((await v.next.call(api.endPicture, end)).status).toBe(403)
    for (const _ of [1, 2]) await v.secretary.ok(api.endPicture, end)
    expect(await ids(id)).toEqual(new Set([short.id, bare.id]))
    for (const by of [anybody, v.secretary]) expect((await looked(id, long.id, by)).status).toBe(404)
    expect((await v.secretary.raw('GET', `${base}/files/${long.id}/${long.sha256}`)).status).toBe(404)
    expect((await v.secretary.call(api.pictureOfOwn, { params: end.params })).status).toBe(404)
    expect(new Map((await list(id)).map((p) => [p.id, [p.shown, p.endedWhy]]))).toEqual(
      new Map([
        [short.id, [true, null]],
        [long.id, [false, 'withdrawn']],
        [bare.id, [true, null]],
      ]),
    )
    v.r.app.setNow('2026-03-12T23:59:00+08:00')
    expect((await looked(id, short.id)).status).toBe(200)
    v.r.app.setNow('2026-03-13T00:01:00+08:00')
    expect((await looked(id, short.id)).status).toBe(404)
    expect((await page(id)).map((p) => p.id)).toEqual([bare.id])
    await night('2026-03-13')
    expect([await kept(short.sha256), await kept(long.sha256), await kept(bare.sha256)]).toEqual([false, false, true])
    expect((await looked(id, bare.id)).status).toBe(200)
    expect(await list(id)).toHaveLength(3)
    v.r.app.setNow('2026-03-10T10:00:00+08:00')
  })
})
