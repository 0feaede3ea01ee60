/** Accounts 账号: who may sign in, by what proof, and what is granted to them where and until when. */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'
import { Contract } from './contract.ts'
import { roleCodes } from './roles.ts'

export const RoleCode = z.enum(roleCodes)

/** What a member of staff types to sign in: chosen by the administrator, never a phone or an ID number. */
export const SignInName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9._-]{1,31}$/, { error: 'sign-in-name' })

/** Name or badge as colleagues see it. */
export const Shown = z.string().trim().min(1).max(30)

/** A mobile number: digits only, as typed with blanks, hyphens or `+86`. Numbers with 000 are invented and lead nowhere. */
export const Mobile = z
  .string()
  .max(30)
  .overwrite((typed) =>
    typed
      .normalize('NFKC')
      .replace(/[\s\-()]/g, '')
      .replace(/^(\+|00)86(?=1|000)/, ''),
  )
  .regex(/^(1\d{10}|000\d{8})$/, { error: 'mobile' })

/** Six digits, as sent by message or shown by the authenticator. */
export const Six = z
  .string()
  .max(20)
  .overwrite((typed) => typed.normalize('NFKC').replace(/\s/g, ''))
  .regex(/^\d{6}$/, { error: 'six-digits' })

/** Long enough for a sentence, short enough to hash. What makes it good is judged by `passwords.ts`, with its reason. */
export const Password = z.string().min(1).max(128)

/** A code on paper: groups of four, forgiving case, blanks and hyphens. */
export const PaperCode = z
  .string()
  .max(60)
  .overwrite((typed) => typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, ''))
  .regex(/^[0-9A-HJKMNP-TV-Z]{16}$/, { error: 'paper-code' })

/** Code of an organisation, as scopes and orders name it (`OrgCode` of domain/organisations, which stands below). */
export const UnitCode = z.string().regex(/^[a-z0-9-]{2,60}$/, { error: 'org-code' })

/** A grant 授权: one role, at a place or for a unit, from a day to a last day. */
export const Grant = z.strictObject({
  id: Id,
  role: RoleCode,
  /** The place it covers, with all below and all that became it. */
  place: PlacePath,
  /** When set, the grant counts for what this organisation has in hand, not for the place. */
  unit: UnitCode.nullable().default(null),
  from: Day,
  /** The last day; null = until ended. A contractor's grant must have one. */
  until: Day.nullable().default(null),
})
export type Grant = z.output<typeof Grant>

export const GrantView = Grant.extend({ endedAt: Moment.nullable() })
export type GrantView = z.output<typeof GrantView>

/** What an account has for the second factor 第二重验证. */
export const Factors = z.strictObject({
  totp: z.boolean(),
  sms: z.boolean(),
  recoveryLeft: z.int(),
  passkeys: z.int(),
})
export type Factors = z.output<typeof Factors>

export const AccountBrief = z.strictObject({
  id: Id,
  name: SignInName,
  shown: Shown,
  contractor: z.boolean(),
  demo: z.boolean(),
  disabledAt: Moment.nullable(),
  roles: z.array(z.strictObject({ role: RoleCode, place: PlacePath, unit: UnitCode.nullable() })),
})
export type AccountBrief = z.output<typeof AccountBrief>

export const AccountView = AccountBrief.omit({ roles: true }).extend({
  version: z.int(),
  /** Of a contractor: company, last day, shifts. */
  contract: Contract.nullable(),
  /** `••• •••• 5678`, never the number. */
  phoneEnding: z.string().nullable(),
  openedAt: Moment,
  grants: z.array(GrantView),
  factors: Factors,
  /** A one-time code is out and not used yet. */
  codeUntil: Moment.nullable(),
})
export type AccountView = z.output<typeof AccountView>

/** What the interface knows of the person who is signed in. */
export const Me = z.strictObject({
  account: Id,
  session: Id,
  kind: z.enum(['staff', 'resident']),
  shown: z.string(),
  contractor: z.boolean(),
  contract: Contract.nullable(),
  person: Id.nullable(),
  grants: z.array(z.strictObject({ role: RoleCode, place: PlacePath.nullable(), unit: UnitCode.nullable() })),
  /** All that any grant permits, sorted. Where it is permitted is for the server to say. */
  permissions: z.array(z.string()),
  factors: z.union([z.literal(1), z.literal(2)]),
  /** Until when acts that ask for the second factor do not ask again. */
  freshUntil: Moment.nullable(),
})
export type Me = z.output<typeof Me>

/** Where a sign-in stands: done, or what is asked next. */
export const Step = z.discriminatedUnion('next', [
  z.strictObject({ next: z.literal('done'), me: Me, recoveryCodes: z.array(z.string()).optional() }),
  z.strictObject({ next: z.literal('set-password') }),
  z.strictObject({
    next: z.literal('factor'),
    methods: z.array(z.enum(['totp', 'recovery', 'sms', 'passkey'])).min(1),
  }),
  z.strictObject({ next: z.literal('enrol') }),
  /** Nothing the person has can prove it is them: an administrator gives a one-time code, face to face. */
  z.strictObject({ next: z.literal('administrator') }),
])
export type Step = z.output<typeof Step>

export const SessionView = z.strictObject({
  id: Id,
  /** Kind of browser and system, e.g. `Chrome · Windows`. */
  label: z.string(),
  openedAt: Moment,
  endsAt: Moment,
  current: z.boolean(),
})

export const DeviceView = z.strictObject({
  id: Id,
  label: z.string(),
  since: Moment,
  until: Moment,
  current: z.boolean(),
})

/** Something one person asks and a second decides: a lost second factor, a grant of a role that stands apart. */
export const Asking = z.strictObject({
  id: Id,
  kind: z.enum(['factor-reset', 'apart-grant']),
  account: Id,
  shown: z.string(),
  grant: Grant.nullable(),
  why: z.string(),
  askedBy: Id,
  askedByShown: z.string(),
  askedAt: Moment,
  until: Moment,
  decidedAt: Moment.nullable(),
  decision: z.enum(['confirmed', 'refused']).nullable(),
})
export type Asking = z.output<typeof Asking>
