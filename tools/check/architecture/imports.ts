/** Everything a file takes from elsewhere: static, dynamic, for types, passed on, or as the address of a module. */
import { posix } from 'node:path'
import type { Node } from 'oxc-parser'
import { stringOf, walk, type Parsed } from '../syntax.ts'

export interface Import {
  /** As written; undefined when it is computed and nobody can say what is meant. */
  name?: string
  line: number
}

export function importsOf(tree: Parsed): Import[] {
  const found: Import[] = []
  walk(tree.program, (node) => {
    const source = sourceOf(node)
    if (source === undefined) return
    const name = stringOf(source)
    found.push({
      ...(name !== undefined && !name.includes('\uE000') && { name: name.replace(/\?.*$/, '') }),
      line: tree.lineOf(node),
    })
  })
  for (const c of tree.comments) {
    const reference = /^\/\s*<reference\s+(?:path|types)\s*=\s*["'](.+?)["']/.exec(c.value)?.[1]
    if (reference) found.push({ name: reference, line: c.line })
  }
  return found
}

function sourceOf(node: Node): Node | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return node.source
    case 'ExportNamedDeclaration':
      return (node.source as Node | null) ?? undefined
    case 'TSExternalModuleReference':
      return node.expression
    case 'CallExpression':
      return isRequire(node.callee) ? node.arguments[0] : undefined
    case 'NewExpression':
      return moduleAddress(node.callee, node.arguments)
    default:
      return undefined
  }
}

const isRequire = (callee: Node) =>
  (callee.type === 'Identifier' && callee.name === 'require') ||
  // import.meta.glob('…') and require.resolve('…')
  (callee.type === 'MemberExpression' &&
    callee.object.type === 'MetaProperty' &&
    'name' in callee.property &&
    callee.property.name === 'glob')

/** `new URL('./worker.ts', import.meta.url)`: the way a worker is loaded. Addresses of data are no imports. */
function moduleAddress(callee: Node, args: Node[]): Node | undefined {
  if (callee.type !== 'Identifier' || callee.name !== 'URL' || args.length < 2) return undefined
  return /\.[cm]?[jt]sx?$/.test(stringOf(args[0]!) ?? '') ? args[0] : undefined
}

export const isRelative = (name: string) => /^\.\.?(\/|$)/.test(name)

/** `../kernel/id.ts` seen from `domain/people/schema.ts` → `domain/kernel/id.ts`. */
export const resolved = (from: string, name: string) => posix.normalize(posix.join(posix.dirname(from), name))

/** `zod/mini` → `zod`, `@scope/name/deep` → `@scope/name`. */
export const packageOf = (name: string) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
