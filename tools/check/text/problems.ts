/** Every problem code has words, every reason of a refusal and every code of a field's fault too: a person never reads `place-path`. */
import type { Node } from 'oxc-parser'
import type { Fault } from '../fault.ts'
import { isCode, isTest, type Project } from '../project.ts'
import { stringOf, walk } from '../syntax.ts'
import { isWords } from './words.ts'

const errors = 'domain/kernel/errors.ts'
const problemWords = 'server/kernel/http/problem-words.ts'
const reasonWords = 'server/kernel/http/reason-words.ts'
/** Those files of it that stand apart. */
const apart = ['ledger', 'matter', 'old-page', 'sign-in', 'table'].map((name) => `server/kernel/http/${name}-words.ts`)

export function problemFaults(project: Project): Fault[] {
  const problems = project.has(errors) ? keysOf(project, errors, 'problems') : []
  const titles = project.has(problemWords) ? keysIn(project, problemWords) : []
  const screens = project.paths.filter((p) => p.startsWith('web/') && isCode(p) && !isTest(p) && isWords(p))
  const words = new Set(screens.flatMap((p) => keysIn(project, p)))
  const reasons = new Set([reasonWords, ...apart].flatMap((p) => (project.has(p) ? keysIn(project, p) : [])))
  const unsaid = [...found(project, codesOf)].filter(([code]) => !words.has(code))
  return [
    ...problems
      .filter((p) => !titles.includes(p))
      .map((p) => ({ file: problemWords, says: `has no words for \`${p}\`` })),
    ...[...found(project, reasonsOf)]
      .filter(([code]) => !reasons.has(code))
      .map(([code, at]) => ({ ...at, says: `${reasonWords} does not say what \`${code}\` means` })),
    ...unsaid.map(([code, at]) => ({ ...at, says: `no words.ts of the web says what \`${code}\` means` })),
  ]
}

/** Keys of the object that `name` is bound to. */
function keysOf(project: Project, file: string, name: string): string[] {
  let keys: string[] = []
  walk(project.syntax(file).program, (node) => {
    if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || node.id.name !== name || !node.init)
      return
    const init = node.init.type === 'TSAsExpression' ? node.init.expression : node.init
    if (init.type === 'ObjectExpression') keys = (init.properties as Node[]).flatMap((p) => keyOf(p) ?? [])
  })
  return keys
}

function keysIn(project: Project, file: string): string[] {
  const keys: string[] = []
  walk(project.syntax(file).program, (node) => void keys.push(...(keyOf(node) ?? [])))
  return keys
}

function keyOf(node: Node): [string] | undefined {
  if (node.type !== 'Property' || node.computed) return undefined
  const key = node.key as Node
  const text = key.type === 'Identifier' ? key.name : stringOf(key)
  return text === undefined ? undefined : [text]
}

type Codes = (node: Node) => readonly (string | undefined)[]

/** What a reader of nodes finds in domain and server, and where each stands first. */
function found(project: Project, read: Codes): Map<string, { file: string; line: number }> {
  const codes = new Map<string, { file: string; line: number }>()
  for (const file of project.paths.filter((p) => isCode(p) && !isTest(p) && /^(domain|server)\//.test(p))) {
    const tree = project.syntax(file)
    walk(tree.program, (node) => {
      for (const code of read(node)) {
        if (code === undefined || !/^[a-z][a-z0-9.-]*$/.test(code) || codes.has(code)) continue
        codes.set(code, { file, line: tree.lineOf(node) })
      }
    })
  }
  return codes
}

/** Functions that report a fault, and which of their arguments is the code. */
const reporters: Record<string, number> = { fault: 1, unless: 2, report: 2 }

/**
 * `{ error: 'refno' }` of a shape, `fault('path', 'code')` and its like, `{ path, code: '…' }` written out, and the codes
 * that types name: `type LimitFault = 'too-long' | …`, `{ code: 'list-recalled' | … }`, `fault: 'category-ring' | …`.
 */
function codesOf(node: Node): readonly (string | undefined)[] {
  if (node.type === 'CallExpression' && node.callee.type === 'Identifier') {
    const at = reporters[node.callee.name]
    const code = at === undefined ? undefined : node.arguments[at]
    return code ? literals(code) : []
  }
  if (node.type === 'TSTypeAliasDeclaration' && node.id.name.endsWith('Fault')) return unionOf(node.typeAnnotation)
  if (node.type === 'TSPropertySignature' && node.key.type === 'Identifier' && /^(code|fault)$/.test(node.key.name))
    return node.typeAnnotation ? unionOf(node.typeAnnotation.typeAnnotation) : []
  if (node.type !== 'ObjectExpression') return []
  const values = valuesOf(node)
  if (values.get('code') === 'custom') return [values.get('message')]
  if (values.has('path') && values.has('code')) return [values.get('code')]
  return [values.get('error')]
}

/** `new Refusal('conflict', { reason: 'version' })`, and the reasons that types name. */
function reasonsOf(node: Node): readonly (string | undefined)[] {
  if (node.type === 'TSTypeAliasDeclaration' && /^(Obstacle|Bias)$/.test(node.id.name))
    return unionOf(node.typeAnnotation)
  if (node.type !== 'NewExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'Refusal') return []
  const more = node.arguments[1]
  return more?.type === 'ObjectExpression' ? [valuesOf(more).get('reason')] : []
}

const valuesOf = (object: Node & { type: 'ObjectExpression' }) =>
  new Map(
    (object.properties as Node[]).map((p) => [
      keyOf(p)?.[0],
      p.type === 'Property' ? stringOf(p.value as Node) : undefined,
    ]),
  )

/** `'a'`, and both arms of `x ? 'a' : 'b'`. */
function literals(node: Node): (string | undefined)[] {
  return node.type === 'ConditionalExpression'
    ? [...literals(node.consequent), ...literals(node.alternate)]
    : [stringOf(node)]
}

function unionOf(type: Node): (string | undefined)[] {
  if (type.type === 'TSUnionType') return type.types.flatMap(unionOf)
  return type.type === 'TSLiteralType' ? [stringOf(type.literal)] : []
}
