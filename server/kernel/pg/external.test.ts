import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { examine, judge, type Facts } from './external.ts'

const good: Facts = {
  version: 150_018,
  encoding: 'UTF8',
  readOnly: false,
  rowSecurity: true,
  trigrams: true,
  bytewise: true,
  notify: true,
  createRoles: true,
  createSchemas: true,
  user: 'linli',
  database: 'linli',
}

describe('what a server of one’s own must be able to do', () => {
  it.each([
    ['version', { version: 140_012 }, /PostgreSQL 14/],
    ['encoding', { encoding: 'SQL_ASCII' }, /SQL_ASCII/],
    ['read-only', { readOnly: true }, /primary/],
    ['row-security', { rowSecurity: false }, /row-level security/],
    ['trigrams', { trigrams: false }, /pg_trgm/],
    ['collation', { bytewise: false }, /"C"/],
    ['notify', { notify: false }, /pooler/],
    ['may-create-roles', { createRoles: false }, /createrole/],
    ['may-create-schemas', { createSchemas: false }, /grant create/],
  ])('%s: the lack is named, and it alone', (key, lack, words) => {
    expect(judge(good)).toEqual([])
    expect(judge({ ...good, ...lack })).toEqual([{ key, text: expect.stringMatching(words) }])
  })

  it('names several at once', () => {
    const found = judge({ ...good, version: 130_000, trigrams: false, createRoles: false })
    expect(found.map((f) => f.key)).toEqual(['version', 'trigrams', 'may-create-roles'])
  })
})

describe('asked for real', () => {
  const role = `t_examined_${randomBytes(4).toString('hex')}`
  const ascii = `t_${process.pid}_${randomBytes(4).toString('hex')}`
  let db: TestDatabase
  let admin: pg.Client
  beforeAll(async () => {
    db = await freshDatabase()
    admin = new pg.Client(db.config)
    await admin.connect()
    await admin.query(`create role ${role} login`)
    await admin.query(`create database ${ascii} encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C' template template0`)
  })
  afterAll(async () => {
    await admin.query(`drop database ${ascii}`)
    await admin.query(`drop owned by ${role}; drop role ${role}`)
    await admin.end()
    await db.drop()
  })

  it('finds nothing wrong with the server that comes with the program', async () => {
    expect(await examine(db.url)).toEqual([])
  })

  it('sees what a plain role may not', async () => {
    const found = await examine({ ...db.config, user: role })
    // Where the three roles of the application stand already, nobody has to create them.
    expect(found.map((f) => f.key).filter((key) => key !== 'may-create-roles')).toEqual(['may-create-schemas'])
  })

  it('sees a wrong encoding', async () => {
    expect((await examine({ ...db.config, database: ascii })).map((f) => f.key)).toEqual(['encoding'])
  })

  it('tells a missing database and a silent address apart, and repeats no password', async () => {
    const missing = await examine(db.url.replace(db.config.database, 'nowhere'))
    expect(missing).toEqual([{ key: 'unreachable', text: expect.stringContaining('does not exist') }])
    const silent = await examine('postgres://linli:open-sesame@127.0.0.1:1/linli')
    expect(silent).toEqual([{ key: 'unreachable', text: expect.stringContaining('nothing listens') }])
    expect(silent[0]!.text).not.toContain('open-sesame')
  })
})
