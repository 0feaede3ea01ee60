/**
 * Two records of one person become one: an alias, old → kept. What hung on the old one goes to the kept one and remembers where
 * it came from, so that the merge can be undone; what was added since is then assigned by hand [B6].
 */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { CareCode } from './cares.ts'
import { EventKind } from './population.ts'
import { AccountLink, Sex, type Person } from './schema.ts'

/** Fields of which one value stays. */
export const MergeField = z.enum(['name', 'sex', 'born', 'idNumber', 'addressNote'])
export type MergeField = z.output<typeof MergeField>

export const MergeSide = z.enum(['kept', 'old'])
export type MergeSide = z.output<typeof MergeSide>

/** Whose value stays, field by field; of phones both may. */
export const MergeTake = z.strictObject({
  name: MergeSide,
  sex: MergeSide,
  born: MergeSide,
  idNumber: MergeSide,
  addressNote: MergeSide,
  phones: z.enum(['kept', 'old', 'both']),
})
export type MergeTake = z.output<typeof MergeTake>

/** In clear: whoever decides whether two are one has to see both. */
export const MergeFacts = z.strictObject({
  name: z.string(),
  sex: Sex,
  born: z.string().nullable(),
  idNumber: z.string().nullable(),
  phones: z.array(z.string()),
  addressNote: z.string().nullable(),
  address: z.string().nullable(),
  died: z.string().nullable(),
  version: z.int(),
})
export type MergeFacts = z.output<typeof MergeFacts>

/** What came to the kept record since, and may have been the other's. */
export const MergeAdded = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('category'), id: Id, category: CareCode, from: z.string() }),
  z.strictObject({ kind: z.literal('account'), id: Id, as: AccountLink.shape.as }),
  z.strictObject({ kind: z.literal('phone'), id: z.string(), masked: z.string() }),
])
export type MergeAdded = z.output<typeof MergeAdded>

/** What came since and stays where it is; it is put right afterwards, by the ordinary acts. */
export const MergeStays = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('event'), what: EventKind, day: z.string() }),
  z.strictObject({ kind: z.literal('household'), day: z.string() }),
  z.strictObject({ kind: z.literal('field'), what: MergeField }),
])
export type MergeStays = z.output<typeof MergeStays>

export const Merge = z.strictObject({
  id: Id,
  old: Id,
  /** Of the old record, masked. */
  name: z.string(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  why: z.string().nullable(),
  undone: z.iso.datetime().nullable(),
  added: z.array(MergeAdded),
  stays: z.array(MergeStays),
})
export type Merge = z.output<typeof Merge>

export type MergeFault = 'same-record' | 'merged-already' | 'one-died' | 'kept-away'

interface Standing {
  id: string
  died: string | null
  left: string | null
  merged: string | null
}

/** May these two become one? The kept record is the one that is here. */
export function mergeFault(kept: Standing, old: Standing): MergeFault | undefined {
  if (kept.id === old.id) return 'same-record'
  if (kept.merged !== null || old.merged !== null) return 'merged-already'
  if ((kept.died === null) !== (old.died === null)) return 'one-died'
  return kept.left !== null && old.left === null ? 'kept-away' : undefined
}

/** A person has four numbers at most; those of the kept record come first. */
const mostPhones = 4

/** What of the kept record changes. A value that one side alone has is never lost by choosing the other's emptiness. */
export function takenFrom(kept: Person, old: Person, take: MergeTake): Partial<Person> {
  const chosen = (field: MergeField) => {
    const [first, second] = take[field] === 'old' ? [old, kept] : [kept, old]
    const value = first[field]
    return value === null || value === 'unknown' ? second[field] : value
  }
  const entries = MergeField.options.flatMap((f) => {
    const value = chosen(f)
    return value === kept[f] ? [] : [[f, value] as const]
  })
  const phones = phonesTaken(kept.phones, old.phones, take.phones)
  return {
    ...(Object.fromEntries(entries) as Partial<Person>),
    ...(phones.join() !== kept.phones.join() && { phones }),
  }
}

function phonesTaken(kept: string[], old: string[], take: MergeTake['phones']): string[] {
  if (take !== 'both') return take === 'old' ? old : kept
  return [...new Set([...kept, ...old])].slice(0, mostPhones)
}

/** Fields that the merge wrote and that somebody changed since: they stay. The others go back to what they were. */
export function fieldsBack(before: Person, after: Person, now: Person): { back: Partial<Person>; stays: MergeField[] } {
  const written = MergeField.options.filter((f) => before[f] !== after[f])
  const still = written.filter((f) => now[f] === after[f])
  return {
    back: Object.fromEntries(still.map((f) => [f, before[f]])),
    stays: written.filter((f) => !still.includes(f)),
  }
}

/**
 * Numbers of the kept record after the undo: what the merge brought goes, what was its own and what was added stays, but for what
 * is given to the other.
 */
export function phonesBack(
  before: readonly string[],
  after: readonly string[],
  now: readonly string[],
  given: readonly string[],
): string[] {
  const brought = after.filter((p) => !before.includes(p))
  const lost = before.filter((p) => !after.includes(p) && !now.includes(p))
  return [...now.filter((p) => !brought.includes(p) && !given.includes(p)), ...lost].slice(0, mostPhones)
}

/** Numbers that came after the merge. */
export const phonesAdded = (before: readonly string[], after: readonly string[], now: readonly string[]) =>
  now.filter((p) => !after.includes(p) && !before.includes(p))
