/** At the desk: whose accounts there are in a place, one of them, and what there is in the whole county. */
import type { Holder, timebankApi } from '../../domain/timebank/api.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import type { Permission } from '../../domain/kernel/permission.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { accountsById } from '../kernel/ledger/store.ts'
import { wholeCounty } from '../kernel/db/scope.ts'
import { poolOf } from './book.ts'
import { opened } from './opening.ts'
import { linesOf } from './statement.ts'
import { holdersIn, lastProof, oneHolder, sums, type HolderRow } from './store/account-store.ts'
import { givenBy } from './store/earned-store.ts'

type Api = typeof timebankApi

/** Nobody is told that somebody lives elsewhere: a row beyond the grant is none. */
export function mine<R extends { place: string }>(ctx: Ctx, row: R | undefined, permission: Permission): R {
  if (!row || !ctx.may(permission, row.place)) throw new Refusal('not-found')
  return row
}

const holderOf = ({ id, person, place, name, balance, frozen }: HolderRow): Holder => ({
  id,
  person,
  place,
  name,
  balance,
  frozen,
})

export async function holders(ctx: Ctx, q: Received<Api['holders']>['query']) {
  const range = rangeOf(q.under ?? `${ctx.county.code}/`)
  const after = afterCursor<[string, string]>(q.after, [range.lo, nilId])
  const rows = await ctx.read((tx) => holdersIn(tx, range, q.frozen === 'yes', after, q.size + 1))
  return paged(rows, q.size, holderOf, (h) => [h.place, h.id])
}

/** A look is kept under the person, as every look at a card is. */
export const holder = (ctx: Ctx, id: string): Promise<Answer<Api['holder']>> =>
  ctx.act(
    async (tx) => {
      const row = mine(ctx, await oneHolder(tx, id), 'timebank.read')
      return { row, given: (await givenBy(tx, row.person, null))!.given }
    },
    ({ row, given }) => ({
      writes: [],
      audit: [{ act: 'timebank.look', subjectKind: 'person', subject: row.person, detail: { account: id } }],
      events: [],
      answer: { ...holderOf(row), given },
    }),
  )

export const lines = (ctx: Ctx, id: string, query: Received<Api['lines']>['query']) =>
  ctx.read(async (tx) => {
    const row = mine(ctx, await oneHolder(tx, id), 'timebank.read')
    return linesOf(tx, row.id, query)
  })

export async function openFor(ctx: Ctx, body: Received<Api['openFor']>['body']) {
  const id = await opened(ctx, { ...body, may: (p) => mine(ctx, p, 'timebank.keep') })
  return { id }
}

/** Sums of the whole county, of nobody by name; whoever keeps one place of it sees them too. */
export const totals = (ctx: Ctx): Promise<Answer<Api['totals']>> =>
  ctx.read(async (tx) => {
    const [rows, [pool], proof] = await Promise.all([
      sums(tx),
      accountsById(tx, [poolOf(ctx.county.code).id]),
      lastProof(tx),
    ])
    const of = (kind: string) => {
      const found = rows.find((r) => r.kind === kind)
      return { accounts: found?.accounts ?? 0, minutes: found?.minutes ?? 0 }
    }
    const [purses, held] = [of('purse'), of('hold')]
    const inPool = pool?.balance ?? 0
    return {
      holders: purses,
      pool: { accounts: pool ? 1 : 0, minutes: inPool },
      held,
      issued: purses.minutes + held.minutes + inPool,
      proof: proof ? { at: proof.at.toISOString(), right: proof.right, txns: proof.txns } : null,
    }
  }, wholeCounty(ctx.county.code))
