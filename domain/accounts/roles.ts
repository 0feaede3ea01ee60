/**
 * Roles 角色 as a table: each is a list of permissions, a level of proof, and a rule about company it keeps.
 * What a grant adds is only *where*.
 */
import type { Permission } from '../kernel/permission.ts'

interface RoleRow {
  zh: string
  en: string
  permissions: readonly Permission[]
  /** 三员分立: held with nothing else, and given by two people (GB/T 22239-2019, 8.1.5 安全管理中心). */
  apart?: true
  /** Needs an authenticator at every sign-in, not only for some acts. */
  authenticator?: true
  /** Works on a phone in stairways: a session may rest longer on a device that is known. */
  field?: true
}

/** What everybody on duty needs to read the rest: the tree, the bodies, the catalogue. */
const bearings = ['places.read', 'organisations.read', 'catalogue.read'] as const

const askFor = ['requests.read', 'requests.report-for', 'requests.note', 'requests.urge'] as const

/** What the unit that has an order in hand does with it. */
const handling = [
  'requests.read', 'requests.sign', 'requests.draft-reply', 'requests.appoint', 'requests.return', 'requests.decline',
  'requests.co-handle', 'requests.defer', 'requests.resume', 'requests.extend', 'requests.note', 'requests.resolve',
  'requests.correct', 'requests.raise', 'requests.contact', 'requests.rectify', 'requests.appeal', 'people.call', 'records.read', 'records.write',
] as const

/** What only a public body does (国办发〔2020〕53号 and local rules): never from a contractor's account. */
export const neverContracted = [
  'requests.accept', 'requests.reject', 'requests.dispatch', 'requests.return', 'requests.reassign', 'requests.call-back',
  'requests.close', 'requests.merge', 'requests.supervise', 'requests.approve', 'requests.exclude', 'requests.refer',
  'requests.hand-over', 'requests.guide', 'accounts.phone',
] as const satisfies Permission[]

export const roles = {
  'resident': { zh: '居民', en: 'Resident', permissions: ['requests.own'] },
  'grid-worker': {
    zh: '网格员', en: 'Grid worker', field: true,
    permissions: [
      ...bearings, 'people.read', 'people.search', 'people.edit', 'people.link', 'people.call', ...askFor, 'requests.verify', 'requests.sign',
      'requests.appoint', 'requests.resolve', 'requests.correct', 'requests.return', 'requests.raise', 'records.read', 'records.write',
    ],
  },
  'desk': {
    zh: '热线话务员', en: 'Help-line agent',
    permissions: [...bearings, 'people.search', ...askFor, 'requests.draft', 'requests.correct', 'accounts.phone'],
  },
  'dispatcher': {
    zh: '派单员', en: 'Dispatcher',
    permissions: [
      ...bearings, 'people.search', 'people.call', ...askFor, 'requests.draft', 'requests.accept', 'requests.reject', 'requests.verify',
      'requests.merge', 'requests.dispatch', 'requests.offer', 'requests.reassign', 'requests.correct', 'requests.refer', 'requests.hand-over',
      'requests.guide', 'requests.call-back', 'requests.close', 'requests.reopen', 'requests.order-rectification', 'records.read',
      'indicators.read', 'accounts.phone',
    ],
  },
  'duty-officer': {
    zh: '值班负责人', en: 'Duty officer',
    permissions: [
      ...bearings, 'people.search', 'people.read', 'people.call', 'people.reveal', ...askFor, 'requests.draft', 'requests.accept',
      'requests.reject', 'requests.verify', 'requests.merge', 'requests.dispatch', 'requests.offer', 'requests.reassign', 'requests.correct',
      'requests.refer', 'requests.hand-over', 'requests.guide', 'requests.call-back', 'requests.close', 'requests.reopen',
      'requests.order-rectification', 'requests.supervise', 'requests.approve', 'records.read', 'indicators.read', 'indicators.drill',
      'accounts.phone',
    ],
  },
  'unit-handler': { zh: '承办人', en: 'Handler', field: true, permissions: [...bearings, ...handling] },
  'unit-lead': {
    zh: '承办单位负责人', en: 'Head of unit',
    permissions: [...bearings, ...handling, 'requests.assign', 'requests.approve-reply', 'organisations.members', 'indicators.read'],
  },
  'community-secretary': {
    zh: '社区（村）书记', en: 'Community secretary', field: true,
    permissions: [
      ...bearings, 'people.read', 'people.search', 'people.edit', 'people.link', 'people.call', 'people.reveal', ...askFor, 'requests.verify',
      'requests.sign', 'requests.assign', 'requests.draft-reply', 'requests.approve-reply', 'requests.appoint', 'requests.return',
      'requests.co-handle', 'requests.defer', 'requests.resume', 'requests.extend', 'requests.resolve', 'requests.correct', 'requests.raise',
      'requests.contact', 'requests.rectify', 'requests.appeal', 'records.read', 'records.write', 'places.workers', 'places.register',
      'organisations.members', 'indicators.read', 'indicators.drill',
    ],
  },
  'supervisor': {
    zh: '督办', en: 'Supervisor',
    permissions: [
      ...bearings, 'requests.read', 'requests.note', 'requests.urge', 'requests.supervise', 'requests.approve', 'requests.order-rectification',
      'requests.call-back', 'records.read', 'indicators.read', 'indicators.drill',
    ],
  },
  'manager': {
    zh: '分管领导', en: 'Manager',
    permissions: [...bearings, 'people.read', 'requests.read', 'records.read', 'indicators.read', 'indicators.drill', 'indicators.export'],
  },
  'reviewer': {
    zh: '复核人', en: 'Reviewer',
    permissions: [...bearings, 'requests.read', 'requests.exclude', 'requests.decide-appeal', 'records.read', 'indicators.read'],
  },
  'catalogue-editor': {
    zh: '目录管理员', en: 'Catalogue editor',
    permissions: [...bearings, 'organisations.edit', 'organisations.members', 'catalogue.edit', 'catalogue.lists', 'indicators.read'],
  },
  'administrator': {
    zh: '系统管理员', en: 'Administrator', apart: true, authenticator: true,
    permissions: [
      ...bearings, 'places.edit', 'places.workers', 'places.register', 'places.import', 'organisations.edit', 'organisations.members',
      'catalogue.install', 'accounts.read', 'accounts.edit', 'accounts.disable', 'accounts.grant', 'accounts.code', 'accounts.ask', 'settings.read', 'settings.edit',
    ],
  },
  'security-officer': {
    zh: '安全管理员', en: 'Security officer', apart: true, authenticator: true,
    permissions: ['accounts.read', 'accounts.confirm', 'accounts.disable', 'settings.read'],
  },
  'auditor': { zh: '审计员', en: 'Auditor', apart: true, authenticator: true, permissions: ['audit.read', 'audit.export'] },
} as const satisfies Record<string, RoleRow>

export type Role = keyof typeof roles

export const roleCodes = Object.keys(roles) as [Role, ...Role[]]

export const roleRow = (role: Role): RoleRow => roles[role]

/** Roles an administrator can give; the resident's comes with the phone. */
export const grantable = roleCodes.filter((r) => r !== 'resident')

/** What a grant of this role permits; a contractor's account never holds what may not be contracted out. */
export function permissionsOf(role: Role, contractor: boolean): ReadonlySet<Permission> {
  const all: readonly Permission[] = roleRow(role).permissions
  return new Set(contractor ? all.filter((p) => !(neverContracted as readonly Permission[]).includes(p)) : all)
}
