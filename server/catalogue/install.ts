/**
 * Installs packs: divisions first, then bodies, the catalogue, the register of addresses. A second time changes nothing;
 * what the county edited itself is kept. Each step is an edit of its own, in chunks of at most 5,000 rows.
 */
import type { Pack } from '../../domain/catalogue/pack.ts'
import { landmarkRows, organisationRows } from '../../domain/catalogue/rows.ts'
import type { PackPreview } from '../../domain/catalogue/api.ts'
import { replaceDays, hoursSetting } from '../kernel/db/calendar.ts'
import { putSetting, settingsOf } from '../kernel/db/settings.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { edit, type Doing } from '../kernel/edit.ts'
import { bodyHash } from '../kernel/hash.ts'
import { forgetProfiles, installCares, newCares, profilesFrom } from '../people/index.ts'
import { installBodies, newBodies, organisationsNow } from '../organisations/index.ts'
import {
  importDivisions,
  installEstates,
  installLandmarks,
  newEstates,
  newLandmarks,
  previewImport,
} from '../places/index.ts'
import { catalogueNow } from './now.ts'
import { faultsOf, findPack, knownIn, type FoundPack } from './packs.ts'
import { entryFrom, packKindOf, planOf, type Planned } from './plan.ts'
import { mustHoldCounty } from './policy.ts'
import { endEarlier, insertEntries, installedPacks, lockEntries, newestEntries, placeThere, putPack } from './store.ts'

type Count = PackPreview['counts'][string]

const counted = (fresh: number, same: number): Count => ({ new: fresh, changed: 0, same, keptLocal: 0 })

/** @param together packs that are installed in the same go, before this one */
async function examined(doing: Doing, name: string, together: readonly string[] = []) {
  const found = findPack(name)
  const [entries, packs] = await doing.read((tx) => Promise.all([newestEntries(tx), installedPacks(tx)]))
  const orgs = await organisationsNow.of(doing.house, doing.county)
  const faults = faultsOf(found, knownIn(entries, orgs.keys()), new Set([...packs.map((p) => p.code), ...together]))
  return { found, faults, installed: packs.find((p) => p.code === name) }
}

async function planned(tx: Tx, pack: Pack, day: string): Promise<Planned[]> {
  const names = (pack.settings ?? []).map((s) => s.key)
  const [entries, settings] = await Promise.all([
    newestEntries(tx),
    tx.rows<{ name: string; value: unknown }>(settingsOf(names)),
  ])
  return planOf(pack, day, entries, new Map(settings.map((s) => [s.name, s.value])))
}

/** What installing would bring, with the faults by file and line; writes nothing. */
export async function previewPack(doing: Doing, name: string, day: string): Promise<PackPreview> {
  mustHoldCounty(doing, 'catalogue.install')
  const { found, faults, installed } = await examined(doing, name)
  if (!found.pack) return previewOf(found, name, installed?.version ?? null, [], {}, faults)
  const { pack } = found
  const plan = faults.length > 0 ? [] : await doing.read((tx) => planned(tx, pack, day))
  return previewOf(found, name, installed?.version ?? null, plan, await othersIn(doing, pack, day), faults)
}

async function othersIn(doing: Doing, pack: Pack, day: string): Promise<PackPreview['counts']> {
  const counts: PackPreview['counts'] = {}
  if (pack.divisions) {
    const report = await previewImport(doing, pack.divisions, day)
    counts['divisions'] = { new: report.opened, changed: report.renamed, same: report.same, keptLocal: 0 }
  }
  const bodies = await bodiesOf(doing, pack, day)
  const estates = pack.estates ?? []
  const marks = landmarkRows(pack)
  const add = (kind: string, all: number, fresh: number) =>
    void (all > 0 && (counts[kind] = counted(fresh, all - fresh)))
  add('organisations', bodies.length, (await newBodies(doing, bodies)).length)
  add('estates', estates.length, (await newEstates(doing, estates)).length)
  add('landmarks', marks.length, (await newLandmarks(doing, marks)).length)
  if (pack.cares) counts['cares'] = await newCares(doing, pack.cares)
  return counts
}

function previewOf(
  { pack }: FoundPack,
  name: string,
  installed: string | null,
  plan: readonly Planned[],
  others: PackPreview['counts'],
  faults: PackPreview['faults'],
): PackPreview {
  const counts: PackPreview['counts'] = { ...others }
  for (const { draft, verdict } of plan) {
    const count = (counts[packKindOf[draft.kind]] ??= counted(0, 0))
    count[verdict === 'kept-local' ? 'keptLocal' : verdict]++
  }
  const changes = plan.filter((p) => p.verdict !== 'same').slice(0, 200)
  return {
    pack: name,
    version: pack?.manifest.version ?? '0.0.0',
    installed,
    counts,
    faults: faults.slice(0, 200),
    changes: changes.map((p) => ({ kind: packKindOf[p.draft.kind], code: p.draft.code, what: p.verdict })),
  }
}

/** Bodies need the county's own place: without divisions there are none yet. */
async function bodiesOf(doing: Doing, pack: Pack, day: string) {
  const county = await doing.read((tx) => placeThere(tx, `${doing.county.code}/`))
  return county ? organisationRows(pack, county, day) : []
}

/** Opens the places of a pack, if it brings any. */
export async function installDivisions(doing: Doing, name: string, day: string): Promise<void> {
  const { pack } = findPack(name)
  if (pack?.divisions) await importDivisions(doing, { id: doing.house.newId(), day, file: pack.divisions })
}

/** @returns what it brought; with faults nothing was written */
export async function installPack(
  doing: Doing,
  name: string,
  day: string,
  together: readonly string[] = [],
): Promise<PackPreview> {
  mustHoldCounty(doing, 'catalogue.install')
  const { found, faults, installed } = await examined(doing, name, together)
  const { pack } = found
  if (!pack || faults.length > 0) return previewOf(found, name, installed?.version ?? null, [], {}, faults)
  const others = await othersIn(doing, pack, day)
  await installDivisions(doing, name, day)
  await installBodies(doing, await bodiesOf(doing, pack, day))
  await installCares(doing, pack.cares ?? [])
  const plan = await installEntries(doing, found, day)
  await installEstates(doing, pack.estates ?? [])
  await installLandmarks(doing, landmarkRows(pack))
  return previewOf(found, name, installed?.version ?? null, plan, others, [])
}

/** The catalogue's part is one edit: a few hundred entries and the mark that the pack stands. */
async function installEntries(doing: Doing, { pack, hash }: FoundPack, day: string): Promise<Planned[]> {
  const author = { account: doing.session?.account ?? null, now: doing.now }
  const { code, version, title } = pack!.manifest
  let done: Planned[] = []
  const load = async (tx: Tx) => {
    await lockEntries(tx)
    return Promise.all([planned(tx, pack!, day), installedPacks(tx), profilesFrom(tx, pack!['export-profiles'] ?? [])])
  }
  const id = doing.house.newId()
  const stop = new Unchanged()
  try {
    await edit(
      doing,
      { id },
      load,
      ([plan, packs, profiles]) => {
        done = plan
        const fresh = plan.filter((p) => p.verdict === 'new' || p.verdict === 'changed')
        if (fresh.length === 0 && packs.some((p) => p.code === code && p.hash === hash)) throw stop
        const rows = fresh.map(entryFrom)
        return {
          act: 'catalogue.install',
          kind: 'catalogue-install',
          subject: id,
          version: 1,
          before: null,
          after: { code, version, hash, rows: bodyHash(rows) },
          detail: { code, version, rows: rows.length },
          answer: undefined,
          writes: [
            ...(rows.length > 0 ? [insertEntries(rows, author), endEarlier(rows)] : []),
            ...beside(fresh, author),
            ...profiles(author),
            putPack({ code, version, title, hash }, doing.now),
          ],
          events: [
            {
              name: 'catalogue.changed',
              version: 1,
              subject: id,
              seq: 1,
              payload: { pack: code },
              topics: ['catalogue'],
            },
          ],
        }
      },
      () => undefined,
    )
  } catch (error) {
    if (error !== stop) throw error
  }
  catalogueNow.forget(doing.house, doing.county)
  forgetProfiles(doing.house, doing.county)
  return done
}

/** Nothing to write: the transaction is left without an act. */
class Unchanged extends Error {}

/** Settings and the calendar are read where they live, in tables of the kernel. */
function beside(fresh: readonly Planned[], author: { account: string | null; now: Date }): Statement[] {
  return fresh.flatMap(({ draft }) => {
    if (draft.kind === 'setting') return [putSetting(draft.code, draft.body['value'], author)]
    if (draft.kind !== 'calendar') return []
    const file = draft.body as unknown as NonNullable<Pack['calendar']>
    return [...replaceDays(file), putSetting(hoursSetting, file.hours, author)]
  })
}
