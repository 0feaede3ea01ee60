/** Children of the ledger move with their families; and of whom the register erased, nothing is kept here but that there was somebody. */
import { noDetails } from '../../domain/children/ledger.ts'
import type { Consumer, Work } from '../kernel/context.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { childrenIn, entriesOf, eraseEntries, followPlaces, membersOf } from './follow-store.ts'
import { sealDetails } from './sealing.ts'

const write = (work: Work, writes: Statement[], audit?: { act: string; subject: string; rows: number }) =>
  work.act(
    async () => undefined,
    () => ({
      writes,
      audit: audit
        ? [{ act: audit.act, subjectKind: 'people', subject: audit.subject, detail: { rows: audit.rows } }]
        : [],
      events: [],
      answer: undefined,
    }),
  )

const follow = async (work: Work, rows: readonly { person: string }[]) => {
  if (rows.length > 0) await write(work, [followPlaces(rows.map((r) => r.person))])
}

/** Moved, came back, was joined with another record or parted from it. */
export const moved: Consumer = (event, work) => follow(work, [{ person: event.subject }])
export const homeMoved: Consumer = async (event, work, tx) => follow(work, await membersOf(tx, event.subject))
/** The map was redrawn. */
export const placeGone: Consumer = async (event, work, tx) =>
  follow(work, await childrenIn(tx, (event.payload as { old: string }).old))
export const dwellingsMoved: Consumer = async (event, work, tx) => {
  for (const old of (event.payload as { from: string[] }).from) await follow(work, await childrenIn(tx, old))
}

/** Guardian, carer, school and what was said go; that a child was in the ledger, its kind and days stay. */
export const erased: Consumer = async (event, work, tx) => {
  const { persons } = event.payload as { persons: string[] }
  const rows = await entriesOf(tx, persons)
  if (rows.length === 0) return
  const empty = rows.map(({ id }) => ({ id, details: sealDetails(work, id, noDetails) }))
  await write(work, eraseEntries(empty, work.now), {
    act: 'children.erase',
    subject: event.subject,
    rows: rows.length,
  })
}
