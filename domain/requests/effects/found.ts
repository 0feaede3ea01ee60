/** Effects of the acts of 发现问题. */
import type { ActKind, ActOf } from '../acts.ts'
import type { found } from '../acts/found.ts'
import type { RequestState } from '../state.ts'
import { decide, endEarly, nothing, reach, respond } from './shared.ts'

type Effects<K extends ActKind> = { [P in K]: (s: RequestState, a: ActOf<P>) => void }

export const foundEffects: Effects<keyof typeof found> = {
  // A second report in one stream has no effect; the first is read by `begin`.
  report: nothing,
  supplement: nothing,
  follow: (s) => {
    s.followers += 1
  },
  'ask-to-verify': (s, a) => {
    s.verifyAsked = { at: a.at, unit: a.body.unit }
  },
  verify: (s, a) => {
    s.verified = { at: a.at, found: a.body.found, by: a.by.account, party: a.by.party }
    delete s.verifyAsked
  },
  accept: (s, a) => {
    const { intent, line, item, category, urgency, priority } = a.body
    Object.assign(s, { intent, line, item, urgency, priority, ...(category && { category }) })
    s.status = 'accepted'
    s.acceptedAt = a.at
    const since = s.channel === 'county' ? s.foreign?.since : undefined
    s.rounds.push({ because: 'report', startedAt: since ?? a.at, pauses: [], extensions: [] })
    decide(s, a)
    respond(s, a.at)
  },
  reclassify: (s, a) => {
    const { intent, line, item, category, urgency, priority, where } = a.body
    const given = Object.entries({ intent, line, item, category, urgency, priority }).filter(([, v]) => v !== undefined)
    Object.assign(s, Object.fromEntries(given))
    if (where)
      Object.assign(s, {
        place: where.place,
        estate: where.estate,
        dwelling: where.dwelling,
        landmark: where.landmark,
        // The map moved it: what was said about the spot still holds.
        ...(a.by.party !== 'system' && { whereBy: a.id }),
      })
    decide(s, a)
  },
  reject: (s, a) => {
    endEarly(s, 'rejected', a.at, a.body.ground)
    decide(s, a)
    respond(s, a.at)
  },
  merge: (s, a) => {
    endEarly(s, 'merged', a.at)
    s.mergedInto = a.body.into
    decide(s, a)
    respond(s, a.at)
  },
  absorb: (s, a) => {
    if (!s.absorbed.includes(a.body.from)) s.absorbed.push(a.body.from)
  },
  guide: (s, a) => {
    endEarly(s, 'guided', a.at, a.body.way)
    decide(s, a)
    respond(s, a.at)
  },
  'hand-over': (s, a) => {
    endEarly(s, 'handed-over', a.at, a.body.ground)
    decide(s, a)
    respond(s, a.at)
  },
  withdraw: (s, a) => endEarly(s, 'withdrawn', a.at),
  raise: (s, a) => {
    s.desk = a.body.desk
    reach(s, 'handed-on')
    decide(s, a)
  },
  refer: (s, a) => {
    s.desk = a.body.desk
    s.place = a.body.place
    reach(s, 'handed-on')
    decide(s, a)
  },
  'refer-out': (s, a) => {
    endEarly(s, 'referred', a.at)
    s.referredTo = { county: a.body.county, copy: a.body.copy }
    decide(s, a)
    respond(s, a.at)
  },
  tie: (s, a) => {
    const { system, number, since, dueAt } = a.body.foreign
    s.foreign = {
      system,
      number,
      ...(since && { since: Date.parse(since) }),
      ...(dueAt && { dueAt: Date.parse(dueAt) }),
    }
  },
}
