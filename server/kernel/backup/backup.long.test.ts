/** What costs seconds each: a drill on a server of its own, one county beside another and beside itself, a backup of an older release. */
import fs from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { backupHouse, count, county, looking, type BackupHouse } from '../../../test/backups.ts'
import { sumOf, tablesIn } from '../db/carry.ts'
import { knownMigrations, layOut, migrate } from '../db/migrate.ts'
import { withScratchDatabase } from '../db/scratch.ts'
import { drill } from './drill.ts'
import { makeBackup } from './make.ts'

let at: BackupHouse
let whole: string
beforeAll(async () => {
  at = await backupHouse()
  await at.report()
  await at.app.settle()
  await at.app.seal()
  whole = (await at.make()).file
})
afterAll(() => at.close())

it('a drill restores into a server of its own, compares every row, proves the audit, and leaves nothing', async () => {
  const own = await mkdtemp(path.join(at.folder, 'drill-'))
  const done = await drill(whole, { keys: at.app.house.keys, archives: at.archives, varFolder: own }, () => undefined)
  expect(done.verdicts.map((v) => v.verdict.ok)).toEqual([true, true])
  expect(done.verdicts[0]!.verdict.blocks).toBeGreaterThan(0)
  expect(done.milliseconds).toBeGreaterThan(0)
  expect(fs.readdirSync(own)).toEqual([])
})

it('alone, beside another one; and beside itself under another name, where it is compared and not served', async () => {
  const { file, counties } = await at.make({ county })
  expect(counties).toEqual([county])
  await at.elsewhere(async (admin, own) => {
    await at.restored(whole, admin, own, { county: '990001' })
    await at.restored(file, admin, own)
    await expect(at.restored(file, admin, own)).rejects.toThrow(/here already/)
    await at.restored(file, admin, own, { schema: 'before_june' })
    await looking(admin, async (client) => {
      const served = await client.query(`select code from network.counties order by code`)
      expect(served.rows.map((r) => r.code)).toEqual([county, '990001'])
      for (const table of await tablesIn(client, 'before_june'))
        expect(await sumOf(client, 'before_june', table)).toEqual(await sumOf(client, `c${county}`, table))
    })
    await expect(at.restored(whole, admin, own, { schema: 'both' })).rejects.toThrow(/name one of them with --county/)
    await expect(at.restored(file, admin, own, { county: '990009' })).rejects.toThrow(/no county 990009/)
  })
  await expect(at.make({ county: '990009' })).rejects.toThrow('There is no county 990009 here.')
})

it('of an older release: laid out as it was then, and brought to this one', async () => {
  const old = new Set(knownMigrations().slice(0, -5))
  const file = await withScratchDatabase(at.app.db.config, async (admin) => {
    await migrate(admin, { counties: [] })
    await looking(admin, async (client) => {
      await layOut(client, `c${county}`, old)
      await client.query(`insert into network.counties (code, name, opened_at) values ('${county}', '林口县', now())`)
    })
    return (await makeBackup({ ...at.source(), admin }, { target: at.folder, now: new Date() })).file
  })
  await at.elsewhere(async (admin, own) => {
    await at.restored(file, admin, own)
    await looking(admin, async (client) =>
      expect(await count(client, `c${county}`, 'migrations')).toBe(knownMigrations().length),
    )
  })
})
