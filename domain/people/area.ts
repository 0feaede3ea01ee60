/**
 * The people of an area as a field phone holds them [L1 L4]: household by household, masked as every list is, and found
 * without a signal. A name is not there; a mark of twelve bits tells whether a name that somebody types may be theirs. It
 * fits one given name in four thousand, so that beside the surname, which is shown, it tells nobody's name.
 */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { hash32 } from '../kernel/stable-id.ts'
import { foldName } from './fold.ts'
import { Relation, Sex } from './schema.ts'

export const FieldPerson = z.strictObject({
  id: Id,
  /** Masked. */
  name: z.string(),
  mark: z.int().min(0).max(4095),
  sex: Sex,
  age: z.int().nullable(),
  /** To the head of the household; null of whoever belongs to none. */
  relation: Relation.nullable(),
  /** On the household's papers, and living elsewhere 人在户不在. */
  away: z.boolean(),
})
export type FieldPerson = z.output<typeof FieldPerson>

export const FieldHome = z.strictObject({
  /** Id of the household; of whoever belongs to none, their own. */
  id: Id,
  place: PlacePath,
  dwelling: Id.nullable(),
  /** What stands on the door; the way there is part of the work. */
  address: z.string().nullable(),
  /** Of an address, so that 2 comes before 10. */
  ordered: z.string().nullable(),
  people: z.array(FieldPerson),
})
export type FieldHome = z.output<typeof FieldHome>

export const FieldArea = z.strictObject({
  /** What the phone sends when it asks again. */
  digest: z.string(),
  homes: z.array(FieldHome),
  /** Base grids of the area, for somebody who belongs to no household yet. */
  grids: z.array(z.strictObject({ path: PlacePath, name: z.string() })),
  /** People of the area who are more than a phone holds; they are found with a network. */
  more: z.int(),
})
export type FieldArea = z.output<typeof FieldArea>

/** People a phone holds at most: about 1.5 MB. */
export const fieldPeopleMost = 5000

const seed = 0x6d61726b

/** @param name as it is typed or kept */
export const nameMark = (person: string, name: string): number => hash32(`${person} ${foldName(name)}`, seed) & 0xfff

const flat = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s,，、]/g, '')
    .toLowerCase()
const first = (name: string) => [...name][0]
const namelike = (word: string) => /^[\p{Script=Han}\p{Script=Latin}·•・‧･.'-]+$/u.test(word)

export interface Hit {
  home: FieldHome
  person: FieldPerson
}

export interface Hits {
  exact: Hit[]
  /** Of the same surname, where nobody has the name itself. */
  like: Hit[]
}

type Fits = (hit: Hit, address: string) => boolean

/** A word is a piece of the address, a surname, or a whole name. */
const fits =
  (word: string, loose: boolean): Fits =>
  ({ person }, address) => {
    if (address.includes(flat(word))) return true
    const folded = foldName(word)
    if (!folded || !namelike(word) || first(folded) !== first(foldName(person.name))) return false
    return loose || [...folded].length === 1 || nameMark(person.id, word) === person.mark
  }

/** @param typed a name, a surname, a piece of an address, or both with a blank between: 王秀英 3号楼 */
export function findHeld(homes: readonly FieldHome[], typed: string): Hits {
  const words = typed.trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return { exact: [], like: [] }
  const all = (loose: boolean): Hit[] => {
    const tests = words.map((w) => fits(w, loose))
    return homes.flatMap((home) => {
      const address = flat(home.address ?? '')
      return home.people.flatMap((person) =>
        tests.every((t) => t({ home, person }, address)) ? [{ home, person }] : [],
      )
    })
  }
  const exact = all(false)
  return { exact, like: exact.length > 0 ? [] : all(true) }
}

/** 站前小区3号楼2单元302 → 站前小区3号楼: what one stands before, and what is behind its door. */
export function blockOf(address: string): { block: string; door: string } {
  const end = /^.*?\d+(?:号楼|栋|幢|座)/.exec(address)?.[0].length ?? /\d+(?:号|室|户)?$/.exec(address)?.index
  return end === undefined || end === 0
    ? { block: address, door: '' }
    : { block: address.slice(0, end), door: address.slice(end) }
}
