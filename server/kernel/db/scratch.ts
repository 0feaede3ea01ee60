/** A database that is there for one piece of work and gone afterwards. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** @param admin a connection that may create databases */
export async function withScratchDatabase<T>(
  admin: pg.ClientConfig,
  work: (scratch: pg.ClientConfig) => Promise<T>,
): Promise<T> {
  // The form of the name lets a later test run sweep up after a killed one.
  const name = `t_${process.pid}_${randomBytes(5).toString('hex')}`
  const client = new pg.Client({ ...admin, database: 'postgres' })
  await client.connect()
  try {
    await client.query(`create database ${name} template template0`)
    return await work({ ...admin, database: name })
  } finally {
    await client.query(`drop database if exists ${name} with (force)`)
    await client.end()
  }
}
