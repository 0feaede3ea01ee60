/** Keeping the register true, through the front door: claims, approval, care kinds with their dates, the night's job. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { peopleApi } from '../../domain/people/api.ts'
import { checkCharacter } from '../../domain/people/idnumber.ts'
import type { Person } from '../../domain/people/schema.ts'
import { startApp, type TestApp } from '../../test/app.ts'
import type { Client } from '../../test/client.ts'
import { enterAccounts, testSessions } from '../../test/sessions.ts'
import { workFor } from '../kernel/jobs/work.ts'
import { placesRoom } from '../places/index.ts'
import { peopleRoom } from './index.ts'
import { ageLimits } from './jobs.ts'

const sessions = testSessions()
const community = '231025/100/zhanqian/001/'
const one = `${community}001/`
const day = '2026-03-10'
let app: TestApp
let db: pg.Client
let secretary: Client
let other: Client
let grid: Client
let editor: Client
let elsewhere: Client
const newId = () => app.house.newId()

beforeAll(async () => {
  app = await startApp({ rooms: [placesRoom, peopleRoom], authenticate: sessions.authenticate, filling: 'demo' })
  db = new pg.Client(app.db.config)
  await db.connect()
  await enterAccounts(app, ['k-secretary', 'k-other', 'k-grid', 'k-editor'])
  const seat = (name: string, role: 'community-secretary' | 'grid-worker', place: string) =>
    sessions.as(app, `k-${name}`, [{ role, place }])
  secretary = seat('secretary', 'community-secretary', community)
  other = seat('other', 'community-secretary', community)
  grid = seat('grid', 'grid-worker', one)
  elsewhere = seat('elsewhere', 'community-secretary', '231025/107/201/')
  editor = sessions.as(app, 'k-editor', [{ role: 'catalogue-editor' }])
})
afterAll(async () => {
  await db.end()
  await app.close()
})

let number = 0
const numberOf = (born: string, odd = 1) => {
  const seventeen = `990000${born.replaceAll('-', '')}${String(300 + 2 * number++ + odd).padStart(3, '0')}`
  return seventeen + checkCharacter(seventeen)
}
function person(more: Partial<Person> = {}): Person {
  return {
    id: newId(),
    place: one,
    name: '司马长青',
    sex: 'male',
    born: '1950-03-08',
    phones: [],
    idNumber: null,
    addressNote: null,
    died: null,
    ...more,
  }
}
async function entered(more: Partial<Person> = {}): Promise<Person> {
  const p = person(more)
  await grid.ok(peopleApi.add, { body: { person: p, day } })
  return p
}
const card = (p: Person) => grid.ok(peopleApi.get, { params: { id: p.id } })
const claims = async (p: Person, who = secretary) =>
  (await who.ok(peopleApi.claims, { query: { place: community, person: p.id } })).items
const change = async (p: Person, what: Partial<Person>, who = grid) =>
  who.ok(peopleApi.edit, { params: { id: p.id }, body: { id: newId(), base: (await card(p)).version, change: what } })
const settle = (id: string, take: boolean, who = secretary) =>
  who.call(peopleApi.settleClaim, { params: { id }, body: { id: newId(), take } })

describe('a number that says otherwise', () => {
  it('fills in what nobody has said, and is laid beside what somebody did; nothing is overwritten', async () => {
    const filled = await entered({ born: null, sex: 'unknown', idNumber: numberOf('1961-05-01', 0) })
    expect(await card(filled)).toMatchObject({ born: '1961', sex: 'female', claims: 0 })

    const p = person({ born: '1961-05-02', idNumber: numberOf('1961-05-01', 0) })
    const body = { person: p, day }
    const answer = await grid.ok(peopleApi.add, { body })
    expect(answer).toEqual({ ok: true, id: p.id, waiting: ['born', 'sex'] })
    expect(await grid.ok(peopleApi.add, { body })).toEqual(answer)
    expect(await card(p)).toMatchObject({ sex: 'male', claims: 2 })
    const [born, sex] = (await claims(p)).sort((a, b) => (a.what < b.what ? -1 : 1))
    expect(born).toMatchObject({ what: 'born', reason: 'number-differs', held: '1961', claimed: '1961', taken: null })
    expect(sex).toMatchObject({ what: 'sex', held: 'male', claimed: 'female' })

    const compared = await secretary.ok(peopleApi.compareClaim, { params: { id: born!.id }, body: { id: newId() } })
    expect(compared).toEqual({ what: 'born', held: '1961-05-02', claimed: '1961-05-01' })
    const { rows } = await db.query('select act, detail from c231025.audit where subject = $1 and act = $2', [
      p.id,
      'people.compare',
    ])
    expect(rows).toEqual([{ act: 'people.compare', detail: { claim: born!.id } }])

    expect((await settle(born!.id, true)).status).toBe(200)
    expect((await settle(sex!.id, false)).status).toBe(200)
    expect((await settle(sex!.id, true)).problem.code).toBe('conflict')
    expect(await card(p)).toMatchObject({ sex: 'male', claims: 0 })
    expect(Object.fromEntries((await claims(p)).map((c) => [c.what, c.taken]))).toEqual({ born: true, sex: false })
  })

  it('is seen and settled at home only, and lies sealed', async () => {
    const p = await entered({ idNumber: numberOf('1950-03-09') })
    const [claim] = await claims(p)
    expect(await claims(p, grid)).toHaveLength(1)
    expect((await elsewhere.ok(peopleApi.claims, { query: { place: '231025/107/201/', person: p.id } })).items).toEqual(
      [],
    )
    expect((await elsewhere.call(peopleApi.claims, { query: { place: community } })).status).toBe(404)
    expect((await settle(claim!.id, true, elsewhere)).status).toBe(404)
    expect((await settle(claim!.id, true, grid)).status).toBe(403)
    const text = JSON.stringify((await db.query('select * from c231025.person_claim')).rows)
    expect(text).not.toMatch(/1950-03-0[89]/)
    const all = await secretary.ok(peopleApi.claims, { query: { place: community, size: 100 } })
    expect(all.items.map((c) => c.id)).toContain(claim!.id)
  })
})

describe('[B9] a change that asks for a second person', () => {
  it('waits with before and after, is agreed to by another, and everything else is written at once', async () => {
    const p = await entered({ name: '令狐守信' })
    const answer = await change(p, { born: '1951-03-08', addressNote: '敲门请大声' }, secretary)
    expect(answer).toEqual({ ok: true, waiting: ['born'] })
    expect(await card(p)).toMatchObject({ born: '1950', addressNote: true, claims: 1 })
    const [claim] = await claims(p)
    expect(claim).toMatchObject({ reason: 'change', held: '1950', claimed: '1951', own: true })
    expect((await settle(claim!.id, true)).problem.code).toBe('conflict')
    expect((await settle(claim!.id, true, other)).status).toBe(200)
    expect(await card(p)).toMatchObject({ born: '1951', claims: 0 })
  })

  it('what is held by now must still be what the claim stands against', async () => {
    const p = await entered()
    await change(p, { born: '1951-01-01' })
    await change(p, { born: '1952-01-01' })
    const [late, early] = await claims(p)
    expect((await settle(late!.id, true)).status).toBe(200)
    expect((await settle(early!.id, true)).problem.code).toBe('conflict')
    expect(new Set((await claims(p)).map((c) => c.taken))).toEqual(new Set([false, true]))
  })

  it('a number that somebody else has is taken over from nobody', async () => {
    const holder = await entered({ idNumber: numberOf('1950-03-08') })
    const p = await entered({ idNumber: numberOf('1950-03-08') })
    const taken = await grid.call(peopleApi.edit, {
      params: { id: p.id },
      body: { id: newId(), base: 1, change: { idNumber: holder.idNumber } },
    })
    expect(taken.problem.code).toBe('conflict')
  })
})

describe('[B4] dated categories from several sources', () => {
  const give = (p: Person, more: object, who = grid) =>
    who.call(peopleApi.addCategory, {
      params: { id: p.id },
      body: {
        id: newId(),
        person: p.id,
        category: 'low-income',
        from: '2026-01-01',
        to: null,
        source: '民政低保名册',
        month: '2026-03',
        ...more,
      },
    })

  it('[S1-17] another source never overwrites: it waits beside what is held, and a person settles it', async () => {
    const p = await entered()
    expect((await give(p, {})).body).toEqual({ ok: true, waiting: [] })
    expect((await give(p, { source: '社区摸底', from: '2025-06-01' })).body).toEqual({
      ok: true,
      waiting: ['low-income'],
    })
    const before = await card(p)
    expect(before.dated).toMatchObject([
      { from: '2026-01-01', source: '民政低保名册', confirmedBy: expect.any(String) as string },
    ])
    const [claim] = await claims(p)
    expect(claim).toMatchObject({
      about: 'category',
      reason: 'source-differs',
      held: { from: '2026-01-01', source: '民政低保名册' },
      claimed: { from: '2025-06-01', source: '社区摸底' },
    })
    expect((await settle(claim!.id, true)).status).toBe(200)
    expect((await card(p)).dated).toMatchObject([{ from: '2025-06-01', source: '社区摸底' }])
  })

  it('a source that agrees confirms, and its end is another source’s word too', async () => {
    const p = await entered()
    await give(p, {})
    expect((await give(p, { source: '社区摸底', month: '2026-04' })).body).toEqual({ ok: true, waiting: [] })
    const [held] = (await card(p)).dated
    expect(held).toMatchObject({ source: '民政低保名册', month: '2026-04' })
    const ids = { id: p.id, category: held!.id }
    const confirmed = { id: newId(), month: '2026-05' }
    await secretary.ok(peopleApi.confirmCategory, { params: ids, body: confirmed })
    expect(
      (await secretary.call(peopleApi.confirmCategory, { params: ids, body: { id: newId(), month: '2026-02' } }))
        .status,
    ).toBe(422)
    const end = (more: object) =>
      grid.ok(peopleApi.endCategory, { params: ids, body: { id: newId(), day: '2026-06-01', ...more } })
    expect(await end({ source: '邻居说' })).toEqual({ ok: true, waiting: ['low-income'] })
    expect((await card(p)).dated).toMatchObject([{ to: null, month: '2026-05' }])
    expect(await end({})).toEqual({ ok: true, waiting: [] })
    const [claim] = await claims(p)
    expect((await settle(claim!.id, true)).problem.code).toBe('conflict')
    expect((await settle(claim!.id, false)).status).toBe(200)
  })

  it('what no definition names, or is closed, is given to nobody', async () => {
    const p = await entered()
    expect((await give(p, { category: 'made-up' })).problem.faults).toEqual([
      { path: 'category', code: 'category-unknown' },
    ])
    expect((await give(p, { category: 'low-income', from: '1999-12-31' })).status).toBe(422)
    expect((await give(p, { category: '重点' })).status).toBe(422)
  })
})

describe('care kinds are data with dates', () => {
  it('the pack brings them once; the county begins another definition on a day of its own', async () => {
    const { items } = await grid.ok(peopleApi.cares)
    expect(items.length).toBeGreaterThan(25)
    const { version, ...standing } = items.find((k) => k.code === 'child-left-behind')!
    const put = (kind: object, base: number) =>
      editor.call(peopleApi.defineCare, {
        params: { code: 'child-left-behind' },
        body: { id: newId(), base, kind: { ...standing, ...kind } },
      })
    expect((await put({ ages: { from: 0, to: 18 } }, version)).problem.faults).toEqual([
      { path: 'kind.ages', code: 'ages-in-force' },
    ])
    expect((await put({ words: ['孤儿'] }, version)).problem.faults).toEqual([
      { path: 'kind.words', code: 'word-twice' },
    ])
    expect((await put({ from: '2026-09-01', ages: { from: 0, to: 18 } }, 0)).status).toBe(200)
    expect((await put({ from: '2026-09-01', ages: { from: 0, to: 17 } }, 0)).problem.code).toBe('conflict')
    const after = (await grid.ok(peopleApi.cares)).items.filter((k) => k.code === 'child-left-behind')
    expect(after.map((k) => [k.from, k.ages.to])).toEqual([
      [standing.from, 16],
      ['2026-09-01', 18],
    ])
    expect((await grid.call(peopleApi.defineCare, { params: { code: 'orphan' }, body: {} as never })).status).toBe(403)
  })

  it('an age that is reached is proposed once by the night’s job; kept it stays, agreed to it ends on the birthday', async () => {
    const young = { sex: 'female' as const, source: '学校', month: '2026-03' }
    const left = async (born: string) => {
      const p = await entered({ born, sex: young.sex })
      await grid.ok(peopleApi.addCategory, {
        params: { id: p.id },
        body: {
          id: newId(),
          person: p.id,
          category: 'child-left-behind',
          from: '2025-01-01',
          to: null,
          source: '学校',
          month: '2026-03',
        },
      })
      return p
    }
    const [sixteen, kept, fifteen] = [await left('2010-03-09'), await left('2009-01-01'), await left('2010-03-12')]
    await ageLimits.run(workFor(app.house, app.county))
    await ageLimits.run(workFor(app.house, app.county))
    expect(await claims(fifteen)).toEqual([])
    const [claim] = await claims(sixteen)
    expect(claim).toMatchObject({ reason: 'age-limit', askedBy: null, claimed: { to: '2026-03-09', source: '学校' } })
    expect(await claims(sixteen)).toHaveLength(1)
    expect((await settle(claim!.id, true)).status).toBe(200)
    expect((await settle((await claims(kept))[0]!.id, false)).status).toBe(200)
    await ageLimits.run(workFor(app.house, app.county))
    expect((await claims(kept)).map((c) => c.taken)).toEqual([false])
    expect((await card(sixteen)).dated).toMatchObject([{ to: '2026-03-09' }])
    expect((await card(kept)).dated).toMatchObject([{ to: null }])
    const { items } = await secretary.ok(peopleApi.runs)
    expect(items).toHaveLength(3)
    // Three runs at one moment of the clock: only the first found somebody.
    const proposed = items.map((r) => r.counts['propose.child-left-behind'] ?? 0).sort((a, b) => a - b)
    expect(proposed.slice(0, 2)).toEqual([0, 0])
    expect(proposed[2]).toBeGreaterThanOrEqual(2)
  })

  it('where the county says so, the job ends it', async () => {
    const p = await entered({ born: '2008-01-01' })
    await grid.ok(peopleApi.addCategory, {
      params: { id: p.id },
      body: {
        id: newId(),
        person: p.id,
        category: 'child-migrant',
        from: '2024-01-01',
        to: null,
        source: '学校',
        month: '2026-03',
      },
    })
    const { version, ...kind } = (await grid.ok(peopleApi.cares)).items.find((k) => k.code === 'child-migrant')!
    await editor.ok(peopleApi.defineCare, {
      params: { code: kind.code },
      body: { id: newId(), base: version, kind: { ...kind, atLimit: 'end' } },
    })
    await ageLimits.run(workFor(app.house, app.county))
    expect((await card(p)).dated).toMatchObject([{ to: '2026-01-01', source: '学校' }])
    expect(await claims(p)).toEqual([])
  })
})
