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
import { explained, type PlanKind } from '../../test/explain.ts'
import { testKeysFile } from '../../test/keys.ts'
import { settings, type Scope } from '../kernel/db/scope.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { loadKeys } from '../kernel/keys.ts'
import { findKeys } from './sealed.ts'
import { personsNotIn } from './store/difference-store.ts'
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
        const asked: Statement[] = []
        const rows = async <R>(s: Statement): Promise<R[]> => {
          asked.push(s)
          return []
        }
        await ask({ county, rows, one: async () => undefined, run: async () => 0 }, scope)
        const found = await under(scope, asked[0]!, kind)
        // Rows of imports: there are none here, and a table of nobody may be read whole.
        const whole = found.whole.filter((t) => !registers.includes(t) && t !== 'people_import_row')
        expect(whole, `${found.plan}`).toEqual([])
        expect(found.rows, `${found.plan}`).toBeLessThanOrEqual(most)
      }
  })
})

async function under(scope: Scope, statement: Statement, kind: PlanKind) {
  await client.query(`begin; ${settings(county, scope)}`)
  try {
    return await explained(client, statement, kind)
  } finally {
    await client.query('rollback')
  }
}
