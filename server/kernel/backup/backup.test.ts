/** Backups of a real house: one moment while others write, sealed, refused when they are not what they were, and back again whole. */
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requestsApi } from '../../../domain/requests/api.ts'
import { startApp, type TestApp } from '../../../test/app.ts'
import { Client } from '../../../test/client.ts'
import { testSessions } from '../../../test/sessions.ts'
import { rooms } from '../../rooms.ts'
import { sumOf, tablesIn } from '../db/carry.ts'
import { knownMigrations, layOut, migrate } from '../db/migrate.ts'
import { withScratchDatabase } from '../db/scratch.ts'
import { loadArchiveKeys, loadKeys, type Keys } from '../keys.ts'
import { drill } from './drill.ts'
import { makeBackup, type MakeOptions } from './make.ts'
import { entriesOf, prove } from './prove.ts'
import { restoreBackup } from './restore.ts'
import { archivesIn, thin } from './shelf.ts'

const county = '231025'
const sessions = testSessions()
let app: TestApp
let sql: pg.Client
let folder: string
let archives: Keys['restricted']
let whole: string
let sha: string
let [before, during] = [0, '']

const text = '楼道灯三天不亮，备份里也看不见这句话'

/** A resident's report by the front door: rows in a dozen tables. */
async function report(): Promise<string> {
  const request = app.house.newId()
  const where = { place: `${county}/100/zhanqian/001/001/` }
  const body = { request, report: { id: app.house.newId(), channel: 'web' as const, what: text, where } }
  await new Client(app).ok(requestsApi.report, { body })
  return request
}

const make = (more: Partial<MakeOptions> = {}) =>
  makeBackup(source(), { target: folder, now: new Date('2026-03-10T02:30:00Z'), ...more })
const source = () => ({ admin: app.db.config, varFolder: varFolder(), keys: app.house.keys, archives })
const varFolder = () => path.dirname(path.dirname(app.house.spool.pathOf(app.house.newId())))
const count = async (client: pg.Client, schema: string, table: string) =>
  Number((await client.query(`select count(*) from ${schema}.${table}`)).rows[0].count)

/** An empty installation, and what `work` finds in it. */
const elsewhere = <T>(work: (admin: pg.ClientConfig, folder: string) => Promise<T>): Promise<T> =>
  withScratchDatabase(app.db.config, async (admin) => {
    const own = await mkdtemp(path.join(folder, 'other-'))
    await migrate(admin, { counties: [] })
    return work(admin, own)
  })
const restored = (file: string, admin: pg.ClientConfig, own: string, more = {}) =>
  restoreBackup(file, { admin, varFolder: own, keys: app.house.keys, archives }, { say: () => undefined, ...more })

async function looking<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config)
  await client.connect()
  return work(client).finally(() => client.end())
}

beforeAll(async () => {
  app = await startApp({ rooms, authenticate: sessions.authenticate, filling: 'demo' })
  sql = new pg.Client(app.db.config)
  await sql.connect()
  folder = await mkdtemp(path.join(os.tmpdir(), 'linli-backup-'))
  archives = loadArchiveKeys(path.join(folder, 'linli.json'))
  await report()
  await app.settle()
  await app.seal()
  sha = await app.house.files.put(Buffer.from('a picture'))
  await sql.query(
    `insert into c${county}.files (id, subject_kind, subject, class, name, media_type, bytes, sha256, added_at)
     values ($1, 'request', $1, 'evidence', 'a.jpg', 'image/jpeg', 9, $2, $3)`,
    [app.house.newId(), sha, app.now()],
  )
  before = await count(sql, `c${county}`, 'requests')
  // Somebody writes while the rows are read: past the audit, before the requests and their acts.
  const made = await make({
    told: async (table) => {
      if (table === 'requests' && !during) during = await report()
    },
  })
  whole = made.file
  expect(made).toMatchObject({ counties: [county, '990001'], lost: [] })
}, 300_000)
afterAll(async () => {
  await sql.end()
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

describe('one moment', () => {
  it('[S1-47][D7] of what is written while it is made, all stands in the backup or nothing; rows, files and audit come back', async () => {
    expect(await count(sql, `c${county}`, 'requests')).toBe(before + 1)
    await elsewhere(async (admin, own) => {
      const done = await restored(whole, admin, own)
      expect(done.counties.map((c) => c.code)).toEqual([county, '990001'])
      await looking(admin, async (client) => {
        expect(await count(client, `c${county}`, 'requests')).toBe(before)
        // Whatever tables were read before and after, none knows of it.
        for (const [table, column] of [
          ['requests', 'id'],
          ['request_acts', 'request'],
          ['audit', 'subject'],
          ['outbox', 'subject'],
        ])
          expect(
            (await client.query(`select 1 from c${county}.${table} where ${column}::text = $1`, [during])).rowCount,
          ).toBe(0)
      })
      expect(fs.readFileSync(path.join(own, 'files', sha.slice(0, 2), sha), 'utf8')).toBe('a picture')
      expect(fs.readFileSync(path.join(own, 'audit-heads.jsonl'), 'utf8').split('\n')[0]).toContain(
        `"county":"${county}"`,
      )
    })
  })

  it('a drill restores into a server of its own, compares every row, proves the audit, and leaves nothing', async () => {
    const own = await mkdtemp(path.join(folder, 'drill-'))
    const done = await drill(whole, { keys: app.house.keys, archives, varFolder: own }, () => undefined)
    expect(done.verdicts.map((v) => v.verdict.ok)).toEqual([true, true])
    expect(done.verdicts[0]!.verdict.blocks).toBeGreaterThan(0)
    expect(done.milliseconds).toBeGreaterThan(0)
    expect(fs.readdirSync(own)).toEqual([])
  })

  it('keys and words stand nowhere in it', async () => {
    const bytes = fs.readFileSync(whole)
    expect(bytes.includes(text)).toBe(false)
    const plain: Buffer[] = []
    for await (const { head, content } of entriesOf(whole, archives)) {
      plain.push(Buffer.from(JSON.stringify(head)))
      for await (const piece of content) plain.push(piece)
    }
    const all = Buffer.concat(plain)
    expect(all.includes(text)).toBe(true)
    const { data, hmac, cookie, sealing, restricted } = app.house.keys
    for (const key of [...data.values(), ...restricted.data.values(), ...archives.data.values(), hmac, cookie, sealing])
      for (const form of ['base64', 'hex'] as const) expect(all.includes(key.toString(form))).toBe(false)
  })
})

describe('what is not as it was made is refused in a sentence, before anything is touched', () => {
  const untouched = async (file: string, words: RegExp, keys = archives) =>
    elsewhere(async (admin, own) => {
      const into = { admin, varFolder: own, keys: app.house.keys, archives: keys }
      await expect(restoreBackup(file, into, { say: () => undefined })).rejects.toThrow(words)
      await looking(admin, async (client) =>
        expect((await client.query(`select 1 from pg_namespace where nspname like 'c______'`)).rowCount).toBe(0),
      )
      expect(fs.readdirSync(own)).toEqual([])
    })
  const changed = (change: (bytes: Buffer) => Buffer) => {
    const file = path.join(folder, `changed-${randomBytes(3).toString('hex')}`)
    fs.writeFileSync(file, change(fs.readFileSync(whole)))
    return file
  }
  const flipped = (at: (length: number) => number) => (bytes: Buffer) => {
    bytes[at(bytes.length)]! ^= 1
    return bytes
  }

  it('[S1-47] another key, and the same id with another key', async () => {
    const other = loadArchiveKeys(path.join(folder, 'other.json'))
    await untouched(whole, /made with the key "k\w+", which is not in your key file/, other)
    const same = { ...archives, data: new Map([[archives.current, randomBytes(32)]]) }
    await untouched(whole, /made with the key/, same)
  })

  const block = 64 * 1024 + 16
  it.each<[string, (bytes: Buffer) => Buffer, RegExp]>([
    ['a byte in the head', flipped((n) => Math.min(60, n)), /no archive|changed or cut off|made with the key/],
    ['a byte in the first block', flipped(() => 1000), /changed or cut off/],
    ['a byte in the middle', flipped((n) => n >> 1), /changed or cut off/],
    ['the last byte', flipped((n) => n - 1), /changed or cut off/],
    ['cut off anywhere', (b) => b.subarray(0, b.length >> 1), /changed or cut off/],
    ['cut off between two blocks', (b) => b.subarray(0, b.indexOf('\n', 20) + 1 + block), /changed or cut off/],
    ['cut off behind its head', (b) => b.subarray(0, b.indexOf('\n', 20) + 1), /changed or cut off/],
    ['something behind its end', (b) => Buffer.concat([b, Buffer.from('x')]), /changed or cut off/],
    ['another file', () => Buffer.from('PK\x03\x04'), /no archive/],
  ])('[S1-47] %s', async (_, change, words) => {
    const file = changed(change)
    expect(fs.readFileSync(file).equals(fs.readFileSync(whole))).toBe(false)
    await expect(prove(file, archives)).rejects.toThrow(words)
  })

  it('a cut archive leaves an empty installation empty', () =>
    untouched(
      changed((b) => b.subarray(0, b.length - 40)),
      /changed or cut off/,
    ))

  it('rows whose keys are not here', async () => {
    const strange = loadKeys(path.join(folder, 'strange.json'))
    await elsewhere(async (admin, own) => {
      const into = { admin, varFolder: own, keys: strange, archives }
      await expect(restoreBackup(whole, into, { say: () => undefined })).rejects.toThrow(
        /lacks what the rows of this backup were sealed with \(data key k\w+, the key of the index, the key of the seals\)/,
      )
    })
  })
})

describe('one county', () => {
  it('alone, beside another one; and beside itself under another name, where it is compared and not served', async () => {
    const { file, counties } = await make({ county })
    expect(counties).toEqual([county])
    await elsewhere(async (admin, own) => {
      await restored(whole, admin, own, { county: '990001' })
      await restored(file, admin, own)
      await expect(restored(file, admin, own)).rejects.toThrow(/here already/)
      await restored(file, admin, own, { schema: 'before_june' })
      await looking(admin, async (client) => {
        const served = await client.query(`select code from network.counties order by code`)
        expect(served.rows.map((r) => r.code)).toEqual([county, '990001'])
        for (const table of await tablesIn(client, 'before_june'))
          expect(await sumOf(client, 'before_june', table), table.name).toEqual(
            await sumOf(client, `c${county}`, table),
          )
      })
      await expect(restored(whole, admin, own, { schema: 'both' })).rejects.toThrow(/name one of them with --county/)
      await expect(restored(file, admin, own, { county: '990009' })).rejects.toThrow(/no county 990009/)
    })
    await expect(make({ county: '990009' })).rejects.toThrow('There is no county 990009 here.')
  })

  it('a row that came back otherwise is found, and nothing stays of it', async () => {
    await elsewhere(async (admin, own) => {
      await looking(admin, (client) =>
        client.query(`
          create function public.spoil_row() returns trigger language plpgsql as $$ begin new.body := '换了一句'; return new; end $$;
          create function public.spoil() returns event_trigger language plpgsql as $$ begin
            if exists (select 1 from pg_event_trigger_ddl_commands() where object_identity = 'c${county}.texts') then
              create trigger spoiled before insert on c${county}.texts for each row execute function public.spoil_row();
            end if; end $$;
          create event trigger spoil on ddl_command_end when tag in ('CREATE TABLE') execute function public.spoil()`),
      )
      await expect(restored(whole, admin, own)).rejects.toThrow(
        /the table texts came back as \d+ rows .* other content/,
      )
      await looking(admin, async (client) => {
        expect((await client.query(`select 1 from pg_namespace where nspname like 'c______'`)).rowCount).toBe(0)
        expect((await client.query(`select 1 from network.counties`)).rowCount).toBe(0)
      })
      expect(fs.readdirSync(own)).toEqual([])
    })
  })

  it('of an older release: laid out as it was then, and brought to this one', async () => {
    const old = new Set(knownMigrations().slice(0, -5))
    const file = await withScratchDatabase(app.db.config, async (admin) => {
      await migrate(admin, { counties: [] })
      await looking(admin, async (client) => {
        await layOut(client, `c${county}`, old)
        await client.query(`insert into network.counties (code, name, opened_at) values ('${county}', '林口县', now())`)
      })
      return (await makeBackup({ ...source(), admin }, { target: folder, now: new Date() })).file
    })
    await elsewhere(async (admin, own) => {
      await restored(file, admin, own)
      await looking(admin, async (client) =>
        expect(await count(client, `c${county}`, 'migrations')).toBe(knownMigrations().length),
      )
    })
  })
})

describe('around it', () => {
  it('a file that rows name and that is gone is named; one that was emptied meanwhile is not', async () => {
    await app.house.files.remove(sha)
    expect((await make()).lost).toEqual([sha])
    const emptied = await make({
      told: async (table) => {
        if (table === 'files')
          await sql.query(`update c${county}.files set emptied_at = now(), emptied_law = 'x' where sha256 = '${sha}'`)
      },
    })
    expect(emptied.lost).toEqual([])
  })

  it('a folder that cannot be written is named, and nothing half lies anywhere', async () => {
    const target = path.join(folder, 'no-folder')
    fs.writeFileSync(target, '')
    await expect(make({ target })).rejects.toThrow(/cannot be written to .*no-folder/)
    await expect(make({ target: '/dev/full' })).rejects.toThrow(/cannot be written to/)
    expect(fs.readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('so many whole ones are kept, and those of one county stay', async () => {
    const shelf = await mkdtemp(path.join(folder, 'shelf-'))
    for (const day of ['08', '09', '10', '11']) await make({ target: shelf, now: new Date(`2026-03-${day}T18:30:00Z`) })
    await make({ target: shelf, county, now: new Date('2026-03-01T00:00:00Z') })
    expect(thin(shelf, 2)).toHaveLength(2)
    expect(archivesIn(shelf).map((a) => [a.what, a.made.toISOString().slice(0, 10)])).toEqual([
      ['whole', '2026-03-11'],
      ['whole', '2026-03-10'],
      [county, '2026-03-01'],
    ])
  })
})
