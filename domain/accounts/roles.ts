/**
 * Roles 角色 as a table: each is a list of permissions, a level of proof, and a rule about the company it keeps.
 * What a grant adds is only *where*. `test/permissions.test.ts` compares the table with an oracle written apart from it.
 */
import type { Permission } from '../kernel/permission.ts'
import { neverContracted } from './never-contracted.ts'
import {
  atTheCentre,
  atTheDesk,
  decidingForTheCentre,
  filing,
  handling,
  inTheField,
  leadingAUnit,
  reviewing,
  seeing,
  supervising,
} from './request-permissions.ts'

export interface RoleRow {
  zh: string
  en: string
  permissions: readonly Permission[]
  /** 三员分立: held with nothing else, and given by two people (GB/T 22239-2019, 8.1.5). */
  apart?: true
  /** Needs an authenticator at every sign-in, not only for some acts. */
  authenticator?: true
  /** Works on a phone in stairways: a session may rest longer on a device that is known. */
  field?: true
}

/** What everybody on duty needs to read the rest: the tree, the bodies, the catalogue. */
const bearings = [
  'places.read',
  'organisations.read',
  'catalogue.read',
  'facilities.read',
  'activities.read',
  'teams.read',
  'demands.read',
] as const
/** Whoever meets residents takes their word: a consent given or taken back, a relative who must not see. */
const listening = ['rights.consent', 'rights.bar'] as const
const knowing = ['people.read', 'people.search', 'people.call'] as const
const keeping = [...knowing, 'people.edit', 'people.link'] as const
const numbers = ['indicators.read', 'indicators.drill'] as const
const service = ['records.read', 'records.write'] as const
/** Whoever goes to the doors sees what is due there, and says that nobody need come for a while. */
const visiting = ['duties.read', 'duties.excuse', 'duties.check'] as const
/** Rooms of a place or of one's unit, who has them when, and what is held there. */
const housing = ['facilities.use', 'activities.plan', 'activities.run'] as const
/** A squad of the place or of one's unit: who is in it. */
const squads = ['teams.lead'] as const
/** Whoever answers for the place decides who is under a plan, and looks at what was not met. */
const answering = [...visiting, 'duties.enrol', 'duties.look', 'duties.declare'] as const

/** Volunteers of a place: known to whoever walks there, taken in and their hours found true by whoever answers for it. */
const volunteering = ['volunteers.read', 'volunteers.keep', 'volunteers.verify'] as const

/** Boards of neighbours of a place: what was reported is looked at by whoever answers for it. */
const boards = ['neighbours.read', 'neighbours.keep', 'neighbours.claim', 'neighbours.wish'] as const

/** Accounts of the time bank of a place. */
const banking = ['timebank.read', 'timebank.keep'] as const

export const roles = {
  resident: { zh: '居民', en: 'Resident', permissions: [] },
  'grid-worker': {
    zh: '网格员',
    en: 'Grid worker',
    field: true,
    permissions: [
      ...bearings,
      ...keeping,
      'forms.fill',
      ...listening,
      ...filing,
      ...inTheField,
      ...service,
      ...visiting,
      'facilities.check',
      'activities.run',
      'volunteers.read',
      'neighbours.wish',
    ],
  },
  desk: {
    zh: '热线话务员',
    en: 'Help-line agent',
    permissions: [...bearings, 'people.search', ...listening, ...filing, ...atTheDesk],
  },
  dispatcher: {
    zh: '派单员',
    en: 'Dispatcher',
    permissions: [
      ...bearings,
      'people.search',
      'people.call',
      ...listening,
      ...filing,
      ...atTheDesk,
      ...atTheCentre,
      'requests.export',
      'records.read',
      'indicators.read',
      'accounts.phone',
    ],
  },
  'duty-officer': {
    zh: '值班负责人',
    en: 'Duty officer',
    permissions: [
      ...bearings,
      ...knowing,
      'people.reveal',
      ...listening,
      ...filing,
      ...atTheDesk,
      ...atTheCentre,
      ...decidingForTheCentre,
      'requests.export',
      'records.read',
      ...numbers,
      'indicators.ratings',
      'accounts.phone',
    ],
  },
  'unit-handler': {
    zh: '承办人',
    en: 'Handler',
    field: true,
    permissions: [...bearings, 'people.call', ...filing, ...handling, ...service],
  },
  'unit-lead': {
    zh: '承办单位负责人',
    en: 'Head of unit',
    permissions: [
      ...bearings,
      'people.call',
      ...filing,
      ...handling,
      ...leadingAUnit,
      ...service,
      ...housing,
      ...squads,
      'teams.keep',
      'demands.ask',
      'demands.decide',
      'volunteers.verify',
      'neighbours.claim',
      'letters.settle',
      'organisations.members',
      'indicators.read',
    ],
  },
  'community-secretary': {
    zh: '社区（村）书记',
    en: 'Community secretary',
    field: true,
    permissions: [
      ...bearings,
      ...keeping,
      'letters.settle',
      'people.reveal',
      'people.settle',
      'people.import',
      'forms.fill',
      'people.export',
      'requests.export',
      'records.export',
      ...listening,
      ...filing,
      ...inTheField,
      ...handling,
      ...leadingAUnit,
      ...service,
      ...answering,
      ...numbers,
      'places.workers',
      'places.register',
      'organisations.members',
      ...housing,
      'facilities.edit',
      'facilities.check',
      ...volunteering,
      ...boards,
      ...banking,
      ...squads,
      'demands.ask',
    ],
  },
  'ledger-keeper': {
    zh: '台账员',
    en: 'Ledger keeper',
    permissions: [
      ...bearings,
      ...keeping,
      'people.reveal',
      'people.settle',
      'people.import',
      'forms.fill',
      'people.export',
      'records.read',
      ...numbers,
    ],
  },
  supervisor: {
    zh: '督办',
    en: 'Supervisor',
    permissions: [
      ...bearings,
      ...seeing,
      ...supervising,
      'letters.settle',
      'records.read',
      'duties.read',
      'duties.look',
      ...numbers,
      'indicators.ratings',
    ],
  },
  manager: {
    zh: '分管领导',
    en: 'Manager',
    permissions: [
      ...bearings,
      'people.read',
      'people.export',
      'requests.read',
      'requests.export',
      'records.read',
      'records.export',
      'duties.read',
      'duties.declare',
      'volunteers.read',
      'neighbours.read',
      'timebank.read',
      ...numbers,
      'indicators.ratings',
      'indicators.define',
      'indicators.export',
    ],
  },
  reviewer: {
    zh: '复核人',
    en: 'Reviewer',
    permissions: [...bearings, ...seeing, ...reviewing, 'records.read', 'indicators.read', 'indicators.ratings'],
  },
  'catalogue-editor': {
    zh: '目录管理员',
    en: 'Catalogue editor',
    permissions: [
      ...bearings,
      'organisations.edit',
      'organisations.members',
      'catalogue.edit',
      'catalogue.lists',
      'people.define',
      'facilities.define',
      'activities.define',
      'teams.define',
      'teams.keep',
      'demands.ask',
      'facilities.edit',
      'duties.plan',
      'volunteers.define',
      'timebank.define',
      'indicators.read',
      'indicators.define',
    ],
  },
  // Receives for an office what is reported of harm to minors; the place says nothing, the office does.
  'child-protector': {
    zh: '未成年人保护接收人',
    en: 'Receiver for minors in danger',
    permissions: [...bearings, 'children.receive'],
  },
  // 未成年人保护法 §43; the ledger of children is theirs alone, each at the places they answer for.
  'child-director': {
    zh: '儿童主任',
    en: 'Children’s director',
    field: true,
    permissions: [
      ...bearings,
      ...knowing,
      ...listening,
      ...visiting,
      'duties.enrol',
      ...service,
      'children.read',
      'children.keep',
    ],
  },
  'child-supervisor': {
    zh: '儿童督导员',
    en: 'Children’s supervisor',
    field: true,
    permissions: [
      ...bearings,
      ...knowing,
      ...listening,
      ...visiting,
      'duties.enrol',
      ...service,
      'children.read',
      'children.keep',
    ],
  },
  'privacy-officer': {
    zh: '个人信息保护负责人',
    en: 'Officer for personal data',
    permissions: [...bearings, 'people.read', 'people.search', 'rights.define', 'rights.hold', 'rights.runs'],
  },
  administrator: {
    zh: '系统管理员',
    en: 'Administrator',
    apart: true,
    authenticator: true,
    permissions: [
      ...bearings,
      'places.edit',
      'places.workers',
      'places.register',
      'places.import',
      'organisations.edit',
      'organisations.members',
      'facilities.edit',
      'catalogue.install',
      'accounts.read',
      'accounts.edit',
      'accounts.disable',
      'accounts.grant',
      'accounts.code',
      'accounts.ask',
      'settings.read',
      'settings.edit',
      'machine.read',
      'notices.given-up',
      'notices.webhooks',
    ],
  },
  'security-officer': {
    zh: '安全管理员',
    en: 'Security officer',
    apart: true,
    authenticator: true,
    permissions: ['accounts.read', 'accounts.confirm', 'accounts.disable', 'settings.read', 'restricted.appoint'],
  },
  auditor: {
    zh: '审计员',
    en: 'Auditor',
    apart: true,
    authenticator: true,
    permissions: ['audit.read', 'audit.export', 'rights.runs'],
  },
} as const satisfies Record<string, RoleRow>

export type Role = keyof typeof roles

export const roleCodes = Object.keys(roles) as [Role, ...Role[]]

export const roleRow = (role: Role): RoleRow => roles[role]

/** Roles an administrator can give; the resident's comes with the phone. */
export const grantable = roleCodes.filter((r) => r !== 'resident')

const sets = new Map<string, ReadonlySet<Permission>>()

/** What a grant of this role permits; a contractor's account never holds what may not be contracted out. */
export function permissionsOf(role: Role, contractor: boolean): ReadonlySet<Permission> {
  const key = `${role} ${contractor}`
  const known = sets.get(key)
  if (known) return known
  const all: readonly Permission[] = roleRow(role).permissions
  const never: readonly Permission[] = contractor ? neverContracted : []
  const made = new Set(all.filter((p) => !never.includes(p)))
  sets.set(key, made)
  return made
}
