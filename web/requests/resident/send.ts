/** Sending the report in hand: files first, then the report. Every part of it may be repeated. */
import { NoAnswer } from '../../kit/problem.ts'
import type { Picked } from '../../places/queries.ts'
import { sendReport, uploadFile } from '../queries.ts'
import { bodyOf } from './draft.ts'
import { draftFiles } from './media.ts'
import { changeDraft, reportDraft, takeReceipt } from './store.ts'

export interface Sending {
  home: Picked | undefined
  signedIn: boolean
  /** What stands in for words when there are none. */
  spoken: string
  progress: (done: number, all: number) => void
}

/** @throws ProblemError, NoAnswer; after either the report is still here */
export async function sendDraft({ home, signedIn, spoken, progress }: Sending): Promise<void> {
  const files: string[] = []
  const blobs = await draftFiles()
  for (const [i, blob] of blobs.entries()) {
    progress(i + 1, blobs.length)
    files.push(await uploadFile(blob))
  }
  progress(0, 0)
  const draft = reportDraft()
  try {
    const answer = await sendReport(
      { request: draft.request, report: bodyOf(draft, home, files, spoken), key: draft.key },
      signedIn,
    )
    takeReceipt(draft, answer)
  } catch (error) {
    changeDraft({ unanswered: error instanceof NoAnswer })
    throw error
  }
}
