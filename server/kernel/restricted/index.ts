/**
 * The door to the restricted class. It has a database role, a key and tables of its own, so that no query, export, backup of
 * the rest or log of anybody else holds a word of it; it does not protect against whoever runs the process. A file opens to
 * those assigned to it and to whoever answers for its class; each look leaves a row with its reason in the class itself, and
 * in the audit of everybody one line with the hash of that row: who looked at something restricted, never at whom.
 */
import { Refusal } from '../../../domain/kernel/errors.ts'
import type { RestrictedClass } from '../../../domain/kernel/restricted.ts'
import { canonical } from '../hash.ts'
import { act, logged, me, opened, read, sealed, type Asking } from './inside.ts'
import {
  closeFile,
  endShields,
  filesMine,
  insertFile,
  insertShields,
  insertWorkers,
  lockFile,
  oneFile,
  ownersNow,
  shieldsOf,
  type FileRow,
} from './store.ts'

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

/** Sent twice it is one. @throws 409 `id-reused` with another content */
export const openFile = (ctx: Asking, f: NewFile): Promise<void> =>
  act(
    ctx,
    (tx) => oneFile(tx, f.id),
    (there) => {
      if (there && !same(ctx, there, f.body)) throw new Refusal('id-reused')
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
        log: [logged(ctx, { file: f.id }, 'begin', f.reason)],
        answer: undefined,
      }
    },
  )

const same = (ctx: Asking, { id, body }: FileRow, said: unknown) =>
  canonical(opened(ctx, 'restricted_file', 'body', id, body)) === canonical(said)

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
        log: [logged(ctx, { file: id }, 'look', reason)],
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
        log: [logged(ctx, { file: id }, 'end', reason)],
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
        log: [logged(ctx, { file: id }, 'assign', reason)],
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
