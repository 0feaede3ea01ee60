/**
 * One pool per database role; `app` is bound by row-level security, `jobs` and `sealer` have narrow rights of their own,
 * `restricted` alone may look into the restricted class and into nothing else.
 */
import pg from 'pg'

export const dbRoles = {
  app: 'linli_app',
  jobs: 'linli_jobs',
  sealer: 'linli_sealer',
  restricted: 'linli_restricted',
} as const
export type DbRole = keyof typeof dbRoles

export interface Pools {
  app: pg.Pool
  jobs: pg.Pool
  sealer: pg.Pool
  restricted: pg.Pool
  /**
   * What everybody looks up (names, catalogue), with the rights of `app`. Whoever looks up may hold a connection already,
   * so these are asked for last and held by nobody who waits for another: else all could wait for each other.
   */
  look: pg.Pool
  /** Of its own, outside every pool: LISTEN needs a connection that stays. */
  listener: () => pg.Client
  end: () => Promise<void>
}

export type PoolSizes = Record<DbRole, number>

/** Milliseconds; see `docs/decisions/0003-plain-sql-in-stores.md` for how they were chosen. */
const statementTimeout = { app: 5_000, jobs: 600_000, sealer: 60_000, restricted: 5_000 } as const

/** Milliseconds for which a connection is waited for: whoever holds one and waits for another in vain gives theirs back, and the house can be closed. */
const patience = 30_000

/**
 * @param base host, port and database; user and password are set per role
 * @param password of each role, where the server asks for one
 */
export function openPools(base: pg.PoolConfig, sizes: PoolSizes, password?: (role: string) => string): Pools {
  const config = (role: DbRole): pg.PoolConfig & { pipeline: boolean } => ({
    ...base,
    user: dbRoles[role],
    ...(password && { password: password(dbRoles[role]) }),
    max: sizes[role],
    connectionTimeoutMillis: base.connectionTimeoutMillis ?? patience,
    statement_timeout: statementTimeout[role],
    idle_in_transaction_session_timeout: 10_000,
    application_name: `linli-${role}`,
    pipeline: true,
  })
  const open = (role: DbRole, max = sizes[role]) => {
    const pool = new pg.Pool({ ...config(role), max })
    // An idle connection that dies (restart of the server) is replaced by the pool; nobody waits for it.
    pool.on('error', () => undefined)
    // One in use fails what was asked of it; that is told there, and must not end the process.
    pool.on('connect', (client) => void client.on('error', () => undefined))
    return pool
  }
  const pools = {
    app: open('app'),
    jobs: open('jobs'),
    sealer: open('sealer'),
    restricted: open('restricted'),
    look: open('app', 2),
  }
  return {
    ...pools,
    listener: () => new pg.Client({ ...config('jobs'), statement_timeout: 0, pipeline: false }),
    end: async () => {
      await Promise.all(Object.values(pools).map((p) => p.end()))
    },
  }
}
