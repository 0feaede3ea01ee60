/**
 * Transactions. Reading and writing both open with one text (`begin; set local …`) that is sent together with the first
 * queries: on a pipelined connection that is one flight, not three.
 */
import type pg from 'pg'
import { open, send, type Answer } from './flight.ts'
import { schemaOf, settings, type Scope } from './scope.ts'

/** A named statement. The name is prepared once per connection and county (one name under two paths is re-planned). */
export interface Statement {
  name: string
  text: string
  values: unknown[]
}

export const sql = (name: string, text: string, values: unknown[] = []): Statement => ({ name, text, values })

/** What a store gets: it can ask, and nothing else. */
export interface Tx {
  county: string
  rows<R>(statement: Statement): Promise<R[]>
  /** The only row, or undefined. */
  one<R>(statement: Statement): Promise<R | undefined>
  /** Number of rows touched. */
  run(statement: Statement): Promise<number>
}

/** Several counties share a connection: the name carries the county, so that no plan is thrown away. */
export function txOn(client: pg.ClientBase, county: string): Tx {
  const ask = (s: Statement) => send(client, { name: `${s.name}@${county}`, text: s.text, values: s.values })
  return {
    county,
    rows: async <R>(s: Statement) => (await ask(s)).rows as R[],
    one: async <R>(s: Statement) => (await ask(s)).rows[0] as R | undefined,
    run: async (s) => (await ask(s)).rowCount ?? 0,
  }
}

/** In one flight with the last writes: where one of them fails, nobody tries to commit. */
export const commitOn = (client: pg.ClientBase): Promise<Answer> =>
  send(client, { name: 'commit', text: 'commit', values: [] })

/** Runs `work` in a transaction that only reads. All its queries see the same moment only if asked (`snapshot`). */
export async function reading<T>(
  pool: pg.Pool,
  county: string,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
  snapshot = false,
): Promise<T> {
  const client = await pool.connect()
  try {
    const isolation = snapshot ? ' isolation level repeatable read' : ''
    const begun = open(client, `begin read only${isolation}; ${settings(county, scope)}`)
    const [, answer] = await Promise.all([begun, started(() => work(txOn(client, county)))])
    // Nobody waits for the end of what wrote nothing; the connection goes back when it is over.
    commitOn(client).then(
      () => client.release(),
      (error: unknown) => client.release(asError(error)),
    )
    return answer
  } catch (error) {
    const broken = await undo(client)
    client.release(broken ? asError(broken) : undefined)
    throw error
  }
}

/** What fails before it has asked for anything fails after `begin` has left, and not before: a rollback sent first would leave a transaction open. */
export const started = async <T>(work: () => Promise<T>): Promise<T> => work()

/** Rolls back; answers the error if even that failed, so that the connection is thrown away. */
export async function undo(client: pg.ClientBase): Promise<unknown> {
  try {
    await client.query('rollback')
    return undefined
  } catch (error) {
    return error
  }
}

export const asError = (e: unknown) => (e instanceof Error ? e : new Error(String(e)))

/** Outside a transaction, by schema-qualified text: the session lookup, before any scope is known. */
export async function bare<R>(
  pool: pg.Pool,
  county: string,
  name: string,
  text: (schema: string) => string,
  values: unknown[],
): Promise<R[]> {
  const client = await pool.connect()
  try {
    return (await send(client, { name: `${name}@${county}`, text: text(schemaOf(county)), values })).rows as R[]
  } finally {
    client.release()
  }
}

/** Ends when all have ended, so that nobody still asks on a connection that was given back. @throws the first failure */
export async function allOf(all: Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(all)).find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}
