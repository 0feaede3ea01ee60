/** Households somebody is the liaison of [S1-31], and imports that wait for whoever brought them. */
import type { InHand } from '../kernel/in-hand.ts'
import { byHeir } from '../kernel/in-hand.ts'
import { importsOf, passImports } from './store/import-store.ts'
import { endLiaisons, insertLiaisons, liaisonsOf, setLiaison } from './store/liaison-store.ts'

export const liaisonsInHand: InHand = {
  kind: 'people.liaison',
  held: async (tx, account) => (await liaisonsOf(tx, account)).map((h) => ({ ...h, unit: null })),
  pass: (_, lots, { day, house }) => {
    const heirs = [...byHeir(lots)].map(([account, own]) => ({ account, own, ids: own.map((l) => l.thing.id) }))
    return {
      writes: heirs.flatMap(({ account, own, ids }) => [
        endLiaisons(ids, day),
        insertLiaisons(
          own.map((l) => ({
            id: house.newId(),
            household: l.thing.id,
            place: l.thing.place!,
            account,
            from: day,
          })),
        ),
        setLiaison(ids, account),
      ]),
      events: heirs.map(({ account, ids }) => ({
        name: 'people.liaison-given',
        version: 1,
        subject: house.newId(),
        seq: 1,
        payload: { account, households: ids },
        topics: ['people'],
      })),
    }
  },
}

export const importsInHand: InHand = {
  kind: 'people.import',
  held: async (tx, account) => (await importsOf(tx, account)).map((i) => ({ ...i, unit: null })),
  pass: (_, lots, { may }) => ({
    writes: [...byHeir(lots)].map(([account, own]) =>
      passImports(
        own.map((l) => l.thing.id),
        account,
      ),
    ),
    // Nobody confirms what they may not bring in.
    faults: lots
      .filter((l) => !may(l.to, 'people.import', { place: l.thing.place }))
      .map((l) => ({ thing: l.thing.id, code: 'heir-may-not' })),
  }),
}
