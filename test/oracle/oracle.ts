/** Reads `permissions.txt`: who may do what, written apart from the code. */
import { readFileSync } from 'node:fs'
import type { Role } from '../../domain/accounts/roles.ts'

const letters: Record<string, Role> = {
  G: 'grid-worker',
  D: 'desk',
  P: 'dispatcher',
  O: 'duty-officer',
  H: 'unit-handler',
  L: 'unit-lead',
  S: 'community-secretary',
  V: 'supervisor',
  M: 'manager',
  R: 'reviewer',
  E: 'catalogue-editor',
  A: 'administrator',
  X: 'security-officer',
  U: 'auditor',
  Z: 'resident',
  I: 'privacy-officer',
  K: 'ledger-keeper',
  Y: 'child-protector',
  C: 'child-director',
  T: 'child-supervisor',
}

export type Verdict = 'may' | 'never-contracted' | 'may-not'
const marks: Record<string, Verdict> = { x: 'may', p: 'never-contracted', '.': 'may-not' }

export interface Oracle {
  roles: Role[]
  permissions: string[]
  says: (permission: string, role: Role) => Verdict
}

export function readOracle(): Oracle {
  const lines = readFileSync(new URL('permissions.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((l) => l.trim() && !l.startsWith('#'))
  const [head, ...rows] = lines.map((l) => l.trim().split(/\s+/))
  const roles = head!.map((letter) => letters[letter]!)
  const table = new Map(rows.map(([permission, ...cells]) => [permission!, cells.map((c) => marks[c]!)]))
  for (const [permission, cells] of table) {
    if (cells.length !== roles.length || cells.includes(undefined as never))
      throw new Error(`oracle: ${permission} has a faulty line`)
  }
  return {
    roles,
    permissions: [...table.keys()],
    says: (permission, role) => table.get(permission)?.[roles.indexOf(role)] ?? 'may-not',
  }
}
