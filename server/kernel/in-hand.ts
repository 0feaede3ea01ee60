/**
 * What somebody has in hand, room by room, and how each room passes it on. A room names its kinds in `room({ inHand })`;
 * the hand-over of the accounts room asks all of them and writes what they answer in one transaction. It runs as the
 * house itself: who hands over need not be permitted to read what goes over.
 */
import type { Permission } from '../../domain/kernel/permission.ts'
import type { AuditEntry } from './audit/line.ts'
import type { County, House } from './context.ts'
import type { Statement, Tx } from './db/tx.ts'
import type { OutboxEvent } from './outbox/event.ts'

/** One thing in hand. Ids, codes and places: no name, no text. */
export interface Thing {
  id: string
  place: string | null
  unit: string | null
}

/** One thing on its way. */
export interface Lot {
  kind: string
  thing: Thing
  from: string
  to: string
  /** `from` keeps it as well: it was theirs before it came to them a second time. */
  keep: boolean
}

export interface Passing {
  house: House
  county: County
  now: Date
  /** From this day on it is the heir's: today in Shanghai. */
  day: string
  /** Who ordered it. */
  by: string
  /** Everything that goes over, of every room. */
  all: readonly Lot[]
  /** How colleagues see an account. */
  shown: (account: string) => string
  /** What the heir may once everything has gone over. */
  may: (account: string, permission: Permission, where: { place?: string | null; unit?: string | null }) => boolean
  /** Whether the heir sits in a unit once everything has gone over. */
  sits: (account: string, unit: string) => boolean
}

export interface Passed {
  writes: Statement[]
  audit?: AuditEntry[]
  events?: OutboxEvent[]
  /** Where the heir's thing has another id than the one it came from. `keep`: it was the heir's already. */
  became?: { was: string; is: string; keep?: boolean }[]
  /** In the way: nothing goes over. */
  faults?: { thing: string; code: string }[]
  /** Goes over, or stays with the unit, with something to see to. */
  notes?: { thing: string; code: string }[]
}

export interface InHand {
  kind: string
  /** Under lock, within the transaction in which it is passed on. */
  held: (tx: Tx, account: string, at: Pick<Passing, 'house' | 'county' | 'now' | 'day'>) => Promise<Thing[]>
  pass: (tx: Tx, lots: readonly Lot[], passing: Passing) => Promise<Passed> | Passed
}

/** Lots gathered by the account they go to. */
export function byHeir(lots: readonly Lot[]): Map<string, Lot[]> {
  const map = new Map<string, Lot[]>()
  for (const lot of lots) map.set(lot.to, [...(map.get(lot.to) ?? []), lot])
  return map
}
