/**
 * Whoever answers for a restricted class is appointed by the officer for security alone: an administrator hands nothing
 * of it over, and is told no more than that the officer comes first.
 */
import type { InHand } from '../kernel/in-hand.ts'
import { reading } from '../kernel/db/tx.ts'
import { ownersNow } from '../kernel/restricted/store.ts'

export const restrictedInHand: InHand = {
  kind: 'rights.restricted',
  held: async (_, account, { house, county }) => {
    const owners = await reading(house.pools.restricted, county.code, { ranges: [], units: [] }, ownersNow)
    return owners.filter((o) => o.account === account).map((o) => ({ id: o.id, place: null, unit: null }))
  },
  pass: (_, lots) => ({ writes: [], faults: lots.map((l) => ({ thing: l.thing.id, code: 'restricted-owner' })) }),
}
