import { letterDays } from '../../domain/kernel/letter.ts'
import type { Work } from '../kernel/context.ts'
import { namedFiles } from '../kernel/texts/store.ts'
import { dropUploads, removeSent, sentUntil } from './store.ts'

const day = 86_400_000

/**
 * How long what was sent waits for the act that names it: two days for strangers; for the staff as long as a letter lies
 * with the county, for a phone may lose its line between a picture and its visit.
 */
export const waitsUntil = (now: Date, staff: boolean): Date => new Date(now.getTime() + (staff ? letterDays : 2) * day)

/** Evidence that was sent and never named by an act is removed when its time is over. */
export async function sweepUploads(work: Work): Promise<void> {
  const gone = await work.act(
    async (tx) => {
      const sent = await tx.rows<{ sha256: string }>(sentUntil(work.now))
      const named = await tx.rows<{ sha256: string }>(namedFiles(sent.map((s) => s.sha256)))
      return tx.rows<{ sha256: string }>(
        removeSent(
          work.now,
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

/** Bytes that were emptied where they lay go at once, unless another matter names them. */
export async function forgetBytes(work: Work, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return
  const gone = await work.act(
    async (tx) => {
      const named = new Set((await tx.rows<{ sha256: string }>(namedFiles([...hashes]))).map((n) => n.sha256))
      return hashes.filter((h) => !named.has(h))
    },
    (rows) => ({ writes: [dropUploads(rows)], audit: [], events: [], answer: rows }),
  )
  for (const sha256 of gone) await work.house.files.remove(sha256)
}
