/** Visits somebody was asked to make: told at the door, by the heir. */
import type { InHand, Lot } from '../kernel/in-hand.ts'
import { lockTasksOf, passNotices, passTasks } from './store.ts'
import { rung } from './tell.ts'

const key = (lot: Lot) => `${lot.from} ${lot.to}`

export const visitsInHand: InHand = {
  kind: 'notices.visit',
  held: async (tx, account) =>
    (await tx.rows<{ id: string; place: string }>(lockTasksOf(account))).map((t) => ({ ...t, unit: null })),
  pass: (_, lots, { house }) => {
    const ways = new Map<string, Lot[]>()
    for (const lot of lots) ways.set(key(lot), [...(ways.get(key(lot)) ?? []), lot])
    return {
      writes: [...ways.values()].flatMap((own) => {
        const ids = own.map((l) => l.thing.id)
        const { from, to } = own[0]!
        return [passTasks(ids, from, to), passNotices(ids, from, to)]
      }),
      events: [rung(house.newId(), [...new Set(lots.flatMap((l) => [l.from, l.to]))])],
    }
  },
}
