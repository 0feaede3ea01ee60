/** The inbox and the pages of its orders as the server last told them, for stairways without a signal. */
import { useEffect, useState } from 'react'
import { requestsApi } from '../../../domain/requests/api.ts'
import type { OrderListItem, RequestView } from '../../../domain/requests/schema.ts'
import { call } from '../../kit/client.ts'
import type { Outbox } from '../../kit/outbox/outbox.ts'
import { useOutbox } from '../../kit/outbox/useOutbox.ts'
import { NoAnswer } from '../../kit/problem.ts'
import { useInbox, useRequest } from '../queries.ts'

const inboxKind = 'inbox'
const pageKind = 'request'
/** A worker's own orders and no more; pages of the first of them. */
const mostPages = 30

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
  const kept = useStored(
    outbox,
    () => outbox.record<Stored<OrderListItem[]>>(inboxKind, 'all'),
    inbox.items === undefined,
  )
  useEffect(() => {
    if (!inbox.items) return
    const at = Date.now()
    void outbox.write([], { kind: inboxKind, id: 'all', value: { at, value: inbox.items } })
    void outbox.mark()
    void keepPages(outbox, inbox.items)
  }, [outbox, inbox.items])
  return either(inbox.items, inbox.error, kept, () => void inbox.refetch())
}

export function useKeptRequest(id: string): Kept<RequestView> {
  const { outbox } = useOutbox()
  const answer = useRequest(id)
  const kept = useStored(outbox, () => outbox.record<Stored<RequestView>>(pageKind, id), answer.data === undefined)
  useEffect(() => {
    if (answer.data) void keepPage(outbox, answer.data)
  }, [outbox, answer.data])
  return either(answer.data, answer.error, kept, () => void answer.refetch())
}

/** What is kept serves only while nobody answers: a no is a no. */
function either<T>(data: T | undefined, error: unknown, kept: Stored<T> | undefined, refetch: () => void): Kept<T> {
  if (data !== undefined && !(error instanceof NoAnswer)) return { data, error: undefined, since: undefined, refetch }
  const old = data !== undefined ? { at: kept?.at ?? Date.now(), value: data } : kept
  if (old && (!error || error instanceof NoAnswer))
    return { data: error ? old.value : data, error: undefined, since: error ? old.at : undefined, refetch }
  return { data: undefined, error, since: undefined, refetch }
}

function useStored<T>(
  outbox: Outbox,
  read: () => Promise<Stored<T> | undefined>,
  wanted: boolean,
): Stored<T> | undefined {
  const [stored, setStored] = useState<Stored<T>>()
  useEffect(() => {
    if (wanted) void read().then(setStored)
    // Read once for each page; `read` is made anew with every drawing.
    // eslint-disable-next-line react/exhaustive-deps
  }, [outbox, wanted])
  return stored
}

const keepPage = (outbox: Outbox, value: RequestView) =>
  outbox.write([], { kind: pageKind, id: value.id, value: { at: Date.now(), value } })

/** One after the other, so that a weak line stays free; pages of orders that are no longer mine are dropped. */
async function keepPages(outbox: Outbox, orders: readonly OrderListItem[]): Promise<void> {
  const wanted = new Map(orders.slice(0, mostPages).map((o) => [o.request.id, o.request.seq]))
  const there = await outbox.db.records.where('kind').equals(pageKind).toArray()
  await Promise.all(there.filter((r) => !wanted.has(r.id)).map((r) => outbox.db.records.delete([pageKind, r.id])))
  for (const [id, seq] of wanted) {
    const old = await outbox.record<Stored<RequestView>>(pageKind, id)
    if (old?.value.seq === seq) continue
    try {
      await keepPage(outbox, await call(requestsApi.get, { params: { request: id } }, { gate: false, repeats: 0 }))
    } catch (error) {
      if (error instanceof NoAnswer) return
    }
  }
}
