/** How the restricted class is read and written: under its own role, each value sealed with its own key, each look in its log. */
import { Refusal } from '../../../domain/kernel/errors.ts'
import type { RestrictedClass, RestrictedDeed } from '../../../domain/kernel/restricted.ts'
import type { AuditEntry } from '../audit/line.ts'
import type { County, House } from '../context.ts'
import { inAct } from '../db/act.ts'
import type { Scope } from '../db/scope.ts'
import { reading, type Statement, type Tx } from '../db/tx.ts'
import { bodyHash } from '../hash.ts'
import type { OutboxEvent } from '../outbox/event.ts'
import { restrictedKeys } from '../keys.ts'
import { open, seal, type Spot } from '../vault.ts'
import { insertLog, type LogRow } from './store.ts'

/** Who asks; without a session, what happens by itself. */
export interface Asking {
  house: House
  county: County
  now: Date
  session: { account: string } | undefined
  /** Offices on whose behalf somebody asks. */
  units?: readonly string[]
}

/** Of offers that are named by their batch, or are due, whoever answers for them. */
export type Offers = Pick<Scope, 'offers'>

const scopeOf = (ctx: Asking, offers: Offers = {}): Scope => ({
  ranges: [],
  units: [...(ctx.units ?? [])],
  ...(ctx.session && { account: ctx.session.account }),
  ...offers,
})
export const me = (ctx: Asking) => {
  if (!ctx.session) throw new Refusal('not-found')
  return ctx.session.account
}

const keysOf = (ctx: Asking) => restrictedKeys(ctx.house.keys)
const spot = (ctx: Asking, table: string, column: string, row: string): Spot => ({
  county: ctx.county.code,
  table,
  column,
  row,
})
export const sealed = (ctx: Asking, table: string, column: string, row: string, value: unknown) =>
  seal(keysOf(ctx), JSON.stringify(value), spot(ctx, table, column, row))
export const opened = <T>(ctx: Asking, table: string, column: string, row: string, value: string): T =>
  JSON.parse(open(keysOf(ctx), value, spot(ctx, table, column, row))) as T

export const read = <T>(ctx: Asking, work: (tx: Tx) => Promise<T>, offers?: Offers) =>
  reading(ctx.house.pools.restricted, ctx.county.code, scopeOf(ctx, offers), work)

export interface Done<A> {
  writes: Statement[]
  /** Looks and changes, each with a row of its own. */
  log: LogRow[]
  /** For the audit of everybody, beside what the log leaves there: counts. */
  audit?: AuditEntry[]
  /** Codes and times; nobody's name. */
  events?: OutboxEvent[]
  answer: A
}

export const act = <L, A>(ctx: Asking, load: (tx: Tx) => Promise<L>, decide: (loaded: L) => Done<A>, offers?: Offers) =>
  inAct(
    ctx.house.pools.restricted,
    { county: ctx.county.code, scope: scopeOf(ctx, offers), account: ctx.session?.account ?? null, now: ctx.now },
    load,
    (loaded) => {
      const { writes, log, audit = [], events = [], answer } = decide(loaded)
      return { writes: [...writes, ...log.map(insertLog)], audit: [...log.map(lineFor), ...audit], events, answer }
    },
  )

/** The audit of everybody: that somebody looked, and a hash by which the row can be proven. Neither file nor person. */
const lineFor = ({ class: of, ...l }: LogRow): AuditEntry => ({
  act: `restricted.${l.what}`,
  subjectKind: 'restricted',
  subject: l.id,
  bodyHash: bodyHash(of === null ? l : { ...l, class: of }),
})

/** @param about a file, or everything of a class that waits */
export const logged = (
  ctx: Asking,
  about: { file: string } | { class: RestrictedClass },
  what: RestrictedDeed,
  reason: string,
): LogRow => {
  const id = ctx.house.newId()
  return {
    id,
    file: 'file' in about ? about.file : null,
    class: 'class' in about ? about.class : null,
    account: me(ctx),
    at: ctx.now,
    what,
    reason: sealed(ctx, 'restricted_log', 'reason', id, reason),
  }
}
