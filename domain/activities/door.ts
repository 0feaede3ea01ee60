/**
 * A list at the door as a phone holds it without a network: names masked as every list shows them, and marks by which a name or the
 * end of a number that somebody says is found. A mark says neither: of a name twelve bits, of four digits eight, each with the
 * entry's own id, so that one fits a name in four thousand and thirty-nine ends of ten thousand. Pure.
 */
import { foldName } from '../people/fold.ts'
import { hash32 } from '../kernel/stable-id.ts'

const seed = 0x3c6ef372

export const nameMarkOf = (entry: string, name: string): number => hash32(`${entry} ${foldName(name)}`, seed) & 0xfff
export const tailMarkOf = (entry: string, phone: string): number => hash32(`${entry} ${phone.slice(-4)}`, seed) & 0xff
/** What stands on the phone of whoever signed up: said or shown at the door where nothing can be looked up. */
export const entryCode = (entry: string): string => entry.slice(-6).toUpperCase()

const sign = 'linli-entry:'
/** What the square on that phone says, for a camera without a network. */
export const entrySign = (entry: string): string => sign + entry
/** @returns the entry that a square names; undefined of any other square */
export const entryOfSign = (text: string): string | undefined =>
  text.startsWith(sign) ? text.slice(sign.length) : undefined

export interface Listed {
  id: string
  /** Masked, or a name alone as it was given; null once it was removed. */
  name: string | null
  /** Of the whole name; null of a name that stands here as it is. */
  mark: number | null
  tails: readonly number[]
}

function fits(one: Listed, said: string, loose: boolean): boolean {
  if (entryCode(one.id) === said.toUpperCase()) return true
  if (/^\d{4,11}$/.test(said)) return one.tails.includes(tailMarkOf(one.id, said))
  const name = foldName(said)
  if (!name || one.name === null) return false
  if (one.mark === null) return foldName(one.name).includes(name)
  return one.mark === nameMarkOf(one.id, name) || (loose && one.name.startsWith([...name][0]!))
}

/** Who may be meant, by name, by code, by the end of a number; a surname where nothing fits the whole of it. */
export function foundAtDoor<T extends Listed>(entries: readonly T[], typed: string): T[] {
  const said = typed.normalize('NFKC').replace(/\s/g, '')
  if (!said) return [...entries]
  const exact = entries.filter((e) => fits(e, said, false))
  return exact.length > 0 ? exact : entries.filter((e) => fits(e, said, true))
}
