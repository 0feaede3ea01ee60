/** Who is there on a day, who covers for whom, and which body serves a place. */
import { contains, lineage, type PlacePath } from '../kernel/place-path.ts'
import type { Day } from '../places/schema.ts'
import {
  type Absence,
  GroupKind,
  type GroupMember,
  type Member,
  type Organisation,
  type OrganisationKind,
} from './schema.ts'

/** Terms: `from` inclusive, `to` exclusive. */
export const inTerm = (t: { from: Day; to: Day | null }, day: Day) => t.from <= day && (t.to === null || day < t.to)

export const isOpenOrg = (o: Pick<Organisation, 'opened' | 'closed'>, day: Day) =>
  o.opened <= day && (o.closed === null || day < o.closed)

/** Members of an organisation on a day, those in charge first. */
export const membersOn = (members: readonly Member[], organisation: string, day: Day) =>
  members
    .filter((m) => m.organisation === organisation && inTerm(m, day))
    .sort((a, b) => Number(b.inCharge) - Number(a.inCharge) || (a.id < b.id ? -1 : 1))

const isAway = (absences: readonly Absence[], account: string, day: Day) =>
  absences.find((a) => a.account === account && a.from <= day && day <= a.to)

/**
 * Who acts for an account on a day: itself when present, else whoever covers, else whoever covers for them.
 * @returns undefined when everybody of the chain is away or they cover each other in a ring
 */
export function actsFor(account: string, absences: readonly Absence[], day: Day): string | undefined {
  const asked = new Set<string>()
  for (let who = account; !asked.has(who);) {
    asked.add(who)
    const absence = isAway(absences, who, day)
    if (!absence) return who
    who = absence.cover
  }
  return undefined
}

/** Accounts whose matters `account` sees on a day: its own, and those it covers, directly or in a chain. */
export function coversOn(account: string, absences: readonly Absence[], day: Day): string[] {
  const away = new Set(absences.filter((a) => a.from <= day && day <= a.to).map((a) => a.account))
  const covered = [...away].filter((a) => a !== account && actsFor(a, absences, day) === account)
  return [account, ...covered.sort()]
}

export type AbsenceFault = 'cover-self' | 'days-turned' | 'cover-away' | 'cover-stranger' | 'absence-overlaps'

/** @param colleagues accounts that may cover: members of the same organisation */
export function absenceFault(
  a: Absence,
  others: readonly Absence[],
  colleagues: ReadonlySet<string>,
): AbsenceFault | undefined {
  if (a.cover === a.account) return 'cover-self'
  if (a.to < a.from) return 'days-turned'
  if (!colleagues.has(a.cover)) return 'cover-stranger'
  const meets = (b: Absence) => b.id !== a.id && b.from <= a.to && a.from <= b.to
  if (others.some((b) => b.account === a.account && meets(b))) return 'absence-overlaps'
  return others.some((b) => b.account === a.cover && meets(b)) ? 'cover-away' : undefined
}

/** Kinds of the service group nobody fills on a day [S1-48]; empty means the group is complete. */
export function missingKinds(group: readonly GroupMember[], place: PlacePath, day: Day): GroupKind[] {
  const filled = new Set(group.filter((m) => m.place === place && inTerm(m, day)).map((m) => m.kind))
  return GroupKind.options.filter((kind) => !filled.has(kind))
}

export const townKinds: readonly OrganisationKind[] = ['sub-district-office', 'town-government', 'forestry-bureau']
export const committeeKinds: readonly OrganisationKind[] = ['community-committee', 'village-committee']

/** The open body of one of these kinds that serves a place: the one that stands nearest above it, then the lowest in order. */
export function bodyServing(
  orgs: Iterable<Organisation>,
  kinds: readonly OrganisationKind[],
  place: PlacePath,
  day: Day,
): Organisation | undefined {
  let best: Organisation | undefined
  for (const o of orgs) {
    if (!kinds.includes(o.kind) || !isOpenOrg(o, day) || !contains(o.place, place)) continue
    if (!best || o.place.length > best.place.length || (o.place === best.place && o.sort < best.sort)) best = o
  }
  return best
}

/** Whom an order goes to when a body outside government refuses: its regulator; undefined inside government. */
export const regulatorOf = (orgs: ReadonlyMap<string, Organisation>, org: Organisation) =>
  org.government || org.regulator === null ? undefined : orgs.get(org.regulator)

/** Numbers to call for a place, its own first, then upwards [S3-14]; one number appears once. */
export function helpLines(places: ReadonlyMap<PlacePath, { name: string; helpLine: string | null }>, place: PlacePath) {
  const seen = new Set<string>()
  return lineage(place)
    .reverse()
    .flatMap((path) => {
      const node = places.get(path)
      if (!node?.helpLine || seen.has(node.helpLine)) return []
      seen.add(node.helpLine)
      return [{ place: path, name: node.name, phone: node.helpLine }]
    })
}
