import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import pg from 'pg'
import { startApp, type TestApp } from '../../test/app.ts'
import { testSessions } from '../../test/sessions.ts'
import { installCounty } from './index.ts'

let app: TestApp
let db: pg.Client
const county = { code: '231025', name: '林口县', demo: true }
const tables = [
  'place',
  'place_name',
  'estate',
  'building',
  'dwelling',
  'landmark',
  'organisation',
  'catalogue_entry',
  'calendar_days',
  'settings',
  'pack_installed',
  'accounts',
  'organisation_member',
  'grid_worker',
  'person',
  'person_key',
  'household',
  'household_member',
  'audit',
  'history',
]
const counts = async () => {
  const found = await Promise.all(
    tables.map(async (t) => [t, Number((await db.query(`select count(*) from c231025.${t}`)).rows[0].count)] as const),
  )
  return Object.fromEntries(found)
}
const install = () => installCounty(app.house, county, ['base', 'linkou'], { admin: app.db.config, day: '2026-01-01' })

beforeAll(async () => {
  app = await startApp({ rooms: [], authenticate: testSessions().authenticate })
  db = new pg.Client(app.db.config)
  await db.connect()
})
afterAll(async () => {
  await db.end()
  await app.close()
})

describe('a county from packs', () => {
  it('stands after one go: places, bodies, catalogue, addresses, seats, 300 invented people; a second go changes nothing', async () => {
    const reports = await install()
    expect(reports.map((r) => [r.pack, r.faults])).toEqual([
      ['base', []],
      ['linkou', []],
    ])
    const first = await counts()
    expect(first['person']).toBeGreaterThanOrEqual(300)
    await install()
    expect(await counts()).toEqual(first)
  })
})
