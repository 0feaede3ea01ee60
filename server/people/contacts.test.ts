/** Whom to call about somebody who does not answer: named, masked, revealed, called, taken off, merged, erased; through the front door. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { peopleApi } from '../../domain/people/api.ts'
import type { Person } from '../../domain/people/schema.ts'
import type { Client } from '../../test/client.ts'
import { community, one, startRegister, two, type Register } from '../../test/people.ts'
import { askAboutMatters } from './index.ts'

let r: Register
let secretary: Client
let grid: Client
const matter = '00000000-0000-7000-8000-00000000c0de'

beforeAll(async () => {
  r = await startRegister(['c-secretary', 'c-grid', 'c-elsewhere'])
  secretary = r.seat('c-secretary', 'community-secretary', community)
  grid = r.seat('c-grid', 'grid-worker', one)
  askAboutMatters(async (_tx, _ctx, what) => what.matter === matter)
})
afterAll(() => r.close())

const take = {
  name: 'kept',
  sex: 'kept',
  born: 'kept',
  idNumber: 'kept',
  addressNote: 'kept',
  phones: 'kept',
} as const
const neighbour = { kind: 'neighbour', name: '司徒邻', phone: '000-3333-0001', agreed: 'in-person' } as const
const contact = (p: Person, change: object = {}, who = grid) =>
  who.call(peopleApi.addContact, {
    params: { id: p.id },
    body: { id: r.newId(), from: '2026-03-02', ...neighbour, ...change },
  })
const card = (id: string, who = secretary) => who.ok(peopleApi.get, { params: { id } })
const reveal = (id: string, who = secretary) =>
  who.call(peopleApi.reveal, { params: { id }, body: { id: r.newId(), what: ['contacts'], why: '找不到本人' } })
const clear = async (id: string) =>
  (await reveal(id)).body.contacts?.map((c) => [c.kind, c.name, c.phone].join(' ')).sort()

describe('[S4-18] whom to call about somebody', () => {
  it('is named on the phone as at the desk, masked on the card, sealed where it lies, shown with a reason that is kept', async () => {
    const p = await r.entered({ name: '欧阳联系' })
    const id = r.newId()
    expect((await contact(p, { id })).status).toBe(200)
    // Sent again, it is the same; another one of the same number is not entered twice.
    expect((await contact(p, { id })).status).toBe(200)
    expect((await contact(p)).problem.faults).toEqual([{ path: 'phone', code: 'contact-held' }])
    expect((await contact(p, { kind: 'emergency', name: '司**' })).problem.faults?.[0]?.code).toBe('masked')
    expect((await contact(p, { kind: 'emergency', name: '上官急', phone: '00033330002' })).status).toBe(200)
    const { contacts } = await card(p.id, grid)
    expect(contacts.map((c) => [c.kind, c.name, c.phone, c.agreed].join(' ')).sort()).toEqual([
      'emergency 上** 000****0002 in-person',
      'neighbour 司** 000****0001 in-person',
    ])
    for (const table of ['person_contact', 'history', 'audit', 'outbox']) {
      const all = JSON.stringify(await r.rows(`select * from ${table}`))
      expect([table, all.includes('司徒邻'), all.includes('00033330001')]).toEqual([table, false, false])
    }
    expect((await reveal(p.id, grid)).status).toBe(403)
    expect(await clear(p.id)).toEqual(['emergency 上官急 00033330002', 'neighbour 司徒邻 00033330001'])
    expect(
      await r.rows(`select detail ->> 'what' as what from audit where act = 'people.reveal' and subject = $1`, [p.id]),
    ).toEqual([{ what: 'contacts' }])
  })

  it('is called for a matter that is held, and nobody else’s contact is called with it', async () => {
    const p = await r.entered({ name: '欧阳拨打', phones: [] })
    const other = await r.entered({ name: '欧阳别家' })
    await contact(p)
    await contact(other, { phone: '00033330009' })
    const [mine] = (await card(p.id)).contacts
    const [theirs] = (await card(other.id)).contacts
    const call = (of: string, held = matter) =>
      grid.call(peopleApi.call, { params: { id: p.id }, body: { id: r.newId(), matter: held, contact: of } })
    expect((await call(mine!.id)).body).toEqual({ phone: '00033330001' })
    expect((await call(mine!.id, r.newId())).status).toBe(404)
    expect((await call(theirs!.id)).status).toBe(404)
    expect(await r.rows(`select detail from audit where act = 'people.call' and subject = $1`, [p.id])).toEqual([
      { detail: { matter, contact: mine!.id } },
    ])
  })

  it('is taken off with name and number at once; six are enough; another grid names nobody here', async () => {
    const p = await r.entered({ name: '欧阳停止' })
    for (const n of [1, 2, 3, 4, 5, 6]) expect((await contact(p, { phone: `0004444000${n}` })).status).toBe(200)
    expect((await contact(p, { phone: '00044440007' })).problem.faults).toEqual([
      { path: 'kind', code: 'contacts-most' },
    ])
    const far = r.seat('c-elsewhere', 'grid-worker', two)
    expect((await contact(p, { phone: '00044440008' }, far)).status).toBe(404)
    const [first] = (await card(p.id)).contacts
    const end = (who: Client) =>
      who.call(peopleApi.endContact, { params: { id: p.id, contact: first!.id }, body: { id: r.newId() } })
    expect((await end(far)).status).toBe(404)
    expect((await end(grid)).status).toBe(200)
    expect((await end(grid)).status).toBe(404)
    expect((await card(p.id)).contacts).toHaveLength(5)
    expect(
      await r.rows('select sealed, name_masked, phone_masked from person_contact where id = $1', [first!.id]),
    ).toEqual([{ sealed: null, name_masked: null, phone_masked: null }])
  })

  it('[B6] goes with a merge to the record that is kept, and back when it is taken apart', async () => {
    const kept = await r.entered({ name: '欧阳同一', born: '1950-01-02' })
    const old = await r.entered(
      { name: '欧阳同一', born: '1950-01-02', phones: [], idNumber: null },
      undefined,
      'head',
      {
        apart: { others: [kept.id], note: '先另记一份' },
      },
    )
    await contact(old)
    const versions = [(await card(kept.id)).version, (await card(old.id)).version] as const
    await secretary.ok(peopleApi.merge, {
      params: { id: kept.id },
      body: { id: r.newId(), other: old.id, base: versions[0], otherBase: versions[1], take, why: '同一个人' },
    })
    expect(await clear(kept.id)).toEqual(['neighbour 司徒邻 00033330001'])
    const [made] = (await secretary.ok(peopleApi.merges, { params: { id: kept.id } })).items
    await secretary.ok(peopleApi.unmerge, {
      params: { id: kept.id, merge: made!.id },
      body: { id: r.newId(), give: [], why: '弄错了' },
    })
    expect([(await card(kept.id)).contacts, await clear(old.id)]).toEqual([[], ['neighbour 司徒邻 00033330001']])
  })

  it('moves with a household', async () => {
    const household = await r.home()
    const p = await r.entered({ name: '欧阳搬家' }, household)
    await contact(p)
    const [dwelling] = await r.rows<{ id: string }>(
      'select d.id from dwelling d where place = $1 and not exists (select 1 from household h where h.dwelling = d.id) order by id limit 1',
      [two],
    )
    await secretary.ok(peopleApi.moveHousehold, {
      params: { id: household },
      body: { id: r.newId(), day: '2026-03-02', dwelling: dwelling!.id },
    })
    expect(await r.rows('select place from person_contact where person = $1', [p.id])).toEqual([{ place: two }])
  })
})
