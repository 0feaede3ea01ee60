/** What the requests room erases when its time is over: the acts stay; what was said, by whom, and pictures go. */
import { eraser } from '../kernel/erasing.ts'
import { emptyFilesOf, emptyTextsOf } from '../kernel/texts/holds.ts'
import { dueContacts, dueWords, emptyContacts, emptyLinks, emptySummaries, heldWords } from './erase-store.ts'

export const requestErasers = {
  'request-words': eraser(
    (tx, due, most) => dueWords(tx, due.before, most),
    (rows: { id: string }[], work, due) => {
      const ids = rows.map((r) => r.id)
      return [emptyTextsOf(ids, work.now, due.law), emptyFilesOf(ids, work.now, due.law), emptySummaries(ids)]
    },
    (tx, due) => heldWords(tx, due.before),
  ),
  'request-contacts': eraser(
    (tx, due, most) => dueContacts(tx, due.before, most),
    (rows: { id: string }[]) => [emptyContacts(rows.map((r) => r.id)), emptyLinks(rows.map((r) => r.id))],
  ),
}
