/** What finding reads at 8,000 people, as the application's role under row-level security: what a page needs, in a county and in a grid. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { growPeople } from '../../bench/crowd/people.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { addressQuery, birthYears, bornBetween } from '../../domain/people/find.ts'
import { nameQuery } from '../../domain/people/keys.ts'
import { gridsToFill } from '../../domain/places/grown.ts'
import { placesOf } from '../../domain/places/import.ts'
import { loadPack } from '../../packs/read.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { asked, explainedUnder, type PlanKind } from '../../test/explain.ts'
import { testKeysFile } from '../../test/keys.ts'
import type { Scope } from '../kernel/db/scope.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { loadKeys } from '../kernel/keys.ts'
import { findKeys } from './sealed.ts'
import { areaGrids, areaPeople } from './store/area-store.ts'
import { countsIn, type Column } from './store/count-store.ts'
import { countDifferences, differencesOf, personsNotIn } from './store/difference-store.ts'
import { livedIn } from './store/hand-store.ts'
import { importsOf } from './store/import-store.ts'
import { liaisonsOf } from './store/liaison-store.ts'
import { peopleIn } from './store/person-store.ts'
import { byBlocks, byKeys, byYears, type Narrowing } from './store/find-store.ts'

const county = '231025'
const day = '2026-11-01'
const size = 21
/** Rows of keys, homes and categories for a page; the small registers of estates and buildings may be read whole. */
const most = 2_500
const registers = ['estate', 'building']

let db: TestDatabase
let client: pg.Client
const keys = loadKeys(testKeysFile)
const at = { house: { keys }, county: { code: county } }
const all = gridsToFill(placesOf(loadPack('linkou').pack!.divisions!, '2020-01-01'))
const grids = [...all.filter((g) => !g.rural).slice(0, 20), ...all.filter((g) => g.rural).slice(0, 20)]

beforeAll(async () => {
  db = await freshDatabase()
  const admin = new pg.Client(db.config)
  await admin.connect()
  await growPeople(admin, { county, keys, seed: 5, people: 8_000, grids, day })
  await admin.query(inHandText)
  await admin.end()
  client = new pg.Client({ ...db.config, user: 'linli_app' })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await db?.drop()
})

const scopes: Record<string, Scope> = Object.fromEntries(
  Object.entries({
    'the county': [`${county}/`],
    'a town': [`${county}/100/`],
    'a grid': [grids[0]!.path],
    'three grids': [grids[1]!.path, grids[25]!.path, grids[39]!.path],
    'an empty town': [`${county}/111/`],
  }).map(([name, paths]) => [name, { ranges: paths.map(rangeOf), units: [] }]),
)

const narrowings: Record<string, Omit<Narrowing, 'day'>> = {
  nothing: {},
  'a common category': { category: 'elder-alone' },
  'a category nobody has': { category: 'veteran' },
  'an age': { born: bornBetween({ from: 60, to: 69 }, day) },
  'an age nobody has': { born: bornBetween({ from: 120 }, day) },
  'both, which never meet': { category: 'child-left-behind', born: bornBetween({ from: 70 }, day) },
}

const first = { no: 1, at: ['', nilId] as [string, string] }
const typed = ['王', '淑华', '王玉兰', '张德山', 'wy', 'lgy', '国_'].map((q) => [q, nameQuery(q)] as const)

type Made = (scope: Scope, narrow: Narrowing) => Statement[]
const statements: Record<string, Made> = {
  'the name itself': ({ ranges }, narrow) =>
    typed.flatMap(([, q]) => (q.exact.length > 0 ? [byKeys(findKeys(at, q.exact), ranges, narrow, first, size)] : [])),
  'like names': ({ ranges }, narrow) =>
    typed.flatMap(([, q]) =>
      q.near.length > 0
        ? [byKeys(findKeys(at, [...q.exact, ...q.near]), ranges, narrow, { ...first, no: q.exact.length + 1 }, size)]
        : [],
    ),
  'a piece of an address': ({ ranges }, narrow) =>
    ['1号楼', '站前街', '小区1', '屯', '没有的园'].flatMap((text) => {
      const q = addressQuery(text)
      return q && 'blocks' in q.from
        ? [byBlocks(q.from.blocks, ranges, narrow, { at: ['', nilId], hit: ['', nilId] }, size)]
        : []
    }),
  ages: ({ ranges }, narrow) =>
    narrow.born ? [byYears(birthYears({ from: 60, to: 69 }, day), ranges, narrow, ['', nilId], size)] : [],
  'a second page': ({ ranges }, narrow) => [
    byKeys(findKeys(at, nameQuery('wy').exact), ranges, narrow, { no: 2, at: [`${county}/100/`, nilId] }, size),
  ],
}

const kinds: PlanKind[] = ['custom', 'generic']

describe('[D7][B1] finding among 8,000', () => {
  it.each(Object.entries(statements))(
    '%s reads no table of people whole and no more than a page needs',
    async (_, make) => {
      let tried = 0
      for (const [who, scope] of Object.entries(scopes)) {
        for (const [how, narrow] of Object.entries(narrowings)) {
          for (const statement of make(scope, { day, ...narrow })) {
            for (const kind of kinds) {
              const found = await under(scope, statement, kind)
              const says = `${who}, ${how}, ${kind}\n${found.plan}`
              expect(
                found.whole.filter((t) => !registers.includes(t)),
                `${says}`,
              ).toEqual([])
              expect(found.rows, `${says}`).toBeLessThanOrEqual(most)
              tried++
            }
          }
        }
      }
      expect(tried).toBeGreaterThan(20)
    },
  )

  it('an address beside a common name is looked up for the hits of the name alone', async () => {
    const narrow = { day, pieces: ['站前', '前街'] }
    const statement = byKeys(findKeys(at, ['i:wy']), scopes['the county']!.ranges, narrow, first, size)
    const found = await under(scopes['the county']!, statement, 'custom')
    const whole = found.whole.filter((t) => !registers.includes(t))
    expect(whole, `${found.plan}`).toEqual([])
    expect(found.rows, `${found.plan}`).toBeLessThanOrEqual(2 * most)
  })
})

describe('[K8] what leaves is walked page by page', () => {
  const pages: Record<string, (tx: Tx, scope: Scope) => Promise<unknown>> = {
    'people of a list': (tx, { ranges }) => peopleIn(tx, day, ranges, { after: [ranges[0]!.lo, nilId], size: 200 }),
    'a later page': (tx, { ranges }) => peopleIn(tx, day, ranges, { after: [grids[10]!.path, nilId], size: 200 }),
    'who is only here': (tx, { ranges }) => personsNotIn(tx, ranges[0]!, nilId, [ranges[0]!.lo, nilId], 200),
  }
  it.each(Object.entries(pages))('%s', async (_, ask) => {
    for (const scope of Object.values(scopes))
      for (const kind of kinds) {
        const [statement] = await asked(county, (tx) => ask(tx, scope))
        const found = await under(scope, statement!, kind)
        // Rows of imports: there are none here, and a table of nobody may be read whole.
        const whole = found.whole.filter((t) => !registers.includes(t) && t !== 'people_import_row')
        expect(whole, `${found.plan}`).toEqual([])
        expect(found.rows, `${found.plan}`).toBeLessThanOrEqual(most)
      }
  })
})

describe('[C9] [issue 3] what is handed on, laid beside another list, or handed over', () => {
  const whom = { day, category: null, born: null }
  const narrow = { day, category: 'elder-alone', born: bornBetween({ from: 60 }, day) }
  const counted: Column[] = [
    { unit: 'people', sex: 'female', born: null, category: 'low-income' },
    { unit: 'households', sex: null, born: null, category: null },
  ]
  const ofPeople: Record<string, (tx: Tx, scope: Scope) => Promise<unknown>> = {
    'who lived there': (tx, { ranges }) => livedIn(tx, ranges, whom, 2_001),
    'who lived there, of a category and an age': (tx, { ranges }) => livedIn(tx, ranges, narrow, 2_001),
    '[L4] the area of a phone': (tx, { ranges }) => areaPeople(tx, day, ranges, 500),
    'how many lived there': (tx, { ranges }) => countsIn(tx, ranges, whom, counted),
  }
  // Everybody who lives there is read, once by each table; nobody else.
  it.each(Object.entries(ofPeople))('%s', async (_, ask) => {
    for (const who of ['a grid', 'three grids', 'an empty town'])
      for (const kind of kinds) {
        const scope = scopes[who]!
        const [statement] = await asked(county, (tx) => ask(tx, scope))
        const found = await under(scope, statement!, kind)
        expect(found.whole, `${who} ${found.plan}`).toEqual([])
        expect(found.rows, `${who} ${found.plan}`).toBeLessThanOrEqual(2 * most)
      }
  })

  it('[L4] grids of an area come by their range', async () => {
    const [statement] = await asked(county, (tx) => areaGrids(tx, scopes['three grids']!.ranges, day))
    const found = await under(scopes['three grids']!, statement!, 'generic')
    expect(found.rows, `${found.plan}`).toBeLessThanOrEqual(most)
  })

  it('differences of one comparison, and what one account has in hand, come by their index', async () => {
    for (const ask of inHand) {
      const [statement] = await asked(county, ask)
      const found = await under(scopes['the county']!, statement!, 'generic')
      expect([found.whole, found.rows <= most], `${found.plan}`).toEqual([[], true])
    }
  })
})

/** Tables that were brought, one in fifty still waiting; a comparison; a liaison for every household. */
const inHandText = `set session_replication_role = replica; set search_path = c231025;
  insert into people_import (id, place, account, state, file_name, sha256, bytes, at, moved_at, version)
    select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '231025/', gen_random_uuid(),
      case when n % 50 = 0 then 'preview' else 'applied' end, '', n::text, 1, now(), now(), 1 from generate_series(1, 3000) n;
  insert into people_difference (import, no, place, side, cause, settler)
    select ('00000000-0000-7000-8000-' || lpad((n % 20)::text, 12, '0'))::uuid, n, '231025/', 'here', 'moved', 'grid' from generate_series(1, 20000) n;
  insert into household_liaison (id, household, place, account, from_day)
    select gen_random_uuid(), id, place, gen_random_uuid(), '2026-01-01' from household;
  analyze people_import; analyze people_difference; analyze household_liaison; set session_replication_role = origin`
const compared = '00000000-0000-7000-8000-000000000007'

const inHand: ((tx: Tx) => Promise<unknown>)[] = [
  (tx) => differencesOf(tx, compared, { open: '1' }, 0, 200),
  (tx) => countDifferences(tx, compared),
  (tx) => importsOf(tx, nilId),
  (tx) => liaisonsOf(tx, nilId),
]

const under = (scope: Scope, statement: Statement, kind: PlanKind) =>
  explainedUnder(client, county, scope, statement, kind)
