/**
 * What foreign tables say of a restricted class: handed in sealed, readable by whoever answers for the class alone, until they
 * take it over or refuse it; what nobody decides in time, or whose import is taken back, is emptied.
 */
import { Refusal } from '../../../domain/kernel/errors.ts'
import type { RestrictedClass } from '../../../domain/kernel/restricted.ts'
import type { AuditEntry } from '../audit/line.ts'
import { blindIndex } from '../vault.ts'
import { act, logged, me, opened, read, sealed, type Asking } from './inside.ts'
import {
  countOffers,
  dueOffers,
  endOffers,
  insertFile,
  insertOffers,
  insertWorkers,
  lockOffer,
  openOffers,
  ownersNow,
  settleOffer,
  type OfferRow,
} from './store.ts'

export interface Offer {
  id: string
  class: RestrictedClass
  /** The person, already in the register. */
  person: string
  /** What the source says, by name of the column: sealed at once, readable by the owners of the class alone. */
  body: Record<string, string>
}

/** How many of a class, and the accounts that answer for it. */
export interface Handed {
  class: RestrictedClass
  n: number
  to: string[]
}

/** Who answers for each class. */
export async function ownersByClass(ctx: Asking): Promise<Map<RestrictedClass, string[]>> {
  const by = new Map<RestrictedClass, string[]>()
  for (const o of await read(ctx, ownersNow)) by.set(o.class, [...(by.get(o.class) ?? []), o.account])
  return by
}

/** The same said again of the same person is one: nobody is asked twice about what they decided. */
const markOf = (ctx: Asking, o: Offer) =>
  blindIndex(ctx.house.keys, ctx.county.code, 'restricted-offer', JSON.stringify([o.class, o.person, o.body]))

/**
 * For imports: hands over what a foreign table says of a restricted class. Whoever imports keeps nothing of it and cannot
 * read it again; it waits, sealed, until an owner of the class takes it over or refuses it. Where a class has no owner
 * nothing is taken. Chunks of at most 5,000; sent twice nothing comes of it a second time.
 *
 * @param batch the import; `source` its name, no person in it
 */
export async function offerRestricted(
  ctx: Asking,
  { batch, source }: { batch: string; source: string },
  offers: readonly Offer[],
): Promise<void> {
  const owned = await ownersByClass(ctx)
  const taken = offers.filter((o) => owned.has(o.class))
  if (taken.length === 0) return
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
            batch,
            mark: markOf(ctx, o),
          })),
        ),
      ],
      log: [],
      answer: undefined,
    }),
  )
}

/** What came of a batch: how many of each class were handed in, and to whom; one line of the audit says so. */
export async function handedIn(ctx: Asking, batch: string): Promise<Handed[]> {
  const owned = await ownersByClass(ctx)
  return act(
    ctx,
    (tx) => countOffers(tx, batch),
    (counts) => ({
      writes: [],
      log: [],
      audit: counts.length > 0 ? [lineOf('offer', batch, counts)] : [],
      answer: counts.map((c) => ({ class: c.class, n: c.n, to: owned.get(c.class) ?? [] })),
    }),
    { offers: batch },
  )
}

/** Counts by class, no person. */
const lineOf = (what: string, batch: string, counts: readonly { class: string; n: number }[]): AuditEntry => ({
  act: `restricted.${what}`,
  subjectKind: 'restricted-batch',
  subject: batch,
  detail: Object.fromEntries(counts.map((c) => [c.class, c.n])),
})

/** An import is taken back: what nobody has taken over goes, what was taken over is its owner's. */
export const withdrawOffers = (ctx: Asking, batch: string) =>
  act(
    ctx,
    (tx) => countOffers(tx, batch, true),
    (counts) => ({
      writes: counts.length > 0 ? [endOffers(batch, ctx.now)] : [],
      log: [],
      audit: counts.length > 0 ? [lineOf('withdraw', batch, counts)] : [],
      answer: undefined,
    }),
    { offers: batch },
  )

/** What nobody decided since `before` is emptied; a line for each batch says how many of which class. */
export async function expireOffers(ctx: Asking, before: Date): Promise<void> {
  const due = await read(ctx, (tx) => dueOffers(tx, before), { offers: 'due' })
  for (const batch of new Set(due.map((d) => d.batch)))
    await act(
      ctx,
      async () => due.filter((d) => d.batch === batch),
      (counts) => ({
        writes: [endOffers(batch, ctx.now, before)],
        log: [],
        audit: [lineOf('expire', batch, counts)],
        answer: undefined,
      }),
      { offers: 'due' },
    )
}

const offerOf = (ctx: Asking, o: OfferRow) => ({
  id: o.id,
  class: o.class,
  subject: o.subject,
  source: o.source,
  offeredAt: o.offered_at.toISOString(),
  body: opened<Record<string, string>>(ctx, 'restricted_offer', 'body', o.id, o.body!),
})

/** What waits for me as an owner: a look, kept with its reason for each class of which something was shown. */
export const myOffers = (ctx: Asking, reason: string) =>
  act(ctx, openOffers, (rows) => ({
    writes: [],
    log: [...new Set(rows.map((o) => o.class))].map((c) => logged(ctx, { class: c }, 'look-offers', reason)),
    answer: rows.map((o) => offerOf(ctx, o)),
  }))

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
        log: [take ? logged(ctx, { file }, 'take', reason) : logged(ctx, { class: o.class }, 'refuse', reason)],
        answer: undefined,
      }
    },
  )
