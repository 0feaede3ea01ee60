/** The domain floor and every `rules.ts` know no clock, no chance and no outside: time and ids are arguments. */
import type { Node } from 'oxc-parser'
import type { Fault } from '../fault.ts'
import { isCode, isTest, type Project } from '../project.ts'
import { walk, type Parsed } from '../syntax.ts'

/** Names of the outside. A file that gives one of them a meaning of its own may use that. */
const outside = new Set([
  'process',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'crypto',
  'console',
  'globalThis',
  'window',
  'document',
  'navigator',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'location',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'require',
  '__dirname',
  '__filename',
])

export function pureFaults(project: Project): Fault[] {
  const bound = project.paths.filter(
    (p) => isCode(p) && !isTest(p) && (p.startsWith('domain/') || p.endsWith('/rules.ts')),
  )
  return bound.flatMap((path) => impurities(project.syntax(path)).map((i) => ({ file: path, ...i })))
}

function impurities(tree: Parsed): { line: number; says: string }[] {
  const own = boundNames(tree)
  const found: { line: number; says: string }[] = []
  walk(tree.program, (node, parents) => {
    if (
      node.type.startsWith('TS') &&
      node.type !== 'TSAsExpression' &&
      node.type !== 'TSSatisfiesExpression' &&
      node.type !== 'TSNonNullExpression'
    )
      return false
    const says = impurity(node, parents.at(-1), own)
    if (says) found.push({ line: tree.lineOf(node), says })
    return true
  })
  return found
}

function impurity(node: Node, parent: Node | undefined, own: Set<string>): string | undefined {
  if (node.type === 'NewExpression' && named(node.callee, 'Date') && node.arguments.length === 0) {
    return '`new Date()` reads the clock: take the time as an argument'
  }
  if (node.type === 'CallExpression' && named(node.callee, 'Date')) return '`Date()` reads the clock'
  if (isMember(node, 'Date', 'now')) return '`Date.now` reads the clock: take the time as an argument'
  if (isMember(node, 'Math', 'random')) return '`Math.random` is chance: take it as an argument'
  if (node.type === 'Identifier' && outside.has(node.name) && !own.has(node.name) && !isLabel(node, parent)) {
    return `\`${node.name}\` is outside: rules do no input or output`
  }
  return undefined
}

const named = (node: Node, name: string) => node.type === 'Identifier' && node.name === name

const isMember = (node: Node, object: string, property: string) =>
  node.type === 'MemberExpression' && named(node.object, object) && keyOf(node) === property

const keyOf = (node: Node & { type: 'MemberExpression' }) =>
  !node.computed && 'name' in node.property
    ? node.property.name
    : node.property.type === 'Literal'
      ? node.property.value
      : undefined

/** `thing.process` and `{ process: 1 }` name a part, not the global. */
function isLabel(node: Node, parent: Node | undefined): boolean {
  if (parent?.type === 'MemberExpression') return parent.property === (node as unknown) && !parent.computed
  if (parent?.type === 'Property' || parent?.type === 'PropertyDefinition' || parent?.type === 'MethodDefinition') {
    return parent.key === (node as unknown) && !parent.computed
  }
  return parent?.type === 'ImportSpecifier' || parent?.type === 'ExportSpecifier'
}

/** Names that the file itself declares, anywhere in it. */
function boundNames(tree: Parsed): Set<string> {
  const names = new Set<string>()
  const take = (pattern: Node | null | undefined): void => {
    if (!pattern) return
    if (pattern.type === 'Identifier') names.add(pattern.name)
    if (pattern.type === 'ObjectPattern')
      for (const p of pattern.properties) take(p.type === 'RestElement' ? p.argument : p.value)
    if (pattern.type === 'ArrayPattern') for (const e of pattern.elements) take(e)
    if (pattern.type === 'AssignmentPattern') take(pattern.left)
    if (pattern.type === 'RestElement') take(pattern.argument)
  }
  walk(tree.program, (node) => {
    if (node.type === 'VariableDeclarator') take(node.id)
    if ('params' in node && Array.isArray(node.params)) for (const p of node.params) take(p)
    if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') take(node.id)
    if (
      node.type === 'ImportSpecifier' ||
      node.type === 'ImportDefaultSpecifier' ||
      node.type === 'ImportNamespaceSpecifier'
    )
      take(node.local)
  })
  return names
}
