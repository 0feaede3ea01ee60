/**
 * The door to the restricted class. It has a database role, a key and tables of its own, so that no query, export, backup of
 * the rest or log of anybody else holds a word of it; it does not protect against whoever runs the process. A file opens to
 * those assigned to it and to whoever answers for its class; each look leaves a row with its reason in the class itself, and
 * in the audit of everybody one line with the hash of that row: who looked at something restricted, never at whom.
 */
import { Refusal } from '../../../domain/kernel/errors.ts'
import type { RestrictedClass } from '../../../domain/kernel/restricted.ts'
import type { AuditEntry } from '../audit/line.ts'
import type { Ctx } from '../context.ts'
import { inAct } from '../db/act.ts'
import { reading, type Statement, type Tx } from '../db/tx.ts'
import { bodyHash } from '../hash.ts'
import { open, seal, type Spot } from '../vault.ts'
import {
  closeFile,
  endShields,
  filesMine,
  insertFile,
  insertLog,
  insertOffers,
  insertShields,
  insertWorkers,
  lockFile,
  lockOffer,
  oneFile,
  openOffers,
  ownersNow,
  settleOffer,
  shieldsOf,
  type FileRow,
  type LogRow,
  type OfferRow,
} from './store.ts'

export type Asking = Pick<Ctx, 'house' | 'county' | 'now' | 'session'>

const scopeOf = (ctx: Asking) => ({ ranges: [], units: [], ...(ctx.session && { account: ctx.session.account }) })
const me = (ctx: Asking) => {
  if (!ctx.session) throw new Refusal('not-found')
  return ctx.session.account
}

const keysOf = (ctx: Asking) => ({ ...ctx.house.keys, ...ctx.house.keys.restricted })
const spot = (ctx: Asking, table: string, column: string, row: string): Spot => ({
  county: ctx.county.code,
  table,
  column,
  row,
})
const sealed = (ctx: Asking, table: string, column: string, row: string, value: unknown) =>
  seal(keysOf(ctx), JSON.stringify(value), spot(ctx, table, column, row))
const opened = <T>(ctx: Asking, table: string, column: string, row: string, value: string): T =>
  JSON.parse(open(keysOf(ctx), value, spot(ctx, table, column, row))) as T

const read = <T>(ctx: Asking, work: (tx: Tx) => Promise<T>) =>
  reading(ctx.house.pools.restricted, ctx.county.code, scopeOf(ctx), work)

interface Done<A> {
  writes: Statement[]
  /** Looks and changes, each with a row of its own. */
  log: LogRow[]
  answer: A
}

const act = <L, A>(ctx: Asking, load: (tx: Tx) => Promise<L>, decide: (loaded: L) => Done<A>) =>
  inAct(
    ctx.house.pools.restricted,
    { county: ctx.county.code, scope: scopeOf(ctx), account: ctx.session?.account ?? null, now: ctx.now },
    load,
    (loaded) => {
      const { writes, log, answer } = decide(loaded)
      return { writes: [...writes, ...log.map(insertLog)], audit: log.map(lineFor), events: [], answer }
    },
  )

/** The audit of everybody: that somebody looked, and a hash by which the row can be proven. Neither file nor person. */
const lineFor = (l: LogRow): AuditEntry => ({
  act: `restricted.${l.what}`,
  subjectKind: 'restricted',
  subject: l.id,
  bodyHash: bodyHash(l),
})

const logged = (ctx: Asking, file: string, what: string, reason: string): LogRow => {
  const id = ctx.house.newId()
  return { id, file, account: me(ctx), at: ctx.now, what, reason: sealed(ctx, 'restricted_log', 'reason', id, reason) }
}

export interface NewFile {
  id: string
  class: RestrictedClass
  subject: string
  body: unknown
  /** Who may open it, beside whoever opens it now and the owners of its class. */
  workers: string[]
  reason: string
  /** Whose trails leave out what happens inside: wholly, or as far as its workers are concerned. */
  shields?: { person: string; whole: boolean }[]
}

/** Sent twice it is one. */
export const openFile = (ctx: Asking, f: NewFile): Promise<void> =>
  act(
    ctx,
    (tx) => oneFile(tx, f.id),
    (there) => {
      if (there) return { writes: [], log: [], answer: undefined }
      return {
        writes: [
          insertFile({
            id: f.id,
            class: f.class,
            subject: f.subject,
            body: sealed(ctx, 'restricted_file', 'body', f.id, f.body),
            opened_at: ctx.now,
            opened_by: me(ctx),
          }),
          insertWorkers(f.id, [...new Set([me(ctx), ...f.workers])], ctx.now, me(ctx)),
          ...(f.shields?.length
            ? [insertShields(f.shields.map((s) => ({ ...s, file: f.id, from_at: ctx.now, to_at: null })))]
            : []),
        ],
        log: [logged(ctx, f.id, 'begin', f.reason)],
        answer: undefined,
      }
    },
  )

const headOf = (f: Omit<FileRow, 'body'>) => ({
  id: f.id,
  class: f.class,
  openedAt: f.opened_at.toISOString(),
  closedAt: f.closed_at?.toISOString() ?? null,
})

/** What I am assigned to: no person, no word of what is in it. */
export const myFiles = async (ctx: Asking) => (await read(ctx, filesMine)).map(headOf)

/** The look: for whoever is not assigned there is no such file. */
export const readFile = (ctx: Asking, id: string, reason: string) =>
  act(
    ctx,
    (tx) => oneFile(tx, id),
    (f) => {
      if (!f) throw new Refusal('not-found')
      return {
        writes: [],
        log: [logged(ctx, id, 'look', reason)],
        answer: {
          ...headOf(f),
          subject: f.subject,
          body: opened<Record<string, string>>(ctx, 'restricted_file', 'body', f.id, f.body),
        },
      }
    },
  )

/** It is over: what happens from now on is looked at like everything else. */
export const endFile = (ctx: Asking, id: string, reason: string) =>
  act(
    ctx,
    (tx) => lockFile(tx, id),
    (f) => {
      if (!f || f.closed_at) throw new Refusal('not-found')
      return {
        writes: [closeFile(id, ctx.now), endShields(id, ctx.now)],
        log: [logged(ctx, id, 'end', reason)],
        answer: { subject: f.subject },
      }
    },
  )

/** Owners of a class among those who ask. */
export const ownersOf = async (ctx: Asking, kind: RestrictedClass) =>
  (await read(ctx, ownersNow)).filter((o) => o.class === kind).map((o) => o.account)

/** Another colleague is let in, by whoever is in it. */
export const assignWorker = (ctx: Asking, id: string, account: string, reason: string) =>
  act(
    ctx,
    (tx) => lockFile(tx, id),
    (f) => {
      if (!f) throw new Refusal('not-found')
      return {
        writes: [insertWorkers(id, [account], ctx.now, me(ctx))],
        log: [logged(ctx, id, 'assign', reason)],
        answer: undefined,
      }
    },
  )

export interface Offer {
  id: string
  class: RestrictedClass
  /** The person, already in the register. */
  person: string
  /** What the source says, by name of the column: sealed at once, readable by the owners of the class alone. */
  body: Record<string, string>
}

/**
 * For imports: hands over what a foreign table says of a restricted class. Whoever imports keeps nothing of it and cannot
 * read it again; it waits, sealed, until an owner of the class takes it over or refuses it. Where a class has no owner
 * nothing is taken. Chunks of at most 5,000; ids make a repetition harmless only within one transaction of the caller, so
 * hand over once, after the import was confirmed.
 *
 * @param source name of the import, no person in it
 * @returns how many wait, by class; and the classes that nobody answers for, of which nothing was kept
 */
export async function offerRestricted(ctx: Asking, source: string, offers: readonly Offer[]) {
  const owned = new Set((await read(ctx, ownersNow)).map((o) => o.class))
  const taken = offers.filter((o) => owned.has(o.class))
  const waiting: Partial<Record<RestrictedClass, number>> = {}
  for (const o of taken) waiting[o.class] = (waiting[o.class] ?? 0) + 1
  if (taken.length > 0)
    await act(
      ctx,
      async () => undefined,
      () => ({
        writes: [
          insertOffers(
            taken.map((o) => ({
              id: o.id,
              class: o.class,
              subject: o.person,
              body: sealed(ctx, 'restricted_offer', 'body', o.id, o.body),
              source,
              offered_at: ctx.now,
              offered_by: ctx.session?.account ?? null,
            })),
          ),
        ],
        log: [],
        answer: undefined,
      }),
    )
  return { waiting, unowned: [...new Set(offers.filter((o) => !owned.has(o.class)).map((o) => o.class))] }
}

const offerOf = (ctx: Asking, o: OfferRow) => ({
  id: o.id,
  class: o.class,
  subject: o.subject,
  source: o.source,
  offeredAt: o.offered_at.toISOString(),
  body: opened<Record<string, string>>(ctx, 'restricted_offer', 'body', o.id, o.body!),
})

/** What waits for me as an owner. */
export const myOffers = async (ctx: Asking) => (await read(ctx, openOffers)).map((o) => offerOf(ctx, o))

/** Taken over it becomes a file; refused it is emptied. */
export const settleOfferOf = (ctx: Asking, id: string, file: string, take: boolean, reason: string) =>
  act(
    ctx,
    (tx) => lockOffer(tx, id),
    (o) => {
      if (!o) throw new Refusal('not-found')
      const body = offerOf(ctx, o).body
      return {
        writes: [
          ...(take
            ? [
                insertFile({
                  id: file,
                  class: o.class,
                  subject: o.subject,
                  body: sealed(ctx, 'restricted_file', 'body', file, body),
                  opened_at: ctx.now,
                  opened_by: me(ctx),
                }),
                insertWorkers(file, [me(ctx)], ctx.now, me(ctx)),
              ]
            : []),
          settleOffer(id, take, ctx.now, me(ctx)),
        ],
        log: take ? [logged(ctx, file, 'take', reason)] : [],
        answer: undefined,
      }
    },
  )

export interface Shield {
  whole: boolean
  from: Date
  to: Date | null
  accounts: readonly string[]
}

/** What a person's trail leaves out. Asked for everybody, so that nobody's page takes longer than another's. */
export const shieldsFor = async (ctx: Asking, person: string): Promise<Shield[]> =>
  (await read(ctx, (tx) => shieldsOf(tx, person))).map((s) => ({
    whole: s.whole,
    from: s.from_at,
    to: s.to_at,
    accounts: s.accounts,
  }))
