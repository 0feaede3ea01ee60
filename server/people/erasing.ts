/** What the people room erases when its time is over; the room of rights says when. */
import { dropApartOf } from './store/apart-store.ts'
import { dayOf } from '../kernel/day.ts'
import { eraser } from '../kernel/erasing.ts'
import {
  dueTexts,
  dueVersions,
  emptyTexts,
  emptyTextsOf,
  emptyVersions,
  emptyVersionsOf,
} from '../kernel/texts/holds.ts'
import { sealName } from './sealed.ts'
import { dropContactsOf } from './store/contact-store.ts'
import {
  dropExtrasOf,
  dropKeysOf,
  dropPhonesOf,
  emptyClaims,
  emptyClaimsOf,
  emptyMergesOf,
  endAccountsOf,
  erasePersons,
  goneHeld,
  gonePersons,
  settledClaims,
  type Gone,
} from './store/erase-store.ts'

const ids = (rows: readonly { id: string }[]) => rows.map((r) => r.id)

/** Tables of the history that hold a person whole. */
const versions = ['person', 'person-account', 'household']

export const peopleErasers = {
  'gone-persons': eraser(
    (tx, due, most) => gonePersons(tx, dayOf(due.before), most),
    (rows: Gone[], work, due) => [
      erasePersons(
        rows.map((r) => ({
          id: r.id,
          name: sealName(work, r.id, '***'),
          born: r.born && `${r.born.slice(0, 4)}-01-01`,
        })),
        work.now,
      ),
      dropPhonesOf(ids(rows)),
      dropKeysOf(ids(rows)),
      dropExtrasOf(ids(rows)),
      dropContactsOf(ids(rows)),
      dropApartOf(ids(rows)),
      endAccountsOf(ids(rows), dayOf(work.now)),
      emptyClaimsOf(ids(rows)),
      emptyMergesOf(ids(rows)),
      emptyTextsOf(ids(rows), work.now, due.law),
      emptyVersionsOf(ids(rows)),
    ],
    (tx, due) => goneHeld(tx, dayOf(due.before)),
    // Rooms below erase what they hold of them; ids alone go out.
    (rows, work, due) => [
      {
        name: 'people.erased',
        version: 1,
        subject: work.house.newId(),
        seq: 1,
        payload: { persons: ids(rows), law: due.law },
      },
    ],
  ),
  'settled-claims': eraser(
    (tx, due, most) => settledClaims(tx, due.before, most),
    (rows: { id: string }[]) => [emptyClaims(ids(rows))],
  ),
  'look-reasons': eraser(
    async (tx, due, most) => {
      const reveals = await dueTexts(tx, 'people.reveal-reason', due.before, most)
      const lists = await dueTexts(tx, 'list-out.reason', due.before, most - reveals.length)
      return [...reveals, ...lists]
    },
    (rows: { id: string }[], work, due) => [emptyTexts(ids(rows), work.now, due.law)],
  ),
  'person-versions': eraser(
    (tx, due, most) => dueVersions(tx, versions, due.before, most),
    (rows: { id: string }[]) => [emptyVersions(ids(rows))],
  ),
}
