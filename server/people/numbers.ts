/** Numbers for a phone without a signal, and the trace of each that was dialled there. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { inRange } from '../../domain/kernel/place-path.ts'
import type { fieldPeopleApi } from '../../domain/people/field-api.ts'
import type { Ctx } from '../kernel/context.ts'
import { alreadyDone } from '../kernel/db/act.ts'
import { keepVersion, keptEdit } from '../kernel/db/history.ts'
import type { Tx } from '../kernel/db/tx.ts'
import type { Kept } from '../kernel/db/history.ts'
import { bodyHash } from '../kernel/hash.ts'
import { look } from './looks.ts'
import { openPhone } from './sealed.ts'
import { firstPhones, leftFrom, onePerson } from './store/person-store.ts'

/** The first number of each, in clear: for rooms that know why somebody is to be called. */
export async function numbersOf(ctx: Ctx, tx: Tx, persons: readonly string[]): Promise<Map<string, string>> {
  const rows = await firstPhones(tx, persons)
  return new Map(rows.map((r) => [r.person, openPhone(ctx, r)]))
}

const ok = { ok: true } as const

/**
 * What was dialled is dialled: whether it is still owed now does not matter, nor that they moved meanwhile. It tells nobody
 * anything; it says who called whom and when.
 */
export function dialled(ctx: Ctx, person: string, { id, matter, at }: Received<typeof fieldPeopleApi.dialled>['body']) {
  const hash = bodyHash({ person, id, matter, at })
  const by = ctx.session!.account
  return ctx.act(
    (tx) => Promise.all([tx.one<Kept>(keptEdit(id)), onePerson(tx, person), leftFrom(tx, person)]),
    ([kept, row, left]) => {
      if (kept && kept.actor !== by) throw new Refusal('not-found')
      if (kept) return kept.hash === hash ? alreadyDone(ok) : refuse('id-reused')
      const near = row ?? left.find((l) => ctx.scope.ranges.some((r) => inRange(l.place, r)))
      if (!near) return refuse('not-found')
      return {
        writes: [
          keepVersion(
            { id, kind: 'person-call', subject: id, version: 1, before: null, after: null, hash },
            { account: by, now: ctx.now },
          ),
        ],
        audit: [look('people.call', person, { matter, dialledAt: at })],
        events: [],
        answer: ok,
      }
    },
  )
}

function refuse(code: 'id-reused' | 'not-found'): never {
  throw new Refusal(code)
}
