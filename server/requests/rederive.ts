/**
 * An edited calendar or limit moves the clocks of what is open: they are derived anew, chunk by chunk, and the audit says
 * how many moved. The acts stay as they are; closed requests keep the clocks they were measured by.
 */
import { nilId } from '../../domain/kernel/id.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import { forgetCatalogue } from '../catalogue/index.ts'
import type { Consumer, Work } from '../kernel/context.ts'
import { rulebook, type Rulebook } from './kinds.ts'
import { orderRows, requestRow } from './project.ts'
import { openAfter, updateRequest, upsertOrder, type RequestRow } from './store.ts'

/** Requests in one transaction. */
const chunk = 500

/** Runs inside the relay's transaction: each event moves every clock once. */
export const rederive: Consumer = async (event, work) => {
  forgetCatalogue(work.house, work.county)
  const book = await rulebook(work.house, work.county)
  let after: string | undefined = nilId
  let moved = 0
  while (after !== undefined) {
    const done: { last: string | undefined; moved: number } = await oneChunk(work, book, after)
    after = done.last
    moved += done.moved
  }
  await work.act(
    async () => undefined,
    () => ({
      writes: [],
      audit: [
        { act: 'requests.rederive', subjectKind: 'event', subject: event.id, detail: { because: event.name, moved } },
      ],
      events: [],
      answer: undefined,
    }),
  )
}

/** How much earlier than the city's deadline ours ends was set anew. */
export const moveMargin: Consumer = async (event, work, tx) => {
  if (event.payload['name'] === 'requests.city-margin') await rederive(event, work, tx)
}

function oneChunk(work: Work, book: Rulebook, after: string): Promise<{ last: string | undefined; moved: number }> {
  return work.act(
    (tx) => tx.rows<RequestRow>(openAfter(after, chunk)),
    (rows) => {
      const changed = rows
        .map((row) => ({ row, next: derivedNow(work, book, row) }))
        .filter(({ row, next }) => differs(row, next))
      return {
        writes: changed.flatMap(({ row, next }) => [updateRequest(next, row), ...ordersAgain(work, book, row)]),
        audit: [],
        events: [],
        answer: { last: rows.length === chunk ? rows.at(-1)!.id : undefined, moved: changed.length },
      }
    },
  )
}

const derivedNow = (work: Work, book: Rulebook, row: RequestRow): RequestRow => {
  const s = row.state as RequestState
  return requestRow(row, s, book.context(s.item, work.now))
}

const differs = (a: RequestRow, b: RequestRow) =>
  Number(a.due_at) !== Number(b.due_at) ||
  Number(a.amber_at) !== Number(b.amber_at) ||
  Number(a.timer_at) !== Number(b.timer_at) ||
  a.provisional !== b.provisional

function ordersAgain(work: Work, book: Rulebook, row: RequestRow) {
  const s = row.state as RequestState
  return orderRows(row.id, s, book.context(s.item, work.now)).map(upsertOrder)
}
