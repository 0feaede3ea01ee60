/** Counting tries: which buckets an attempt falls into, and whether one of them is full. */
import { buckets, type BucketName } from '../../domain/accounts/limits.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { blindIndex } from '../kernel/vault.ts'
import { hit } from './session-store.ts'

export type Tried = [name: BucketName, whose: string]

/** Neither address nor name is kept: a key says only "the same again". */
export const bucketKey = (ctx: Ctx, [name, whose]: Tried): Buffer =>
  blindIndex(ctx.house.keys, ctx.county.code, `bucket ${name}`, whose)

/** Counts the try in each; true when one was full before. Hits first, then judges: right for any number at once. */
export async function overLimit(ctx: Ctx, tx: Tx, tried: Tried[]): Promise<boolean> {
  // One order for all, so that two attempts never wait for each other crosswise.
  const ordered = tried.map((t) => ({ max: buckets[t[0]].max, seconds: buckets[t[0]].seconds, key: bucketKey(ctx, t) }))
  ordered.sort((a, b) => Buffer.compare(a.key, b.key))
  const counts = await Promise.all(
    ordered.map(({ key, seconds }) =>
      tx.one<{ count: number }>(hit(key, ctx.now, new Date(ctx.now.getTime() + seconds * 1000))),
    ),
  )
  return counts.some((c, i) => c!.count > ordered[i]!.max)
}
