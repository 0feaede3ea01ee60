/**
 * How a screen asks and acts. A room's `queries.ts` is made of these:
 *
 *   export const useBoard = (query: Ask<typeof requestsApi.list>['query']) => useRead(requestsApi.list, { query }, { live: ['requests'] })
 *   export const useClose = () => useAct(requestsApi.close, { changes: [requestsApi.list] })
 */
import { QueryClient, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Answer, Route } from '../../domain/kernel/api.ts'
import { call, type Ask } from './client.ts'
import { onChange } from './live.ts'
import { passing } from './problem.ts'

export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: (count, error) => count < 1 && passing(error), networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  })

export interface ReadOptions {
  /** Topics after whose change this is asked again, e.g. `requests` or `requests:<id>`. */
  live?: readonly string[]
  enabled?: boolean
  /** Milliseconds; for pages without a session, which hear of no changes. */
  every?: number
  /** Milliseconds an answer stays good; `Infinity` for what does not change while a page is open. */
  fresh?: number
  gate?: boolean
}

const keyOf = (route: Route, ask: unknown) => [route.path, ask ?? null]

/** Asks once, shares the answer, asks again when told of a change. */
export function useRead<R extends Route>(route: R, ask: Ask<R> | Record<string, never>, options: ReadOptions = {}) {
  useLive(route, options.live)
  return useQuery<Answer<R>>({
    queryKey: keyOf(route, ask),
    queryFn: ({ signal }) => askFor(route, ask, { signal, ...(options.gate === false && { gate: false }) }),
    enabled: options.enabled ?? true,
    ...(options.every && { refetchInterval: options.every }),
    ...(options.fresh && { staleTime: options.fresh }),
  })
}

// A generic route's rest parameters cannot be proven; the two callers above and below have checked them.
const askFor = call as (route: Route, ask: unknown, options?: unknown) => Promise<never>

type Paged<R extends Route> = Answer<R> extends { items: (infer T)[] } ? T : never

/** A keyset list that grows by "load more". `items` is all that has been loaded so far. */
export function useMore<R extends Route>(route: R, ask: Ask<R> | Record<string, never>, options: ReadOptions = {}) {
  useLive(route, options.live)
  const result = useInfiniteQuery({
    queryKey: [...keyOf(route, ask), 'pages'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }): Promise<{ items: Paged<R>[]; next?: string }> => {
      const { query, ...rest } = ask as { query?: Record<string, unknown> }
      return askFor(route, { ...rest, query: { ...query, ...(pageParam && { after: pageParam }) } }, { signal })
    },
    getNextPageParam: (last) => last.next,
    enabled: options.enabled ?? true,
    ...(options.every && { refetchInterval: options.every }),
  })
  const items = result.data?.pages.flatMap((p) => p.items)
  return { ...result, items, more: result.hasNextPage, loadMore: () => void result.fetchNextPage() }
}

export interface ActOptions<R extends Route> {
  /** Routes whose answers this act makes old. */
  changes?: readonly Route[]
  done?: (answer: Answer<R>, ask: Ask<R>) => void
}

/** `const close = useAct(requestsApi.close); close.mutateAsync({ params: { id }, body })` */
export function useAct<R extends Route>(route: R, options: ActOptions<R> = {}) {
  const client = useQueryClient()
  return useMutation<Answer<R>, Error, Ask<R>>({
    mutationFn: (ask) => askFor(route, ask),
    onSuccess: async (answer, ask) => {
      await Promise.all((options.changes ?? []).map((r) => client.invalidateQueries({ queryKey: [r.path] })))
      options.done?.(answer, ask)
    },
  })
}

/** Marks all answers of a route as old. */
export function useRefresh(): (...routes: Route[]) => void {
  const client = useQueryClient()
  return (...routes) => routes.forEach((r) => void client.invalidateQueries({ queryKey: [r.path] }))
}

function useLive(route: Route, topics: readonly string[] | undefined): void {
  const client = useQueryClient()
  const joined = topics?.join(',') ?? ''
  useEffect(() => {
    if (!joined) return
    let timer: ReturnType<typeof setTimeout> | undefined
    // Five hundred open boards must not all ask in the same instant, nor one board ten times a second.
    const again = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        void client.invalidateQueries({ queryKey: [route.path] })
      }, 200 + Math.random() * 800)
    }
    const stops = joined.split(',').map((t) => onChange(t, again))
    return () => {
      stops.forEach((stop) => stop())
      clearTimeout(timer)
    }
  }, [client, route.path, joined])
}
