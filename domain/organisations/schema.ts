/** Organisations: bodies of the three levels, companies, squads; who holds which post when; who covers for whom. */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'

export const OrganisationKind = z.enum([
  'party-body',
  'department',
  'mass-organisation',
  'public-institution',
  'town-government',
  'forestry-bureau',
  'sub-district-office',
  'community-committee',
  'village-committee',
  'service-centre',
  'utility',
  'clinic',
  'school',
  'property-company',
  'social-organisation',
  'social-work-station',
  'squad',
  'local-unit',
])
export type OrganisationKind = z.output<typeof OrganisationKind>

/** The level it works at; a matter of a county body is no matter of a grid. */
export const OrganisationLevel = z.enum(['county', 'town', 'sub-district', 'community', 'grid'])
export type OrganisationLevel = z.output<typeof OrganisationLevel>

/** Parties of a joined service: the five of [S1-55] (两委 社会组织 社工 志愿者 慈善), government bodies, companies. */
export const PartyKind = z.enum([
  'committee',
  'social-organisation',
  'social-worker',
  'volunteer',
  'charity',
  'authority',
  'company',
])
export type PartyKind = z.output<typeof PartyKind>

/** Code of an organisation, unique in the county, e.g. `zhujianju`, `town-100`, `community-100-001`. */
export const OrgCode = z.string().regex(/^[a-z0-9-]{2,60}$/, { error: 'org-code' })
export type OrgCode = string

export const Mailbox = z.email({ error: 'mail' }).max(120)

export const Organisation = z.strictObject({
  id: Id,
  code: OrgCode,
  name: z.string().trim().min(1).max(60),
  short: z.string().trim().max(20).nullable(),
  kind: OrganisationKind,
  level: OrganisationLevel,
  /** The place it serves. */
  place: PlacePath,
  /** Inside government: an order there is an order. Outside it is a request with an answer. */
  government: z.boolean(),
  /** For bodies outside: the body that gets the order, with its clock, when they refuse. */
  regulator: OrgCode.nullable(),
  parent: OrgCode.nullable(),
  party: PartyKind,
  /** Modules of the platform it leads here, e.g. `volunteers`, `elders`: data, not code. */
  leads: z.array(z.string().max(40)),
  phone: z.string().max(20).nullable(),
  /** Mailbox of the office, where it is told of its orders. */
  mail: Mailbox.nullable(),
  opened: Day,
  closed: Day.nullable(),
  sort: z.int().min(0),
})
export type Organisation = z.output<typeof Organisation>

/** Somebody in an organisation: an account, or a person without one. */
export const Member = z.strictObject({
  id: Id,
  organisation: Id,
  account: Id.nullable(),
  person: Id.nullable(),
  post: z.string().trim().min(1).max(40),
  /** Answers for the organisation: gets what is late, approves what needs approval. */
  inCharge: z.boolean(),
  from: Day,
  to: Day.nullable(),
})
export type Member = z.output<typeof Member>

/** The five kinds of member of a grid's service group [S1-48]: 在职党员, 小组长, 楼栋长, 物业企业员工, 社区志愿者. */
export const GroupKind = z.enum(['serving-member', 'group-leader', 'building-head', 'property-staff', 'volunteer'])
export type GroupKind = z.output<typeof GroupKind>

export const GroupMember = z.strictObject({
  id: Id,
  /** The grid. */
  place: PlacePath,
  kind: GroupKind,
  account: Id.nullable(),
  person: Id.nullable(),
  /** Shown when there is neither account nor person. */
  name: z.string().trim().max(40).nullable(),
  organisation: OrgCode.nullable(),
  /** For a building head: the building. */
  building: Id.nullable(),
  from: Day,
  to: Day.nullable(),
})
export type GroupMember = z.output<typeof GroupMember>

/** Somebody is away and somebody covers; both days inclusive. */
export const Absence = z.strictObject({
  id: Id,
  account: Id,
  cover: Id,
  from: Day,
  to: Day,
  kind: z.enum(['leave', 'sick', 'training', 'other']),
})
export type Absence = z.output<typeof Absence>

/** What lists and pickers show. */
export const OrganisationBrief = Organisation.pick({
  id: true,
  code: true,
  name: true,
  short: true,
  kind: true,
  level: true,
  place: true,
  government: true,
  phone: true,
})
export type OrganisationBrief = z.output<typeof OrganisationBrief>

export const MemberView = Member.extend({
  name: z.string(),
  awayUntil: Day.nullable(),
  coveredBy: z.string().nullable(),
})

export const OrganisationView = Organisation.extend({
  parentName: z.string().nullable(),
  regulatorName: z.string().nullable(),
  placeName: z.string(),
  members: z.array(MemberView),
})
export type OrganisationView = z.output<typeof OrganisationView>

export const GroupView = z.strictObject({
  place: PlacePath,
  members: z.array(GroupMember.extend({ label: z.string() })),
  /** Kinds nobody fills today. */
  missing: z.array(GroupKind),
})
