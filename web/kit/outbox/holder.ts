/**
 * What a phone holds for places without a signal: one list of holders (`web/field/held.ts`), one for each kind of thing.
 *
 * How a room adds one:
 *
 *   // web/duties/field/held.ts
 *   export const dutiesHeld = holder<DutyRow>({
 *     kind: 'duties',
 *     name: { zh: '应办事项', en: 'Duties' },
 *     most: 400,                        // rows, the first of them
 *     days: 3,                          // after so many days without news they are wiped
 *     load: async () => (await call(dutiesApi.mine, {}, { gate: false, repeats: 0 })).items,
 *   })
 *
 * then names it in `web/field/held.ts`. The shell loads all of them when the phone opens with a network, when the network
 * comes back and every quarter of an hour; a screen reads with `const { rows, at, failed } = useHeld(dutiesHeld)`. A whole
 * kind is one sealed record, so two hundred rows are opened at once.
 *
 * What may be held: what the worker's own area and duties need, named as masked as the server's own lists name it; no
 * number of an identity card, no phone but those of today's duties, nothing of the restricted class.
 */
import { NoAnswer } from '../problem.ts'
import type { Word } from '../words.ts'
import { isHalfWritten } from './db.ts'
import { isFull } from './full.ts'
import type { Outbox } from './outbox.ts'

export interface Holder<T = unknown> {
  /** Name of the rows among the records of the phone; what is held for one day is named by `ofToday`. */
  kind: string
  /** As the page of what this phone holds calls it. */
  name: Word
  /** Rows at most; what comes behind is not kept. */
  most: number
  /** Days after which rows nobody confirmed are wiped. */
  days: number
  /** Held for those who may; nobody else asks. */
  may?: string
  /**
   * Asks the server. @param before what is held now, so that what has not changed need not travel
   * @throws NoAnswer when nobody answers: what is held stays
   */
  load: (before: T[], outbox: Outbox) => Promise<T[]>
}

export const holder = <T>(h: Holder<T>): Holder<T> => h

/** What is held of one kind, and since when. */
export interface Held<T> {
  at: number
  rows: T[]
}

const all = '*'

export const heldOf = <T>(outbox: Outbox, { kind }: Holder<T>): Promise<Held<T> | undefined> =>
  outbox.record<Held<T>>(kind, all)

export async function hold<T>(outbox: Outbox, { kind, most }: Holder<T>, rows: T[], at: number) {
  await outbox.write([], { kind, id: all, value: { at, rows: rows.slice(0, most) } })
}

/** Asks for one kind. @returns whether there was an answer */
export async function refill<T>(outbox: Outbox, one: Holder<T>, now: () => number): Promise<boolean> {
  const before = await heldOf(outbox, one)
  await hold(outbox, one, await one.load(before?.rows ?? [], outbox), now())
  return true
}

/**
 * One kind after the other, so that a weak line stays free. A kind that is refused is not held any longer.
 * @param may what whoever is signed in may do, as the server says now
 */
export async function refillAll(
  outbox: Outbox,
  holders: readonly Holder[],
  may: (permission: string) => boolean,
  now = Date.now,
): Promise<void> {
  for (const one of holders) {
    if (one.may && !may(one.may)) {
      await outbox.forget(one.kind)
      continue
    }
    try {
      await refill(outbox, one, now)
    } catch (error) {
      // No answer, or no room for it: what is held stays.
      if (error instanceof NoAnswer || isFull(error)) return
      await outbox.forget(one.kind)
    }
  }
}

const day = 86_400_000

/**
 * The rule of wiping: what nobody confirmed for its days goes, and when all is more than the cap, the oldest first.
 * What is half written goes for its days alone; what waits to be sent is no record and is never touched.
 */
export async function purge(
  outbox: Outbox,
  holders: readonly Pick<Holder, 'kind' | 'days'>[],
  limits: { days: number; bytes: number },
  now: number,
): Promise<void> {
  const days = new Map(holders.map((h) => [h.kind, Math.min(h.days, limits.days)]))
  const kept = (await outbox.db.records.orderBy('at').toArray()).map((r) => ({ ...r, size: sizeOf(r.value) }))
  let whole = kept.reduce((sum, r) => sum + r.size, 0)
  for (const { kind, id, at, size } of kept) {
    const old = now - at > (days.get(kind) ?? limits.days) * day
    if (!old && (whole <= limits.bytes || isHalfWritten(kind))) continue
    await outbox.db.records.delete([kind, id])
    whole -= size
  }
}

/** Bytes of what lies on the phone: sealed values are bytes already. */
export function sizeOf(value: unknown): number {
  if (value instanceof ArrayBuffer) return value.byteLength
  if (ArrayBuffer.isView(value)) return value.byteLength
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null).length
  return Object.values(value).reduce((sum: number, v) => sum + sizeOf(v), 0)
}
