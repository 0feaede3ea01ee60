/** Reading source with a parser, so that a comment or a string is never taken for code. */
import { parseSync, visitorKeys, type Node } from 'oxc-parser'
import { lineAt } from './fault.ts'

export interface Parsed {
  program: Node
  comments: { value: string; line: number }[]
  /** What the parser could not read; a file with errors is a fault of its own. */
  errors: string[]
  lineOf(node: { start: number }): number
}

export function parsed(path: string, text: string): Parsed {
  const result = parseSync(path, text)
  return {
    program: result.program,
    comments: result.comments.map((c) => ({ value: c.value, line: lineAt(text, c.start) })),
    errors: result.errors.map((e) => e.message),
    lineOf: (node) => lineAt(text, node.start),
  }
}

/** Visits every node, parents first. `visit` answers `false` to leave out what is below. */
export function walk(node: Node, visit: (node: Node, parents: Node[]) => unknown, parents: Node[] = []): void {
  if (visit(node, parents) === false) return
  const below = [...parents, node]
  for (const key of visitorKeys[node.type] ?? []) {
    const value = (node as unknown as Record<string, unknown>)[key]
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit, below)
  }
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

/** Stands for `${…}` in the text of a template. */
export const hole = '\uE000'

/** The text of a string, a template or a `+` of them; undefined for anything else. */
export function stringOf(node: Node): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined
  if (node.type === 'TemplateLiteral') return node.quasis.map((q) => q.value.cooked ?? q.value.raw).join(hole)
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return undefined
  const [left, right] = [stringOf(node.left), stringOf(node.right)]
  return left === undefined && right === undefined ? undefined : (left ?? hole) + (right ?? hole)
}

export interface Text {
  text: string
  line: number
  node: Node
  parents: Node[]
}

/** Every string of a file, sums of strings taken as one; module names are left out. */
export function textsOf(tree: Parsed): Text[] {
  const found: Text[] = []
  walk(tree.program, (node, parents) => {
    if (isModuleName(node, parents.at(-1))) return false
    const text = stringOf(node)
    if (text === undefined) return true
    found.push({ text, line: tree.lineOf(node), node, parents })
    // The holes of a template may hold strings of their own; the parts of a sum are already counted.
    if (node.type === 'TemplateLiteral') for (const e of node.expressions) walkTexts(e, [...parents, node], tree, found)
    return false
  })
  return found
}

function walkTexts(node: Node, parents: Node[], tree: Parsed, found: Text[]): void {
  for (const t of textsOf({ ...tree, program: node })) found.push({ ...t, parents: [...parents, ...t.parents] })
}

function isModuleName(node: Node, parent: Node | undefined): boolean {
  return !!parent && 'source' in parent && (parent.source as unknown) === node
}
