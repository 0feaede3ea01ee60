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

/** What is known before the first entry. */
export interface JournalHead {
  /** Said on top: whose book, from when to when. */
  title: string
  /** Day before which the entries of `opening` were. */
  from: Day | null
  to: Day
  /** What each account had then. */
  opening: ReadonlyMap<string, number>
  /** Accounts whose balance is said at the end; null: all. */
  told: readonly string[] | null
}

const unit = 'min'

const posting = (account: string, amount: number, then = '') => `    ${account}  ${amount} ${unit}${then}`

const block = (lines: readonly string[]): string => `${lines.join('\n')}\n\n`

/**
 * Written piece by piece, however long it is: nothing is kept but what each account has. Accounts are declared where they first
 * appear. Two lines of each move, so that each entry is zero to the eye as well.
 */
export function journalWriter({ title, from, to, opening, told }: JournalHead) {
  const sums = new Map<string, number>()
  const declared = (accounts: readonly string[]): string[] =>
    accounts.flatMap((a) => {
      if (sums.has(a)) return []
      sums.set(a, 0)
      return [`account ${a}`]
    })
  const add = (account: string, by: number) => sums.set(account, (sums.get(account) ?? 0) + by)
  return {
    head(): string {
      const opened = [...opening].filter(([, n]) => n !== 0).sort(([a], [b]) => (a < b ? -1 : 1))
      const fresh = declared(opened.map(([a]) => a))
      for (const [a, n] of opened) add(a, n)
      const entry = opened.map(([a, n]) => posting(a, n))
      return [
        block([`; ${title}`, `commodity 1000. ${unit}`, ...fresh]),
        ...(entry.length > 0 ? [block([`${from ?? to} opening`, ...entry])] : []),
      ].join('')
    },
    entry({ id, day, kind, moves }: JournalEntry): string {
      const fresh = declared(moves.flatMap((m) => [m.from, m.to]))
      for (const m of moves) {
        add(m.from, -m.amount)
        add(m.to, m.amount)
      }
      const lines = moves.flatMap((m) => [posting(m.from, -m.amount), posting(m.to, m.amount)])
      return block([...fresh, `${day} (${id}) ${kind}`, ...lines])
    },
    end(): string {
      const lines = (told ?? [...sums.keys()].sort()).map((a) => posting(a, 0, ` = ${sums.get(a) ?? 0} ${unit}`))
      const fresh = declared(told ?? [])
      return lines.length > 0 ? block([...fresh, `${to} balances`, ...lines]) : ''
    },
  }
}

/** The whole of it at once. */
export function journalText({ entries, ...head }: JournalHead & { entries: readonly JournalEntry[] }): string {
  const writer = journalWriter(head)
  return [writer.head(), ...entries.map(writer.entry), writer.end()].join('')
}
