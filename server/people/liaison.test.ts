/** Whom a household turns to, and the state of each link, through the front door. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { peopleApi } from '../../domain/people/api.ts'
import type { Client } from '../../test/client.ts'
import { community, one, startRegister, two, type Register } from '../../test/people.ts'

const day = '2026-03-10'
let r: Register
let secretary: Client
let grid: Client
let elsewhere: Client
const newId = () => r.newId()

beforeAll(async () => {
  r = await startRegister(['l-liaison', 'l-other'])
  secretary = r.seat('l-secretary', 'community-secretary', community)
  grid = r.seat('l-grid', 'grid-worker', one)
  elsewhere = r.seat('l-elsewhere', 'grid-worker', '231025/107/201/001/')
})
afterAll(() => r.close())

async function without(who: Client, place: string): Promise<string[]> {
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await who.ok(peopleApi.withoutLiaison, { query: { place, size: 7, ...(after && { after }) } })
    for (const h of page.items) {
      expect(h.head).toMatch(/^.\*\*$/u)
      expect(h.address === null || h.address.endsWith('***')).toBe(true)
      seen.push(h.id)
    }
    after = page.next
  } while (after)
  return seen
}
const give = (who: Client, households: string[], account: string | null, on = day) =>
  who.call(peopleApi.giveLiaison, { body: { id: newId(), households, account, day: on } })
const headOf = async (household: string) =>
  (
    await r.db.query<{ person: string }>(
      `select person from household_member where household = $1 and relation = 'head' and to_day is null`,
      [household],
    )
  ).rows[0]!.person

describe('[S1-31] a liaison person for each household', () => {
  it('every open household without one is listed, page by page, within one’s own place', async () => {
    const open = async (place: string) =>
      (
        await r.db.query<{ id: string }>(
          `select id from household where place >= $1 and place < $2 and closed is null order by place, id`,
          [place, `${place.slice(0, -1)}0`],
        )
      ).rows.map((r) => r.id)
    expect(await without(secretary, community)).toEqual(await open(community))
    expect(await without(grid, community)).toEqual(await open(one))
    expect((await elsewhere.call(peopleApi.withoutLiaison, { query: { place: one } })).status).toBe(404)
  })

  it('is given to many at once, changes with a day, is taken away again; nobody gives one beyond his place', async () => {
    const [a, b, ...rest] = await without(grid, one)
    const liaison = r.account('l-liaison')
    expect((await give(grid, [a!, b!], newId())).problem.faults).toEqual([
      { path: 'account', code: 'colleague-unknown' },
    ])
    expect((await give(grid, [a!, b!], liaison, '2026-03-01')).status).toBe(200)
    expect(await without(grid, one)).toEqual(rest)
    const card = await grid.ok(peopleApi.get, { params: { id: await headOf(a!) } })
    expect(card.household).toMatchObject({ id: a, liaison: 'l-liaison' })
    expect((await give(grid, [a!], r.account('l-other'))).status).toBe(200)
    const { rows } = await r.db.query(
      `select account, from_day::text as "from", to_day::text as "to" from household_liaison where household = $1 order by from_day`,
      [a],
    )
    expect(rows).toEqual([
      { account: liaison, from: '2026-03-01', to: day },
      { account: r.account('l-other'), from: day, to: null },
    ])
    expect((await give(grid, [b!], null)).status).toBe(200)
    expect(await without(grid, one)).toContain(b)
    const [far] = await without(secretary, two)
    expect((await give(grid, [far!], liaison)).status).toBe(404)
    expect((await give(elsewhere, [b!], liaison)).status).toBe(404)
  })
})

describe('[B2] the state of each link', () => {
  it('is dated, keeps one head, and says what the old head becomes', async () => {
    const { rows } = await r.db.query<{ household: string }>(
      `select m.household from household_member m join household h on h.id = m.household
       where h.place = $1 and m.to_day is null and h.closed is null group by 1 having count(*) = 2 order by 1 limit 1`,
      [one],
    )
    const household = rows[0]!.household
    const head = await headOf(household)
    const before = await grid.ok(peopleApi.get, { params: { id: head } })
    const mate = before.household!.members.find((m) => m.person !== head)!
    const turn = (body: object) =>
      grid.call(peopleApi.turnMember, {
        body: {
          id: newId(),
          household,
          person: mate.person,
          relation: 'spouse',
          residence: 'both',
          day,
          ...body,
        } as never,
      })
    expect((await turn({ residence: 'registered-only' })).status).toBe(200)
    expect((await turn({ relation: 'head' })).problem.faults).toEqual([{ path: 'former', code: 'required' }])
    expect((await turn({ relation: 'head', former: 'spouse' })).status).toBe(200)
    expect((await turn({ relation: 'spouse' })).problem.faults).toEqual([{ path: 'relation', code: 'no-head' }])
    const after = await grid.ok(peopleApi.get, { params: { id: head } })
    expect(after.household!.members.map((m) => [m.person, m.relation, m.residence])).toEqual([
      [mate.person, 'head', 'both'],
      [head, 'spouse', 'both'],
    ])
    const history = await r.db.query(
      `select residence, from_day::text as "from", to_day::text as "to" from household_member where household = $1 and person = $2 order by from_day`,
      [household, mate.person],
    )
    expect(history.rows.at(-1)).toMatchObject({ from: day, to: null })
    expect(history.rows[0]).toMatchObject({ to: day })
  })
})
