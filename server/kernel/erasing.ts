/** What has stood its time is erased by the room it lies in, in chunks that commit one by one; the room of rights says when. */
import type { Work } from './context.ts'
import type { Statement, Tx } from './db/tx.ts'
import type { OutboxEvent } from './outbox/event.ts'

export interface Due {
  /** Code of the limit, for the line in the audit. */
  limit: string
  /** Whatever began before this moment has stood its time. */
  before: Date
  /** As it is noted beside what was emptied. */
  law: string
}

/** @returns how many were erased, and how many had to stay because they are held */
export type Eraser = (work: Work, due: Due) => Promise<{ erased: number; held: number }>

const most = 1_000

/**
 * @param find not held, at most so many
 * @param erase what is written for them
 * @param held how many are due and held
 * @param told what rooms below hear of it, in the same transaction
 */
export const eraser =
  <R>(
    find: (tx: Tx, due: Due, most: number) => Promise<R[]>,
    erase: (rows: R[], work: Work, due: Due) => Statement[],
    held: (tx: Tx, due: Due) => Promise<number> = async () => 0,
    told: (rows: R[], work: Work, due: Due) => OutboxEvent[] = () => [],
  ): Eraser =>
  async (work, due) => {
    let erased = 0
    for (let rows = most; rows === most;) {
      rows = await work.act(
        (tx) => find(tx, due, most),
        (found) => ({
          writes: found.length > 0 ? erase(found, work, due) : [],
          audit:
            found.length > 0
              ? [{ act: 'rights.erase', subjectKind: 'limit', subject: due.limit, detail: { rows: found.length } }]
              : [],
          events: found.length > 0 ? told(found, work, due) : [],
          answer: found.length,
        }),
      )
      erased += rows
    }
    return { erased, held: await work.read((tx) => held(tx, due)) }
  }
