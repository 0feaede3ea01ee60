/**
 * Orders that were given to somebody within a unit: given to the heir by the same act as ever, in the name of the unit's
 * head. Where an order stands so that nobody can be put on it now (it waits for approval, or is deferred), it stays with
 * its unit, whose head is told so.
 */
import { Refusal } from '../../domain/kernel/errors.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import type { Deed } from '../kernel/db/act.ts'
import type { Tx } from '../kernel/db/tx.ts'
import type { InHand, Lot, Passed, Passing } from '../kernel/in-hand.ts'
import type { Doing } from './doing.ts'
import { rulebook, type Rulebook } from './kinds.ts'
import { membersOf } from './names-store.ts'
import { decide, type Outcome } from './perform.ts'
import { lockRequest, ordersAssigned, type RequestRow } from './store.ts'
import { handOverText } from './words.ts'

interface Assigned {
  id: string
  request: string
  place: string
  unit: string | null
}

const assignedTo = (tx: Tx, account: string) => tx.rows<Assigned>(ordersAssigned(account))

export const ordersInHand: InHand = {
  kind: 'requests.order',
  held: async (tx, account) => (await assignedTo(tx, account)).map(({ id, place, unit }) => ({ id, place, unit })),
  pass: async (tx, lots, passing) => {
    const givers = [...new Set(lots.map((l) => l.from))]
    const [orders, book] = await Promise.all([
      Promise.all(givers.map((a) => assignedTo(tx, a))),
      rulebook(passing.house, passing.county),
    ])
    const requests = new Map(orders.flat().map((o) => [o.id, o.request]))
    const rows = new Map<string, RequestRow>()
    for (const id of [...new Set(requests.values())].sort()) {
      const row = await tx.one<RequestRow>(lockRequest(id))
      if (row) rows.set(id, row)
    }
    const out: Required<Omit<Passed, 'became'>> = { writes: [], audit: [], events: [], faults: [], notes: [] }
    for (const lot of lots) await passOne(tx, lot, passing, book, { rows, request: requests.get(lot.thing.id)! }, out)
    return out
  },
}

async function passOne(
  tx: Tx,
  lot: Lot,
  passing: Passing,
  book: Rulebook,
  { rows, request }: { rows: Map<string, RequestRow>; request: string },
  out: Required<Omit<Passed, 'became'>>,
): Promise<void> {
  const { thing, from, to } = lot
  const row = rows.get(request)
  const order = (row?.state as RequestState | undefined)?.orders.find((o) => o.id === thing.id)
  if (!row || !order) return
  const unit = order.unit ?? ''
  const there = await tx.one(membersOf(unit, [to], passing.day))
  if (!there && !passing.sits(to, unit) && !passing.all.some((l) => l.to === to && l.thing.unit === unit && seat(l))) {
    out.faults.push({ thing: thing.id, code: 'not-in-the-unit' })
    return
  }
  const doing: Doing = {
    ...passing,
    book,
    session: undefined,
    actor: () => ({ account: passing.by, parties: [], units: [unit], leads: [unit] }),
    request,
    kind: 'assign',
    body: {
      id: passing.house.newId(),
      order: thing.id,
      to: [...new Set([...order.assigned.filter((a) => a !== from), to])].slice(0, 6),
      note: handOverText(passing.shown(from), passing.shown(to)),
    },
  }
  const deed = inTurn(() => decide(doing, { row, acts: undefined, existing: undefined, uploads: [], others: [] }))
  if (!deed) {
    out.notes.push({ thing: thing.id, code: 'stays-with-unit' })
    return
  }
  // What follows for the same matter goes on from here.
  rows.set(request, deed.answer.row)
  out.writes.push(...deed.writes)
  out.audit.push(...deed.audit)
  out.events.push(...deed.events)
}

const seat = (lot: Lot) => lot.kind === 'organisations.member' || lot.kind === 'accounts.grant'

function inTurn(act: () => Deed<Outcome>): Deed<Outcome> | undefined {
  try {
    return act()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'out-of-turn') return undefined
    throw error
  }
}
