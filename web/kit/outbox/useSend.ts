/** How a field worker's act leaves: at once where there is a network, by letter where there is none. Its id makes both one act. */
import type { Route } from '../../../domain/kernel/api.ts'
import { call } from '../client.ts'
import { mint } from '../mint.ts'
import { ProblemError } from '../problem.ts'
import { PhoneFull } from './full.ts'
import type { About, NewLetter } from './outbox.ts'
import { fileOf } from './uploads.ts'
import { useOnline, useOutbox } from './useOutbox.ts'

export type Sent<T> = { now: true; answer: T } | { now: false }

/** Where pictures and voice notes go. */
export interface Carrier {
  /** Sends one now. @returns its content address */
  upload: (blob: Blob) => Promise<string>
  /** The route a letter takes. */
  path: string
}

export interface Sending {
  route: Route
  params?: Record<string, string>
  /** Id of the act; stands in its body. */
  op: string
  /** What keeps its order, e.g. `request:<id>`; several with blanks between. */
  thread: string
  about: About
  /** What this phone shows of it until the server's own lists do. */
  record?: { kind: string; id: string; value: unknown }
  blobs?: readonly Blob[]
  carrier?: Carrier
  /** The body with the content addresses of what went up, or with the names of the letters that carry it. */
  body: (files: string[]) => object
}

const loose = call as (route: Route, ask: unknown) => Promise<unknown>
const pathOf = (route: Route, params: Record<string, string> = {}) =>
  route.path.replace(/:([A-Za-z0-9]+)/g, (_, name: string) => encodeURIComponent(params[name]!))

/**
 * What is sent is written on the phone first, then sent while its author waits: a tab that is killed meanwhile loses nothing.
 * @returns a function that throws what the server refused, so that the form shows it; a letter's refusal is parked
 */
export function useSend() {
  const { outbox, runner } = useOutbox()
  const online = useOnline()
  return async <T>(sending: Sending): Promise<Sent<T>> => {
    const behind = await outbox.waitsIn(sending.thread)
    const letters = lettersOf(sending)
    try {
      await outbox.write(letters, sending.record)
    } catch (error) {
      // No room on the phone: with a network it need not lie there.
      if (!(error instanceof PhoneFull) || !online || behind) throw error
      return { now: true, answer: await straight<T>(sending) }
    }
    // What waits is older: this one takes its place behind it.
    const heard = online && !behind ? await outbox.sendNow(letters.map((l) => l.op)) : undefined
    if (heard && 'refused' in heard) throw new ProblemError(heard.refused)
    if (heard) return { now: true, answer: heard.answer as T }
    void runner.now()
    return { now: false }
  }
}

function lettersOf({ route, params, op, thread, about, blobs = [], carrier, body }: Sending): NewLetter[] {
  const carriers = (carrier ? blobs : []).map((blob): NewLetter => ({
    op: mint(),
    method: 'POST',
    path: carrier!.path,
    about,
    thread,
    file: { blob, name: blob.type.startsWith('audio/') ? 'voice' : 'picture' },
  }))
  const files = carriers.map((c) => fileOf(c.op))
  return [...carriers, { op, method: route.method, path: pathOf(route, params), body: body(files), about, thread }]
}

async function straight<T>({ route, params, blobs = [], carrier, body }: Sending): Promise<T> {
  const files = carrier ? await Promise.all(blobs.map(carrier.upload)) : []
  return (await loose(route, { params, body: body(files) })) as T
}
