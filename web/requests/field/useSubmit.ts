/** How a field worker's act leaves: at once where there is a network, by letter where there is none. Its id makes both one act. */
import type { StaffAct } from '../../../domain/requests/acts.ts'
import { recordsApi } from '../../../domain/records/api.ts'
import { requestsApi, type Report } from '../../../domain/requests/api.ts'
import type { z } from 'zod'
import type { About } from '../../kit/outbox/outbox.ts'
import { useSend, type Carrier } from '../../kit/outbox/useSend.ts'
import { staffRoute, uploadFile } from '../queries.ts'
import { threadOf } from './pending.ts'
import { useRequestsChanged } from './refresh.ts'

const carrier: Carrier = { upload: uploadFile, path: recordsApi.upload.path }

/** @returns whether it is with the server already */
export function useActOn(request: string) {
  const send = useSend()
  const refresh = useRequestsChanged()
  return async (
    kind: StaffAct,
    act: { id: string } & Record<string, unknown>,
    blobs: readonly Blob[],
    about: About,
  ) => {
    // Once: sent again, it must be the same to the letter.
    const doneAt = new Date().toISOString()
    const sent = await send<unknown>({
      route: staffRoute(kind),
      params: { request },
      op: act.id,
      thread: threadOf(request),
      about,
      blobs,
      carrier,
      body: (files) => ({ ...act, doneAt, ...(files.length > 0 && { files }) }),
    })
    if (sent.now) refresh()
    return sent
  }
}

type ReportBody = z.input<typeof Report>

/** Something seen on the way. */
export function useReport() {
  const send = useSend()
  const refresh = useRequestsChanged()
  return async (sent: ReportBody, blobs: readonly Blob[], about: About) => {
    const doneAt = new Date().toISOString()
    const left = await send<{ refNo: string }>({
      route: requestsApi.file,
      op: sent.report.id,
      thread: `report:${sent.request}`,
      about,
      blobs,
      carrier,
      body: (files) => ({ ...sent, report: { ...sent.report, doneAt, ...(files.length > 0 && { files }) } }),
    })
    if (left.now) refresh()
    return left
  }
}
