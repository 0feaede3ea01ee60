/**
 * The act: the one function that writes. A write, its act, its audit line and its outbox events share a transaction,
 * in three flights: session │ begin + settings + load *for update* │ writes, audit, outbox, commit. Where the session was
 * asked for a moment ago it goes along in the second (`http/straight.ts`), and there are two.
 *
 * Legality is decided under the row lock. Every result is awaited and the first rejection fails the whole. PostgreSQL
 * answers COMMIT with ROLLBACK *without* an error where a transaction has failed before, so that is looked at too.
 */
import type pg from 'pg'
import { auditLines, type AuditEntry } from '../audit/line.ts'
import { outboxRow, type OutboxEvent } from '../outbox/event.ts'
import { settings, tidy, type Scope } from './scope.ts'
import { open } from './flight.ts'
import { asError, commitOn, started, txOn, undo, type Statement, type Tx } from './tx.ts'

/** Who does it, from where, when. One clock per request. */
export interface Doer {
  county: string
  scope: Scope
  account: string | null
  now: Date
  /** Asked in the first flight: whether who it is was remembered rightly. */
  proof?: (tx: Tx) => Promise<boolean>
}

/** Somebody's rights are not those remembered: nothing was read or written for them, and it is asked again. */
export class Unproven extends Error {}

/** What `decide` answers: everything that is written, as data. */
export interface Deed<A> {
  writes: Statement[]
  audit: AuditEntry[]
  events: OutboxEvent[]
  answer: A
  /** Ranges or units that the target needs beyond the actor's own (refer, report, operator on behalf). */
  widen?: Partial<Scope>
}

/** A deed that turned out to be done already (same id, same body): nothing is written. */
export const alreadyDone = <A>(answer: A): Deed<A> => ({ writes: [], audit: [], events: [], answer })

export async function inAct<L, A>(
  pool: pg.Pool,
  doer: Doer,
  load: (tx: Tx) => Promise<L>,
  decide: (loaded: L, tx: Tx) => Deed<A> | Promise<Deed<A>>,
): Promise<A> {
  const client = await pool.connect()
  let broken: unknown
  try {
    const tx = txOn(client, doer.county)
    const begun = open(client, `begin; ${settings(doer.county, doer.scope)}`)
    const [, proven, loaded] = await Promise.all([begun, doer.proof?.(tx) ?? true, started(() => load(tx))])
    if (!proven) throw new Unproven()
    const deed = await decide(loaded, tx)
    await commit(client, doer, deed)
    return deed.answer
  } catch (error) {
    broken = await undo(client)
    throw error
  } finally {
    client.release(broken ? asError(broken) : undefined)
  }
}

async function commit<A>(client: pg.ClientBase, doer: Doer, deed: Deed<A>): Promise<void> {
  const tx = txOn(client, doer.county)
  const flight: Promise<unknown>[] = []
  if (deed.widen) flight.push(open(client, settings(doer.county, wider(doer.scope, deed.widen))))
  const statements = [
    ...deed.writes,
    ...deed.audit.flatMap((entry) => auditLines(entry, doer)),
    ...deed.events.map((event) => outboxRow(event, doer)),
  ]
  flight.push(...statements.map((s) => tx.run(s)))
  const last = commitOn(client)
  await Promise.all([...flight, last])
  const end = await last
  if (end.command !== 'COMMIT') throw new Error(`commit answered ${end.command}`)
}

const wider = (own: Scope, more: Partial<Scope>): Scope => ({
  ranges: tidy([...own.ranges, ...(more.ranges ?? [])]),
  units: [...new Set([...own.units, ...(more.units ?? [])])],
  account: more.account ?? own.account,
})
