/** A county's divisions file, from the screen or from a pack: looked at first, then taken in as one edit per 5,000 places. */
import { Refusal } from '../../domain/kernel/errors.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import type { CountyFile } from '../../domain/places/county-file.ts'
import { fileFaults, importPlan, type ImportPlan } from '../../domain/places/import.ts'
import type { Tree } from '../../domain/places/rules.ts'
import type { Place } from '../../domain/places/schema.ts'
import { chunked } from '../kernel/db/bulk.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, type Doing } from '../kernel/edit.ts'
import { mapWrites } from './map.ts'
import { mustHold } from './policy.ts'
import { allPlaces, lockMap } from './store/map-store.ts'
import { dayOf } from '../kernel/day.ts'

export interface Report {
  opened: number
  renamed: number
  same: number
  missing: string[]
  faults: { path: string; code: string }[]
}

const treeOf = async (tx: Tx): Promise<Tree> =>
  new Map((await allPlaces(tx)).map(({ version: _, ...p }) => [p.path, p]))

const reportOf = (plan: ImportPlan, file: CountyFile): Report => ({
  opened: plan.change.open.length,
  renamed: plan.change.names.length - plan.change.open.length,
  same: plan.same,
  missing: plan.missing,
  faults: [...fileFaults(file), ...plan.elsewhere.map(({ there }) => ({ path: there, code: 'code-elsewhere' }))],
})

export async function previewImport(doing: Doing, file: CountyFile, day: string): Promise<Report> {
  mustHold(doing, 'places.import', `${doing.county.code}/`)
  if (file.code !== doing.county.code)
    throw new Refusal('validation', { faults: [{ path: 'file.code', code: 'other-county' }] })
  return reportOf(importPlan(await doing.read(treeOf), file, day), file)
}

/** Taking in the same file again changes nothing. A file with faults is not taken in. */
export async function importDivisions(
  doing: Doing,
  sent: { id: string; day: string; file: CountyFile },
): Promise<Report> {
  const report = await previewImport(doing, sent.file, sent.day)
  if (report.faults.length > 0) return report
  const plan = importPlan(await doing.read(treeOf), sent.file, sent.day)
  if (plan.change.open.length + plan.change.names.length === 0) return report
  const chunks = [...chunked(plan.change.open)]
  // New names travel with the first chunk, even where nothing opens.
  for (const [i, open] of (chunks.length > 0 ? chunks : [[]]).entries()) await importChunk(doing, sent, open, i)
  return report
}

/** The plan is made again under the lock: what somebody opened meanwhile is not opened twice. */
function importChunk(
  doing: Doing,
  { id, day, file }: { id: string; day: string; file: CountyFile },
  open: Place[],
  no: number,
): Promise<void> {
  const chunk = no === 0 ? id : stableId(id, no)
  return edit<Tree, void>(
    doing,
    { id: chunk },
    async (tx) => (await Promise.all([lockMap(tx), treeOf(tx)]))[1],
    (tree) => {
      const { change } = importPlan(tree, file, day)
      const wanted = new Set(open.map((p) => p.path))
      const now = change.open.filter((p) => wanted.has(p.path))
      const names = change.names.filter((n) => wanted.has(n.place) || (no === 0 && tree.has(n.place)))
      const renamed = names.length - now.length
      return {
        act: 'places.import',
        kind: 'places-import',
        subject: chunk,
        version: 1,
        before: null,
        after: { source: file.source, opened: now.length, renamed },
        detail: { opened: now.length, renamed },
        answer: undefined,
        writes: mapWrites({ open: now, close: [], names, successions: [] }, dayOf(doing.now)),
        events: [
          {
            name: 'places.changed',
            version: 1,
            subject: chunk,
            seq: 1,
            payload: { act: 'places.import' },
            topics: ['places'],
          },
        ],
      }
    },
    () => undefined,
  )
}
