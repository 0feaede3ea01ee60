/** Opening a county: its row among the counties and its schema. Needs a connection that may create schemas. */
import pg from 'pg'
import type { County } from '../context.ts'
import { migrate } from './migrate.ts'

/** Twice changes nothing: name and kind of a county that is there stay. */
export async function openCounty(admin: pg.ClientConfig, county: County, now: Date, password?: (role: string) => string): Promise<void> {
  await migrate(admin, { counties: [county.code], ...(password && { password }) })
  const client = new pg.Client(admin)
  await client.connect()
  try {
    await client.query('insert into network.counties (code, name, demo, opened_at) values ($1, $2, $3, $4) on conflict (code) do nothing', [
      county.code, county.name, county.demo, now,
    ])
  } finally {
    await client.end()
  }
}
