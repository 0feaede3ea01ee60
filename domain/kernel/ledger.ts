/**
 * Double entry, once for whatever is counted in whole units: minutes of the time bank now, fen later. What moves goes from one
 * account to another, so the sum of all accounts is zero whatever happens; nothing is taken where there is nothing. Pure.
 */
import type { Id } from './id.ts'

export type LedgerUnit = 'minute' | 'fen'

/**
 * `kept`: a balance that never falls below zero. `gathers`: the same for many who give at once: what comes in lies beside the balance
 * until somebody takes. `issues`: where units come from and where they end; nothing is kept of it, its balance is minus all others'.
 */
export type AccountMode = 'kept' | 'gathers' | 'issues'

export interface LedgerAccount {
  id: Id
  unit: LedgerUnit
  mode: AccountMode
  /** Of one that issues: 0. */
  balance: number
  /** Number of its last line; lines of accounts that are not kept one by one have none. */
  seq: number
  /** Nothing goes out of it until a person has decided. */
  frozen: boolean
}

export interface Move {
  from: Id
  to: Id
  amount: number
}

/** A move as it is written: of a side that is kept what it had afterwards and the number of its line. */
export interface Line extends Move {
  fromAfter: number | null
  fromSeq: number | null
  toAfter: number | null
  toSeq: number | null
}

export type LedgerRefusal =
  | { reason: 'ledger-short'; account: Id; missing: number }
  | { reason: 'ledger-frozen'; account: Id }

export interface Moved {
  lines: Line[]
  /** Accounts as they are afterwards, those that changed. */
  changed: LedgerAccount[]
  /** What lies beside an account that gathers. */
  arrivals: { line: number; account: Id; amount: number }[]
}

export type LedgerAccounts = ReadonlyMap<Id, LedgerAccount>

/**
 * All moves or none, one after the other: what one brings the next may take.
 * @param decided by a person, who may take out of a frozen account
 * @throws where the moves themselves are none: a programming fault
 */
export function move(accounts: LedgerAccounts, moves: readonly Move[], decided = false): Moved | LedgerRefusal {
  const now = new Map(accounts)
  const changed = new Set<Id>()
  const arrivals: Moved['arrivals'] = []
  const lines: Line[] = []
  for (const m of moves) {
    const { from, to } = sidesOf(now, m)
    if (from.mode !== 'issues') {
      if (from.frozen && !decided) return { reason: 'ledger-frozen', account: from.id }
      if (from.balance < m.amount) return { reason: 'ledger-short', account: from.id, missing: m.amount - from.balance }
    }
    const given = from.mode === 'issues' ? null : counted(from, -m.amount)
    const got = to.mode === 'kept' ? counted(to, m.amount) : null
    for (const a of [given, got])
      if (a) {
        now.set(a.id, a)
        changed.add(a.id)
      }
    if (to.mode === 'gathers') arrivals.push({ line: lines.length, account: to.id, amount: m.amount })
    const { amount } = m
    lines.push({ from: m.from, to: m.to, amount, ...after('from', given), ...after('to', got) } as Line)
  }
  return { lines, changed: [...changed].map((id) => now.get(id)!), arrivals }
}

/** Lines are numbered where everything that comes and goes waits for the one before. */
const counted = (a: LedgerAccount, by: number): LedgerAccount => ({
  ...a,
  balance: a.balance + by,
  seq: a.mode === 'kept' ? a.seq + 1 : a.seq,
})

const after = (side: 'from' | 'to', a: LedgerAccount | null) => ({
  [`${side}After`]: a?.mode === 'kept' ? a.balance : null,
  [`${side}Seq`]: a?.mode === 'kept' ? a.seq : null,
})

function sidesOf(accounts: LedgerAccounts, { from, to, amount }: Move): { from: LedgerAccount; to: LedgerAccount } {
  const sides = { from: accounts.get(from), to: accounts.get(to) }
  if (!sides.from || !sides.to) throw new Error('ledger: an account that was not opened')
  if (from === to) throw new Error('ledger: from an account to itself')
  if (sides.from.unit !== sides.to.unit) throw new Error('ledger: two units')
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new Error('ledger: no whole amount')
  return sides as { from: LedgerAccount; to: LedgerAccount }
}

export const isRefused = (m: Moved | LedgerRefusal): m is LedgerRefusal => 'reason' in m

/**
 * What undoes moves: the opposite ones, the last first. What somebody has no more is not asked of them: `stand` bears it as far as it
 * has something, and the rest is borne by nobody and said so. Nobody owes.
 * @param stand an account that bears what is not there; null: there is none
 */
export function undoing(
  accounts: LedgerAccounts,
  moves: readonly Move[],
  stand: Id | null,
): { moves: Move[]; borne: number } {
  const left = new Map([...accounts].map(([id, a]) => [id, a.mode === 'issues' ? Infinity : a.balance]))
  const has = (id: Id) => left.get(id) ?? 0
  const back: Move[] = []
  let borne = 0
  const give = (from: Id, to: Id, amount: number): number => {
    const some = Math.min(amount, has(from))
    if (some <= 0 || from === to) return 0
    left.set(from, has(from) - some)
    left.set(to, has(to) + some)
    back.push({ from, to, amount: some })
    return some
  }
  for (const m of [...moves].reverse()) {
    let rest = m.amount - give(m.to, m.from, m.amount)
    if (stand !== null && rest > 0) rest -= give(stand, m.from, rest)
    borne += rest
  }
  return { moves: back, borne }
}

/** What of an amount still fits under a cap. */
export const roomUnder = (balance: number, cap: number | null, amount: number): number =>
  cap === null ? amount : Math.max(0, Math.min(amount, cap - balance))
