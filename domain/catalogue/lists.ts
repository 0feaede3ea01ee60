/**
 * The three lists of the towns and the two of the grids bar the way [S1-45]: a department's matter is not dispatched to
 * a town, village or grid, and the refusal names the line of the list. A delegation in force opens the way [S1-46].
 */
import { contains } from '../kernel/place-path.ts'
import { inTerm } from '../organisations/rules.ts'
import type { Organisation, OrganisationKind } from '../organisations/schema.ts'
import type { Day } from '../places/schema.ts'
import type { Category, Delegation, ListItem, ListKind, ListRef, ServiceItem } from './schema.ts'

/** Rungs of the ladder; bodies not named here stand beside it (departments, companies, squads). */
const rung: Partial<Record<OrganisationKind, 'town' | 'community'>> = {
  'town-government': 'town',
  'forestry-bureau': 'town',
  'sub-district-office': 'town',
  'community-committee': 'community',
  'village-committee': 'community',
}

/** The versions of a list that hold on a day, by number. */
export function listOn(items: readonly ListItem[], list: ListKind, day: Day): Map<string, ListItem> {
  const now = new Map<string, ListItem>()
  for (const item of items) {
    if (item.list !== list || !inTerm(item, day)) continue
    const other = now.get(item.no)
    if (!other || other.version < item.version) now.set(item.no, item)
  }
  return now
}

export interface Bar {
  code: 'list-recalled' | 'list-assist' | 'not-on-town-list' | 'not-on-grid-list'
  /** The line that says so; absent when the fault is that no line does. */
  item?: ListItem
}

/** Where a matter may go as to the lists. `helper` is lent a hand, `lead` answers for it. */
export interface Target {
  org: Pick<Organisation, 'code' | 'kind' | 'place'>
  role: 'lead' | 'helper'
}

/**
 * Why an item may not be dispatched to a body, or undefined when it may. What was taken back (收回) is never led below; what a
 * town assists with (配合) is led there by nobody; a village or grid takes only what its own lists name.
 * @param lineage codes of the item's categories, so that a delegation of a whole category counts
 */
export function dispatchBar(
  item: Pick<ServiceItem, 'code' | 'listed'>,
  target: Target,
  lists: readonly ListItem[],
  delegations: readonly Delegation[],
  lineage: readonly string[],
  day: Day,
): Bar | undefined {
  const at = rung[target.org.kind]
  if (!at || delegated([item.code, ...lineage], target.org, delegations, day)) return undefined
  const on = (list: ListKind) => find(item.listed, lists, list, day)
  const own = at === 'town' ? on('town-basic') : (on('grid-duties') ?? on('grid-powers'))
  const recalled = on('town-recalled')
  const assist = on('town-assist')
  const helps = target.role === 'helper' && (own || (at === 'town' && assist))
  if (helps) return undefined
  if (recalled) return { code: 'list-recalled', item: recalled }
  if (own) return undefined
  if (assist && target.role === 'lead') return { code: 'list-assist', item: assist }
  return { code: at === 'town' ? 'not-on-town-list' : 'not-on-grid-list' }
}

function find(refs: readonly ListRef[], lists: readonly ListItem[], list: ListKind, day: Day): ListItem | undefined {
  const wanted = refs.filter((r) => r.list === list)
  if (wanted.length === 0) return undefined
  const now = listOn(lists, list, day)
  return wanted.map((r) => now.get(r.no)).find((item) => item !== undefined)
}

/** A delegation in force covers the item or one of its categories, for this body and its place. */
function delegated(
  codes: readonly string[],
  org: Target['org'],
  delegations: readonly Delegation[],
  day: Day,
): boolean {
  return delegations.some(
    (d) =>
      codes.includes(d.what) && d.to === org.code && d.start <= day && day <= d.until && contains(d.place, org.place),
  )
}

/** The category of an item and all above it. @param tree by code */
export function categoryLineage(tree: ReadonlyMap<string, Category>, code: string): string[] {
  const line: string[] = []
  for (let at = tree.get(code); at && !line.includes(at.code); at = at.parent ? tree.get(at.parent) : undefined)
    line.push(at.code)
  return line
}
