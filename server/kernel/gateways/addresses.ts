/**
 * Which addresses a county's server may call on somebody's word. What is not on the public internet is refused: the
 * machine itself, its neighbours, cloud metadata, and every spelling of them. Source: IANA special-purpose registries.
 */
import { BlockList, isIP } from 'node:net'

const private4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]
/** Inside the global range, yet pointing elsewhere: protocol assignments with Teredo, documentation, 6to4. */
const odd6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const closed4 = new BlockList()
for (const [net, prefix] of private4) closed4.addSubnet(net, prefix, 'ipv4')
const closed6 = new BlockList()
for (const [net, prefix] of odd6) closed6.addSubnet(net, prefix, 'ipv6')
/** Only global unicast is open at all: loopback, mapped, translated, link-local and unique-local lie outside. */
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')

/** @param address as a resolver answers it; anything else is not public */
export function isPublic(address: string): boolean {
  const kind = isIP(address)
  if (kind === 4) return !closed4.check(address, 'ipv4')
  if (kind === 6) return global6.check(address, 'ipv6') && !closed6.check(address, 'ipv6')
  return false
}

/** Names, addresses and networks (`10.20.0.0/16`) that the operator has opened, e.g. a system on the county's own network. */
export class AllowList {
  private readonly names = new Set<string>()
  private readonly nets = new BlockList()

  constructor(entries: readonly string[]) {
    for (const entry of entries) {
      const [net, prefix] = entry.split('/')
      const kind = isIP(net!)
      if (kind === 0) this.names.add(entry.toLowerCase())
      else
        this.nets.addSubnet(
          net!,
          prefix === undefined ? (kind === 4 ? 32 : 128) : Number(prefix),
          kind === 4 ? 'ipv4' : 'ipv6',
        )
    }
  }

  name(host: string): boolean {
    return this.names.has(host.toLowerCase())
  }

  address(address: string): boolean {
    const kind = isIP(address)
    return kind !== 0 && this.nets.check(address, kind === 4 ? 'ipv4' : 'ipv6')
  }
}
