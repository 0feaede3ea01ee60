/** SQL stands in stores only, and a store keeps to its room: it writes its own tables and reads them and what is published above. */
import { kernelSqlFolders } from '../../../architecture.ts'
import type { Fault } from '../fault.ts'
import { isCode, isTest, type Project } from '../project.ts'
import { looksLikeSql } from '../sql/looks.ts'
import { tablesOf } from '../sql/tables.ts'
import { statementsOf, type Token } from '../sql/tokens.ts'
import { textsOf, type Text } from '../syntax.ts'
import { migrationsOf, ownersOf, readObjection, type Owners } from './owners.ts'
import { whereIs, type Where } from './where.ts'

/** `store.ts`, `sessions-store.ts`, or any file of a folder `store/`. */
const storeName = /(^|\/)([a-z-]+-)?store(\.ts$|\/)/

const isStore = ({ floor, room, inner }: Where) => floor === 'server' && room !== undefined && storeName.test(inner)

const isKernelSql = ({ floor, room, inner }: Where) =>
  floor === 'server' && room === 'kernel' && (kernelSqlFolders as readonly string[]).includes(inner.split('/')[0]!)

export function storeFaults(project: Project): Fault[] {
  const owners = ownersOf(migrationsOf(project))
  return project.paths.flatMap((path) => {
    const here = whereIs(path)
    if (!isCode(path) || isTest(path) || !here.floor) return []
    const texts = textsOf(project.syntax(path))
    if (isStore(here)) return keepsToItsRoom(here, texts, owners)
    if (isKernelSql(here)) return []
    return texts
      .filter(({ text }) => looksLikeSql(text))
      .map(({ line }) => ({ file: path, line, says: 'SQL outside a store.ts' }))
  })
}

/** Words that only SQL puts in this order; in a store a piece of a statement counts too. */
const piece = /\b(?:from|join|into|update|delete|truncate)\s+[\w"\uE000(]/i

function keepsToItsRoom(here: Where, texts: Text[], owners: Owners): Fault[] {
  const sql = texts
    .filter(({ text }) => looksLikeSql(text) || piece.test(text))
    .map((t) => ({ ...t, statements: statementsOf(t.text) }))
  // A `with` may stand in one constant and its use in another.
  const local = new Set(sql.flatMap(({ statements }) => statements.flatMap((s) => tablesOf(s).local)))
  return sql.flatMap(({ statements, line }) =>
    statements.flatMap((s) =>
      objections(here.room!, s, local, owners).map((says) => ({ file: here.path, line, says })),
    ),
  )
}

function objections(room: string, statement: Token[], local: Set<string>, owners: Owners): string[] {
  const { writes, reads, unreadable } = tablesOf(statement)
  const foreign = (name: string) => !local.has(name)
  return [
    ...writes.filter(foreign).flatMap((name) => writeObjection(room, name, owners) ?? []),
    ...reads.filter(foreign).flatMap((name) => readObjection(room, name, owners) ?? []),
    ...(unreadable && room !== 'kernel'
      ? ['takes the name of a table from the program, where no check can read it']
      : []),
    ...volatileUpdate(statement),
  ]
}

function writeObjection(room: string, name: string, owners: Owners): string | undefined {
  const owner = owners.get(name)
  if (!owner) return `writes ${name}, which no migration makes`
  return owner.room === room ? undefined : `writes ${name} of ${owner.room}`
}

/** A cluster refuses them, and a time that comes from the code is the same in act, audit and event. */
function volatileUpdate(s: Token[]): string[] {
  if (s[0]?.text !== 'update') return []
  const called = s.find(
    (t, i) =>
      ['now', 'random', 'clock_timestamp', 'gen_random_uuid', 'nextval'].includes(t.text) && s[i + 1]?.text === '(',
  )
  return called ? [`calls ${called.text}() in an update: times and ids come from the code`] : []
}
