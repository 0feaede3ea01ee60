import type { Work } from '../kernel/context.ts'
import { stale } from './store.ts'

/** Evidence that was sent and never named by an act is removed after two days. */
export async function sweepUploads(work: Work): Promise<void> {
  const before = new Date(work.now.getTime() - 2 * 86_400_000)
  const gone = await work.act(
    (tx) => tx.rows<{ sha256: string }>(stale(before)),
    (rows) => ({
      writes: [],
      audit: rows.length ? [{ act: 'records.sweep', subjectKind: 'upload', subject: 'all', detail: { count: rows.length } }] : [],
      events: [],
      answer: rows,
    }),
  )
  for (const { sha256 } of gone) await work.house.files.remove(sha256)
}
