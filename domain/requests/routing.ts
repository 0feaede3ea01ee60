/**
 * Who should get it: the catalogue's answer for item and place [D5], held against the lists [S1-45]. A proposal that a
 * person or a rule confirms, and the refusal when somebody else is chosen against a list.
 */
import { dispatchBar, type Bar } from '../catalogue/lists.ts'
import { proposal } from '../catalogue/rules.ts'
import type { Delegation, ListItem, ServiceItem } from '../catalogue/schema.ts'
import { Refusal, type FieldFault } from '../kernel/errors.ts'
import type { PlacePath } from '../kernel/place-path.ts'
import { isOpenOrg } from '../organisations/rules.ts'
import type { Organisation } from '../organisations/schema.ts'
import type { NewOrder } from './fields.ts'
import type { OrderRole, PartyKind, Unit } from './vocabulary.ts'

/** The county's register on a day, as far as a dispatch needs it. */
export interface Register {
  orgs: ReadonlyMap<Unit, Organisation>
  lists: readonly ListItem[]
  delegations: readonly Delegation[]
  /** Category codes of the item, upwards. */
  lineage: readonly string[]
  day: string
  /** Unit that takes what nobody answers for (兜底). */
  fallback?: Unit | null
}

export type RoutedItem = Pick<ServiceItem, 'code' | 'listed' | 'lead' | 'helpers'>

export interface Barred {
  unit: Unit
  bar: Bar
}

export interface Target {
  unit: Unit
  role: OrderRole
  party: PartyKind
  outside: boolean
  regulator?: Unit
}

export interface Routing {
  lead?: Target
  helpers: Target[]
  /** `responsibility`: as the catalogue says; `list`: the department that a list names instead; `fallback`: nobody is named. */
  because: 'responsibility' | 'list' | 'fallback'
  barred: Barred[]
}

const targetOf = (org: Organisation, role: OrderRole): Target => ({
  unit: org.code,
  role,
  party: org.party,
  outside: !org.government,
  ...(org.regulator && { regulator: org.regulator }),
})

const barOf = (item: RoutedItem, org: Organisation, role: OrderRole, r: Register): Bar | undefined =>
  dispatchBar(item, { org, role }, r.lists, r.delegations, r.lineage, r.day)

/** @param property the company of the estate, where the address is known */
export function route(item: RoutedItem, where: { place: PlacePath; property?: Unit | null }, r: Register): Routing {
  const { lead, helpers } = proposal(item, where, r.orgs, r.day)
  const barred: Barred[] = []
  const open = (org: Organisation, role: OrderRole) => {
    const bar = barOf(item, org, role, r)
    if (bar) barred.push({ unit: org.code, bar })
    return !bar
  }
  const helpersOpen = helpers.filter((h) => open(h, 'helper')).map((h) => targetOf(h, 'helper'))
  if (lead && open(lead, 'lead'))
    return { lead: targetOf(lead, 'lead'), helpers: helpersOpen, because: 'responsibility', barred }
  const named = barred.map((b) => b.bar.item?.lead).find((code) => code != null)
  const department = named ? r.orgs.get(named) : undefined
  if (department && isOpenOrg(department, r.day)) {
    return {
      lead: targetOf(department, 'lead'),
      helpers: helpersOpen.filter((h) => h.unit !== department.code),
      because: 'list',
      barred,
    }
  }
  const last = r.fallback ? r.orgs.get(r.fallback) : undefined
  return {
    ...(last && isOpenOrg(last, r.day) && open(last, 'lead') && { lead: targetOf(last, 'lead') }),
    helpers: helpersOpen.filter((h) => h.unit !== last?.code),
    because: 'fallback',
    barred,
  }
}

/** What is wrong with units chosen by hand, order by order; the fault names the line of the list. */
export function dispatchFaults(
  item: RoutedItem | undefined,
  orders: readonly NewOrder[],
  r: Register,
  path = 'orders',
): FieldFault[] {
  return orders.flatMap((o, i): FieldFault[] => {
    const at = `${path}.${i}`
    const org = r.orgs.get(o.unit)
    if (!org || !isOpenOrg(org, r.day)) return [{ path: `${at}.unit`, code: 'no-such-unit' }]
    const faults: FieldFault[] = []
    if (o.outside === org.government)
      faults.push({ path: `${at}.outside`, code: org.government ? 'is-inside' : 'is-outside' })
    if (o.outside && o.regulator !== (org.regulator ?? undefined))
      faults.push({ path: `${at}.regulator`, code: 'other-regulator' })
    if (o.party !== org.party) faults.push({ path: `${at}.party`, code: 'other-party' })
    const bar = item && barOf(item, org, o.role, r)
    if (bar)
      faults.push({
        path: `${at}.unit`,
        code: bar.code,
        ...(bar.item && { params: { list: bar.item.list, no: bar.item.no, text: bar.item.text } }),
      })
    return faults
  })
}

/** @throws Refusal `validation`, naming the line of the list that bars the way */
export function mustBeDispatchable(item: RoutedItem | undefined, orders: readonly NewOrder[], r: Register): void {
  const faults = dispatchFaults(item, orders, r)
  if (faults.length > 0) throw new Refusal('validation', { faults })
}

/** The orders a proposal amounts to, with the ids of whoever sends it. */
export const ordersOf = (routing: Routing, mint: () => string): NewOrder[] =>
  [routing.lead, ...routing.helpers].flatMap((t) => (t ? [{ order: mint(), ...t }] : []))
