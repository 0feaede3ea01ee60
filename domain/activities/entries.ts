/** Who comes: residents sign up themselves or for those they speak for, staff put people down, lists of chat groups are pasted in. */
import { z } from 'zod'
import type { FieldFault } from '../kernel/errors.ts'
import { Id } from '../kernel/id.ts'
import { Moment, type Instant } from '../kernel/instant.ts'
import type { Status } from './acts.ts'
import { Criterion, KindCode, type ActivityKind } from './kinds.ts'
import { NearActivity } from './schema.ts'

export const EntryState = z.enum(['in', 'waiting'])
export type EntryState = z.output<typeof EntryState>

/** Group by criterion, as they say of themselves [S4-64]; whoever says nothing is in any. */
export const Groups = z.record(KindCode, KindCode)
export type Groups = z.output<typeof Groups>

/** A name that is in no register: whoever comes for once. */
export const GuestName = z.string().trim().min(2, { error: 'name' }).max(30)

/** What somebody says who signs up or is put down. */
export const Signing = z.strictObject({
  person: Id.nullable(),
  /** Of whoever is no person of the register. */
  name: GuestName.nullable(),
  /** Said where no register knows the day of birth. */
  elder: z.boolean(),
  groups: Groups,
})
export type Signing = z.output<typeof Signing>

const placed = {
  id: Id,
  state: EntryState,
  /** Of those who wait: how many are before them. */
  ahead: z.int().nullable(),
  groups: Groups,
}

/** The end of a phone number, said at the desk. */
export const PhoneTail = z.string().regex(/^\d{4,11}$/, { error: 'phone-tail' })

/** One line of the list as whoever runs it sees it. */
export const EntryView = z.strictObject({
  ...placed,
  person: Id.nullable(),
  /** Of a person masked; null once a name that stood here alone has stood its time. */
  name: z.string().nullable(),
  elder: z.boolean(),
  at: Moment,
  /** They are there, since when. */
  arrived: Moment.nullable(),
  /** Of a competition: under which name they play. */
  plays: z.string().nullable(),
  /** They signed up themselves. */
  own: z.boolean(),
})
export type EntryView = z.output<typeof EntryView>

/** Why nobody signs up by themselves now. */
export const Shut = z.enum(['no-list', 'by-staff', 'off', 'begun'])
export type Shut = z.output<typeof Shut>

export const OwnSide = z.strictObject({
  shut: Shut.nullable(),
  criteria: z.array(Criterion),
  /** Places are kept for people of this age. */
  eldersFrom: z.int().nullable(),
  /** Those for whom the account may sign up; itself without a person where it is tied to none. */
  items: z.array(
    z.strictObject({
      person: Id.nullable(),
      as: z.enum(['self', 'guardian', 'relative', 'account']),
      name: z.string(),
      /** Null: not known, they say it. */
      elder: z.boolean().nullable(),
      entry: z.strictObject({ ...placed, arrived: z.boolean() }).nullable(),
    }),
  ),
})
export type OwnSide = z.output<typeof OwnSide>

/** What an account has signed up for and is not over. */
export const OwnEntry = z.strictObject({
  activity: NearActivity.omit({ here: true }),
  name: z.string(),
  ...placed,
})
export type OwnEntry = z.output<typeof OwnEntry>

/** Somebody a pasted line may mean, as whoever runs the list may see them. */
export const Candidate = z.strictObject({
  person: Id,
  name: z.string(),
  age: z.int().nullable(),
  home: z.string().nullable(),
  /** Masked. */
  phone: z.string().nullable(),
  /** On the list already. */
  on: z.boolean(),
})
export type Candidate = z.output<typeof Candidate>

export const ChainMatch = z.strictObject({
  said: z.string(),
  name: z.string(),
  /** The one whom name and a second mark say; null: somebody has to choose. */
  meant: Id.nullable(),
  candidates: z.array(Candidate),
})
export type ChainMatch = z.output<typeof ChainMatch>

/** Whether residents can sign up, or why not. */
export function shutFor(
  a: { status: Status; from: Instant },
  kind: Pick<ActivityKind, 'joining'>,
  now: Instant,
): Shut | null {
  if (kind.joining === 'none') return 'no-list'
  if (kind.joining === 'staff') return 'by-staff'
  if (a.status !== 'published') return 'off'
  return now >= a.from ? 'begun' : null
}

/** Groups are chosen from what the kind asks, and from nothing else. */
const groupFaults = (groups: Groups, criteria: readonly Criterion[]): FieldFault[] =>
  Object.entries(groups).flatMap(([code, choice]) => {
    const known = criteria.find((c) => c.code === code)?.choices.some((x) => x.code === choice)
    return known ? [] : [{ path: `groups.${code}`, code: 'not-a-choice' }]
  })

/** What the kind asks people to say of themselves, as questions of a form. */
export const questionsOf = (criteria: readonly Criterion[]) => ({
  type: 'object' as const,
  properties: Object.fromEntries(
    criteria.map((c) => [
      c.code,
      {
        type: 'string' as const,
        title: c.name.zh,
        'x-en': c.name.en,
        oneOf: c.choices.map((x) => ({ const: x.code, title: x.name.zh, 'x-en': x.name.en })),
      },
    ]),
  ),
  required: [] as string[],
})

/** What somebody gets wrong who signs up. */
export const signingFaults = (s: Signing, criteria: readonly Criterion[]): FieldFault[] => [
  ...((s.person === null) === (s.name === null) ? [{ path: 'name', code: 'required' }] : []),
  ...groupFaults(s.groups, criteria),
]
