/**
 * Minutes by hand: issued to a holder, or what was given or issued undone by the opposite. One person proposes and another decides;
 * nobody does it alone, and nothing is deleted.
 */
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import { split } from '../../domain/timebank/earning.ts'
import type { TxnKind } from '../../domain/timebank/kinds.ts'
import type { Proposal, proposalsApi } from '../../domain/timebank/proposals-api.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { actingBeyond } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import { openBook, post, reverse, type Book, type Posted } from '../kernel/ledger/index.ts'
import { accountsById, movesOf, txnsById } from '../kernel/ledger/store.ts'
import { insertText, textsById, type TextRow } from '../kernel/texts/store.ts'
import { personNow, type PersonNow } from '../people/index.ts'
import { bookName, issueOf, poolOf, purseOf } from './book.ts'
import { mustRun } from './definitions.ts'
import { mine } from './desk.ts'
import { timebankChanged } from './earning.ts'
import { oneHolder } from './store/account-store.ts'
import { lockShelf, moveShelf, outOfTxn, type OutRow } from './store/goods-store.ts'
import {
  decideProposal,
  insertProposal,
  lockProposal,
  proposalsIn,
  undoneBy,
  type ListedProposal,
  type ProposalRow,
} from './store/proposal-store.ts'

type Api = typeof proposalsApi

/** What somebody gave, was issued by hand or had in goods; hours and orders are put right where they stand. */
const undoable: readonly string[] = ['donate', 'give', 'issue', 'goods'] satisfies TxnKind[]

/** @throws where it is nothing of this account that may be undone by hand */
async function mayUndo(tx: Tx, txn: string, account: string): Promise<void> {
  const [[found], moves, undone] = await Promise.all([txnsById(tx, [txn]), movesOf(tx, [txn]), undoneBy(tx, txn)])
  if (!found || found.book !== bookName || !moves.some((m) => m.from === account || m.to === account))
    throw new Refusal('not-found')
  if (!undoable.includes(found.kind)) throw new Refusal('conflict', { reason: 'undo-elsewhere' })
  if (undone) throw new Refusal('conflict', { reason: 'undone-already' })
}

export async function propose(ctx: Ctx, { what, why, id }: Received<Api['propose']>['body']) {
  await mustRun(ctx)
  return edit(
    ctx,
    { id, what },
    async (tx) => {
      const row = mine(ctx, await oneHolder(tx, what.account), 'timebank.keep')
      if (what.kind === 'undo') await mayUndo(tx, what.txn, row.id)
      return row
    },
    (row) => {
      const proposal: ProposalRow = {
        id,
        kind: what.kind,
        place: row.place,
        person: row.person,
        minutes: what.kind === 'issue' ? what.minutes : null,
        txn: what.kind === 'undo' ? what.txn : null,
        why: ctx.house.newId(),
        state: 'open',
        byAccount: ctx.session!.account,
        at: ctx.now,
      }
      return {
        act: 'timebank.propose',
        kind: 'timebank-proposal',
        subject: id,
        version: 1,
        before: null,
        after: { what },
        writes: [
          insertProposal(proposal),
          insertText({
            id: proposal.why,
            kind: 'timebank-proposal',
            subject: id,
            class: 'timebank.why',
            body: why,
            at: ctx.now,
          }),
        ],
        events: [timebankChanged(id)],
        answer: ok,
      }
    },
    () => ok,
  )
}

interface Ready {
  row: ProposalRow
  holder: PersonNow
  book: Book
  /** Goods that come back with it. */
  out?: OutRow | undefined
}

async function ready(ctx: Ctx, tx: Tx, id: string): Promise<Ready> {
  const { code } = ctx.county
  const row = mine(ctx, await lockProposal(tx, id), 'timebank.keep')
  const holder = await personNow(tx, row.person)
  if (!holder) throw new Refusal('not-found')
  const pool = poolOf(code)
  if (row.txn === null)
    return {
      row,
      holder,
      book: await openBook(tx, { accounts: [purseOf(code, holder.id, holder.place), issueOf(code), pool] }),
    }
  const moves = await movesOf(tx, [row.txn])
  const accounts = await accountsById(tx, [...new Set(moves.flatMap((m) => [m.from, m.to]))])
  const book = await openBook(tx, { accounts: [...accounts, pool], takes: [pool.id], txns: [row.txn] })
  if (await undoneBy(tx, row.txn)) throw new Refusal('conflict', { reason: 'undone-already' })
  const out = await outOfTxn(tx, row.txn)
  if (out) await lockShelf(tx, out.good, out.goodFrom)
  return { row, holder, book, out }
}

/** What is beyond the cap goes to the pool; what somebody has no more is borne by it, and nobody owes. */
function made(ctx: Ctx, { row, holder, book }: Ready, cap: number | null): Posted {
  const { code } = ctx.county
  const doer = { account: ctx.session!.account, now: ctx.now }
  const of = { id: stableId(code, 'timebank proposal', row.id), cause: { kind: 'proposal', id: row.id } }
  const pool = poolOf(code).id
  if (row.txn !== null) return reverse(book, book.there.get(row.txn)!, { ...of, kind: 'undo' }, doer, pool)
  const purse = purseOf(code, holder.id, holder.place).id
  const { kept, beyond } = split(row.minutes!, book.accounts.get(purse)!.balance, cap)
  const issue = issueOf(code).id
  const moves = [
    ...(kept > 0 ? [{ from: issue, to: purse, amount: kept }] : []),
    ...(beyond > 0 ? [{ from: issue, to: pool, amount: beyond }] : []),
  ]
  return post(book, { ...of, book: bookName, kind: 'issue', moves }, doer)
}

export async function decide(ctx: Ctx, id: string, body: Received<Api['decide']>['body']) {
  const { cap } = await mustRun(ctx)
  return edit(
    actingBeyond(ctx),
    { ...body, proposal: id },
    (tx) => ready(ctx, tx, id),
    (found) => {
      const { row, out } = found
      if (row.byAccount === ctx.session!.account || ctx.session!.person === row.person)
        throw new Refusal('conflict', { reason: 'proposal-own' })
      if (row.state !== 'open') throw new Refusal('out-of-turn', { reason: 'proposal-decided' })
      const posted = body.yes ? made(ctx, found, cap) : undefined
      const state = body.yes ? ('done' as const) : ('refused' as const)
      return {
        act: `timebank.proposal-${state}`,
        kind: 'timebank-proposal',
        subject: id,
        version: 2,
        before: { state: row.state },
        after: { state },
        ...(posted && { audit: posted.audit }),
        writes: [
          ...(posted?.writes ?? []),
          ...(posted && out ? [moveShelf(out.good, out.goodFrom, -out.count)] : []),
          decideProposal(id, { state, by: ctx.session!.account, at: ctx.now, made: posted?.txn.id ?? null }),
        ],
        events: [timebankChanged(body.id)],
        answer: ok,
      }
    },
    () => ok,
  )
}

export async function proposals(ctx: Ctx, q: Received<Api['proposals']>['query']) {
  const range = rangeOf(`${ctx.county.code}/`)
  const before = afterCursor<[string, string]>(q.after, ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'])
  return ctx.read(async (tx) => {
    const rows = await proposalsIn(tx, range, q.state ?? null, before, q.size + 1)
    const texts = await tx.rows<TextRow>(textsById(rows.map((r) => r.why)))
    const one = (p: ListedProposal): Proposal => ({
      id: p.id,
      kind: p.kind,
      place: p.place,
      person: { id: p.person, name: p.name },
      minutes: p.minutes,
      undoes: p.txn === null ? null : { txn: p.txn, kind: p.undone as TxnKind, minutes: p.moved ?? 0 },
      why: texts.find((t) => t.id === p.why)?.body ?? null,
      state: p.state,
      at: p.at.toISOString(),
      mine: p.byAccount === ctx.session!.account,
    })
    return paged(rows, q.size, one, (p) => [p.at.toISOString(), p.id])
  })
}
