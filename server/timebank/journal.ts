/**
 * The book as a file that any plain-text accounting program reads and checks. Accounts stand in it by number, and nobody by name. It
 * goes out page by page, so its length is no matter.
 */
import { Readable } from 'node:stream'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { numberOf } from '../../domain/timebank/orders.ts'
import { journalWriter, type JournalEntry, type JournalHead } from '../../domain/timebank/journal.ts'
import type { journalApi } from '../../domain/timebank/journal-api.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf, morningOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { spokenFor, personNow } from '../people/index.ts'
import { issueOf, poolOf, purseId } from './book.ts'
import { kindsOfAccounts, movesBetween, movesOfAccount, sumsBefore, type MoveRow } from './store/journal-store.ts'

/** Transactions, or lines of one account, that are read at once. */
const pageSize = 2_000

/** What accounts are called, asked of each once. @param mine the account whose file it is: of others it says only that they are others */
function naming({ code }: Ctx['county'], mine: string | null) {
  const known = new Map([
    [issueOf(code).id, 'issue'],
    [poolOf(code).id, 'pool'],
  ])
  return {
    async learn(tx: Tx, ids: readonly string[]): Promise<void> {
      const fresh = [...new Set(ids)].filter((id) => !known.has(id))
      if (fresh.length === 0) return
      const kinds = new Map((await kindsOfAccounts(tx, fresh)).map((a) => [a.id, a.kind]))
      for (const id of fresh) {
        const kind = kinds.get(id) ?? 'purse'
        const other = mine !== null && id !== mine && kind === 'purse'
        known.set(id, other ? 'purse:other' : `${kind}:${numberOf(id)}`)
      }
    },
    name: (id: string): string => known.get(id)!,
  }
}

type Naming = ReturnType<typeof naming>

const sidesOf = (rows: readonly MoveRow[]) => rows.flatMap((r) => [r.from, r.to])

/** Moves of one transaction are one entry, whichever page they stand on. */
async function* entriesOf(pages: AsyncIterable<readonly MoveRow[]>, { name }: Naming): AsyncGenerator<JournalEntry> {
  let open: (JournalEntry & { moves: JournalEntry['moves'][number][] }) | undefined
  for await (const rows of pages)
    for (const r of rows) {
      const move = { from: name(r.from), to: name(r.to), amount: r.amount }
      if (open?.id === r.txn) open.moves.push(move)
      else {
        if (open) yield open
        open = { id: r.txn, day: dayOf(r.at), kind: r.kind, moves: [move] }
      }
    }
  if (open) yield open
}

async function* textOf(head: JournalHead, entries: AsyncIterable<JournalEntry>): AsyncGenerator<string> {
  const writer = journalWriter(head)
  yield writer.head()
  for await (const entry of entries) yield writer.entry(entry)
  yield writer.end()
}

const send = (ctx: Ctx, name: string, text: AsyncIterable<string>) =>
  ctx.reply.stream(`${name}.journal`, 'text/plain; charset=utf-8', Readable.from(text, { objectMode: false }))

async function* countyPages(ctx: Ctx, from: Date, to: Date, { learn }: Naming): AsyncGenerator<MoveRow[]> {
  for (let after: [Date, string] | undefined = [from, nilId]; after;) {
    const cursor: [Date, string] = after
    const rows = await ctx.read(async (tx) => {
      const found = await movesBetween(tx, from, to, cursor, pageSize)
      await learn(tx, sidesOf(found))
      return found
    }, beyondDuty(ctx))
    yield rows
    const last = rows.at(-1)
    after = last && new Set(rows.map((r) => r.txn)).size === pageSize ? [last.at, last.txn] : undefined
  }
}

/** For whoever reads the whole county: a part of the book would be no book. */
export async function journal(ctx: Ctx, { from, to }: Received<(typeof journalApi)['journal']>['body']) {
  if (!ctx.may('timebank.read', `${ctx.county.code}/`)) throw new Refusal('not-permitted')
  if (to < from) throw fault('to', 'day-order')
  const names = naming(ctx.county, null)
  const before = await ctx.act(
    async (tx) => {
      const sums = await sumsBefore(tx, morningOf(from))
      await names.learn(
        tx,
        sums.map((b) => b.account),
      )
      return sums
    },
    (all) => ({
      writes: [],
      audit: [
        {
          act: 'timebank.journal',
          subjectKind: 'timebank',
          subject: poolOf(ctx.county.code).id,
          detail: { from, to },
        },
      ],
      events: [],
      answer: all,
    }),
    beyondDuty(ctx),
  )
  const opening = new Map(before.map((b) => [names.name(b.account), b.minutes]))
  const head = { title: `${ctx.county.name} timebank ${from} ${to}`, from, to, opening, told: null }
  const end = new Date(morningOf(to).getTime() + 86_400_000)
  const pages = countyPages(ctx, morningOf(from), end, names)
  send(ctx, `linli-${ctx.county.code}-${from}-${to}`, textOf(head, entriesOf(pages, names)))
}

async function* ownPages(ctx: Ctx, account: string, until: Date | null, { learn }: Naming): AsyncGenerator<MoveRow[]> {
  for (let after: number | undefined = 0; after !== undefined;) {
    const seq: number = after
    const rows = await ctx.read(async (tx) => {
      const found = await movesOfAccount(tx, account, until, seq, pageSize)
      await learn(tx, sidesOf(found))
      return found
    }, beyondDuty(ctx))
    yield rows
    after = rows.length === pageSize ? rows.at(-1)!.seq : undefined
  }
}

export async function ownJournal(ctx: Ctx, person: string) {
  const sight = await spokenFor(ctx, person)
  const who = await ctx.read((tx) => personNow(tx, person), beyondDuty(ctx))
  if (!who) throw new Refusal('not-found')
  const account = purseId(ctx.county.code, who.id)
  const number = numberOf(account)
  const names = naming(ctx.county, account)
  const head = {
    title: `${ctx.county.name} timebank ${number}`,
    from: null,
    to: dayOf(ctx.now),
    opening: new Map<string, number>(),
    told: [`purse:${number}`],
  }
  const pages = ownPages(ctx, account, sight.until, names)
  send(ctx, `linli-${number}`, textOf(head, entriesOf(pages, names)))
}
