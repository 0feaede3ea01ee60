/** Grids somebody is named for: the post goes on, its number with it. */
import type { GridWorker } from '../../domain/places/schema.ts'
import { keepVersions } from '../kernel/db/history.ts'
import { bodyHash } from '../kernel/hash.ts'
import type { InHand } from '../kernel/in-hand.ts'
import { workersChanged } from './register-acts.ts'
import { endWorkers, insertWorkers, lockWorkersOf } from './store/map-store.ts'

export const workersInHand: InHand = {
  kind: 'places.worker',
  held: async (tx, account, { day }) =>
    (await lockWorkersOf(tx, account, day)).map((w) => ({ id: w.id, place: w.place, unit: null })),
  pass: async (tx, lots, { day, by, now, house, shown }) => {
    const rows = (await Promise.all([...new Set(lots.map((l) => l.from))].map((a) => lockWorkersOf(tx, a, day)))).flat()
    const moves = lots.map((lot) => {
      const { version, ...was } = rows.find((w) => w.id === lot.thing.id)!
      const from = was.from > day ? was.from : day
      const next: GridWorker = { ...was, id: house.newId(), account: lot.to, name: shown(lot.to), from }
      return { was, version, next, ended: from }
    })
    return {
      writes: [
        endWorkers(moves.map((m) => ({ id: m.was.id, day: m.ended }))),
        insertWorkers(moves.map((m) => m.next)),
        keepVersions(
          moves.flatMap(({ was, version, next, ended }) => [
            {
              id: house.newId(),
              kind: 'grid-worker',
              subject: was.id,
              version: version + 1,
              before: was,
              after: { ...was, to: ended },
              hash: bodyHash(was),
            },
            {
              id: house.newId(),
              kind: 'grid-worker',
              subject: next.id,
              version: 1,
              before: null,
              after: next,
              hash: bodyHash(next),
            },
          ]),
          { account: by, now },
        ),
      ],
      became: moves.map((m) => ({ was: m.was.id, is: m.next.id })),
      events: moves.flatMap((m) => [
        workersChanged(m.was.id, m.version + 1, m.was.place),
        workersChanged(m.next.id, 1, m.next.place),
      ]),
    }
  },
}
