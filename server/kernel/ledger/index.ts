/**
 * The ledger, one for every room that counts something in whole units. A room opens what it needs under lock, decides, and adds the
 * statements to its own act:
 *
 *   load:   openBook(tx, { accounts, takes, txns: [body.id] })
 *   decide: post(book, { id: body.id, kind: 'donate', moves, … }, doer).writes
 */
import {
  isRefused,
  move,
  undoing,
  type LedgerAccount,
  type LedgerAccounts,
  type Move,
} from '../../../domain/kernel/ledger.ts'
import { Refusal } from '../../../domain/kernel/errors.ts'
import { stableId } from '../../../domain/kernel/stable-id.ts'
import type { AuditEntry } from '../audit/line.ts'
import type { Statement, Tx } from '../db/tx.ts'
import { bodyHash } from '../hash.ts'
import {
  gather,
  insertArrivals,
  insertMoves,
  insertTxn,
  lockAccounts,
  movesOf,
  openAccounts,
  setBalances,
  txnsById,
  type AccountRef,
  type MoveRow,
  type TxnRow,
} from './store.ts'

export type { AccountRef } from './store.ts'

/** The same account whoever names it first. */
export const accountId = (county: string, book: string, kind: string, owner: string) =>
  stableId(county, 'ledger', book, kind, owner)

/** What is open for one decision. */
export interface Book {
  accounts: LedgerAccounts
  /** Those of the transactions asked for that are there already, with their moves. */
  there: ReadonlyMap<string, TxnRow & { moves: MoveRow[] }>
}

export interface Opening {
  accounts: readonly AccountRef[]
  /** Ids of those that gather and of which something may be taken now. */
  takes?: readonly string[]
  /** Transactions to look up: the one that is to be made, one that is to be undone. */
  txns?: readonly string[]
}

const fresh = ({ id, unit, mode }: AccountRef): LedgerAccount => ({ id, unit, mode, balance: 0, seq: 0, frozen: false })

/** Locks what is kept, in one order for everybody, and only then looks whether it was done already. */
export async function openBook(tx: Tx, { accounts, takes = [], txns = [] }: Opening): Promise<Book> {
  const refs = [...new Map(accounts.map((a) => [a.id, a])).values()]
  const locked = refs.filter((a) => a.mode === 'kept' || takes.includes(a.id)).map((a) => a.id)
  const [, rows, gathered, there, moves] = await Promise.all([
    refs.length > 0 ? tx.run(openAccounts(refs)) : 0,
    locked.length > 0 ? lockAccounts(tx, locked) : [],
    takes.length > 0 ? gather(tx, takes) : [],
    txns.length > 0 ? txnsById(tx, txns) : [],
    txns.length > 0 ? movesOf(tx, txns) : [],
  ])
  const known = new Map(refs.map((a) => [a.id, fresh(a)]))
  for (const row of rows) known.set(row.id, row)
  for (const { id, balance } of gathered) known.set(id, { ...known.get(id)!, balance })
  return {
    accounts: known,
    there: new Map(there.map((t) => [t.id, { ...t, moves: moves.filter((m) => m.txn === t.id) }])),
  }
}

export interface Posting {
  /** Minted by its author, or following from what it comes of: the same one is made once. */
  id: string
  book: string
  kind: string
  moves: readonly Move[]
  cause?: { kind: string; id: string }
  reverses?: string
  borne?: number
  /** Id of a text that says why. */
  text?: string
  /** What its author sent; left out: the moves themselves. */
  sent?: unknown
  /** A person has decided: out of frozen accounts as well. */
  decided?: boolean
}

export interface Posted {
  book: Book
  writes: Statement[]
  audit: AuditEntry[]
  txn: TxnRow
}

/** What is hashed can be built again from the rows, years later. */
export function txnHash(t: Omit<TxnRow, 'hash' | 'bodyHash' | 'text' | 'account'>, moves: readonly Move[]): string {
  const { id, book, kind, causeKind, cause, reverses, borne } = t
  const at = t.at.toISOString()
  const moved = moves.map((m) => [m.from, m.to, m.amount])
  return bodyHash({ id, book, kind, at, causeKind, cause, reverses, borne, moves: moved })
}

const sentHash = (p: Pick<Posting, 'sent' | 'moves'>): string => bodyHash(p.sent ?? p.moves)

/** The transaction, where it was made already. @throws 404 of somebody else, 409 `id-reused` with another content */
export function madeAlready(book: Book, id: string, sent: unknown, account: string | null): TxnRow | undefined {
  const made = book.there.get(id)
  if (!made) return undefined
  if (made.account !== account) throw new Refusal('not-found')
  if (made.bodyHash !== bodyHash(sent)) throw new Refusal('id-reused')
  return made
}

/** @throws 409 `ledger-short` where something is not there, `ledger-frozen` where nothing may go out */
export function post(book: Book, p: Posting, doer: { account: string | null; now: Date }): Posted {
  const moved = move(book.accounts, p.moves, p.decided)
  if (isRefused(moved)) throw new Refusal('conflict', { reason: moved.reason })
  const bare = {
    id: p.id,
    book: p.book,
    kind: p.kind,
    at: doer.now,
    causeKind: p.cause?.kind ?? null,
    cause: p.cause?.id ?? null,
    reverses: p.reverses ?? null,
    borne: p.borne ?? 0,
  }
  const txn: TxnRow = {
    ...bare,
    account: doer.account,
    text: p.text ?? null,
    bodyHash: sentHash(p),
    hash: txnHash(bare, p.moves),
  }
  const { lines, changed, arrivals } = moved
  return {
    book: { accounts: new Map([...book.accounts, ...changed.map((a) => [a.id, a] as const)]), there: book.there },
    writes: [
      insertTxn(txn),
      insertMoves(txn.id, txn.at, lines),
      ...(changed.length > 0 ? [setBalances(changed)] : []),
      ...(arrivals.length > 0 ? [insertArrivals(txn.id, arrivals)] : []),
    ],
    audit: [
      {
        act: `${p.book}.${p.kind}`,
        subjectKind: 'ledger-txn',
        subject: p.id,
        bodyHash: txn.hash,
        detail: { ...(p.cause && { [p.cause.kind]: p.cause.id }), ...(p.reverses && { reverses: p.reverses }) },
      },
    ],
    txn,
  }
}

/** Undoes a transaction by the opposite; its accounts are open. @param stand id of an account that bears what is not there */
export function reverse(
  book: Book,
  undone: TxnRow & { moves: readonly Move[] },
  p: Omit<Posting, 'moves' | 'book' | 'reverses' | 'borne' | 'decided'>,
  doer: { account: string | null; now: Date },
  stand: string | null = null,
): Posted {
  const { moves, borne } = undoing(book.accounts, undone.moves, stand)
  return post(book, { ...p, book: undone.book, moves, borne, reverses: undone.id, decided: true }, doer)
}
