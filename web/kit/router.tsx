/**
 * A router as small as the shells need: flat patterns, lazy screens, one frame. react-router would cost the resident
 * shell 13 KB of its 110 and give nothing that is used here.
 */
import {
  createContext,
  use,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  type AnchorHTMLAttributes,
  type ComponentType,
  type MouseEvent,
  type ReactNode,
} from 'react'
import { matchPath } from './path.ts'

export interface ScreenRoute {
  /** `/requests/:id`, below the shell's base. */
  path: string
  Screen: ComponentType
  /** Fetches the screen before it is opened. */
  load?: () => Promise<unknown>
}

const moment = 500

/** A part of a page that is fetched when it is first drawn, or before by its `load`. */
export function later(fetch: () => Promise<ComponentType>): Required<Omit<ScreenRoute, 'path'>> {
  let Part: ComponentType | undefined
  let coming: Promise<unknown> | undefined
  const load = () =>
    (coming ??= fetch().then(
      (there) => (Part = there),
      (error: unknown) => {
        // It is shown, then whoever comes again asks again: the line may be back.
        setTimeout(() => (coming = undefined), moment)
        throw error
      },
    ))
  const Screen = () => {
    if (!Part) use(load())
    return Part && <Part />
  }
  return { Screen, load }
}

/** One address and the screen behind it, fetched when first opened. */
export const screen = (path: string, fetch: () => Promise<ComponentType>): ScreenRoute => ({ path, ...later(fetch) })

export interface Where {
  /** Path below the shell's base, beginning with a slash. */
  path: string
  search: string
  state: unknown
}

export interface NavigateOptions {
  replace?: boolean
  state?: unknown
}

interface Routing {
  base: string
  where: Where
  params: Record<string, string>
  navigate: (to: string | number, options?: NavigateOptions) => void
}

const Context = createContext<Routing | undefined>(undefined)

function useRouting(): Routing {
  const routing = useContext(Context)
  if (!routing) throw new Error('no router above')
  return routing
}

const whereNow = (base: string): Where => ({
  path: location.pathname.slice(base.length).replace(/\/+$/, '') || '/',
  search: location.search,
  state: history.state as unknown,
})

/** Where one is; what stands there is for `Screens` inside. */
export function Whereabouts({ base, children }: { base: string; children: ReactNode }) {
  const [where, setWhere] = useState(() => whereNow(base))
  useEffect(() => {
    const follow = () => setWhere(whereNow(base))
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [base])
  const navigate = useCallback(
    (to: string | number, options: NavigateOptions = {}) => {
      if (typeof to === 'number') return history.go(to)
      const url = to.startsWith('?') ? location.pathname + to : base + to
      history[options.replace ? 'replaceState' : 'pushState'](options.state ?? null, '', url)
      setWhere(whereNow(base))
      if (!options.replace) scrollTo(0, 0)
    },
    [base],
  )
  const routing = useMemo(() => ({ base, where, navigate, params: {} }), [base, where, navigate])
  return <Context.Provider value={routing}>{children}</Context.Provider>
}

export interface ScreensProps {
  routes: readonly ScreenRoute[]
  children: (screen: ReactNode) => ReactNode
  missing: ReactNode
}

/** The screen of where one is. */
export function Screens({ routes, children, missing }: ScreensProps) {
  const around = useRouting()
  const { path } = around.where
  const found = useMemo(() => firstMatch(routes, path), [routes, path])
  const routing = useMemo(() => ({ ...around, params: found?.params ?? {} }), [around, found])
  const Screen = found?.route.Screen
  return <Context.Provider value={routing}>{children(Screen ? <Screen key={path} /> : missing)}</Context.Provider>
}

export const Router = ({ base, ...screens }: ScreensProps & { base: string }) => (
  <Whereabouts base={base}>
    <Screens {...screens} />
  </Whereabouts>
)

function firstMatch(routes: readonly ScreenRoute[], path: string) {
  for (const route of routes) {
    const params = matchPath(route.path, path)
    if (params) return { route, params }
  }
  return undefined
}

/**
 * How to go elsewhere, as long as one is still where one was when it was asked: an answer that comes late takes nobody
 * away from the page they have opened meanwhile.
 */
export function useNavigate(): Routing['navigate'] {
  const { base, where, navigate } = useRouting()
  const { path } = where
  return useCallback(
    (to, options) => {
      if (whereNow(base).path === path) navigate(to, options)
    },
    [base, path, navigate],
  )
}

export const useLocation = (): Where => useRouting().where

export const useParams = <T extends Record<string, string> = Record<string, string>>(): T => useRouting().params as T

/** What stands after `?`, and how to change it without a new page; undefined and empty values leave the address. */
export function useSearch(): [
  URLSearchParams,
  (change: Record<string, string | undefined>, options?: NavigateOptions) => void,
] {
  const { where } = useRouting()
  const navigate = useNavigate()
  const search = useMemo(() => new URLSearchParams(where.search), [where.search])
  const change = useCallback(
    (values: Record<string, string | undefined>, options: NavigateOptions = { replace: true }) => {
      const next = new URLSearchParams(location.search)
      for (const [key, value] of Object.entries(values)) {
        if (value) next.set(key, value)
        else next.delete(key)
      }
      navigate(`?${next.toString()}`, options)
    },
    [navigate],
  )
  return [search, change]
}

export interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** Path below the shell's base. */
  to: string
  replace?: boolean
}

/** A true link: opens in a new tab by the usual keys, is followed here otherwise. */
export function Link({ to, replace, onClick, children, ...rest }: LinkProps) {
  const { base, navigate } = useRouting()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return
    event.preventDefault()
    navigate(to, replace ? { replace } : {})
  }
  return (
    <a {...rest} href={base + to} onClick={follow}>
      {children}
    </a>
  )
}
