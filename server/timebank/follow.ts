/** Accounts follow their holders: where they live, and whom they turn out to be. */
import { stableId } from '../../domain/kernel/stable-id.ts'
import { together, type Consumer, type Work } from '../kernel/context.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { openBook, post, reverse } from '../kernel/ledger/index.ts'
import { accountsById, movesOf, placeAccounts, setFrozen, txnsOfCause } from '../kernel/ledger/store.ts'
import { emptyTextsOf } from '../kernel/texts/holds.ts'
import { personNow } from '../people/index.ts'
import { bookName, purseId, purseOf } from './book.ts'
import { timebankChanged } from './earning.ts'
import { strayed } from './store/account-store.ts'
import { notesOf } from './store/order-store.ts'

async function placed(tx: Tx, persons: readonly string[] | null, place: string | null): Promise<void> {
  const rows = await strayed(tx, persons, place)
  if (rows.length > 0) await tx.run(placeAccounts(rows))
}

export const personsMoved = together((events, _, tx) =>
  placed(
    tx,
    events.map((e) => e.subject),
    null,
  ),
)
export const placeGone: Consumer = (event, _, tx) => placed(tx, null, (event.payload as { old: string }).old)
export const dwellingsMoved: Consumer = async (event, _, tx) => {
  for (const old of (event.payload as { from: string[] }).from) await placed(tx, null, old)
}

const doerOf = (work: Work) => ({ account: null, now: work.now })

/** Two records of one person: what both hold is theirs, on one account; in doubt in the one it is in doubt in both. */
export const personsMerged: Consumer = async (event, work, tx) => {
  const { code } = work.county
  const into = (event.payload as { into: string }).into
  const [old] = await accountsById(tx, [purseId(code, event.subject)])
  const kept = await personNow(tx, into)
  if (!old || !kept) return
  const [from, to] = [purseOf(code, event.subject, old.place), purseOf(code, kept.id, kept.place)]
  const id = stableId(code, 'timebank merge', event.id)
  await work.act(
    (now) => openBook(now, { accounts: [from, to], txns: [id] }),
    (book) => {
      const { balance, frozen } = book.accounts.get(from.id)!
      if (book.there.has(id) || balance === 0) return { writes: [], audit: [], events: [], answer: undefined }
      const moves = [{ from: from.id, to: to.id, amount: balance }]
      const cause = { kind: 'person', id: event.subject }
      const done = post(book, { id, book: bookName, kind: 'merge', moves, cause, decided: true }, doerOf(work))
      const frost = frozen ? [setFrozen(to.id, work.now)] : []
      return { ...done, writes: [...done.writes, ...frost], events: [timebankChanged(id)], answer: undefined }
    },
  )
}

/** They were two after all: what came from the one goes back, as far as it is there. */
export const personsUnmerged: Consumer = async (event, work, tx) => {
  const { code } = work.county
  const made = (await txnsOfCause(tx, [event.subject], ['merge'])).filter((t) => t.reversedBy === null)
  for (const { id } of made) {
    const [move] = await movesOf(tx, [id])
    const there = await accountsById(tx, [move!.from, move!.to])
    await work.act(
      (now) => openBook(now, { accounts: there, txns: [id] }),
      (book) => {
        const undone = book.there.get(id)!
        const of = { id: stableId(code, 'timebank unmerge', id), kind: 'unmerge' }
        const done = reverse(book, undone, { ...of, cause: { kind: 'person', id: event.subject } }, doerOf(work))
        return { ...done, events: [timebankChanged(id)], answer: undefined }
      },
    )
  }
}

/** What was said of where and how to reach whoever was erased goes; that minutes moved stays. */
export const personsErased: Consumer = async (event, work, tx) => {
  const { persons, law } = event.payload as { persons: string[]; law: string }
  const ids = await notesOf(tx, persons)
  if (ids.length > 0) await tx.run(emptyTextsOf(ids, work.now, law))
}
