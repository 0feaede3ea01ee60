/** Who owns which table: the room in the name of the migration that creates it. */
import { migrationsFolder, rooms } from '../../../architecture.ts'
import { lineAt, type Fault } from '../fault.ts'
import type { Project } from '../project.ts'
import { statementsOf, type Token } from '../sql/tokens.ts'
import { tablesOf } from '../sql/tables.ts'

export interface Relation {
  room: string
  kind: 'table' | 'view'
  /** Stands in the schema that counties share: reference data, open to every room. */
  shared: boolean
}

export type Owners = ReadonlyMap<string, Relation>

export interface Migration {
  path: string
  /** Empty when the name follows no rule. */
  room: string
  number: string
  shared: boolean
  statements: Token[][]
}

/** `0007_requests_acts.sql`, for every county; `network/0002_hosts.sql`, of the kernel, for what counties share. */
const shape = /^(?:(network\/)(\d{4})_[a-z0-9_]+|(\d{4})_([a-z]+)(?:_[a-z0-9_]+)?)\.sql$/

export const migrationsOf = (project: Project): Migration[] =>
  project.paths
    .filter((p) => p.startsWith(`${migrationsFolder}/`) && p.endsWith('.sql'))
    .map((path) => {
      const [, shared, sharedNumber, number, room] = shape.exec(path.slice(migrationsFolder.length + 1)) ?? []
      const statements = statementsOf(project.text(path))
      if (shared) return { path, room: 'kernel', number: `network/${sharedNumber}`, shared: true, statements }
      return { path, room: room ?? '', number: number ?? path, shared: false, statements }
    })

export function ownersOf(migrations: Migration[]): Owners {
  const owners = new Map<string, Relation>()
  for (const { room, shared, statements } of migrations) {
    for (const s of statements) {
      const made = madeBy(s)
      if (made && !owners.has(made.name)) owners.set(made.name, { room, kind: made.kind, shared })
    }
  }
  return owners
}

interface Made {
  kind: Relation['kind']
  name: string
}

/** `create table if not exists network.x (…)` → x. */
function madeBy(s: Token[]): Made | undefined {
  if (s[0]?.text !== 'create') return undefined
  const words = ['or', 'replace', 'unlogged', 'materialized', 'foreign', 'recursive']
  let i = 1
  while (words.includes(s[i]?.text ?? '')) i++
  const kind = s[i]?.text
  if (kind !== 'table' && kind !== 'view') return undefined
  i++
  while (['if', 'not', 'exists'].includes(s[i]?.text ?? '')) i++
  if (s[i + 1]?.text === '.') i += 2
  return s[i] && { kind, name: s[i]!.text }
}

export const rankOfRoom = (room: string) => (rooms as readonly string[]).indexOf(room)
export const isPublished = (name: string, room: string) => name.startsWith(`${room}_pub_`)

export function migrationFaults(project: Project): Fault[] {
  const migrations = migrationsOf(project)
  const owners = ownersOf(migrations)
  return [
    ...numbering(migrations),
    ...migrations.flatMap((m) => m.statements.flatMap((s) => statementFaults(project, m, s, owners))),
  ]
}

function numbering(migrations: Migration[]): Fault[] {
  const seen = new Map<string, string>()
  return migrations.flatMap(({ path, room, number }) => {
    const twin = seen.get(number)
    seen.set(number, path)
    if (rankOfRoom(room) < 0)
      return [{ file: path, says: 'is not named NNNN_<room>_<what>.sql after a room of architecture.ts' }]
    return twin ? [{ file: path, says: `has the number of ${twin}` }] : []
  })
}

function statementFaults(project: Project, m: Migration, s: Token[], owners: Owners): Fault[] {
  const text = project.text(m.path)
  const says = (what: string, token = s[0]!): Fault => ({ file: m.path, line: lineAt(text, token.at), says: what })
  const has = (word: string) => s.find((t) => t.kind === 'word' && t.text === word)
  const faults: Fault[] = []
  const made = madeBy(s)
  if (s[0]!.text === 'create' && has('trigger'))
    faults.push(says('makes a trigger: code writes what follows from a write'))
  for (const word of ['serial', 'bigserial', 'smallserial', 'identity']) {
    const token = made?.kind === 'table' ? has(word) : undefined
    if (token) faults.push(says('lets the database count ids: their author mints them', token))
  }
  if (made?.kind === 'view') faults.push(...viewFaults(m, s, owners, made.name, says))
  faults.push(...strangers(m, s, owners).map((name) => says(`changes ${name}, which is not a table of ${m.room}`)))
  faults.push(
    ...references(s).flatMap((name) => {
      const room = owners.get(name)?.room
      return room !== undefined && rankOfRoom(room) > rankOfRoom(m.room)
        ? [says(`refers to ${name} of ${room}, which stands below ${m.room}`)]
        : []
    }),
  )
  return faults
}

type Says = (what: string, token?: Token) => Fault

function viewFaults(m: Migration, s: Token[], owners: Owners, name: string, says: Says): Fault[] {
  const faults: Fault[] = []
  if (!s.some((t) => t.text === 'security_invoker'))
    faults.push(says(`${name} lacks security_invoker and would pass by row-level security`))
  if (name.includes('_pub_') && !isPublished(name, m.room))
    faults.push(says(`publishes ${name} in another room's name`))
  for (const read of tablesOf(s).reads) {
    const what = readObjection(m.room, read, owners)
    if (what) faults.push(says(what))
  }
  return faults
}

/** Tables that the statement alters, indexes, fills or guards and that belong to another room. */
function strangers(m: Migration, s: Token[], owners: Owners): string[] {
  const touched = [...tablesOf(s).writes]
  const first = s[0]!.text
  if (first === 'create' || first === 'drop') {
    const kind = s.findIndex((t) => t.text === 'index' || t.text === 'policy')
    const on = kind < 0 ? -1 : s.findIndex((t, i) => i > kind && t.text === 'on')
    if (on > 0) touched.push(s[s[on + 2]?.text === '.' ? on + 3 : on + 1]!.text)
  }
  // Who sees a text or a picture is said by the room whose matter it belongs to.
  const guards = s.some((t) => t.text === 'policy') ? 'kernel' : m.room
  return touched.filter((name) => owners.has(name) && ![m.room, guards].includes(owners.get(name)!.room))
}

const references = (s: Token[]) =>
  s.flatMap((t, i) =>
    t.kind === 'word' && t.text === 'references' && s[i + 1] ? [s[s[i + 2]?.text === '.' ? i + 3 : i + 1]!.text] : [],
  )

/** Why `room` may not read `name`; undefined if it may. */
export function readObjection(room: string, name: string, owners: Owners): string | undefined {
  const owner = owners.get(name)
  if (!owner)
    return /^(pg_|information_schema)/.test(name) && room === 'kernel'
      ? undefined
      : `reads ${name}, which no migration makes`
  if (owner.room === room || owner.shared) return undefined
  if (!isPublished(name, owner.room))
    return `reads ${name} of ${owner.room}: only its ${owner.room}_pub_* views are published`
  return rankOfRoom(owner.room) > rankOfRoom(room)
    ? `reads ${name} of ${owner.room}, which stands below ${room}`
    : undefined
}
