/** What becomes of the household links of a record that turns into an alias, as data that can be undone. */
import { fault } from '../../domain/kernel/errors.ts'
import type { Household, HouseholdMember } from '../../domain/people/schema.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { closeHousehold, endLink, turnLink } from './store/household-store.ts'
import { giveLink } from './store/merge-store.ts'

export interface LinkName {
  household: string
  from: string
}

export interface LinksMoved {
  /** Ended with the merge: the kept record has its own. */
  ended: LinkName[]
  /** Handed to the kept record. */
  given: LinkName[]
  /** Of the kept record, as they were before it became head in the other's stead. */
  turned: HouseholdMember[]
  /** Households that nobody was left in. */
  closed: string[]
}

export interface HomeOfLink {
  home: Household
  members: HouseholdMember[]
}

const open = (links: readonly HouseholdMember[]) => links.filter((l) => l.to === null)
const living = (l: HouseholdMember) => l.residence !== 'registered-only'

/** @param homes the households of the old record's open links */
export function linksToKept(
  kept: { id: string; place: string; links: HouseholdMember[] },
  old: { id: string; links: HouseholdMember[] },
  homes: readonly HomeOfLink[],
  day: string,
): { moved: LinksMoved; writes: Statement[] } {
  const moved: LinksMoved = { ended: [], given: [], turned: [], closed: [] }
  const writes: Statement[] = []
  for (const link of open(old.links)) {
    const name = { household: link.household, from: link.from }
    const { home, members } = homes.find((h) => h.home.id === link.household)!
    const rest = open(members).filter((m) => m.person !== old.id)
    const own = open(kept.links).find((l) => l.household === link.household)
    if (!own && !(living(link) && open(kept.links).some(living))) {
      if (living(link) && home.place !== kept.place) throw fault('other', 'kept-no-home')
      moved.given.push(name)
      writes.push(giveLink(name, old.id, kept.id))
      continue
    }
    if (link.relation === 'head' && rest.length > 0 && !own) throw fault('other', 'old-heads')
    moved.ended.push(name)
    writes.push(endLink(link, day))
    if (own && link.relation === 'head' && own.relation !== 'head') {
      moved.turned.push(own)
      writes.push(turnLink({ ...own, relation: 'head' }))
    }
    if (rest.length === 0) {
      moved.closed.push(home.id)
      writes.push(closeHousehold(home.id, day))
    }
  }
  return { moved, writes }
}
