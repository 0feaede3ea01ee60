/**
 * What installing a pack means: its entries compared with what stands. Installing twice changes nothing; what the county
 * edited itself is kept; what the pack changed since last time becomes a new version. The store only writes the plan down.
 */
import { treeFaults, templateFaults } from './rules.ts'
import type { Pack, PackFault, PackKind, ReadPack } from './pack.ts'
import { calendarFaults } from '../kernel/holidays.ts'
import { careFaults } from '../people/cares.ts'
import { profileFaults } from '../people/out.ts'
import { fileFaults } from '../places/import.ts'
import { alarmsSetting } from './alarms.ts'
import { Alarm, type ListRef, type Responsible } from './schema.ts'

/** Codes that stand already, from packs installed before. */
export interface Known {
  organisations: ReadonlySet<string>
  categories: ReadonlySet<string>
  kinds: ReadonlySet<string>
  /** `town-basic/12` */
  lists: ReadonlySet<string>
}

export const nothingKnown: Known = {
  organisations: new Set(),
  categories: new Set(),
  kinds: new Set(),
  lists: new Set(),
}

/** Codes of several packs together. */
export const knownOf = (packs: readonly Pack[]): Known => ({
  organisations: new Set(packs.flatMap((p) => p.organisations ?? []).map((o) => o.code)),
  categories: new Set(packs.flatMap((p) => p.categories ?? []).map((c) => c.code)),
  kinds: new Set(packs.flatMap((p) => p.kinds ?? []).map((k) => k.code)),
  lists: new Set(packs.flatMap((p) => p.lists ?? []).map(listKey)),
})

export const listKey = (r: ListRef) => `${r.list}/${r.no}`

type Report = (kind: PackKind, path: string, code: string) => void

/** Faults between entries: codes twice, codes nobody has, rings, calendars and templates against their rules. */
export function packFaults({ pack, spot }: ReadPack, before: Known): PackFault[] {
  if (!pack) return []
  const faults: PackFault[] = []
  const report: Report = (kind, path, code) => faults.push({ ...spot(kind, path), path, code })
  const own = knownOf([pack])
  const has = (key: keyof Known, code: string) => own[key].has(code) || before[key].has(code)
  for (const kind of ['organisations', 'categories', 'kinds', 'items', 'templates', 'rating-reasons'] as const)
    codesOnce(pack, kind, report)
  organisations(pack, has, report)
  catalogue(pack, before, has, report)
  lists(pack, has, report)
  settings(pack, report)
  for (const f of careFaults(pack.cares ?? [])) report('cares', f.path, f.code)
  const cares = pack.cares && new Set(pack.cares.map((c) => c.code))
  for (const f of profileFaults(pack['export-profiles'] ?? [], cares)) report('export-profiles', f.path, f.code)
  for (const f of pack.divisions ? fileFaults(pack.divisions) : []) report('divisions', f.path, f.code)
  for (const f of pack.calendar ? calendarFaults(pack.calendar) : []) {
    report('calendar', `days.${pack.calendar!.days.findLastIndex((d) => d.day === f.day)}`, f.code)
  }
  pack.templates?.forEach((t, i) =>
    templateFaults({ ...t, version: 1 }).forEach((code) => report('templates', `${i}.text`, code)),
  )
  return faults
}

type Has = (key: keyof Known, code: string) => boolean

function codesOnce(
  pack: Pack,
  kind: 'organisations' | 'categories' | 'kinds' | 'items' | 'templates' | 'rating-reasons',
  report: Report,
) {
  const seen = new Set<string>()
  pack[kind]?.forEach((entry, i) => {
    const key = kind === 'rating-reasons' && 'level' in entry ? `${String(entry.level)}/${entry.code}` : entry.code
    if (seen.has(key)) report(kind, `${i}.code`, 'code-twice')
    seen.add(key)
  })
}

function organisations(pack: Pack, has: Has, report: Report) {
  pack.organisations?.forEach((o, i) => {
    for (const field of ['regulator', 'parent'] as const) {
      if (o[field] && !has('organisations', o[field])) report('organisations', `${i}.${field}`, 'organisation-unknown')
    }
    if (!o.government && !o.regulator && o.kind === 'property-company')
      report('organisations', `${i}.kind`, 'regulator-needed')
  })
  pack.estates?.forEach((e, i) => {
    if (e.property && !has('organisations', e.property)) report('estates', `${i}.property`, 'organisation-unknown')
  })
}

function catalogue(pack: Pack, before: Known, has: Has, report: Report) {
  const tree = (pack.categories ?? []).map((c, sort) => ({
    ...c,
    sort,
    parent: c.parent && before.categories.has(c.parent) ? null : c.parent,
  }))
  for (const f of treeFaults(tree).filter((f) => f.fault !== 'category-twice')) {
    report('categories', `${tree.findIndex((c) => c.code === f.code)}.parent`, f.fault)
  }
  pack.items?.forEach((item, i) => {
    if (!has('categories', item.category)) report('items', `${i}.category`, 'category-unknown')
    if (!has('kinds', item.kind)) report('items', `${i}.kind`, 'kind-unknown')
    item.listed.forEach((r, k) => has('lists', listKey(r)) || report('items', `${i}.listed.${k}`, 'list-unknown'))
    const rules: [string, Responsible][] = [
      ['lead', item.lead],
      ...item.helpers.map((h, k): [string, Responsible] => [`helpers.${k}`, h]),
    ]
    for (const [path, rule] of rules) {
      if (rule.by === 'body' && !has('organisations', rule.code))
        report('items', `${i}.${path}`, 'organisation-unknown')
    }
    if (item.claimable && item.price.class !== 'free') report('items', `${i}.price`, 'volunteers-never-charge')
  })
}

/** Settings whose shape the catalogue itself knows; the others are read by the rooms they belong to. */
function settings(pack: Pack, report: Report) {
  pack.settings?.forEach(({ key, value }, i) => {
    const read = key === alarmsSetting ? Alarm.array().safeParse(value) : undefined
    for (const issue of read?.error?.issues ?? [])
      report('settings', [i, 'value', ...issue.path].join('.'), 'alarm-words')
  })
}

function lists(pack: Pack, has: Has, report: Report) {
  const seen = new Set<string>()
  pack.lists?.forEach((line, i) => {
    if (seen.has(listKey(line))) report('lists', `${i}.no`, 'code-twice')
    seen.add(listKey(line))
    for (const [path, code] of [['lead', line.lead], ...line.helpers.map((h, k) => [`helpers.${k}`, h])] as [
      string,
      string | null,
    ][]) {
      if (code && !has('organisations', code)) report('lists', `${i}.${path}`, 'organisation-unknown')
    }
    if (!line.lead && (line.list === 'town-assist' || line.list === 'town-recalled'))
      report('lists', `${i}.lead`, 'lead-needed')
  })
}

/** What stands in the county of one entry: its newest hash, and the hash the pack brought last, if the pack brought it. */
export interface Standing {
  hash: string
  packHash: string | null
}

export type Verdict = 'new' | 'changed' | 'same' | 'kept-local'

/**
 * One entry of a pack against what stands.
 * @param hash of the entry as the pack has it now
 */
export function verdict(hash: string, standing: Standing | undefined): Verdict {
  if (!standing) return 'new'
  if (standing.hash === hash || standing.packHash === hash) return standing.hash === hash ? 'same' : 'kept-local'
  return standing.hash === standing.packHash ? 'changed' : 'kept-local'
}
