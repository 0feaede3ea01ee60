import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  'person_account',
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

  it('the demo’s resident is an invented elder who lives alone, and a relative may act for her', async () => {
    const { rows } = await db.query(
      `select a.shown, k.link, a.person = k.person as same, p.born from c231025.person_account k
       join c231025.accounts a on a.id = k.account join c231025.person p on p.id = k.person order by k.link desc`,
    )
    expect(rows.map((r) => [r.shown, r.link, r.same])).toEqual([
      ['居民演示甲', 'self', true],
      ['亲属演示乙', 'relative', null],
    ])
    expect(rows[0].born.getFullYear()).toBeLessThanOrEqual(1956)
  })

  it('no edit of the installer writes more than 5,000 rows, and each left its line', async () => {
    const { rows } = await db.query(
      `select act, (detail ->> 'rows')::int as rows from c231025.audit where act like '%.install' and detail ? 'rows'`,
    )
    expect(rows.length).toBeGreaterThan(5)
    for (const r of rows) expect(r.rows).toBeLessThanOrEqual(5_000)
  })

  it('[D7] a pack with a fault is told with its line, and the county is not served', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'linli-packs-'))
    const divisions = {
      code: '990777',
      name: '试县',
      source: 'test',
      children: [{ code: '990777100', name: '一镇', children: [] }],
    }
    await mkdir(join(folder, 'wrong'))
    const manifest = {
      code: 'wrong',
      version: '1.0.0',
      title: '错包',
      about: '',
      needs: ['base'],
      files: [
        { file: 'divisions.json', kind: 'divisions' },
        { file: 'items.json', kind: 'items' },
      ],
    }
    await writeFile(join(folder, 'wrong', 'pack.json'), JSON.stringify(manifest))
    await writeFile(join(folder, 'wrong', 'divisions.json'), JSON.stringify(divisions))
    await writeFile(join(folder, 'wrong', 'items.json'), '[\n\n  {"code":"x"}\n]')
    process.env.LINLI_PACKS = folder
    try {
      const failing = installCounty(app.house, { code: '990777', name: '试县', demo: false }, ['base', 'wrong'], {
        admin: app.db.config,
        day: '2026-01-01',
      })
      await expect(failing).rejects.toThrow(/items\.json:3/)
      expect((await db.query(`select 1 from network.counties where code = '990777'`)).rowCount).toBe(0)
    } finally {
      delete process.env.LINLI_PACKS
      await rm(folder, { recursive: true, force: true })
    }
  })
})
