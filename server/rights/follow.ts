/** Consent follows the person: what was said on a record that became an alias holds for the one that was kept, and goes back with it. */
import { stableId } from '../../domain/kernel/stable-id.ts'
import type { Consumer } from '../kernel/context.ts'
import { dropConsents, endMerged, insertConsent, openMerged, wordsOf, type Word } from './store.ts'

/** The row a consent has on the other record; the same however often the event is delivered. */
const copyId = (county: string, consent: string, person: string) =>
  stableId(county, 'consent of merge', consent, person)

const lastOf = (w: Word) => (w.withdrawn_at ?? w.given_at).getTime()

/** The last word on each purpose counts, on whichever record it was said: a yes is carried over, a no ends the other's yes. */
export const consentsMerged: Consumer = async (event, work, tx) => {
  const { into } = event.payload as { into: string }
  const [old, kept] = await Promise.all([wordsOf(tx, event.subject), wordsOf(tx, into)])
  for (const word of old) {
    const own = kept.find((k) => k.purpose === word.purpose)
    if (own && lastOf(own) >= lastOf(word)) continue
    if (word.withdrawn_at === null) {
      const id = copyId(work.county.code, word.id, into)
      // An earlier yes of the kept record would stand in the way of the later one, which may name more.
      if (own && own.withdrawn_at === null) await tx.run(endMerged(own.id, word.given_at))
      await tx.run(insertConsent({ ...word, id, person: into }))
    } else if (own && own.withdrawn_at === null) await tx.run(endMerged(own.id, word.withdrawn_at))
  }
}

/** They were two after all: what came with the merge and was not taken back since goes; what was said since stays. */
export const consentsUnmerged: Consumer = async (event, work, tx) => {
  const { from } = event.payload as { from: string }
  const old = await wordsOf(tx, event.subject)
  const copies = old.map((w) => copyId(work.county.code, w.id, from))
  const open = await openMerged(tx, copies)
  if (open.length > 0) await tx.run(dropConsents(open.map((c) => c.id)))
}
