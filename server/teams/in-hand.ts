/** Squads that somebody leads: a leaver's squads go over, and whoever gets one is a member of it. */
import { byHeir, type InHand } from '../kernel/in-hand.ts'
import { teamsChanged } from './acts.ts'
import { joinAsHeir, setLeader } from './store/member-store.ts'
import { squadsLedBy } from './store/team-store.ts'

export const squadsInHand: InHand = {
  kind: 'teams.squad',
  held: async (tx, account, { day }) =>
    (await squadsLedBy(tx, account, day)).map((s) => ({ id: s.id, place: s.place, unit: s.unit })),
  pass: (_, lots, { house, day }) => ({
    writes: [...byHeir(lots)].flatMap(([account, own]) =>
      own.flatMap((l) => [joinAsHeir(house.newId(), l.thing.id, account, day), setLeader(l.thing.id, account)]),
    ),
    events: lots.map((l) => teamsChanged(house.newId(), 1, { squad: l.thing.id })),
  }),
}
