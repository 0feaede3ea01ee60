/** The inbox and the pages of its orders as the server last told them, for stairways without a signal. */
import { useEffect, useState } from 'react'
import { requestsApi } from '../../../domain/requests/api.ts'
import type { OrderListItem, RequestView } from '../../../domain/requests/schema.ts'
import { call } from '../../kit/client.ts'
import { heldOf, hold, holder, refill, type Held } from '../../kit/outbox/holder.ts'
import type { Outbox } from '../../kit/outbox/outbox.ts'
import { useOutbox } from '../../kit/outbox/useOutbox.ts'
import { NoAnswer } from '../../kit/problem.ts'
import { useInbox, useRequest } from '../queries.ts'
import { words } from './words.ts'

const once = { gate: false, repeats: 0 } as const

/** A worker's own orders and no more. */
export const inboxHeld = holder<OrderListItem>({
  kind: 'inbox',
  name: words.heldInbox,
  most: 100,
  days: 7,
  load: async () => (await call(requestsApi.inbox, { query: { size: 100 } }, once)).items,
})

/** Pages of the first of them; of orders that are no longer mine none stays. */
export const pagesHeld = holder<RequestView>({
  kind: 'request',
  name: words.heldPages,
  most: 30,
  days: 7,
  load: async (before, outbox) => {
    const orders = (await heldOf(outbox, inboxHeld))?.rows.slice(0, pagesHeld.most) ?? []
    const pages: RequestView[] = []
    // One after the other, so that a weak line stays free.
    for (const { request } of new Map(orders.map((o) => [o.request.id, o])).values()) {
      const old = before.find((p) => p.id === request.id && p.seq === request.seq)
      const page = old ?? (await call(requestsApi.get, { params: { request: request.id } }, once).catch(skipped))
      if (page) pages.push(page)
    }
    return pages
  },
})

/** A matter that went elsewhere while it was asked for is left out; no answer at all ends the asking. */
function skipped(error: unknown): undefined {
  if (error instanceof NoAnswer) throw error
}

export interface Kept<T> {
  data: T | undefined
  error: unknown
  /** When it was kept, if it is not fresh. */
  since: number | undefined
  refetch: () => void
}

interface Stored<T> {
  at: number
  value: T
}

export function useKeptInbox(): Kept<OrderListItem[]> {
  const { outbox } = useOutbox()
  const inbox = useInbox({ size: 100 })
  const kept = useStored(() => heldOf(outbox, inboxHeld).then(whole), inbox.items === undefined)
  useEffect(() => {
    if (!inbox.items) return
    void hold(outbox, inboxHeld, inbox.items, Date.now())
      .then(() => outbox.mark())
      .then(() => refill(outbox, pagesHeld, Date.now))
      // Locked, signed out or cut off meanwhile: what is shown stays shown.
      .catch(() => undefined)
  }, [outbox, inbox.items])
  return either(inbox.items, inbox.error, kept, () => void inbox.refetch())
}

export function useKeptRequest(id: string): Kept<RequestView> {
  const { outbox } = useOutbox()
  const answer = useRequest(id)
  const kept = useStored(() => heldOf(outbox, pagesHeld).then((held) => pageOf(held, id)), answer.data === undefined)
  useEffect(() => {
    if (answer.data) void keepPage(outbox, answer.data).catch(() => undefined)
  }, [outbox, answer.data])
  return either(answer.data, answer.error, kept, () => void answer.refetch())
}

const whole = <T>(held: Held<T> | undefined): Stored<T[]> | undefined => held && { at: held.at, value: held.rows }

function pageOf(held: Held<RequestView> | undefined, id: string): Stored<RequestView> | undefined {
  const page = held?.rows.find((p) => p.id === id)
  return held && page && { at: held.at, value: page }
}

/** What is kept serves only while nobody answers: a no is a no. */
function either<T>(data: T | undefined, error: unknown, kept: Stored<T> | undefined, refetch: () => void): Kept<T> {
  if (data !== undefined && !(error instanceof NoAnswer)) return { data, error: undefined, since: undefined, refetch }
  const old = data !== undefined ? { at: kept?.at ?? Date.now(), value: data } : kept
  if (old && (!error || error instanceof NoAnswer))
    return { data: error ? old.value : data, error: undefined, since: error ? old.at : undefined, refetch }
  return { data: undefined, error, since: undefined, refetch }
}

function useStored<T>(read: () => Promise<Stored<T> | undefined>, wanted: boolean): Stored<T> | undefined {
  const [stored, setStored] = useState<Stored<T>>()
  useEffect(() => {
    if (wanted) void read().then(setStored, () => setStored(undefined))
    // Read once for each page; `read` is made anew with every drawing.
    // eslint-disable-next-line react/exhaustive-deps
  }, [wanted])
  return stored
}

async function keepPage(outbox: Outbox, page: RequestView): Promise<void> {
  const held = await heldOf(outbox, pagesHeld)
  const others = held?.rows.filter((p) => p.id !== page.id) ?? []
  await hold(outbox, pagesHeld, [page, ...others], held?.at ?? Date.now())
}
