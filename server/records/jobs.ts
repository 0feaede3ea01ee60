import type { Work } from '../kernel/context.ts'
import { namedFiles } from '../kernel/texts/store.ts'
import { removeSent, sentBefore } from './store.ts'

/** Evidence that was sent and never named by an act is removed after two days. */
export async function sweepUploads(work: Work): Promise<void> {
  const before = new Date(work.now.getTime() - 2 * 86_400_000)
  const gone = await work.act(
    async (tx) => {
      const sent = await tx.rows<{ sha256: string }>(sentBefore(before))
      const named = await tx.rows<{ sha256: string }>(namedFiles(sent.map((s) => s.sha256)))
      return tx.rows<{ sha256: string }>(
        removeSent(
          before,
          named.map((n) => n.sha256),
        ),
      )
    },
    (rows) => ({
      writes: [],
      audit: rows.length
        ? [{ act: 'records.sweep', subjectKind: 'upload', subject: 'all', detail: { count: rows.length } }]
        : [],
      events: [],
      answer: rows,
    }),
  )
  for (const { sha256 } of gone) await work.house.files.remove(sha256)
}
