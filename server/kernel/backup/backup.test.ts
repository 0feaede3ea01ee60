/** Backups of a real house: one moment while others write, sealed, refused when they are not what they were, and back again whole. */
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backupHouse, count, county, looking, type BackupHouse } from '../../../test/backups.ts'
import { loadArchiveKeys, loadKeys } from '../keys.ts'
import type { Made } from './make.ts'
import { entriesOf, prove } from './prove.ts'
import { restoreBackup } from './restore.ts'
import { archivesIn, thin } from './shelf.ts'

let at: BackupHouse
let made: Made
let whole: string
let sha: string
let [before, during] = [0, '']

const text = '楼道灯三天不亮，备份里也看不见这句话'

beforeAll(async () => {
  at = await backupHouse()
  const { app, sql } = at
  await at.report(text)
  await app.settle()
  await app.seal()
  sha = await at.app.house.files.put(Buffer.from('a picture'))
  await sql.query(
    `insert into c${county}.files (id, subject_kind, subject, class, name, media_type, bytes, sha256, added_at)
     values ($1, 'request', $1, 'evidence', 'a.jpg', 'image/jpeg', 9, $2, $3)`,
    [at.app.house.newId(), sha, app.now()],
  )
  before = await count(at.sql, `c${county}`, 'requests')
  // Somebody writes while the rows are read: past the audit, before the requests and after some of their acts.
  made = await at.make({
    told: async (table) => {
      if (table === 'requests' && !during) during = await at.report()
    },
  })
  whole = made.file
}, 300_000)
afterAll(() => at.close())

describe('one moment', () => {
  it('[S1-47][D7] of what is written while it is made, all stands in the backup or nothing; rows, files and audit come back', async () => {
    expect(made).toMatchObject({ counties: [county, '990001'], lost: [] })
    expect(await count(at.sql, `c${county}`, 'requests')).toBe(before + 1)
    await at.elsewhere(async (admin, own) => {
      const done = await at.restored(whole, admin, own)
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

  it('keys and words stand nowhere in it', async () => {
    const bytes = fs.readFileSync(whole)
    expect(bytes.includes(text)).toBe(false)
    const plain: Buffer[] = []
    for await (const { head, content } of entriesOf(whole, at.archives)) {
      plain.push(Buffer.from(JSON.stringify(head)))
      for await (const piece of content) plain.push(piece)
    }
    const all = Buffer.concat(plain)
    expect(all.includes(text)).toBe(true)
    const { data, hmac, cookie, sealing, restricted } = at.app.house.keys
    for (const key of [
      ...data.values(),
      ...restricted.data.values(),
      ...at.archives.data.values(),
      hmac,
      cookie,
      sealing,
    ])
      for (const form of ['base64', 'hex'] as const) expect(all.includes(key.toString(form))).toBe(false)
  })
})

describe('what is not as it was made is refused in a sentence, before anything is touched', () => {
  const untouched = async (file: string, words: RegExp, keys = at.archives) =>
    at.elsewhere(async (admin, own) => {
      const into = { admin, varFolder: own, keys: at.app.house.keys, archives: keys }
      await expect(restoreBackup(file, into, { say: () => undefined })).rejects.toThrow(words)
      await looking(admin, async (client) =>
        expect((await client.query(`select 1 from pg_namespace where nspname like 'c______'`)).rowCount).toBe(0),
      )
      expect(fs.readdirSync(own)).toEqual([])
    })
  const changed = (change: (bytes: Buffer) => Buffer) => {
    const file = path.join(at.folder, `changed-${randomBytes(3).toString('hex')}`)
    fs.writeFileSync(file, change(fs.readFileSync(whole)))
    return file
  }
  const flipped = (at: (length: number) => number) => (bytes: Buffer) => {
    bytes[at(bytes.length)]! ^= 1
    return bytes
  }

  it('[S1-47] another key, and the same id with another key', async () => {
    const other = loadArchiveKeys(path.join(at.folder, 'other.json'))
    await untouched(whole, /made with the key "k\w+", which is not in your key file/, other)
    const same = { ...at.archives, data: new Map([[at.archives.current, randomBytes(32)]]) }
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
    await expect(prove(file, at.archives)).rejects.toThrow(words)
  })

  it('a cut archive leaves an empty installation empty', () =>
    untouched(
      changed((b) => b.subarray(0, b.length - 40)),
      /changed or cut off/,
    ))

  it('rows whose keys are not here', async () => {
    const strange = loadKeys(path.join(at.folder, 'strange.json'))
    await at.elsewhere(async (admin, own) => {
      const into = { admin, varFolder: own, keys: strange, archives: at.archives }
      await expect(restoreBackup(whole, into, { say: () => undefined })).rejects.toThrow(
        /lacks what the rows of this backup were sealed with \(data key k\w+, the key of the index, the key of the seals\)/,
      )
    })
  })
})

describe('compared', () => {
  it('a row that came back otherwise is found, and nothing stays of it', async () => {
    await at.elsewhere(async (admin, own) => {
      await looking(admin, (client) =>
        client.query(`
          create function public.spoil_row() returns trigger language plpgsql as $$ begin new.body := '换了一句'; return new; end $$;
          create function public.spoil() returns event_trigger language plpgsql as $$ begin
            if exists (select 1 from pg_event_trigger_ddl_commands() where object_identity = 'c${county}.texts') then
              create trigger spoiled before insert on c${county}.texts for each row execute function public.spoil_row();
            end if; end $$;
          create event trigger spoil on ddl_command_end when tag in ('CREATE TABLE') execute function public.spoil()`),
      )
      await expect(at.restored(whole, admin, own)).rejects.toThrow(
        /the table texts came back as \d+ rows .* other content/,
      )
      await looking(admin, async (client) => {
        expect((await client.query(`select 1 from pg_namespace where nspname like 'c______'`)).rowCount).toBe(0)
        expect((await client.query(`select 1 from network.counties`)).rowCount).toBe(0)
      })
      expect(fs.readdirSync(own)).toEqual([])
    })
  })
})

describe('around it', () => {
  it('a file that rows name and that is gone is named; one that was emptied meanwhile is not', async () => {
    await at.app.house.files.remove(sha)
    expect((await at.make()).lost).toEqual([sha])
    const emptied = await at.make({
      told: async (table) => {
        if (table === 'files')
          await at.sql.query(
            `update c${county}.files set emptied_at = now(), emptied_law = 'x' where sha256 = '${sha}'`,
          )
      },
    })
    expect(emptied.lost).toEqual([])
  })

  it('a folder that cannot be written is named, and nothing half lies anywhere', async () => {
    const target = path.join(at.folder, 'no-folder')
    fs.writeFileSync(target, '')
    await expect(at.make({ target })).rejects.toThrow(/cannot be written to .*no-folder/)
    await expect(at.make({ target: '/dev/full' })).rejects.toThrow(/cannot be written to/)
    expect(fs.readdirSync(at.folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('so many whole ones are kept, and those of one county stay', async () => {
    const shelf = await mkdtemp(path.join(at.folder, 'shelf-'))
    for (const day of ['08', '09', '10', '11'])
      await at.make({ target: shelf, now: new Date(`2026-03-${day}T18:30:00Z`) })
    await at.make({ target: shelf, county, now: new Date('2026-03-01T00:00:00Z') })
    expect(thin(shelf, 2)).toHaveLength(2)
    expect(archivesIn(shelf).map((a) => [a.what, a.made.toISOString().slice(0, 10)])).toEqual([
      ['whole', '2026-03-11'],
      ['whole', '2026-03-10'],
      [county, '2026-03-01'],
    ])
  })
})
