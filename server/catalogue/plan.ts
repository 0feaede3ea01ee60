/** What installing a pack would bring to the catalogue: new, changed by the pack, the same, or kept because edited here. */
import { verdict, type Verdict } from '../../domain/catalogue/install.ts'
import type { Pack } from '../../domain/catalogue/pack.ts'
import { catalogueRows } from '../../domain/catalogue/rows.ts'
import { bodyHash } from '../kernel/hash.ts'
import { draftsOf, kindOf, type Draft } from './entries.ts'
import type { Entry } from './store.ts'

export interface Planned {
  draft: Draft
  verdict: Verdict
  /** The newest version that stands. */
  before: Entry | undefined
}

/** What a pack calls the kinds of entries. */
export const packKindOf: Record<Entry['kind'], string> = {
  category: 'categories',
  kind: 'kinds',
  item: 'items',
  list: 'lists',
  template: 'templates',
  reasons: 'rating-reasons',
  setting: 'settings',
  calendar: 'calendar',
}

/**
 * @param settings values that stand now, by name: they may have been changed elsewhere than in the catalogue
 */
export function planOf(
  pack: Pack,
  day: string,
  entries: readonly Entry[],
  settings: ReadonlyMap<string, unknown>,
): Planned[] {
  const standing = new Map(entries.map((e) => [`${e.kind} ${e.code}`, e]))
  const rows = catalogueRows(pack, day, entries.filter((e) => e.kind === 'kind').map(kindOf))
  return draftsOf(rows, day).map((draft) => {
    const before = standing.get(`${draft.kind} ${draft.code}`)
    const now =
      draft.kind === 'setting' && settings.has(draft.code)
        ? bodyHash({ value: settings.get(draft.code) })
        : before?.hash
    const known = now === undefined ? undefined : { hash: now, packHash: before?.packHash ?? null }
    return { draft, before, verdict: verdict(draft.hash, known) }
  })
}

/** The version a planned entry becomes. */
export const entryFrom = ({ draft, before }: Planned): Entry => ({
  ...draft,
  version: (before?.version ?? 0) + 1,
  packHash: draft.hash,
})
