/** How a field worker's act leaves: at once where there is a network, by letter where there is none. Its id makes both one act. */
import { useRequestsChanged } from './refresh.ts'
import type { Route } from '../../../domain/kernel/api.ts'
import type { StaffAct } from '../../../domain/requests/acts.ts'
import { recordsApi } from '../../../domain/records/api.ts'
import { requestsApi, type Report } from '../../../domain/requests/api.ts'
import type { z } from 'zod'
import { call } from '../../kit/client.ts'
import { mint } from '../../kit/mint.ts'
import { fileOf } from '../../kit/outbox/uploads.ts'
import type { About, NewLetter } from '../../kit/outbox/outbox.ts'
import { useOnline, useOutbox } from '../../kit/outbox/useOutbox.ts'
import { NoAnswer } from '../../kit/problem.ts'
import { staffRoute, uploadFile } from '../queries.ts'
import { threadOf } from './pending.ts'

export type Sent<T> = { now: true; answer: T } | { now: false }

interface Sending {
  route: Route
  params?: Record<string, string>
  op: string
  thread: string
  about: About
  blobs: readonly Blob[]
  /** The body with the content addresses of what went up, or with the names of the letters that carry it. */
  body: (files: string[]) => object
}

const loose = call as (route: Route, ask: unknown) => Promise<unknown>
const pathOf = (route: Route, params: Record<string, string> = {}) =>
  route.path.replace(/:([A-Za-z0-9]+)/g, (_, name: string) => encodeURIComponent(params[name]!))

function useSend() {
  const { outbox, runner } = useOutbox()
  const online = useOnline()
  const refresh = useRequestsChanged()
  return async <T>({ route, params, op, thread, about, blobs, body }: Sending): Promise<Sent<T>> => {
    const behind = (await outbox.db.letters.where('thread').equals(thread).count()) > 0
    // What waits is older: this one takes its place behind it.
    if (online && !behind) {
      try {
        const files = await Promise.all(blobs.map(uploadFile))
        const answer = (await loose(route, { params, body: body(files) })) as T
        refresh()
        return { now: true, answer }
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error
      }
    }
    const carriers = blobs.map((blob): NewLetter => ({
      op: mint(),
      method: 'POST',
      path: recordsApi.upload.path,
      about,
      thread,
      file: { blob, name: blob.type.startsWith('audio/') ? 'voice' : 'picture' },
    }))
    const letter: NewLetter = {
      op,
      method: route.method,
      path: pathOf(route, params),
      body: body(carriers.map((c) => fileOf(c.op))),
      about,
      thread,
    }
    await outbox.write([...carriers, letter])
    void runner.now()
    return { now: false }
  }
}

/** @returns whether it is with the server already */
export function useActOn(request: string) {
  const send = useSend()
  return (kind: StaffAct, act: { id: string } & Record<string, unknown>, blobs: readonly Blob[], about: About) => {
    // Once: sent again, it must be the same to the letter.
    const doneAt = new Date().toISOString()
    return send<unknown>({
      route: staffRoute(kind),
      params: { request },
      op: act.id,
      thread: threadOf(request),
      about,
      blobs,
      body: (files) => ({ ...act, doneAt, ...(files.length > 0 && { files }) }),
    })
  }
}

type ReportBody = z.input<typeof Report>

/** Something seen on the way. */
export function useReport() {
  const send = useSend()
  return (sent: ReportBody, blobs: readonly Blob[], about: About) => {
    const doneAt = new Date().toISOString()
    return send<{ refNo: string }>({
      route: requestsApi.file,
      op: sent.report.id,
      thread: `report:${sent.request}`,
      about,
      blobs,
      body: (files) => ({ ...sent, report: { ...sent.report, doneAt, ...(files.length > 0 && { files }) } }),
    })
  }
}
