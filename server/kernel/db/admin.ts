/** The few statements that serve nobody in particular: making the database, knowing the counties, being alive. */
import pg from 'pg'
import type { County } from '../context.ts'

/** @param name a plain lower-case name of our own */
export async function ensureDatabase(admin: pg.ClientConfig, name: string): Promise<void> {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    const there = await client.query('select 1 from pg_database where datname = $1', [name])
    if (there.rowCount === 0) await client.query(`create database ${name} template template0`)
  } finally {
    await client.end()
  }
}

/** Of whoever lays out what all processes share. */
const layingOut = 7_301_002

/** One process at a time, of all that start on this database at once. */
export async function alone<T>(admin: pg.ClientConfig, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client(admin)
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [layingOut])
    return await work()
  } finally {
    await client.end()
  }
}

export async function countiesServed(pool: pg.Pool): Promise<County[]> {
  const answer = await pool.query<County>('select code, name, demo from network.counties order by code')
  return answer.rows
}

export const isAlive = async (pool: pg.Pool): Promise<boolean> => (await pool.query('select 1')).rowCount === 1
