/**
 * A list of another system beside ours (对账): what differs of whom, why probably, and who settles it. The cause is a guess from
 * what both sides say, shown as one; it decides nothing.
 */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import type { Wanted } from './import/wanted.ts'
import { foldName } from './keys.ts'

/** `there`: only in the table. `here`: only in the register. `both`: in both, and not alike. */
export const Side = z.enum(['there', 'here', 'both'])
export type Side = z.output<typeof Side>

export const Cause = z.enum([
  /** Not here: has come, and nobody entered them. */
  'moved-in',
  /** In both, in other places. */
  'moved-within',
  /** Here and no more there: has probably left. */
  'moved-out',
  /** One of both says so. */
  'died-here',
  'died-there',
  'left-here',
  'left-there',
  /** The same person by name and birthday or phone. */
  'other-number',
  /** One or two characters apart. */
  'mistyped',
  /** There with a category that ended here, or that was never here. */
  'ended-here',
  'not-begun-here',
  /** Here with a category, and not in the table of those who have it. */
  'ended-there',
  'not-begun-there',
  'other-days',
  /** Empty here, filled there. */
  'gap',
  'says-otherwise',
  /** The row cannot be read, or means several. */
  'unclear',
])
export type Cause = z.output<typeof Cause>

export const Settler = z.enum(['grid', 'liaison', 'community', 'department'])
export type Settler = z.output<typeof Settler>

/** Who can know: the one who goes there, who knows the household, who keeps the register, or who sent the table. */
const settlers: Record<Cause, Settler> = {
  'moved-in': 'grid',
  'moved-within': 'grid',
  'moved-out': 'grid',
  'died-here': 'department',
  'died-there': 'grid',
  'left-here': 'department',
  'left-there': 'grid',
  'other-number': 'community',
  mistyped: 'community',
  'ended-here': 'community',
  'not-begun-here': 'community',
  'ended-there': 'department',
  'not-begun-there': 'department',
  'other-days': 'department',
  gap: 'liaison',
  'says-otherwise': 'liaison',
  unclear: 'department',
}

export const settlerOf = (cause: Cause): Settler => settlers[cause]

export const DifferenceView = z.strictObject({
  no: z.int(),
  side: Side,
  cause: Cause,
  settler: Settler,
  person: Id.nullable(),
  /** Masked. */
  name: z.string().nullable(),
  idNumber: z.string().nullable(),
  place: PlacePath.nullable(),
  /** Row of the table. */
  at: z.int().nullable(),
  fields: z.array(z.string()),
  settled: z.strictObject({ at: z.iso.datetime(), by: z.string().nullable(), said: z.string() }).nullable(),
})
export type DifferenceView = z.output<typeof DifferenceView>

export const DifferenceCount = z.strictObject({
  side: Side,
  cause: Cause,
  settler: Settler,
  n: z.int(),
  open: z.int(),
})
export type DifferenceCount = z.output<typeof DifferenceCount>

/** Somebody of ours with the same name, and what else they have. */
export interface Namesake {
  id: string
  born: string | null
  idNumber: string | null
  phones: readonly string[]
}

/** How many characters stand otherwise; two that changed places count once. Only as far as two matters. */
export function apart(a: string, b: string): number {
  if (a.length !== b.length) return 3
  const at = [...a].flatMap((c, i) => (c === b[i] ? [] : [i]))
  const [i = 0, k = 0] = at
  const swapped = at.length === 2 && k === i + 1 && a[i] === b[k] && a[k] === b[i]
  return swapped ? 1 : at.length
}

/** Whom a row probably means that was found by no number: the cause says how it was told. */
export function likely(
  w: Wanted,
  all: readonly Namesake[],
): { person: string; cause: 'mistyped' | 'other-number' } | undefined {
  const near = all.find((n) => w.idNumber && n.idNumber && apart(w.idNumber, n.idNumber) <= 2)
  if (near) return { person: near.id, cause: 'mistyped' }
  const same = all.filter((n) => (w.born !== null && w.born === n.born) || n.phones.some((p) => w.phones.includes(p)))
  return same.length === 1 ? { person: same[0]!.id, cause: 'other-number' } : undefined
}

/** Why a row that was refused differs; undefined: nothing may be kept of it. */
export function causeOfRefusal(issues: readonly string[]): Cause | undefined {
  if (issues.includes('restricted')) return undefined
  if (issues.includes('is-dead')) return 'died-here'
  if (issues.includes('has-left')) return 'left-here'
  if (issues.includes('said-dead')) return 'died-there'
  if (issues.includes('said-moved')) return 'left-there'
  return 'unclear'
}

/** What says something else, and not only more of the same. */
const tells = (deed: string) => !/^(confirm:|adds:|keeps:|joins$|again$)/.test(deed)

/**
 * Of somebody who was found: what differs, or undefined.
 * @param deeds what the row would do (`domain/people/import/weigh.ts`)
 * @param ended categories that the person had here and has no more
 */
export function causeOfFound(
  deeds: readonly string[],
  issues: readonly string[],
  names: { here: string; there: string },
  ended: ReadonlySet<string>,
): { cause: Cause; fields: string[] } | undefined {
  const fields = deeds.filter(tells)
  if (issues.includes('lives-elsewhere')) fields.push('place')
  if (fields.length === 0) return undefined
  const given = fields.filter((f) => f.startsWith('gives:')).map((f) => f.slice(6))
  const cause = ((): Cause => {
    if (fields.includes('place')) return 'moved-within'
    if (given.some((c) => ended.has(c))) return 'ended-here'
    if (given.length > 0) return 'not-begun-here'
    if (fields.includes('differs:name'))
      return apart(foldName(names.here), foldName(names.there)) <= 1 ? 'mistyped' : 'says-otherwise'
    if (fields.some((f) => f.startsWith('differs:'))) return 'says-otherwise'
    return fields.some((f) => f.startsWith('beside:')) ? 'other-days' : 'gap'
  })()
  return { cause, fields }
}

/** Of somebody whom the table does not name. @param from since when the category holds here; null: the table is of everybody */
export const causeOfMissing = (from: string | null, month: string): Cause =>
  from === null ? 'moved-out' : from.slice(0, 7) >= month ? 'not-begun-there' : 'ended-there'
