/** A change of the data key: every sealed value in the house is found, stopped half-way it goes on, and nobody notices. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkCharacter } from '../domain/people/idnumber.ts'
import { peopleApi } from '../domain/people/api.ts'
import { reseal, staleIn } from '../server/kernel/db/reseal.ts'
import { addKey, dropOldKeys, loadKeys, restrictedFile } from '../server/kernel/keys.ts'
import { sealedUnder } from '../server/keys.ts'
import { openFile, readFile } from '../server/kernel/restricted/index.ts'
import { offerRestricted } from '../server/kernel/restricted/offers.ts'
import { rooms } from '../server/rooms.ts'
import { startApp, type TestApp } from './app.ts'
import type { Client } from './client.ts'
import { testKeysFile } from './keys.ts'
import { testSessions } from './sessions.ts'

const sealed = sealedUnder.data.what
const restricted = sealedUnder.restricted
const county = '231025'
const sessions = testSessions()
let app: TestApp
let db: pg.Client
let secretary: Client
let folder: string
let file: string

beforeAll(async () => {
  app = await startApp({ rooms, authenticate: sessions.authenticate, filling: 'demo' })
  db = new pg.Client(app.db.config)
  await db.connect()
  secretary = sessions.as(app, 'secretary', [{ role: 'community-secretary', place: `${county}/100/zhanqian/001/` }])
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-keys-'))
  file = path.join(folder, 'keys.json')
  fs.copyFileSync(testKeysFile, file)
  fs.copyFileSync(restrictedFile(testKeysFile), restrictedFile(file))
  for (const f of [file, restrictedFile(file)]) fs.chmodSync(f, 0o600)
})
afterAll(async () => {
  await db.end()
  await app.close()
  fs.rmSync(folder, { recursive: true })
})

const seventeen = '99000019430717101'
const grandmother = {
  place: `${county}/100/zhanqian/001/001/`,
  name: '单于秀珍',
  sex: 'male' as const,
  born: '1943-07-17',
  phones: ['00077700001', '00077700002'],
  idNumber: seventeen + checkCharacter(seventeen),
  addressNote: '敲门请大声',
  died: null,
}

/** A restricted file and something that waits for an owner. */
async function restrictedThings(): Promise<{ file: string; read: () => ReturnType<typeof readFile> }> {
  const account = sessions.account('secretary')
  const at = () => ({ house: app.house, county: app.county, now: app.now(), session: { account } })
  const id = app.house.newId()
  const person = app.house.newId()
  const opened = {
    id,
    class: 'recovery' as const,
    subject: person,
    body: { said: '每周来一次' },
    workers: [],
    reason: '帮扶',
  }
  await openFile(at(), opened)
  await db.query(
    `insert into c${county}.restricted_owner (id, class, account, appointed_at) values ($1, 'recovery', $2, now())`,
    [app.house.newId(), account],
  )
  const offer = { id: app.house.newId(), class: 'recovery' as const, person, body: { 类别: '戒毒' } }
  await offerRestricted(at(), { batch: app.house.newId(), source: '名册' }, [offer])
  return { file: id, read: () => readFile(at(), id, '换钥匙以后核对') }
}

describe('a change of keys', () => {
  it('finds every column in which something sealed lies', async () => {
    const { rows } = await db.query<{ table_name: string; column_name: string }>(
      `select c.table_name, c.column_name from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'c${county}' and t.table_type = 'BASE TABLE' and c.data_type = 'text'`,
    )
    const all = [...sealed.columns, ...restricted.what.columns]
    const known = new Set(all.map((s) => `${s.table}.${s.column}`))
    const missed: string[] = []
    for (const { table_name: table, column_name: column } of rows) {
      const { rows: hit } = await db.query(
        `select 1 from c${county}.${table} where ${column} ~ '^[A-Za-z0-9]+[.][A-Za-z0-9_-]{16}[.][A-Za-z0-9_-]{22}[.]' limit 1`,
      )
      if (hit.length > 0 && !known.has(`${table}.${column}`)) missed.push(`${table}.${column}`)
    }
    expect(missed).toEqual([])
    expect(known.size).toBeGreaterThan(8)
  })

  it('[L7] stopped half-way it goes on where it was; a process with the older key alone still reads what was sealed anew', async () => {
    const id = app.house.newId()
    await secretary.ok(peopleApi.add, { body: { person: { id, ...grandmother }, day: '2026-03-10' } })
    await secretary.ok(peopleApi.edit, {
      params: { id },
      body: { id: app.house.newId(), base: 1, change: { addressNote: '门铃坏了' } },
    })
    const before = loadKeys(file)
    const fresh = addKey(file)
    const now = loadKeys(file)
    expect([now.current, before.current === fresh]).toEqual([fresh, false])
    const all = await staleIn(db, county, sealed, now)
    expect(all).toBeGreaterThan(600)

    let gone = 0
    const told = (done: number) => {
      gone = done
      if (done >= 200) throw new Error('stopped')
    }
    await expect(reseal(db, county, sealed, now, { chunk: 50, told })).rejects.toThrow('stopped')
    const left = await staleIn(db, county, sealed, now)
    expect([left, gone < all]).toEqual([all - gone, true])
    expect(await reseal(db, county, sealed, now, { chunk: 50 })).toEqual({ done: left, left: 0 })
    expect(await reseal(db, county, sealed, now)).toEqual({ done: 0, left: 0 })

    // The ring of the process that started before reads the file again when a row names a key it does not know.
    app.house.keys = before
    const what = ['name', 'phones', 'idNumber', 'addressNote'] as const
    const shown = await secretary.ok(peopleApi.reveal, {
      params: { id },
      body: { id: app.house.newId(), what: [...what], why: '换钥匙以后核对' },
    })
    expect(shown).toEqual({
      name: grandmother.name,
      phones: grandmother.phones,
      idNumber: grandmother.idNumber,
      addressNote: '门铃坏了',
    })

    app.house.keys = now
    dropOldKeys(file)
    expect([...loadKeys(file).data.keys()]).toEqual([fresh])
    const { rows } = await db.query<{ name: string; before: string }>(
      `select p.name, h.value ->> 'before' as before from c${county}.person p
       join c${county}.history h on h.subject = p.id::text and h.version = 2 where p.id = $1`,
      [id],
    )
    expect(rows.map((r) => [r.name.split('.')[0], r.before.split('.')[0]])).toEqual([[fresh, fresh]])
  })

  it('[I4] the key of the restricted class changes alone: who reads a file never notices, and the data key stays', async () => {
    const { read } = await restrictedThings()
    const before = loadKeys(file)
    const fresh = addKey(file, 'restricted')
    const now = loadKeys(file)
    expect([now.restricted.current, now.current]).toEqual([fresh, before.current])
    const keys = restricted.keys(now)
    // The file, what waits, and the reason for which it was opened.
    expect(await staleIn(db, county, restricted.what, keys)).toBe(3)
    await expect(
      reseal(db, county, restricted.what, keys, {
        chunk: 1,
        told: () => {
          throw new Error('stopped')
        },
      }),
    ).rejects.toThrow('stopped')
    expect(await reseal(db, county, restricted.what, keys)).toEqual({ done: 2, left: 0 })
    expect(await reseal(db, county, sealed, now)).toEqual({ done: 0, left: 0 })

    // A process that started before reads the file of keys again when a row names one it does not know.
    app.house.keys = before
    expect(await read()).toMatchObject({ body: { said: '每周来一次' } })
    app.house.keys = now
    // What that process wrote in the meantime names the older key still, and is found.
    expect(await staleIn(db, county, restricted.what, keys)).toBe(1)
    expect(await reseal(db, county, restricted.what, keys)).toEqual({ done: 1, left: 0 })
    dropOldKeys(file, 'restricted')
    const last = loadKeys(file)
    expect([[...last.restricted.data.keys()], last.current]).toEqual([[fresh], before.current])
    app.house.keys = last
    expect(await read()).toMatchObject({ body: { said: '每周来一次' } })
  })
})
