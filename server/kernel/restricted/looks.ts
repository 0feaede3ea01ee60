/** Who opened what, when and why: for whoever answers for a class, and for nobody else; to read it is a look like any other. */
import { Refusal } from '../../../domain/kernel/errors.ts'
import { act, logged, me, opened, read, type Asking } from './inside.ts'
import { logOf, ownersNow } from './store.ts'

/** Classes I answer for. */
export const classesOwned = async (ctx: Asking) =>
  (await read(ctx, ownersNow)).filter((o) => o.account === me(ctx)).map((o) => o.class)

/** @param after at and id of the last look that was shown; `size` one more than are shown */
export async function looksOf(ctx: Asking, reason: string, after: [string, string], size: number) {
  const classes = await classesOwned(ctx)
  if (classes.length === 0) throw new Refusal('not-found')
  return act(
    ctx,
    (tx) => logOf(tx, classes, after, size),
    (rows) => ({
      writes: [],
      log: classes.map((c) => logged(ctx, { class: c }, 'look-log', reason)),
      answer: rows.map((r) => ({
        ...r,
        reason: r.reason === null ? null : opened<string>(ctx, 'restricted_log', 'reason', r.id, r.reason),
      })),
    }),
  )
}
