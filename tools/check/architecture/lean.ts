/**
 * The browser gets the tables of routes of `domain/<room>/api.ts` and nothing else of such a file (`tools/web/lean-api.ts`);
 * types see the whole of it. What else a screen needs stands in a file of its own.
 */
import type { Node } from 'oxc-parser'
import type { Fault } from '../fault.ts'
import { isCode, isTest, type Project } from '../project.ts'
import { stringOf, walk } from '../syntax.ts'
import { resolved } from './imports.ts'

/** `domain/kernel/api.ts` is the way tables are written, no table itself. */
const isApi = (path: string) => /^domain\/(?!kernel\/api\.)[a-z]+\/(?:[a-z]+-)?api\.ts$/.test(path)

/** Whoever the bundler may bring to a browser: the floor web, and what of domain is no api file itself. */
const mayTravel = (path: string) =>
  isCode(path) && !isTest(path) && (path.startsWith('web/') || (path.startsWith('domain/') && !isApi(path)))

export function leanFaults(project: Project): Fault[] {
  return project.paths.filter(mayTravel).flatMap((path) => {
    const found: Fault[] = []
    const { program, lineOf } = project.syntax(path)
    walk(program, (node) => {
      const from = sourceOf(node)
      if (from === undefined || !isApi(resolved(path, from))) return
      for (const name of valuesOf(node).filter((n) => !n.endsWith('Api'))) {
        const says = `\`${name}\` of ${resolved(path, from)} does not reach a browser: only tables of routes do`
        found.push({ file: path, line: lineOf(node), says })
      }
    })
    return found
  })
}

function sourceOf(node: Node): string | undefined {
  const from =
    node.type === 'ImportDeclaration' || node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration'
      ? node.source
      : undefined
  return from ? stringOf(from) : undefined
}

/** Names taken as values; `*` where all are. */
function valuesOf(node: Node): string[] {
  if (node.type === 'ExportAllDeclaration') return node.exportKind === 'type' ? [] : ['*']
  if (node.type === 'ImportDeclaration') {
    if (node.importKind === 'type') return []
    return node.specifiers.flatMap((s) =>
      s.type !== 'ImportSpecifier' ? ['*'] : s.importKind === 'type' ? [] : [nameOf(s.imported)],
    )
  }
  if (node.type !== 'ExportNamedDeclaration' || node.exportKind === 'type') return []
  return node.specifiers.flatMap((s) => (s.exportKind === 'type' ? [] : [nameOf(s.local)]))
}

const nameOf = (node: Node) => (node.type === 'Identifier' ? node.name : (stringOf(node) ?? '*'))
