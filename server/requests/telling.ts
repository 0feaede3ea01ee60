/** What the notices room may know of a request: what happened, how it stands, and how its people can be reached. */
import type { ActKind, Doer } from '../../domain/requests/acts.ts'
import { clocksOf, type Clock } from '../../domain/requests/clocks.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import type { County, House, Work } from '../kernel/context.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { phoneOf } from './contacts.ts'
import { isQuiet, rulebook } from './kinds.ts'
import { contactById, contactsReached } from './telling-store.ts'
import { actById, requestById, type ActRow, type ContactRow, type RequestRow } from './store.ts'

export interface Told {
  request: string
  refNo: string
  place: string
  item: string | undefined
  confidential: boolean
  /** Nobody outside is told: whoever reads the phone may be who did it. */
  quiet: boolean
  state: RequestState
  clocks: readonly Clock[]
  act: { id: string; seq: number; kind: ActKind; by: Doer; body: Record<string, unknown> }
}

/** @param act id of the act that is told of; the state is the newest */
export async function whatHappened(work: Work, tx: Tx, request: string, act: string): Promise<Told | undefined> {
  const [row, acted, book] = await Promise.all([
    tx.one<RequestRow>(requestById(request)),
    tx.one<ActRow>(actById(act)),
    rulebook(work.house, work.county),
  ])
  if (!row || !acted) return undefined
  const state = row.state as RequestState
  const { policy, calendar } = book.context(state.item, work.now)
  return {
    request,
    refNo: row.ref_no,
    place: row.place,
    item: state.item,
    confidential: state.confidential,
    quiet: isQuiet(book, state.item),
    state,
    clocks: clocksOf(state, policy, calendar),
    act: {
      id: acted.id,
      seq: acted.seq,
      kind: acted.kind as ActKind,
      body: acted.body,
      by: { account: acted.account, party: acted.party as Doer['party'], ...(acted.unit && { unit: acted.unit }) },
    },
  }
}

export interface Reach {
  contact: string
  role: ContactRow['role']
  /** The resident's own account, where there is one. */
  account: string | null
  phone: boolean
  /** Asked to be told at the door. */
  inPerson: boolean
}

/** How the people of a request can be reached; no number leaves the room here. */
export async function reachOf(tx: Tx, request: string): Promise<Reach[]> {
  return tx.rows<Reach>(contactsReached(request))
}

/** The number behind a contact, at the moment a message goes out. */
export async function phoneFor(house: House, county: County, tx: Tx, contact: string): Promise<string | undefined> {
  const row = await tx.one<ContactRow>(contactById(contact))
  return row && phoneOf(house, county, row)
}
