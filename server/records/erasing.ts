/** What the records room erases when its time is over: that somebody served, whom and how long stays; words and pictures go. */
import { eraser } from '../kernel/erasing.ts'
import { emptyFilesOf, emptyTextsOf } from '../kernel/texts/holds.ts'
import { dueRecords, heldRecords } from './erase-store.ts'

export const recordErasers = {
  'record-words': eraser(
    (tx, due, most) => dueRecords(tx, due.before, most),
    (rows: { id: string }[], work, due) => {
      const ids = rows.map((r) => r.id)
      return [emptyTextsOf(ids, work.now, due.law), emptyFilesOf(ids, work.now, due.law)]
    },
    (tx, due) => heldRecords(tx, due.before),
  ),
}
