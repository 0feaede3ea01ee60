/** What ends by itself, and what ends because somebody is here no more. */
import { together, type Consumer, type Job, type Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { emptyTexts, emptyVersionsOf } from '../kernel/texts/holds.ts'
import { endMembersOf } from './group-store.ts'
import { emptyContacts, endAnswers, endOfPersons, endPosts, ofPersons, overdue } from './list-store.ts'
import { changed } from './posting.ts'

const most = 500
/** So long both may still look up how to reach each other. */
const keptDays = 30

/** Whose last day is over ends; what both agreed upon stands until one of them says what became of it. */
const endOverdue = (work: Work): Promise<number> =>
  work.act(
    (tx) => overdue(tx, dayOf(work.now), most),
    (rows) => {
      const ids = rows.map((r) => r.id)
      return {
        writes: rows.length > 0 ? [endPosts(ids, 'ended', work.now), endAnswers(ids, work.now)] : [],
        audit: [],
        events: rows.map((r) => changed(r.id, r.version + 1, r.place)),
        answer: rows.length,
      }
    },
  )

async function ended(work: Work): Promise<void> {
  while ((await endOverdue(work)) === most);
  await work.act(
    async () => undefined,
    () => ({
      writes: emptyContacts(new Date(work.now.getTime() - keptDays * 86_400_000)),
      audit: [],
      events: [],
      answer: undefined,
    }),
  )
}

export const jobs: Job[] = [{ name: 'neighbours-end', every: '15 0 * * *', run: ended }]

/** Whoever died or left asks and offers nothing any more. */
export const personsGone = together(async (events, work, tx) => {
  const persons = events.map((e) => e.subject)
  for (const s of [...endOfPersons(persons, work.now), endMembersOf(persons, dayOf(work.now))]) await tx.run(s)
})

export const personsErased: Consumer = async (event, work, tx) => {
  const { persons, law } = event.payload as { persons: string[]; law: string }
  await tx.run(endMembersOf(persons, dayOf(work.now)))
  const rows = await ofPersons(tx, persons)
  if (rows.length === 0) return
  for (const s of endOfPersons(persons, work.now)) await tx.run(s)
  const texts = rows.flatMap((r) => r.text ?? [])
  if (texts.length > 0) await tx.run(emptyTexts(texts, work.now, law))
  await tx.run(emptyVersionsOf([...new Set(rows.map((r) => r.post))]))
}
