import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import pg from 'pg'
import { checkCharacter } from '../../domain/people/idnumber.ts'
import { peopleApi } from '../../domain/people/api.ts'
import type { Person } from '../../domain/people/schema.ts'
import { placesApi } from '../../domain/places/api.ts'
import { startApp, type TestApp } from '../../test/app.ts'
import type { Client } from '../../test/client.ts'
import { enterAccounts, testSessions } from '../../test/sessions.ts'
import { placesRoom } from '../places/index.ts'
import { askAboutMatters, peopleRoom } from './index.ts'

const sessions = testSessions()
let app: TestApp
let db: pg.Client
let secretary: Client
let grid: Client
let desk: Client
let elsewhere: Client
const newId = () => app.house.newId()
const community = '231025/100/zhanqian/001/'
const one = `${community}001/`
const two = `${community}002/`
const day = '2026-03-10'

beforeAll(async () => {
  app = await startApp({ rooms: [placesRoom, peopleRoom], authenticate: sessions.authenticate, filling: 'demo' })
  db = new pg.Client(app.db.config)
  await db.connect()
  secretary = sessions.as(app, 'secretary', [{ role: 'community-secretary', place: community }])
  grid = sessions.as(app, 'grid', [{ role: 'grid-worker', place: one }])
  desk = sessions.as(app, 'desk', [{ role: 'desk' }])
  elsewhere = sessions.as(app, 'elsewhere', [{ role: 'grid-worker', place: '231025/107/201/001/' }])
})
afterAll(async () => {
  await db.end()
  await app.close()
})

const rows = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  (await db.query<R>(text.replaceAll('@', 'c231025.'), values)).rows
const lines = (subject: string) =>
  rows<{ act: string; detail: unknown }>(
    "select act, detail from @audit where subject = $1 order by act, detail ->> 'by' desc",
    [subject],
  )

let number = 0
function person(more: Partial<Person> = {}): Person {
  const seventeen = `99000019500308${String(101 + 2 * number++).padStart(3, '0')}`
  return {
    id: newId(),
    place: one,
    name: '欧阳静怡',
    sex: 'male',
    born: '1950-03-08',
    phones: [`0009911${String(number).padStart(4, '0')}`],
    idNumber: seventeen + checkCharacter(seventeen),
    addressNote: null,
    died: null,
    ...more,
  }
}
async function entered(more: Partial<Person> = {}, household?: string): Promise<Person> {
  const p = person(more)
  await secretary.ok(peopleApi.add, { body: { person: p, day, ...(household && { household }) } })
  return p
}
const dwellingIn = async (place: string) =>
  (
    await rows<{ id: string; text: string }>(
      'select d.id, d.text from @dwelling d where place = $1 and not exists (select 1 from @household h where h.dwelling = d.id) order by id limit 1',
      [place],
    )
  )[0]!

describe('lists and looks', () => {
  it('a list is masked, page by page, within one’s own place, and leaves no line', async () => {
    const before = (await rows<{ n: string }>('select count(*) as n from @audit'))[0]!.n
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await grid.ok(peopleApi.list, { query: { place: community, size: 7, ...(after && { after }) } })
      seen.push(...page.items.map((p) => p.id))
      for (const p of page.items) {
        expect(p.place).toBe(one)
        expect(p.name).toMatch(/^.\*\*$/u)
        expect(p.address === null || p.address.endsWith('***')).toBe(true)
        expect(p.phone === null || /^000\*{4}\d{4}$/.test(p.phone)).toBe(true)
      }
      after = page.next
    } while (after)
    const [{ n }] = (await rows<{ n: string }>('select count(*) as n from @person where place = $1', [one])) as [
      { n: string },
    ]
    expect(new Set(seen).size).toBe(Number(n))
    expect(seen.length).toBeGreaterThan(7)
    expect((await rows<{ n: string }>('select count(*) as n from @audit'))[0]!.n).toBe(before)
    expect((await elsewhere.call(peopleApi.list, { query: { place: one } })).status).toBe(404)
  })

  it('a list of a category shows those who hold it today', async () => {
    const { items } = await secretary.ok(peopleApi.list, {
      query: { place: community, category: 'elder-oldest', size: 100 },
    })
    expect(items.length).toBeGreaterThan(0)
    expect(items.every((p) => p.categories.includes('elder-oldest') && p.age! >= 80)).toBe(true)
  })

  it('opening a card is a look; it is masked, shows the household, and another grid’s worker finds nobody', async () => {
    const [first] = (await grid.ok(peopleApi.list, { query: { place: one } })).items
    const card = await grid.ok(peopleApi.get, { params: { id: first!.id } })
    expect(card.idNumber === null || card.idNumber.includes('*************')).toBe(true)
    expect(card.born).toMatch(/^\d{4}$/)
    expect(card.household!.members.map((m) => m.person)).toContain(first!.id)
    expect((await lines(first!.id)).map((l) => l.act)).toEqual(['people.open'])
    expect((await elsewhere.call(peopleApi.get, { params: { id: first!.id } })).status).toBe(404)
    expect(await lines(first!.id)).toHaveLength(1)
  })

  it('found by name, a piece of it, pinyin, initials; a search by number leaves a line, whether it finds somebody or not', async () => {
    const p = await entered()
    for (const q of ['欧阳静怡', '静怡', '欧_静怡', 'ouyangjingyi', 'oyjy']) {
      const { items } = await desk.ok(peopleApi.search, { body: { q } })
      expect([q, items.map((i) => i.id)]).toEqual([q, [p.id]])
    }
    expect(await lines(p.id)).toEqual([expect.objectContaining({ act: 'people.add' })])
    expect((await desk.ok(peopleApi.search, { body: { q: p.phones[0]! } })).items.map((i) => i.name)).toEqual(['欧**'])
    expect((await desk.ok(peopleApi.search, { body: { q: p.idNumber! } })).items.map((i) => i.id)).toEqual([p.id])
    expect((await lines(p.id)).filter((l) => l.act === 'people.search')).toEqual([
      { act: 'people.search', detail: { by: 'phone' } },
      { act: 'people.search', detail: { by: 'id-number' } },
    ])
    expect((await desk.ok(peopleApi.search, { body: { q: '00099999999' } })).items).toEqual([])
    expect(await lines('nobody')).toEqual([{ act: 'people.search', detail: { by: 'phone' } }])
    const other = sessions.as(app, 'desk-107', [{ role: 'desk', place: '231025/107/' }])
    for (const q of ['欧阳静怡', p.phones[0]!, p.idNumber!])
      expect((await other.ok(peopleApi.search, { body: { q } })).items).toEqual([])
    expect((await desk.ok(peopleApi.search, { body: { q: '欧阳静怡', place: two } })).items).toEqual([])
  })

  it('revealing asks for a recent second factor, keeps the reason apart, and is one look however often it is sent', async () => {
    const p = await entered({ addressNote: '敲门请大声' })
    const sent = {
      params: { id: p.id },
      body: { id: newId(), what: ['phones' as const, 'idNumber' as const, 'addressNote' as const], why: '约定上门' },
    }
    const tired = sessions.as(app, 'secretary', [{ role: 'community-secretary', place: community }], { factors: 1 })
    expect((await tired.call(peopleApi.reveal, sent)).problem.code).toBe('second-factor-needed')
    const answer = { phones: p.phones, idNumber: p.idNumber, addressNote: '敲门请大声' }
    expect(await secretary.ok(peopleApi.reveal, sent)).toEqual(answer)
    expect(await secretary.ok(peopleApi.reveal, sent)).toEqual(answer)
    expect((await lines(p.id)).filter((l) => l.act === 'people.reveal')).toEqual([
      { act: 'people.reveal', detail: { what: 'addressNote idNumber phones', reason: sent.body.id } },
    ])
    expect(await rows('select body, class from @texts where subject = $1', [p.id])).toEqual([
      { body: '约定上门', class: 'people.reveal-reason' },
    ])
    expect((await grid.call(peopleApi.reveal, sent)).status).toBe(403)
  })

  it('whoever holds an open matter may dial; the matter is the reason', async () => {
    const p = await entered()
    const matter = newId()
    const sent = { params: { id: p.id }, body: { id: newId(), matter } }
    expect((await grid.call(peopleApi.call, sent)).status).toBe(404)
    askAboutMatters(
      async (_, ctx, what) => what.person === p.id && what.matter === matter && ctx.session?.name === 'grid',
    )
    expect(await grid.ok(peopleApi.call, sent)).toEqual({ phone: p.phones[0] })
    expect((await secretary.call(peopleApi.call, sent)).status).toBe(404)
    expect((await lines(p.id)).filter((l) => l.act === 'people.call')).toEqual([
      { act: 'people.call', detail: { matter } },
    ])
  })
})

describe('what is kept', () => {
  it('no name, number or note stands in clear in any row, and the history is sealed whole', async () => {
    const p = await entered({ name: '单雄信', addressNote: '养了狗', phones: ['00098765432'] })
    await secretary.ok(peopleApi.edit, {
      params: { id: p.id },
      body: { id: newId(), base: 1, change: { name: '单雄义' } },
    })
    const tables = ['person', 'person_phone', 'history', 'audit', 'outbox', 'household_member']
    for (const table of tables) {
      const text = JSON.stringify(await rows(`select * from @${table}`))
      for (const secret of ['单雄信', '单雄义', '养了狗', '00098765432', p.idNumber!])
        expect(text.includes(secret), `${table}: a value in clear`).toBe(false)
    }
  })

  it('a masked value is never written back; an old screen is told', async () => {
    const p = await entered()
    const edit = (change: object, base = 1) =>
      secretary.call(peopleApi.edit, { params: { id: p.id }, body: { id: newId(), base, change } })
    expect((await edit({ name: '欧**' })).problem.faults).toEqual([{ path: 'change.name', code: 'masked' }])
    expect((await edit({ addressNote: '站前小区***' })).problem.faults).toEqual([
      { path: 'change.addressNote', code: 'masked' },
    ])
    expect((await edit({ phones: ['000****5678'] })).status).toBe(422)
    expect((await edit({ idNumber: `990${'*'.repeat(13)}15` })).status).toBe(422)
    expect((await edit({ name: '欧阳静一', phones: ['00055556666'] })).status).toBe(200)
    expect((await edit({ name: '欧阳静二' })).problem.code).toBe('conflict')
    const found = await desk.ok(peopleApi.search, { body: { q: '欧阳静一' } })
    expect(found.items.flatMap((i) => (i.by === 'name' ? [i.id] : []))).toEqual([p.id])
    expect((await desk.ok(peopleApi.search, { body: { q: p.phones[0]! } })).items).toEqual([])
  })

  it('[B5] while somebody is entered, the same phone, number, or name with birthday is hinted at, masked', async () => {
    const p = await entered({ name: '慕容守拙', born: '1949-10-02' })
    const hint = async (body: object) =>
      (await secretary.ok(peopleApi.duplicates, { body })).items.map((i) => [i.id, i.name, i.same])
    expect(await hint({ phones: p.phones })).toEqual([[p.id, '慕**', ['phone']]])
    expect(await hint({ name: p.name, born: p.born, idNumber: p.idNumber })).toEqual([
      [p.id, '慕**', ['id-number', 'name-and-birth']],
    ])
    expect(await hint({ name: p.name })).toEqual([])
    const looks = (await lines(p.id)).filter((l) => l.act === 'people.duplicates')
    expect(looks.map((l) => l.detail)).toEqual([{ by: 'phone' }, { by: 'id-number name-and-birth' }])
    const { namesakes } = await secretary.ok(peopleApi.duplicates, { body: { name: '慕容 守拙' } })
    expect(namesakes).toEqual([
      expect.objectContaining({ id: p.id, name: '慕**', age: 76, phone: `000****${p.phones[0]!.slice(-4)}` }),
    ])
    const known = await secretary.call(peopleApi.add, { body: { person: person({ idNumber: p.idNumber }), day } })
    expect(known.problem.code).toBe('conflict')
    const stranger = sessions.as(app, 'elsewhere', [{ role: 'community-secretary', place: '231025/107/201/' }])
    for (const body of [{ phones: p.phones }, { idNumber: p.idNumber }, { name: p.name, born: p.born }])
      expect(await stranger.ok(peopleApi.duplicates, { body })).toEqual({ items: [], namesakes: [] })
  })

  it('[B5] whoever enters another of the same name may write why, and the next one reads it; nobody elsewhere does', async () => {
    const p = await entered({ name: '慕容守信', born: '1949-10-02' })
    const twin = person({ name: '慕容守信', born: '1962-05-04' })
    const apart = { others: [p.id], note: '两位同名，这位住五号楼' }
    const add = (more: { apart: typeof apart }) =>
      secretary.call(peopleApi.add, { body: { person: twin, day, ...more } })
    // Of somebody who is not seen nothing is said.
    expect((await add({ apart: { ...apart, others: [newId()] } })).problem.faults).toEqual([
      { path: 'apart.others', code: 'person-unknown' },
    ])
    expect((await add({ apart })).status).toBe(200)
    expect((await add({ apart })).status).toBe(200)
    const { namesakes } = await secretary.ok(peopleApi.duplicates, { body: { name: '慕容守信' } })
    expect(new Map(namesakes.map((n) => [n.id, n.apart]))).toEqual(
      new Map([
        [p.id, apart.note],
        [twin.id, apart.note],
      ]),
    )
    const { items } = await secretary.ok(peopleApi.duplicates, { body: { name: p.name, born: '1949-10-02' } })
    expect(items.map((i) => [i.id, i.apart])).toEqual([[p.id, apart.note]])
    const kept = await db.query('select note from c231025.person_apart')
    expect([kept.rows.length, JSON.stringify(kept.rows).includes('五号楼')]).toEqual([1, false])
  })

  it('entering is done once, and only at home', async () => {
    const p = person()
    await secretary.ok(peopleApi.add, { body: { person: p, day } })
    expect(await secretary.ok(peopleApi.add, { body: { person: p, day } })).toEqual({ ok: true, id: p.id, waiting: [] })
    expect((await secretary.call(peopleApi.add, { body: { person: { ...p, sex: 'female' }, day } })).problem.code).toBe(
      'id-reused',
    )
    expect((await grid.call(peopleApi.add, { body: { person: person({ place: two }), day } })).status).toBe(403)
    expect(
      (await secretary.call(peopleApi.add, { body: { person: person({ place: `${community}999/` }), day } })).problem
        .faults,
    ).toEqual([{ path: 'person.place', code: 'place-unknown' }])
  })
})

describe('households and categories', () => {
  async function home(place = one) {
    const dwelling = await dwellingIn(place)
    const id = newId()
    await secretary.ok(peopleApi.addHousehold, {
      body: { id, place, dwelling: dwelling.id, opened: day, closed: null },
    })
    return { id, dwelling }
  }

  it('[B2] a household has one head, and lies where its dwelling lies', async () => {
    const { id } = await home()
    const head = await entered({}, id)
    const second = await entered()
    const link = {
      household: id,
      person: second.id,
      relation: 'head' as const,
      residence: 'both' as const,
      from: day,
      to: null,
    }
    expect((await secretary.call(peopleApi.join, { body: { id: newId(), ...link } })).problem.faults).toEqual([
      { path: 'relation', code: 'two-heads' },
    ])
    await secretary.ok(peopleApi.join, { body: { id: newId(), ...link, relation: 'spouse' } })
    const card = await grid.ok(peopleApi.get, { params: { id: second.id } })
    expect(card.household!.members.map((m) => [m.person, m.relation])).toEqual([
      [head.id, 'head'],
      [second.id, 'spouse'],
    ])
    const wrong = await dwellingIn(two)
    const astray = { id: newId(), place: one, dwelling: wrong.id, opened: day, closed: null }
    expect((await secretary.call(peopleApi.addHousehold, { body: astray })).problem.faults).toEqual([
      { path: 'dwelling', code: 'dwelling-elsewhere' },
    ])
    const backwards = { id: newId(), place: one, dwelling: null, opened: '2026-03-02', closed: '2026-03-01' }
    expect((await secretary.call(peopleApi.addHousehold, { body: backwards })).problem.faults).toEqual([
      { path: 'closed', code: 'day-order' },
    ])
  })

  it('a household moves with all who live there; the new grid sees them, the old one no more', async () => {
    const { id } = await home()
    const p = await entered({ name: '诸葛远行' }, id)
    const target = await dwellingIn(two)
    expect(
      (await grid.call(peopleApi.moveHousehold, { params: { id }, body: { id: newId(), day, dwelling: target.id } }))
        .status,
    ).toBe(403)
    await secretary.ok(peopleApi.moveHousehold, { params: { id }, body: { id: newId(), day, dwelling: target.id } })
    expect((await grid.call(peopleApi.get, { params: { id: p.id } })).status).toBe(404)
    const other = sessions.as(app, 'grid2', [{ role: 'grid-worker', place: two }])
    expect((await other.ok(peopleApi.search, { body: { q: '诸葛远行' } })).items.map((i) => i.id)).toEqual([p.id])
    expect((await other.ok(peopleApi.search, { body: { q: p.phones[0]! } })).items).toHaveLength(1)
  })

  it('[B4] a dated category has a source and a month, is held once at a time, and ends', async () => {
    const p = await entered()
    const category = {
      id: newId(),
      person: p.id,
      category: 'elder-alone' as const,
      from: day,
      to: null,
      source: '社区摸底',
      month: '2026-03',
    }
    await secretary.ok(peopleApi.addCategory, { params: { id: p.id }, body: category })
    expect(
      (await secretary.call(peopleApi.addCategory, { params: { id: p.id }, body: { ...category, id: newId() } }))
        .problem.code,
    ).toBe('conflict')
    expect((await grid.ok(peopleApi.get, { params: { id: p.id } })).categories).toEqual(['elder-alone'])
    await secretary.ok(peopleApi.endCategory, {
      params: { id: p.id, category: category.id },
      body: { id: newId(), day },
    })
    const card = await grid.ok(peopleApi.get, { params: { id: p.id } })
    expect([card.categories, card.dated.map((c) => c.to)]).toEqual([[], [day]])
  })

  it('an account is tied by staff to the person it speaks for', async () => {
    await enterAccounts(app, ['granny'])
    const p = await entered()
    const link = {
      id: newId(),
      account: sessions.account('granny'),
      person: p.id,
      as: 'self' as const,
      from: day,
      to: null,
    }
    expect((await secretary.call(peopleApi.linkAccount, { params: { id: p.id }, body: link })).problem.faults).toEqual([
      { path: 'account', code: 'account-unknown' },
    ])
    await db.query(`update c231025.accounts set kind = 'resident', name = null where id = $1`, [
      sessions.account('granny'),
    ])
    await secretary.ok(peopleApi.linkAccount, { params: { id: p.id }, body: link })
    expect((await grid.ok(peopleApi.get, { params: { id: p.id } })).accounts).toBe(1)
    expect(await rows('select person from @accounts where id = $1', [sessions.account('granny')])).toEqual([
      { person: p.id },
    ])
  })
})

describe('a resident', () => {
  it('finds her own home known, and nobody else’s; a relative finds hers too', async () => {
    const [self, other] = await rows<{ account: string; person: string; text: string; link: string }>(
      'select account, person, text, link from @people_pub_home order by link desc',
    )
    const as = (account: string) => sessions.as(app, 'resident', [], { account, kind: 'resident' })
    const mine = await as(self!.account).ok(peopleApi.ownHomes)
    expect(mine.items).toEqual([expect.objectContaining({ person: self!.person, as: 'self', text: self!.text })])
    expect((await as(other!.account).ok(peopleApi.ownHomes)).items).toEqual([
      expect.objectContaining({ person: self!.person, as: 'relative' }),
    ])
    expect((await as(sessions.account('stranger')).ok(peopleApi.ownHomes)).items).toEqual([])
    expect((await as(self!.account).call(peopleApi.get, { params: { id: self!.person } })).status).toBe(403)
  })
})

describe('whom a person joins, and whose account it is', () => {
  it('the households of a dwelling are named masked, only to whoever holds the place', async () => {
    const [home] = await rows<{ id: string; dwelling: string; n: string }>(
      `select h.id, h.dwelling, count(m.person) as n from @household h join @household_member m on m.household = h.id
       where h.place = $1 and h.closed is null and m.to_day is null group by h.id, h.dwelling order by h.id limit 1`,
      [two],
    )
    const { items } = await secretary.ok(peopleApi.households, { query: { dwelling: home!.dwelling } })
    const found = items.find((h) => h.id === home!.id)!
    expect(found.members).toHaveLength(Number(home!.n))
    expect(found.members[0]).toMatchObject({ relation: 'head', name: expect.stringMatching(/^.\*\*$/u) as string })
    expect((await elsewhere.ok(peopleApi.households, { query: { dwelling: home!.dwelling } })).items).toEqual([])
  })

  it('an account is found by its number in the body, and the look leaves a line', async () => {
    await enterAccounts(app, ['somebody'])
    const found = await secretary.ok(peopleApi.findAccount, { body: { phone: '00012345678' } })
    expect(found.account).not.toBeNull()
    expect((await lines(found.account!)).map((l) => l.act)).toContain('people.find-account')
    expect(await secretary.ok(peopleApi.findAccount, { body: { phone: '00099999998' } })).toEqual({
      account: null,
      linked: false,
    })
    expect((await desk.call(peopleApi.findAccount, { body: { phone: '00012345678' } })).status).toBe(403)
  })
})

describe('[S1-43] coverage, and a map that is redrawn', () => {
  const admin = () => sessions.as(app, 'admin', [{ role: 'administrator' }])

  it('counts households in exactly one open base grid and names grids without a worker', async () => {
    const seen = await admin().ok(peopleApi.coverage, { query: { under: community } })
    expect(seen.households).toBeGreaterThan(0)
    expect(seen.inOne).toBe(seen.households)
    expect(seen.grids.map((g) => g.place)).toContain(one)
    expect(seen.grids.reduce((n, g) => n + g.households, 0)).toBe(seen.households)
    expect(seen).toMatchObject({ inNone: [], gridsWithoutWorker: [`${community}004/`, `${community}005/`], faults: [] })
    expect((await grid.call(peopleApi.coverage, { query: { under: community } })).status).toBe(404)
  })

  it('[A3] people follow their dwellings into the new grid, and everybody is still found', async () => {
    const p = await entered({ name: '上官常在' })
    const count = async (place: string) =>
      Number((await rows<{ n: string }>('select count(*) as n from @person where place = $1', [place]))[0]!.n)
    const before = await count(one)
    const into = {
      step: '031',
      kind: 'grid' as const,
      level: '网格',
      name: '新一网格',
      code: null,
      gridKind: 'base' as const,
      urbanClass: null,
      sort: 0,
      helpLine: null,
      centre: null,
      outline: null,
      fictional: true,
    }
    await admin().ok(placesApi.merge, { body: { id: newId(), day, paths: [one, `${community}003/`], into } })
    await app.settle()
    expect(await count(one)).toBe(0)
    expect(await count(`${community}031/`)).toBeGreaterThanOrEqual(before)
    const fresh = sessions.as(app, 'fresh', [{ role: 'grid-worker', place: `${community}031/` }])
    expect((await fresh.ok(peopleApi.search, { body: { q: '上官常在' } })).items.map((i) => i.id)).toEqual([p.id])
    const seen = await admin().ok(peopleApi.coverage, { query: { under: community } })
    expect([seen.inOne, seen.inNone]).toEqual([seen.households, []])
  })
})
