/** From what the form holds to the visit that is sent. Pure. */
import type { Spot, Visit, VisitSent } from '../../../domain/duties/visits.ts'
import type { Draft } from '../../../domain/duties/visits-rules.ts'
import type { FieldFault } from '../../../domain/kernel/errors.ts'
import type { Channel } from '../../../domain/records/channel.ts'

export interface Filled extends Draft {
  /** Empty until it is said: no default says that somebody was met [C2]. */
  outcome: Visit['outcome'] | ''
  need: string
  /** Service item it is about; empty: a dispatcher decides. */
  needItem: string
  /** Empty: nothing is said of it. */
  channel: Channel | ''
  mood: string
  note: string
  /** As typed. */
  took: string
  nextOn: string
  /** Of a visit written down later: when it was. */
  when: string
}

export function visitFaults(v: Filled): FieldFault[] {
  return [
    ...(v.persons.length === 0 ? [{ path: 'persons', code: 'pick-one' }] : []),
    ...(v.outcome === '' ? [{ path: 'outcome', code: 'pick-one' }] : []),
    ...(v.outcome === 'met' && v.items.length === 0 ? [{ path: 'items', code: 'pick-one' }] : []),
  ]
}

export interface Beside {
  visit: string
  request: string
  act: string
  place: string
  capturedAt: string
  spot: Spot | undefined
}

/** In Shanghai, whatever the phone is set to. */
const instant = (local: string) => new Date(`${local}:00+08:00`).toISOString()

export function visitOf(v: Filled, b: Beside): VisitSent {
  const minutes = /^\d+$/.test(v.took.trim()) ? Number(v.took) : v.minutes
  const need = v.need.trim()
  return {
    id: b.visit,
    persons: v.persons,
    place: b.place,
    way: v.way,
    // Nothing is sent without it: see `visitFaults`.
    outcome: v.outcome as Visit['outcome'],
    items: v.outcome === 'met' ? v.items : [],
    capturedAt: v.when ? instant(v.when) : b.capturedAt,
    ...(v.channel && { channel: v.channel }),
    ...(v.note.trim() && { note: v.note.trim() }),
    ...(v.mood.trim() && { mood: v.mood.trim() }),
    ...(need && { needs: [{ request: b.request, act: b.act, what: need, ...(v.needItem && { item: v.needItem }) }] }),
    ...(v.nextOn && { nextOn: v.nextOn }),
    ...(minutes !== null && { minutes }),
    ...(b.spot && { spot: b.spot }),
  }
}
