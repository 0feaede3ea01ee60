/** Entries of a pack: written down once, admitted by what they rest on; what the county has stays as it stands. */
import { demandLines } from '../../domain/demands/pack.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import type { Consumer } from '../kernel/context.ts'
import { packFiles } from '../kernel/packs-folder.ts'
import { insertDemand, known, type Demand } from './store.ts'

export const install: Consumer = async (event, work) => {
  const { pack } = event.payload as { pack?: string }
  const files = pack ? packFiles(pack) : undefined
  if (!files) return
  const { lines, faults } = demandLines(files)
  if (faults.length > 0) work.house.log.error({ pack, faults: faults.slice(0, 5) }, 'demands cannot be read')
  if (lines.length === 0) return
  const all = lines.map((line): Demand => ({
    ...line,
    id: stableId(work.county.code, 'demand', line.kind, line.code),
    places: [`${work.county.code}/`],
    decision: 'approved',
    account: null,
    at: work.now,
    decidedBy: null,
    decidedAt: work.now,
    decidedUnit: null,
    why: null,
  }))
  await work.act(
    (tx) =>
      known(
        tx,
        all.map((d) => d.id),
      ),
    (there) => {
      const fresh = all.filter((d) => !there.some((t) => t.id === d.id))
      return {
        writes: fresh.map(insertDemand),
        audit:
          fresh.length > 0
            ? [{ act: 'demands.install', subjectKind: 'pack', subject: pack!, detail: { rows: fresh.length } }]
            : [],
        events: [],
        answer: undefined,
      }
    },
  )
}
