/** What an entry refers to must be there; the same sentences as for packs, told at the fields of a form. */
import type { ListItem, Responsible, ServiceItem } from '../../domain/catalogue/schema.ts'
import type { FieldFault } from '../../domain/kernel/errors.ts'
import { isOpenOrg } from '../../domain/organisations/rules.ts'
import type { Organisation } from '../../domain/organisations/schema.ts'
import type { CatalogueNow } from './now.ts'
import { policyFaults } from './policies.ts'

type Bodies = ReadonlyMap<string, Organisation>

export function faultsOfItem(item: Omit<ServiceItem, 'version'>, now: CatalogueNow, orgs: Bodies): FieldFault[] {
  const faults: FieldFault[] = []
  const check = (sound: boolean, path: string, code: string) =>
    void (sound || faults.push({ path: `item.${path}`, code }))
  check(now.categories.has(item.category), 'category', 'category-unknown')
  check(now.kinds.has(item.kind), 'kind', 'kind-unknown')
  check(item.to === null || item.to > item.from, 'to', 'day-order')
  item.listed.forEach((r, i) =>
    check(
      now.lists.some((l) => l.list === r.list && l.no === r.no),
      `listed.${i}`,
      'list-unknown',
    ),
  )
  const rules: [string, Responsible][] = [
    ['lead', item.lead],
    ...item.helpers.map((h, i): [string, Responsible] => [`helpers.${i}`, h]),
  ]
  for (const [path, rule] of rules)
    check(rule.by !== 'body' || isThere(orgs, rule.code, now.day), path, 'organisation-unknown')
  for (const f of policyFaults(item.policy)) faults.push({ ...f, path: `item.policy.${f.path}` })
  check(!item.claimable || item.price.class === 'free', 'price', 'volunteers-never-charge')
  return faults
}

export function faultsOfLine(line: Omit<ListItem, 'version'>, orgs: Bodies): FieldFault[] {
  const faults: FieldFault[] = []
  if (!line.lead && (line.list === 'town-assist' || line.list === 'town-recalled'))
    faults.push({ path: 'item.lead', code: 'lead-needed' })
  const named: [string, string][] = [
    ...(line.lead ? [['item.lead', line.lead] as [string, string]] : []),
    ...line.helpers.map((h, i): [string, string] => [`item.helpers.${i}`, h]),
  ]
  for (const [path, code] of named) if (!orgs.has(code)) faults.push({ path, code: 'organisation-unknown' })
  return faults
}

const isThere = (orgs: Bodies, code: string, day: string) => {
  const org = orgs.get(code)
  return org !== undefined && isOpenOrg(org, day)
}
