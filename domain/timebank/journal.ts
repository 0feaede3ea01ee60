/** The book as a journal of plain-text accounting (hledger): every transaction, and at the end what each account should have. Pure. */
import type { Day } from '../places/schema.ts'

export interface JournalMove {
  from: string
  to: string
  amount: number
}

export interface JournalEntry {
  id: string
  day: Day
  kind: string
  moves: readonly JournalMove[]
}

export interface Journal {
  /** Said on top: whose book, from when to when. */
  title: string
  /** Day before which the entries of `opening` were. */
  from: Day | null
  to: Day
  /** What each account had then. */
  opening: ReadonlyMap<string, number>
  entries: readonly JournalEntry[]
  /** Accounts whose balance is said at the end; null: all. */
  told: readonly string[] | null
}

const unit = 'min'

const posting = (account: string, amount: number, then = '') => `    ${account}  ${amount} ${unit}${then}`

/** What each account has after all entries. */
export function balancesOf({ opening, entries }: Pick<Journal, 'opening' | 'entries'>): Map<string, number> {
  const sums = new Map(opening)
  const add = (account: string, by: number) => sums.set(account, (sums.get(account) ?? 0) + by)
  for (const { moves } of entries)
    for (const m of moves) {
      add(m.from, -m.amount)
      add(m.to, m.amount)
    }
  return sums
}

/** Two lines of each move, so that each entry is zero to the eye as well. */
export function journalText(j: Journal): string {
  const sums = balancesOf(j)
  const accounts = [...sums.keys()].sort()
  const opened = [...j.opening].filter(([, n]) => n !== 0).sort(([a], [b]) => (a < b ? -1 : 1))
  const told = (j.told ?? accounts).map((a) => posting(a, 0, ` = ${sums.get(a) ?? 0} ${unit}`))
  return [
    `; ${j.title}`,
    `commodity 1000. ${unit}`,
    ...accounts.map((a) => `account ${a}`),
    '',
    ...(opened.length > 0 ? [`${j.from ?? j.to} opening`, ...opened.map(([a, n]) => posting(a, n)), ''] : []),
    ...j.entries.flatMap((e) => [
      `${e.day} (${e.id}) ${e.kind}`,
      ...e.moves.flatMap((m) => [posting(m.from, -m.amount), posting(m.to, m.amount)]),
      '',
    ]),
    ...(told.length > 0 ? [`${j.to} balances`, ...told, ''] : []),
  ].join('\n')
}
