/** A change of the data key: every sealed value in the house is found, stopped half-way it goes on, and nobody notices. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkCharacter } from '../domain/people/idnumber.ts'
import { peopleApi } from '../domain/people/api.ts'
import { reseal, staleIn } from '../server/kernel/db/reseal.ts'
import { addKey, dropOldKeys, loadKeys } from '../server/kernel/keys.ts'
import { rooms } from '../server/rooms.ts'
import { startApp, type TestApp } from './app.ts'
import type { Client } from './client.ts'
import { testKeysFile } from './keys.ts'
import { testSessions } from './sessions.ts'

const sealed = rooms.flatMap((room) => room.sealed ?? [])
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
  fs.chmodSync(file, 0o600)
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

describe('a change of the data key', () => {
  it('finds every column in which something sealed lies', async () => {
    const { rows } = await db.query<{ table_name: string; column_name: string }>(
      `select c.table_name, c.column_name from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'c${county}' and t.table_type = 'BASE TABLE' and c.data_type = 'text'`,
    )
    const known = new Set(sealed.map((s) => `${s.table}.${s.column}`))
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
})
