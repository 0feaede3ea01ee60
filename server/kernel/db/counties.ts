/** A county's schema, and its row among the counties. Both need a connection that may create schemas. */
import pg from 'pg'
import type { County } from '../context.ts'
import { distribute } from './citus.ts'
import { migrate } from './migrate.ts'
import { schemaOf } from './scope.ts'

/** Makes or migrates the schema, on a server with Citus as one that lies on one of its nodes; nobody is served from it yet. */
export async function prepareCounty(
  admin: pg.ClientConfig,
  code: string,
  password?: (role: string) => string,
): Promise<void> {
  await migrate(admin, { counties: [code], ...(password && { password }) })
  const client = new pg.Client(admin)
  await client.connect()
  try {
    await distribute(client, schemaOf(code))
  } finally {
    await client.end()
  }
}

/** From now on the county is served. Twice changes nothing: name and kind of a county that is there stay. */
export async function openCounty(admin: pg.ClientConfig, county: County, now: Date): Promise<void> {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    await client.query(
      'insert into network.counties (code, name, demo, opened_at) values ($1, $2, $3, $4) on conflict (code) do nothing',
      [county.code, county.name, county.demo, now],
    )
  } finally {
    await client.end()
  }
}
