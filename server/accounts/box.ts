/** Whether a contractor may work here and now: time by the rules of the domain, the desk by its networks. */
import { BlockList, isIP } from 'node:net'
import { boxedByTime, type BoxFault, type Contract } from '../../domain/accounts/contract.ts'

export interface Boxed {
  contract: Contract | null
  /** Networks of the desk, as the county named them; null where it named none. */
  desk: string[] | null
}

const lists = new Map<string, BlockList>()

function listOf(networks: readonly string[]): BlockList {
  const key = networks.join(' ')
  const known = lists.get(key)
  if (known) return known
  const made = new BlockList()
  for (const network of networks) {
    const [address, prefix] = network.split('/')
    made.addSubnet(address!, Number(prefix), isIP(address!) === 6 ? 'ipv6' : 'ipv4')
  }
  if (lists.size > 200) lists.clear()
  lists.set(key, made)
  return made
}

/** An address of IPv4 may come written as one of IPv6. */
export function within(address: string | undefined, networks: readonly string[]): boolean {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/i, '') ?? ''
  const kind = isIP(plain)
  return kind !== 0 && listOf(networks).check(plain, kind === 6 ? 'ipv6' : 'ipv4')
}

/** @returns what stands against it; undefined for everybody who is no contractor */
export function boxFault({ contract, desk }: Boxed, now: Date, address: string | undefined): BoxFault | undefined {
  if (!contract) return undefined
  const time = boxedByTime(contract, now.getTime())
  if (time) return time
  return contract.deskOnly && desk && desk.length > 0 && !within(address, desk) ? 'not-at-the-desk' : undefined
}
