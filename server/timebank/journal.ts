/** The book as a file that any plain-text accounting program reads and checks. Accounts stand in it by number, and nobody by name. */
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import { numberOf } from '../../domain/timebank/orders.ts'
import { journalText, type Journal, type JournalEntry } from '../../domain/timebank/journal.ts'
import type { journalApi } from '../../domain/timebank/journal-api.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf, morningOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { spokenFor, personNow } from '../people/index.ts'
import { issueOf, poolOf, purseId } from './book.ts'
import { kindsOfAccounts, movesBetween, movesOfAccount, sumsBefore, type MoveRow } from './store/journal-store.ts'

/** So many moves in one file; of more, a shorter span is asked for. */
const most = 200_000

type Named = (account: string) => string

/** @param mine the account whose file it is: of others it says only that they are others */
async function names(tx: Tx, ctx: Ctx, ids: readonly string[], mine: string | null): Promise<Named> {
  const { code } = ctx.county
  const plain = new Map([
    [issueOf(code).id, 'issue'],
    [poolOf(code).id, 'pool'],
  ])
  const kinds = new Map((await kindsOfAccounts(tx, [...new Set(ids)])).map((a) => [a.id, a.kind]))
  return (id) => {
    const kind = kinds.get(id) ?? 'purse'
    const other = mine !== null && id !== mine && kind === 'purse'
    return plain.get(id) ?? (other ? 'purse:other' : `${kind}:${numberOf(id)}`)
  }
}

function entriesOf(rows: readonly MoveRow[], name: Named): JournalEntry[] {
  const entries: (JournalEntry & { moves: JournalEntry['moves'][number][] })[] = []
  for (const r of rows) {
    const move = { from: name(r.from), to: name(r.to), amount: r.amount }
    const last = entries.at(-1)
    if (last?.id === r.txn) last.moves.push(move)
    else entries.push({ id: r.txn, day: dayOf(r.at), kind: r.kind, moves: [move] })
  }
  return entries
}

const sidesOf = (rows: readonly MoveRow[]) => rows.flatMap((r) => [r.from, r.to])

const send = (ctx: Ctx, name: string, journal: Journal) =>
  ctx.reply.stream(`${name}.journal`, 'text/plain; charset=utf-8', Buffer.from(journalText(journal)))

/** For whoever reads the whole county: a part of the book would be no book. */
export async function journal(ctx: Ctx, { from, to }: Received<(typeof journalApi)['journal']>['body']) {
  if (!ctx.may('timebank.read', `${ctx.county.code}/`)) throw new Refusal('not-permitted')
  if (to < from) throw fault('to', 'day-order')
  const made = await ctx.act(
    async (tx): Promise<Journal> => {
      const end = new Date(morningOf(to).getTime() + 86_400_000)
      const before = await sumsBefore(tx, morningOf(from))
      const rows = await movesBetween(tx, morningOf(from), end, most + 1)
      if (rows.length > most) throw fault('to', 'journal-too-long')
      const name = await names(tx, ctx, [...sidesOf(rows), ...before.map((b) => b.account)], null)
      const opening = new Map(before.map((b) => [name(b.account), b.minutes]))
      const title = `${ctx.county.name} timebank ${from} ${to}`
      return { title, from, to, opening, entries: entriesOf(rows, name), told: null }
    },
    (all) => ({
      writes: [],
      audit: [
        {
          act: 'timebank.journal',
          subjectKind: 'timebank',
          subject: poolOf(ctx.county.code).id,
          detail: { from, to, entries: all.entries.length },
        },
      ],
      events: [],
      answer: all,
    }),
    beyondDuty(ctx),
  )
  send(ctx, `linli-${ctx.county.code}-${from}-${to}`, made)
}

export async function ownJournal(ctx: Ctx, person: string) {
  const sight = await spokenFor(ctx, person)
  const made = await ctx.read(async (tx): Promise<Journal> => {
    const who = await personNow(tx, person)
    if (!who) throw new Refusal('not-found')
    const account = purseId(ctx.county.code, who.id)
    const rows = await movesOfAccount(tx, account, sight.until, most)
    const name = await names(tx, ctx, sidesOf(rows), account)
    const [own, to] = [`purse:${numberOf(account)}`, dayOf(ctx.now)]
    const title = `${ctx.county.name} timebank ${numberOf(account)}`
    return { title, from: null, to, opening: new Map(), entries: entriesOf(rows, name), told: [own] }
  }, beyondDuty(ctx))
  send(ctx, `linli-${numberOf(purseId(ctx.county.code, person))}`, made)
}
