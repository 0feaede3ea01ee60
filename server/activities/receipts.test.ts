/** A tree or a pot each; goods with a receipt; contributions, brand projects, awards and model estates as kinds without a screen of their own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activitiesApi as api } from '../../domain/activities/api.ts'
import { community, one } from '../../test/people.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import { facilitiesRoom } from '../facilities/index.ts'
import { activitiesRoom } from './index.ts'
import { partsChoice } from './parts.ts'

let v: VolunteersCounty
const unit = 'community-committee-100-zhanqian-001'
const at = (time: string, day = '03-12') => `2026-${day}T${time}:00+08:00`

beforeAll(async () => {
  v = await startVolunteers([facilitiesRoom, activitiesRoom])
})
afterAll(() => v?.r.close())

const params = (id: string) => ({ params: { id } })
async function open(kind: string, form: object = {}, day = '03-12') {
  v.r.app.setNow(at('08:00', '03-10'))
  const id = v.newId()
  const plan = { kind, title: '测试活动', words: '', place: community, facility: null, spot: '门口', unit }
  const when = { from: at('09:00', day), to: at('11:00', day), capacity: null, themes: [], why: null }
  await v.secretary.ok(api.plan, { body: { id, ...plan, ...when, form: form as Record<string, string> } })
  await v.secretary.ok(api.publish, { ...params(id), body: { id: v.newId(), base: 1 } })
  return id
}
const close = (id: string, form: Record<string, string | number | boolean>, day = '03-12') => {
  v.r.app.setNow(at('11:30', day))
  const times = { from: at('09:00', day), to: at('11:00', day), heads: 3, helpers: [], minutes: '' }
  return v.secretary.call(api.close, { ...params(id), body: { id: v.newId(), base: 2, ...times, form } })
}
const get = (id: string) => v.secretary.ok(api.get, params(id))

describe('[S2-03] a tree or a pot each', () => {
  const pledge = (person: string, choice = 'tree', id = v.newId()) => ({ id, person, choice })
  const rate = async () =>
    (await v.secretary.ok(api.pledgeRate, { query: { under: community, year: 2026 } })).items.find(
      (i) => i.place === community,
    )!

  it('is pledged once by each, on a phone or at the desk, and said to be done; [I-24] counts persons against residents', async () => {
    const id = await open('green-pledge')
    const before = await rate()
    const [a, b] = [(await v.r.entered({ place: one })).id, (await v.r.entered({ place: one })).id]
    const { client } = await v.phone(a)
    const side = await client.ok(api.ownPledges, params(id))
    expect(side.choices.map((c) => c.code)).toEqual(['tree', 'pot'])
    expect(side.items).toMatchObject([{ person: a, pledge: null }])
    const own = v.newId()
    const send = (body: object) => client.call(api.pledgeOwn, { ...params(id), body: body as never })
    expect((await send(pledge(b))).problem.faults).toEqual([{ path: 'person', code: 'person-unknown' }])
    expect((await send(pledge(a, 'forest'))).problem.faults).toEqual([{ path: 'choice', code: 'not-a-choice' }])
    expect([(await send(pledge(a, 'tree', own))).status, (await send(pledge(a, 'tree', own))).status]).toEqual([
      200, 200,
    ])
    expect((await send(pledge(a, 'pot'))).problem.faults).toEqual([{ path: 'person', code: 'pledged-already' }])
    const desk = v.newId()
    v.r.app.setNow(at('08:01', '03-10'))
    await v.secretary.ok(api.pledgeFor, { ...params(id), body: pledge(b, 'pot', desk) })
    const done = (of: string, by = client) =>
      by.call(api.pledgeDone, { params: { id, pledge: of }, body: { id: v.newId() } })
    expect((await done(desk)).status).toBe(404)
    expect((await done(own)).status).toBe(200)
    expect((await done(own)).status).toBe(409)
    const { items } = await v.secretary.ok(api.pledges, params(id))
    expect(items.map((p) => [p.choice, p.done])).toEqual([
      ['tree', true],
      ['pot', false],
    ])
    expect(items[0]!.name).toMatch(/\*/)
    const mid = await rate()
    expect([mid.pledged - before.pledged, mid.done - before.done, mid.residents - before.residents]).toEqual([2, 1, 2])
    // A second tree of the same person is no second person.
    const again = await open('green-pledge', {}, '04-12')
    const more = v.newId()
    await client.ok(api.pledgeOwn, { ...params(again), body: pledge(a, 'tree', more) })
    await client.ok(api.pledgeDone, { params: { id: again, pledge: more }, body: { id: v.newId() } })
    expect((await rate()).done).toBe(mid.done)
    expect((await done(desk, v.secretary)).status).toBe(200)
    expect((await rate()).done).toBe(mid.done + 1)
  })

  it('is asked where the kind asks it, and shown to whoever keeps the list', async () => {
    const club = await open('club')
    const person = (await v.r.entered()).id
    const { client } = await v.phone(person)
    expect((await client.call(api.ownPledges, params(club))).status).toBe(404)
    const id = await open('green-pledge')
    expect((await v.next.call(api.pledges, params(id))).status).toBe(403)
    expect((await v.next.call(api.pledgeRate, { query: { under: community, year: 2026 } })).status).toBe(403)
  })
})

describe('[S4-16] goods and service cards', () => {
  it('are handed over with who received them; a signature is offered and never demanded; a mistake is reversed', async () => {
    const id = await open('gifts')
    const person = (await v.r.entered()).id
    v.r.app.setNow(at('09:30'))
    const given = (more: object = {}) => {
      const body = { id: v.newId(), good: 'dumplings', n: 2, person, by: 'relative', signed: false, ...more }
      return v.secretary.call(api.handOver, { ...params(id), body: body as never })
    }
    const first = v.newId()
    expect((await given({ id: first })).status).toBe(200)
    v.r.app.setNow(at('09:31'))
    expect((await given({ good: 'service-card', n: 1, by: 'person', signed: true })).status).toBe(200)
    expect((await given({ good: 'money' })).problem.faults).toEqual([{ path: 'good', code: 'not-a-choice' }])
    expect((await given({ by: 'nobody' })).status).toBe(422)
    const seen = () => v.secretary.ok(api.goods, params(id))
    expect((await seen()).items.map((g) => [g.good, g.n, g.by, g.signed])).toEqual([
      ['dumplings', 2, 'relative', false],
      ['service-card', 1, 'person', true],
    ])
    const reverse = (receipt: string) =>
      v.secretary.call(api.reverseGoods, { params: { id, receipt }, body: { id: v.newId() } })
    v.r.app.setNow(at('09:32'))
    expect((await reverse(first)).status).toBe(200)
    expect((await reverse(first)).status).toBe(409)
    const after = await seen()
    // Both stay; the sum has neither.
    expect(after.items.map((g) => [g.good, g.n, g.reversed])).toEqual([
      ['dumplings', 2, true],
      ['service-card', 1, false],
      ['dumplings', -2, false],
    ])
    expect(after.totals).toEqual([
      { good: 'dumplings', n: 0, receipts: 0 },
      { good: 'service-card', n: 1, receipts: 1 },
    ])
    const query = { under: community, from: '2026-03-12', to: '2026-03-12' }
    expect((await v.secretary.ok(api.goodsGiven, { query })).totals).toEqual(after.totals)
    expect((await v.next.call(api.goods, params(id))).status).toBe(403)
    expect((await v.next.call(api.goodsGiven, { query })).status).toBe(403)
    const [line] = await v.r.rows(`select detail from audit where act = 'activities.hand-over'`)
    expect(JSON.stringify(line)).not.toMatch(/尉迟/)
  })
})

describe('[S4-16][S4-15] goods on a visit', () => {
  it('are handed over beside the record of the visit, to whoever was visited and met; counted with the others, reversed the same way', async () => {
    v.r.app.setNow(at('10:00', '04-20'))
    const [person, other] = [(await v.r.entered({ place: one })).id, (await v.r.entered({ place: one })).id]
    const visited = (more: object = {}) => {
      const id = v.newId()
      const of = {
        id,
        origin: { kind: 'visit' as const, id: v.newId() },
        item: 'visit-1-look-in',
        mode: 'at-home' as const,
      }
      return v.served([], { ...of, place: one, served: { persons: [person] }, endedAt: at('09:30', '04-20'), ...more })
    }
    const visit = await visited()
    await visited({ outcome: 'refused' })
    const { items, choices } = await v.secretary.ok(api.visitsOf, { query: { person } })
    expect(items.map((i) => i.visit)).toEqual([visit])
    expect(choices.map((c) => c.code)).toEqual(expect.arrayContaining(['dumplings', 'service-card']))
    const give = (more: object = {}, by = v.secretary) => {
      const body = { id: v.newId(), good: 'service-card', n: 1, person, by: 'person', signed: true, ...more }
      return by.call(api.handOverAtVisit, { params: { visit }, body: body as never })
    }
    const first = v.newId()
    expect([(await give({ id: first })).status, (await give({ id: first })).status]).toEqual([200, 200])
    expect((await give({ good: 'money' })).problem.faults).toEqual([{ path: 'good', code: 'not-a-choice' }])
    expect((await give({ person: other })).problem.faults).toEqual([{ path: 'person', code: 'person-unknown' }])
    expect((await give({}, v.next)).status).toBe(404)
    // Whoever leads the unit that visited sees its record, and keeps no lists where it was.
    const leads = v.r.seatOf('visit-lead', [{ role: 'unit-lead', place: '231025/', unit: 'shegongzhan' }])
    expect((await give({}, leads)).status).toBe(404)
    expect((await v.next.call(api.visitsOf, { query: { person } })).status).toBe(404)
    const query = { under: community, from: '2026-04-20', to: '2026-04-20' }
    const given = async () => (await v.secretary.ok(api.goodsAtVisits, { query })).items
    expect((await given()).map((g) => [g.id, g.visit, g.good, g.n, g.by, g.signed])).toEqual([
      [first, visit, 'service-card', 1, 'person', true],
    ])
    const total = async () => (await v.secretary.ok(api.goodsGiven, { query })).totals
    expect(await total()).toEqual([{ good: 'service-card', n: 1, receipts: 1 }])
    v.r.app.setNow(at('10:05', '04-20'))
    const back = () =>
      v.secretary.call(api.reverseAtVisit, { params: { visit, receipt: first }, body: { id: v.newId() } })
    expect([(await back()).status, (await back()).status]).toEqual([200, 409])
    expect((await given()).map((g) => [g.n, g.reversed])).toEqual([
      [-1, false],
      [1, true],
    ])
    expect(await total()).toEqual([{ good: 'service-card', n: 0, receipts: 0 }])
    expect((await v.next.call(api.goodsAtVisits, { query })).status).toBe(403)
  })
})

describe('kinds without a screen of their own', () => {
  it('[S2-21] what a unit contributes names the unit, what it is and what it was used for', async () => {
    const form = { by: '林口第二小学', kind: 'room', what: '操场周末开放' }
    const id = await open('contribution', form)
    expect((await close(id, {})).problem.faults?.map((f) => f.path)).toEqual(['form.used'])
    expect((await close(id, { used: '居民健身' })).status).toBe(200)
    const seen = await get(id)
    expect([seen.form, seen.closing]).toEqual([form, { used: '居民健身' }])
    const listed = await v.secretary.ok(api.list, {
      query: { under: community, from: '2026-03-01', to: '2026-03-31', kind: 'contribution' },
    })
    expect(listed.items.map((a) => a.id)).toEqual([id])
  })

  it('[S1-04][S3-16] a brand project is held again and again, and told how content people were; how many are wanted a pack says', async () => {
    const set = async (brands: object | null) => {
      await v.r.rows(
        `insert into settings (name, value, version, changed_at) values ('activities.parts', $1, 1, now())
         on conflict (name) do update set value = excluded.value`,
        [JSON.stringify({ activities: true, contests: true, brands })],
      )
      partsChoice.changed!(v.r.app.house, v.r.app.county)
    }
    await set({ repeats: 2, least: 1, most: 2 })
    for (const [day, content] of [
      ['03-12', 18],
      ['03-19', 9],
    ] as const) {
      const id = await open('brand-project', { project: '银发课堂' }, day)
      expect((await close(id, { asked: 20, content }, day)).status).toBe(200)
    }
    const once = await open('brand-project', { project: '邻里厨房' })
    await close(once, {})
    const read = () => v.secretary.ok(api.brands, { query: { under: community, year: 2026 } })
    const { items, target } = await read()
    expect(items).toEqual([
      { project: '邻里厨房', held: 1, asked: 0, content: 0, share: null, repeated: false },
      { project: '银发课堂', held: 2, asked: 40, content: 27, share: 27 / 40, repeated: true },
    ])
    const standing = items.filter((b) => b.repeated).length
    expect(standing >= target!.least && standing <= target!.most).toBe(true)
    await set(null)
    expect((await read()).items.map((b) => b.repeated)).toEqual([null, null])
  })

  it('[S4-80] the register of awards is what was awarded, to units, estates and communities', async () => {
    const form = { title: '省级示范社区', by: '省民政厅', to: '站前社区' }
    const id = await open('award', form)
    expect((await close(id, {})).status).toBe(200)
    const listed = await v.secretary.ok(api.list, {
      query: { under: community, from: '2026-03-01', to: '2026-03-31', kind: 'award' },
    })
    expect(listed.items.map((a) => a.id)).toEqual([id])
    expect((await get(id)).form).toEqual(form)
  })
})
