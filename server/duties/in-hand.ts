/** Whom somebody looks after by name: a leaver's caseload goes over whole [C9]. */
import { byHeir, type InHand } from '../kernel/in-hand.ts'
import { helpedBy, overseenBy, setHelper, setOverseer } from './store/enrolment-store.ts'
import { bondsOf, nameHelpers, passPairs } from './store/pair-store.ts'

export const enrolmentsInHand: InHand = {
  kind: 'duties.enrolment',
  held: async (tx, account) => (await helpedBy(tx, account)).map(({ id, place }) => ({ id, place, unit: null })),
  pass: (_, lots, { house, day }) => {
    const heirs = [...byHeir(lots)]
    return {
      writes: heirs.flatMap(([account, own]) => [
        ...setHelper(
          own.map((l) => l.thing.id),
          account,
        ),
        ...[...new Set(own.map((l) => l.from))].flatMap((from) =>
          passPairs(
            from,
            own
              .filter((l) => l.from === from)
              .map((l) => ({ id: house.newId(), enrolment: l.thing.id, helper: account })),
            day,
          ),
        ),
        ...nameHelpers(own.map((l) => l.thing.id)),
      ]),
      events: heirs.map(([account, own]) => ({
        name: 'duties.handed-over',
        version: 1,
        subject: house.newId(),
        seq: 1,
        payload: { account, enrolments: own.map((l) => l.thing.id) },
        topics: ['duties'],
      })),
    }
  },
}

/** To whom somebody is bound beside a colleague who owes what is due: the bond goes over, the duty stays where it is. */
export const bondsInHand: InHand = {
  kind: 'duties.bond',
  held: async (tx, account) => (await bondsOf(tx, account)).map((e) => ({ ...e, unit: null })),
  pass: (_, lots, { house, day }) => ({
    writes: [
      ...lots.flatMap((l) => passPairs(l.from, [{ id: house.newId(), enrolment: l.thing.id, helper: l.to }], day)),
      ...nameHelpers(lots.map((l) => l.thing.id)),
    ],
    events: [...byHeir(lots)].map(([account, own]) => ({
      name: 'duties.handed-over',
      version: 1,
      subject: house.newId(),
      seq: 1,
      payload: { account, enrolments: own.map((l) => l.thing.id) },
      topics: ['duties'],
    })),
  }),
}

/**
 * Of what is restricted only the helper and whoever took the person in see that it is there; somebody goes on answering for it, and
 * may take people in where they live.
 */
export const overseenInHand: InHand = {
  kind: 'duties.overseer',
  held: async (tx, account) => (await overseenBy(tx, account)).map((e) => ({ ...e, unit: null })),
  pass: (_, lots, { may, house }) => {
    const heirs = [...byHeir(lots)].map(([account, own]) => ({ account, ids: own.map((l) => l.thing.id) }))
    return {
      writes: heirs.flatMap(({ account, ids }) => setOverseer(ids, account)),
      faults: lots
        .filter((l) => !may(l.to, 'duties.enrol', { place: l.thing.place }))
        .map((l) => ({ thing: l.thing.id, code: 'heir-may-not' })),
      events: heirs.map(({ account, ids }) => ({
        name: 'duties.handed-over',
        version: 1,
        subject: house.newId(),
        seq: 1,
        payload: { account, enrolments: ids },
        topics: ['duties'],
      })),
    }
  },
}
