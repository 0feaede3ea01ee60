/** Who was not met in time: told by count and place, to whoever stands on that rung [C6]. */
import { lineage } from '../../domain/kernel/place-path.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import type { Consumer } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { holdersFor, namedWorkers, withCovers } from './people.ts'
import { placeName } from './people-store.ts'
import { addNotices, type NoticeRow } from './store.ts'
import { bells } from './tell.ts'

interface Unmet {
  plan: string
  name: { zh: string; en: string }
  place: string
  to: 'worker' | 'supervisor' | 'community' | 'town' | 'county'
  /** Where it is told by name. */
  accounts: string[]
  n: number
  /** Of people of whom the place may not know. */
  restricted: boolean
}

/** Who answers on each rung, the nearest at or above the place. */
const roles: Record<Exclude<Unmet['to'], 'worker'>, readonly string[]> = {
  supervisor: ['community-secretary'],
  community: ['community-secretary', 'supervisor'],
  town: ['supervisor', 'manager'],
  county: ['manager'],
}

/** Of those of whom the place may not know: whoever answers for such plans above it, and how many, not who. */
const restrictedRoles: typeof roles = { ...roles, town: ['child-supervisor'], county: ['child-supervisor'] }

export const tellUnmet: Consumer = async (event, work, tx) => {
  const { plan, name, place, to, accounts, n, restricted } = event.payload as unknown as Unmet
  const f = { tx, day: dayOf(work.now), placeOfUnit: () => undefined }
  const found =
    accounts.length > 0
      ? await withCovers(f, accounts)
      : to === 'worker'
        ? await namedWorkers(f, place)
        : await holdersFor(f, [...(restricted ? restrictedRoles : roles)[to]], lineage(place))
  if (found.length === 0) return
  const at = (await tx.one<{ name: string }>(placeName(place)))?.name
  const rows = found.map((account): Omit<NoticeRow, 'times' | 'read'> => ({
    id: work.house.newId(),
    account,
    kind: 'duty.unmet',
    request: null,
    subject: stableId('unmet', plan, place, ...(restricted ? ['restricted'] : [])),
    task: null,
    params: { ref: '', plan: name, place, count: n, ...(at && { at }) },
    at: work.now,
  }))
  await work.act(
    async () => undefined,
    () => ({ writes: [addNotices(rows)], audit: [], events: [], answer: undefined }),
  )
  event.topics = [...(event.topics ?? []), ...bells(found)]
}
