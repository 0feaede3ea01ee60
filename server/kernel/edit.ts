/**
 * Edits: changes of records that are no acts of a case (a place renamed, a post given, an item of the catalogue). Each
 * leaves its version in the history, one line in the audit, and is done once however often it is sent.
 */
import { Refusal } from '../../domain/kernel/errors.ts'
import type { AuditEntry } from './audit/line.ts'
import type { Ctx, Work } from './context.ts'
import { alreadyDone, type Deed } from './db/act.ts'
import { raced } from './db/race.ts'
import { keepVersion, keptEdit, type Kept } from './db/history.ts'
import type { Scope } from './db/scope.ts'
import type { Statement, Tx } from './db/tx.ts'
import { bodyHash } from './hash.ts'
import type { OutboxEvent } from './outbox/event.ts'

/** Whoever edits: a request, or a job and the installer (no session: for the county itself). */
export type Doing = Pick<Work, 'house' | 'county' | 'now' | 'read' | 'act'> & Partial<Pick<Ctx, 'session' | 'may'>>

export interface Edit<A> {
  /** Stable name, e.g. `places.rename`. */
  act: string
  kind: string
  subject: string
  version: number
  before: unknown
  after: unknown
  why?: string
  /** Codes and ids only. */
  detail?: AuditEntry['detail']
  /** What else was done in it that has a line of its own: moves of the ledger. */
  audit?: AuditEntry[]
  writes: Statement[]
  events?: OutboxEvent[]
  answer: A
  /** What the target needs beyond the actor's own scope. */
  widen?: Partial<Scope>
}

/**
 * @param sent what the author sent; its `id` names the edit
 * @param again the answer for an edit that is there already
 */
export function edit<L, A>(
  ctx: Doing,
  sent: { id: string } & Record<string, unknown>,
  load: (tx: Tx) => Promise<L>,
  decide: (loaded: L, tx: Tx) => Edit<A> | Promise<Edit<A>>,
  again: (kept: Kept) => A,
): Promise<A> {
  const hash = bodyHash(sent)
  const doer = { account: ctx.session?.account ?? null, now: ctx.now }
  // Where nothing stands yet that could be locked, both come to the writing.
  return raced(() =>
    ctx.act<{ kept: Kept | undefined; loaded: PromiseSettledResult<L> }, A>(
      async (tx) => {
        const [kept, [loaded]] = await Promise.all([tx.one<Kept>(keptEdit(sent.id)), Promise.allSettled([load(tx)])])
        return { kept, loaded }
      },
      async ({ kept, loaded }, tx): Promise<Deed<A>> => {
        const done = (of: Kept) => alreadyDone(again(sameEdit(of, hash, doer.account)))
        if (kept) return done(kept)
        try {
          if (loaded.status === 'rejected') throw loaded.reason
          return deedOf(await decide(loaded.value, tx), sent.id, hash, doer)
        } catch (refused) {
          // Sent twice at one instant, the second waited for the lock of the first after it had looked for itself.
          const late = refused instanceof Refusal ? await tx.one<Kept>(keptEdit(sent.id)) : undefined
          if (late) return done(late)
          throw refused
        }
      },
    ),
  )
}

/** Somebody else's id names nothing; one's own with another content is an error to be told. */
function sameEdit(kept: Kept, hash: string, account: string | null): Kept {
  if (kept.actor !== account) throw new Refusal('not-found')
  if (kept.hash !== hash) throw new Refusal('id-reused')
  return kept
}

function deedOf<A>(e: Edit<A>, id: string, hash: string, doer: { account: string | null; now: Date }): Deed<A> {
  const { kind, subject, version, before, after, why } = e
  return {
    writes: [...e.writes, keepVersion({ id, kind, subject, version, before, after, hash, why }, doer)],
    audit: [
      { act: e.act, subjectKind: kind, subject, bodyHash: hash, detail: { edit: id, version, ...e.detail } },
      ...(e.audit ?? []),
    ],
    events: e.events ?? [],
    answer: e.answer,
    ...(e.widen && { widen: e.widen }),
  }
}

export const ok = { ok: true } as const
