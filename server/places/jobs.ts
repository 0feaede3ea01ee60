/** What follows from a redrawn map, and names that begin today. */
import { dayOf } from '../kernel/day.ts'
import type { Consumer, Job } from '../kernel/context.ts'
import { showNames } from './store/map-store.ts'
import { followDwellings, inherit } from './store/move-store.ts'

/** Addresses of a closed place: to its one heir, or where their dwellings went. */
export const readdress: Consumer = async (event, _, tx) => {
  const { old, heirs } = event.payload as { old: string; heirs: string[] }
  const writes = heirs.length === 1 ? inherit(old, heirs[0]!) : [followDwellings(old, heirs)]
  for (const s of writes) await tx.run(s)
}

/** Names entered ahead come into force at midnight. */
export const beginNames: Job = {
  name: 'places.begin-names',
  every: '1 0 * * *',
  run: (work) =>
    work.act(
      async () => undefined,
      () => ({ writes: [showNames(dayOf(work.now))], audit: [], events: [], answer: undefined }),
    ),
}
