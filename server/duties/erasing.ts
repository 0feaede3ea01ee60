/**
 * Whoever is erased in the register is erased here: words of the assessment and of pairs, wishes, the birthday, the point of
 * the door, and the versions that held them. That something was owed, met or not, stays: places and months counted it.
 */
import type { Consumer } from '../kernel/context.ts'
import { emptyTextsOf, emptyVersionsOf } from '../kernel/texts/holds.ts'
import { eraseEnrolments, eraseManners, eraseServed, eraseSpots, textsOf } from './store/erase-store.ts'

export const erased: Consumer = async (event, work, tx) => {
  const { persons, law } = event.payload as { persons: string[]; law: string }
  const subjects = (await textsOf(tx, persons)).map((t) => t.subject)
  await work.act(
    async () => undefined,
    () => ({
      writes: [
        eraseEnrolments(persons),
        eraseServed(persons),
        eraseSpots(persons),
        eraseManners(persons),
        emptyTextsOf(subjects, work.now, law),
        emptyVersionsOf(subjects),
      ],
      audit: [{ act: 'duties.erase', subjectKind: 'people', subject: event.subject, detail: { rows: persons.length } }],
      events: [],
      answer: undefined,
    }),
  )
}
