import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { problemOf } from '../http/problem.ts'
import { openPools } from './pools.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db?.drop())

it('[L9] nobody waits for a connection for ever', async () => {
  const { host, port, database } = db.config
  const pools = openPools({ host, port, database }, { app: 1, jobs: 1, sealer: 1, restricted: 1 })
  for (const pool of [pools.app, pools.jobs, pools.sealer, pools.restricted, pools.look])
    expect(pool.options.connectionTimeoutMillis).toBeGreaterThan(0)
  await pools.end()
})

it('[L9] whoever holds a connection and waits for another in vain is told, gives theirs back, and the house can be closed', async () => {
  const { host, port, database } = db.config
  const pools = openPools(
    { host, port, database, connectionTimeoutMillis: 300 },
    { app: 1, jobs: 1, sealer: 1, restricted: 1 },
  )
  const held = await pools.app.connect()
  const nested = pools.app.connect().finally(() => held.release())
  // Closed meanwhile, as at a restart.
  const closed = pools.end()
  const told = await nested.catch((error: unknown) => error)
  expect(problemOf(told, 'zh', 'trace').code).toBe('unavailable')
  await closed
})
