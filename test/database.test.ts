import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase, openSql, type TestDatabase } from './database.ts'

let one: TestDatabase
let two: TestDatabase

beforeAll(async () => {
  one = await freshDatabase()
  two = await freshDatabase()
})
afterAll(async () => {
  await one.drop()
  await two.drop()
})

it('gives each caller a database of its own, in UTF-8, sorted by bytes', async () => {
  const a = openSql(one)
  const b = openSql({ config: { connectionString: two.url } })
  await a.query('create table here (name text)')
  const seen = await b.query(
    `select to_regclass('here') as here, current_database() as db, current_setting('server_encoding') as encoding`,
  )
  expect(seen.rows[0]).toEqual({ here: null, db: two.config.database, encoding: 'UTF8' })
  const trigrams = await a.query(`select count(*)::int as n from pg_available_extensions where name = 'pg_trgm'`)
  expect(trigrams.rows[0].n).toBe(1)
  await a.end()
  await b.end()
})

it('drops a database although somebody is still connected', async () => {
  const three = await freshDatabase()
  const client = new pg.Client(three.config)
  client.on('error', () => {})
  await client.connect()
  await three.drop()
  await expect(client.query('select 1')).rejects.toThrow()
})
