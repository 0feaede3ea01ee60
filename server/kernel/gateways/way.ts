/**
 * Where the server may connect on somebody's word. The name is resolved once, every address it has is looked at, and the
 * connection goes to that very address.
 */
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { AllowList, isPublic } from './addresses.ts'

export interface WayOptions {
  /** Hosts, addresses and networks opened by the operator; these may also be plain http. */
  allow?: readonly string[]
  resolve?: (host: string) => Promise<string[]>
}

/** Where to connect, or why not: `private-address`, `insecure`, `unresolved`. */
type Way = { address: string } | { code: string }

const resolveAll = async (host: string) => (await lookup(host, { all: true })).map((a) => a.address)

export const hostOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, '')

export function wayFinder({ allow = [], resolve = resolveAll }: WayOptions = {}): (url: URL) => Promise<Way> {
  const open = new AllowList(allow)
  return async (url) => {
    const host = hostOf(url)
    if (url.username || url.password) return { code: 'insecure' }
    const addresses = isIP(host) ? [host] : await resolve(host).catch(() => [])
    const [first] = addresses
    if (first === undefined) return { code: 'unresolved' }
    const opened = open.name(host) || addresses.every((a) => open.address(a))
    // One private address among many is enough to refuse: the next look-up might answer with it alone.
    if (!opened && !addresses.every(isPublic)) return { code: 'private-address' }
    return opened || url.protocol === 'https:' ? { address: first } : { code: 'insecure' }
  }
}

/** How to reach that address under the name that was asked for: the certificate must be for the name. */
export const connectionTo = (url: URL, address: string) => {
  const secure = url.protocol === 'https:'
  const host = hostOf(url)
  return {
    host: address,
    port: url.port || (secure ? 443 : 80),
    path: url.pathname + url.search,
    agent: false as const,
    ...(secure && !isIP(host) && { servername: host }),
  }
}
