/**
 * How a screen asks and acts. A room's `queries.ts` is made of these:
 *
 *   export const useBoard = (query: Ask<typeof requestsApi.list>['query']) => useRead(requestsApi.list, { query }, { live: ['requests'] })
 *   export const useClose = () => useAct(requestsApi.close, { changes: [requestsApi.list] })
 */
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Answer, Route } from '../../domain/kernel/api.ts'
import { AnswerCache } from './cache.ts'
import { call, type Ask } from './client.ts'
import { language } from './language.ts'

const cache = new AnswerCache()

const usual = 15_000

if (typeof document !== 'undefined') {
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && cache.wake(60_000))
}

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

interface Asked {
  /** Why the last asking failed; an older answer may still stand beside it. */
  error: unknown
  isFetching: boolean
  /** Neither answer nor failure yet. */
  isPending: boolean
  refetch: () => Promise<void>
}

/** Once `data` was looked at, it stays known to be there. */
export type Read<T> = Asked & ({ data: undefined } | { data: T })

// A generic route's rest parameters cannot be proven; the callers below have checked them.
const askFor = call as (route: Route, ask: unknown, options?: unknown) => Promise<never>

// Answers hold words for people (why not, who has it): each language has its own.
const keyOf = (route: Route, ask: unknown, kind: string) => JSON.stringify([kind, language.get(), route.path, ask])

/** Asks once, shares the answer, asks again when told of a change. */
export function useRead<R extends Route>(
  route: R,
  ask: Ask<R> | Record<string, never>,
  options: ReadOptions = {},
): Read<Answer<R>> {
  const gate = options.gate ?? true
  return useShown(route, keyOf(route, ask, 'one'), () => askFor(route, ask, { gate }), options)
}

function useShown<T>(route: Route, key: string, ask: () => Promise<T>, options: ReadOptions): Read<T> {
  const { live, enabled = true, every, fresh = usual } = options
  const latest = useRef(ask)
  latest.current = ask
  const watch = useCallback(
    (tell: () => void) =>
      enabled ? cache.watch(key, route.path, fresh, () => latest.current(), tell) : () => undefined,
    [key, route.path, fresh, enabled],
  )
  const shown = useSyncExternalStore(watch, () => cache.get<T>(key))
  useLive(route, enabled ? live : undefined)
  useEvery(enabled ? every : undefined, key)
  const refetch = useCallback(() => cache.fetch(key), [key])
  return useMemo(
    () => ({ ...shown, isPending: shown.data === undefined && shown.error === undefined, refetch }) as Read<T>,
    [shown, refetch],
  )
}

function useEvery(every: number | undefined, key: string): void {
  useEffect(() => {
    if (!every) return
    const timer = setInterval(() => document.visibilityState === 'visible' && void cache.fetch(key), every)
    return () => clearInterval(timer)
  }, [every, key])
}

type Paged<R extends Route> = Answer<R> extends { items: (infer T)[] } ? T : never

interface Pages<T> {
  items: T[]
  pages: number
  next: string | undefined
}

export interface More<T> extends Asked {
  /** All that has been loaded so far. */
  items: T[] | undefined
  more: boolean
  loadMore: () => void
  isFetchingNextPage: boolean
}

/** A keyset list that grows by "load more"; asked again it loads as many pages as were shown. */
export function useMore<R extends Route>(
  route: R,
  ask: Ask<R> | Record<string, never>,
  options: ReadOptions = {},
): More<Paged<R>> {
  const key = keyOf(route, ask, 'pages')
  const page = (after?: string): Promise<{ items: Paged<R>[]; next?: string }> => {
    const { query, ...rest } = ask as { query?: Record<string, unknown> }
    return askFor(route, { ...rest, query: { ...query, ...(after && { after }) } })
  }
  const load = async () => {
    const want = cache.get<Pages<Paged<R>>>(key).data?.pages ?? 1
    const got: Pages<Paged<R>> = { items: [], pages: 0, next: undefined }
    do {
      const { items, next } = await page(got.next)
      got.items.push(...items)
      got.next = next
    } while (++got.pages < want && got.next)
    return got
  }
  const { data, ...shown } = useShown(route, key, load, options)
  const [growing, setGrowing] = useState(false)
  const grow = async (now: Pages<Paged<R>>) => {
    setGrowing(true)
    try {
      const { items, next } = await page(now.next)
      // Asked again meanwhile: what came then is newer than what is appended here.
      if (cache.get(key).data === now) cache.put(key, { items: [...now.items, ...items], pages: now.pages + 1, next })
    } finally {
      setGrowing(false)
    }
  }
  const loadMore = () => {
    if (data?.next && !growing) grow(data).catch(() => shown.refetch())
  }
  return { ...shown, items: data?.items, more: data?.next !== undefined, loadMore, isFetchingNextPage: growing }
}

export interface ActOptions<R extends Route> {
  /** Routes whose answers this act makes old. */
  changes?: readonly Route[]
  done?: (answer: Answer<R>, ask: Ask<R>) => void
}

export interface Act<R extends Route> {
  mutateAsync: (ask: Ask<R>) => Promise<Answer<R>>
  /** Without waiting; a failure is shown by `error`. */
  mutate: (ask: Ask<R>) => void
  isPending: boolean
  error: unknown
  data: Answer<R> | undefined
  reset: () => void
}

interface Doing<R extends Route> {
  isPending: boolean
  error: unknown
  data: Answer<R> | undefined
}

/** `const close = useAct(requestsApi.close); close.mutateAsync({ params: { id }, body })` */
export function useAct<R extends Route>(route: R, options: ActOptions<R> = {}): Act<R> {
  const idle: Doing<R> = { isPending: false, error: undefined, data: undefined }
  const [state, setState] = useState(idle)
  const latest = useRef(options)
  latest.current = options
  const mutateAsync = useCallback(
    async (ask: Ask<R>): Promise<Answer<R>> => {
      setState({ isPending: true, error: undefined, data: undefined })
      try {
        const data: Answer<R> = await askFor(route, ask)
        await Promise.all((latest.current.changes ?? []).map((r) => cache.renew(r.path)))
        setState({ isPending: false, error: undefined, data })
        latest.current.done?.(data, ask)
        return data
      } catch (error) {
        setState({ isPending: false, error, data: undefined })
        throw error
      }
    },
    [route],
  )
  const mutate = (ask: Ask<R>) => void mutateAsync(ask).catch(() => undefined)
  return { ...state, mutateAsync, mutate, reset: () => setState(idle) }
}

/** Marks all answers of a route as old. */
export const useRefresh =
  () =>
  (...routes: Route[]): void =>
    routes.forEach((r) => void cache.renew(r.path))

/** Called when somebody signs in or out: what the one before could see is gone. */
export const forgetAnswers = (): void => cache.clear()

function useLive(route: Route, topics: readonly string[] | undefined): void {
  const joined = topics?.join(',') ?? ''
  useEffect(() => {
    if (!joined) return
    let timer: ReturnType<typeof setTimeout> | undefined
    // Five hundred open boards must not all ask in the same instant, nor one board ten times a second.
    const again = () => {
      timer ??= setTimeout(
        () => {
          timer = undefined
          void cache.renew(route.path)
        },
        200 + Math.random() * 800,
      )
    }
    const since = performance.now()
    let stops: (() => void)[] | undefined = []
    // The shells of the staff have it from their start; a resident's first page goes without.
    import('./live.ts').then(
      ({ onChange }) => stops && (stops = joined.split(',').map((t) => onChange(t, again, since))),
      () => undefined,
    )
    return () => {
      stops?.forEach((stop) => stop())
      stops = undefined
      clearTimeout(timer)
    }
  }, [route.path, joined])
}
