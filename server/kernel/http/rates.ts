/**
 * Where `@fastify/rate-limit` keeps its counts: in the county's own schema, so that three processes allow what one would.
 * A count that cannot be kept holds nobody up; what was asked for needs the same database.
 */
import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor, RateLimitOptions } from '@fastify/rate-limit'
import type { County, House } from '../context.ts'
import { blindIndex } from '../vault.ts'
import { counted, forgotten } from './rates-store.ts'

/** The key of one address in one county, as `keyGenerator` writes it. */
export const rateKey = (county: string, address: string) => `${county}:${address}`

type Done = Parameters<FastifyRateLimitStore['incr']>[1]

/** Milliseconds between two looks for counts whose time is over. */
const sweeping = 600_000

export function rateStore(house: House): FastifyRateLimitStoreCtor {
  const swept = new Map<string, number>()
  const sweep = (county: County) => {
    const now = Date.now()
    if (now - (swept.get(county.code) ?? 0) < sweeping) return
    swept.set(county.code, now)
    forgotten(house.pools.app, county.code, new Date(now)).catch(() => undefined)
  }
  const hit = async (route: string, key: string, span: number): Promise<{ current: number; ttl: number }> => {
    const code = key.slice(0, key.indexOf(':'))
    const county = (await house.counties()).find((c) => c.code === code)
    // Nobody is served there; the route says so.
    if (!county) return { current: 0, ttl: span }
    const now = Date.now()
    const hash = blindIndex(house.keys, code, `rate ${route}`, key)
    const [row] = await counted(house.pools.app, code, hash, new Date(now), new Date(now + span))
    sweep(county)
    return { current: row!.count, ttl: Math.max(0, row!.until.getTime() - now) }
  }
  return class Rates implements FastifyRateLimitStore {
    private readonly route: string
    constructor(options: { route?: string }) {
      this.route = options.route ?? ''
    }
    incr(key: string, done: Done, span = 60_000): void {
      hit(this.route, key, span).then(
        (counts) => done(null, counts),
        () => done(null, { current: 0, ttl: span }),
      )
    }
    child({
      routeInfo,
    }: RateLimitOptions & { path: string; prefix: string; routeInfo?: { method?: unknown; url?: string } }) {
      return new Rates({ route: `${String(routeInfo?.method)} ${routeInfo?.url}` })
    }
  }
}
