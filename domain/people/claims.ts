/**
 * Claims: what somebody says about a person that is not what is held. It is laid beside it, with its source, and a person
 * settles it; nothing is overwritten in silence (一数一源). A change that asks for approval is a claim too [B9].
 */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'
import { CareCode } from './cares.ts'
import { maskBorn, maskIdNumber, maskName } from './mask.ts'
import type { Person, PersonCategory } from './schema.ts'

/** Fields that two sources may tell apart. */
export const ClaimField = z.enum(['name', 'sex', 'born', 'idNumber'])
export type ClaimField = z.output<typeof ClaimField>

/**
 * `number-differs`: the ID number says otherwise. `change`: somebody asked for it and another must agree.
 * `source-differs`: another source says otherwise. `age-limit`: the age of a category is reached.
 */
export const ClaimReason = z.enum(['number-differs', 'change', 'source-differs', 'age-limit'])
export type ClaimReason = z.output<typeof ClaimReason>

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'month' })

/** What a source says of one category. */
export const CareSays = z.strictObject({ from: Day, to: Day.nullable(), source: z.string(), month: Month })
export type CareSays = z.output<typeof CareSays>

const common = {
  id: Id,
  person: Id,
  place: PlacePath,
  /** Masked. */
  name: z.string(),
  reason: ClaimReason,
  source: z.string(),
  askedAt: z.iso.datetime(),
  /** Who asked, as colleagues see them; null: a job of the night. */
  askedBy: z.string().nullable(),
  /** The reader asked for it: another must agree. */
  own: z.boolean(),
  settledAt: z.iso.datetime().nullable(),
  taken: z.boolean().nullable(),
}

/** In a list the values of fields are masked; to compare them is a look. */
export const Claim = z.discriminatedUnion('about', [
  z.strictObject({
    ...common,
    about: z.literal('field'),
    what: ClaimField,
    held: z.string().nullable(),
    claimed: z.string().nullable(),
  }),
  z.strictObject({
    ...common,
    about: z.literal('category'),
    what: CareCode,
    held: CareSays.nullable(),
    claimed: CareSays,
  }),
])
export type Claim = z.output<typeof Claim>

/** Which fields ask for a second person once something is held [B9]. */
export const Approval = z.array(ClaimField)
export const approvalSetting = 'people.approval'
export const usualApproval: ClaimField[] = ['born', 'idNumber']

export const maskedValue = (what: ClaimField, value: string | null): string | null =>
  value && { name: maskName, sex: (v: string) => v, born: maskBorn, idNumber: maskIdNumber }[what](value)

type Fields = Pick<Person, ClaimField>

/** A change divided: what is written now, and what another person must agree to. What was empty is filled at once. */
export function divide<C extends Partial<Fields>>(
  held: Fields,
  change: C,
  approval: readonly ClaimField[],
): { now: C; asked: { what: ClaimField; held: string; claimed: string | null }[] } {
  const now = { ...change }
  const asked: { what: ClaimField; held: string; claimed: string | null }[] = []
  for (const what of approval) {
    const claimed = change[what]
    const before = held[what]
    if (claimed === undefined || before === null || claimed === before || (what === 'sex' && before === 'unknown'))
      continue
    delete now[what]
    asked.push({ what, held: before, claimed })
  }
  return { now, asked }
}

/** What a second source does to a category that is held: confirms it, or says otherwise. */
export function meets(
  held: Pick<PersonCategory, 'from' | 'to' | 'source'>,
  says: CareSays,
): 'same-source' | 'agrees' | 'differs' {
  if (held.source === says.source) return 'same-source'
  return held.from === says.from && held.to === says.to ? 'agrees' : 'differs'
}
