/**
 * People, first stone: person, household, dwelling, dated category, account. Here they are in clear; on the server
 * name, contacts and numbers are encrypted, and a view is masked unless it was revealed with a reason.
 */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'
import { CareCode } from './cares.ts'
import { MaskedContact } from './contacts.ts'
import { IdNumber } from './idnumber.ts'
import { isMasked } from './mask.ts'
import { Phone } from './phone.ts'

export const Sex = z.enum(['male', 'female', 'unknown'])
export type Sex = z.output<typeof Sex>

/** 2026-03, a month in Asia/Shanghai. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'month' })

/** A masked value can never be written back. */
export const Name = z
  .string()
  .trim()
  .min(1, { error: 'name' })
  .max(60, { error: 'name' })
  .refine((n) => !isMasked(n), { error: 'masked' })

export const Person = z.strictObject({
  id: Id,
  /** The base grid of the dwelling where the person lives. */
  place: PlacePath,
  name: Name,
  sex: Sex,
  born: Day.nullable(),
  phones: z.array(Phone).max(4),
  idNumber: IdNumber.nullable(),
  /** Words for finding the door: 敲门请大声. No health, no opinion. */
  addressNote: z
    .string()
    .trim()
    .max(200)
    .refine((n) => !isMasked(n), { error: 'masked' })
    .nullable(),
  died: Day.nullable(),
})
export type Person = z.output<typeof Person>

/** 户在人在, 户在人不在, 人在户不在: a state of each link between person and household. */
export const Residence = z.enum(['both', 'registered-only', 'living-only'])
export type Residence = z.output<typeof Residence>

/** Relation to the head (GB/T 4761, the coarse classes). */
export const Relation = z.enum([
  'head',
  'spouse',
  'child',
  'child-in-law',
  'grandchild',
  'parent',
  'grandparent',
  'sibling',
  'other',
])
export type Relation = z.output<typeof Relation>

export const HouseholdMember = z.strictObject({
  household: Id,
  person: Id,
  relation: Relation,
  residence: Residence,
  from: Day,
  to: Day.nullable(),
})
export type HouseholdMember = z.output<typeof HouseholdMember>

export const Household = z.strictObject({
  id: Id,
  place: PlacePath,
  dwelling: Id.nullable(),
  opened: Day,
  closed: Day.nullable(),
})
export type Household = z.output<typeof Household>

/** A dated category with its source and the month it was confirmed for; a person may hold several. */
export const PersonCategory = z.strictObject({
  id: Id,
  person: Id,
  category: CareCode,
  from: Day,
  to: Day.nullable(),
  source: z.string().trim().min(1).max(80),
  month: Month,
})
export type PersonCategory = z.output<typeof PersonCategory>

/** As it stands on a card: who saw to it that it holds, and when. */
export const HeldCategory = PersonCategory.extend({
  confirmedAt: z.iso.datetime().nullable(),
  confirmedBy: z.string().nullable(),
})
export type HeldCategory = z.output<typeof HeldCategory>

/** The resident's account that speaks for this person, or for a relative of theirs with recorded consent. */
export const AccountLink = z.strictObject({
  account: Id,
  person: Id,
  as: z.enum(['self', 'relative', 'guardian']),
  from: Day,
  to: Day.nullable(),
})
export type AccountLink = z.output<typeof AccountLink>

/** Where somebody lives for whom an account speaks, in clear to that account: it is not asked for again. */
export const Home = z.strictObject({
  person: Id,
  as: AccountLink.shape.as,
  /** Masked: which of several it is, is known to the reader. */
  name: z.string(),
  place: PlacePath,
  dwelling: Id.nullable(),
  estate: Id.nullable(),
  text: z.string().nullable(),
})
export type Home = z.output<typeof Home>

/** As it appears in a list: masked, and never writable back. */
export const MaskedPerson = z.strictObject({
  id: Id,
  place: PlacePath,
  name: z.string(),
  sex: Sex,
  age: z.int().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  categories: z.array(CareCode),
})
export type MaskedPerson = z.output<typeof MaskedPerson>

/** Completed years, in a question. */
export const Age = z.int().min(0).max(130)

/** By what somebody was found: `near` is another name that sounds so, or differs in one character. */
export const FoundBy = z.enum(['name', 'near', 'address', 'phone', 'id-number'])
export type FoundBy = z.output<typeof FoundBy>

export const FoundPerson = MaskedPerson.extend({ by: FoundBy })
export type FoundPerson = z.output<typeof FoundPerson>

/** Who shares a household, masked. */
const Mate = z.strictObject({
  person: Id,
  name: z.string(),
  /** Beside a masked name, so that two of one surname are told apart. */
  age: z.int().nullable(),
  relation: Relation,
  residence: Residence,
})

/** A household to choose from: who lives there, masked. */
export const HouseholdBrief = z.strictObject({ id: Id, place: PlacePath, members: z.array(Mate) })
export type HouseholdBrief = z.output<typeof HouseholdBrief>

export const PersonCard = MaskedPerson.extend({
  born: z.string().nullable(),
  died: Day.nullable(),
  /** Gone from the county since. */
  left: Day.nullable(),
  idNumber: z.string().nullable(),
  phones: z.array(z.string()),
  addressNote: z.boolean(),
  household: z
    .strictObject({
      id: Id,
      /** Whom they turn to first, as colleagues see them. */
      liaison: z.string().nullable(),
      members: z.array(Mate),
    })
    .nullable(),
  dated: z.array(HeldCategory),
  /** Fields the county added, those that are filled in; of a sealed one the value is null. */
  extras: z.array(z.strictObject({ field: CareCode, value: z.string().nullable() })),
  /** Whom to call about them. */
  contacts: z.array(MaskedContact),
  /** Open claims about this person. */
  claims: z.int(),
  accounts: z.int(),
  /** Records that were merged into this one. */
  merges: z.int(),
  version: z.int(),
})
export type PersonCard = z.output<typeof PersonCard>
