/** Every problem code has words, and every code of a field's fault too: a person never reads `place-path`. */
import type { Node } from 'oxc-parser'
import type { Fault } from '../fault.ts'
import { isCode, isTest, type Project } from '../project.ts'
import { stringOf, walk } from '../syntax.ts'

const errors = 'domain/kernel/errors.ts'
export const problemWordsFile = 'server/kernel/http/problem-words.ts'
export const faultWordsFile = 'web/kit/fault-words.ts'

export function problemFaults(project: Project): Fault[] {
  const problems = project.has(errors) ? keysOf(project, errors, 'problems') : []
  return [
    ...unworded(project, problems, problemWordsFile),
    ...unworded(project, [...faultCodes(project)].sort(), faultWordsFile),
  ]
}

function unworded(project: Project, codes: string[], file: string): Fault[] {
  if (!project.has(file)) return codes.length ? [{ file, says: 'is missing: the words of the codes stand there' }] : []
  const worded = new Set(allKeys(project, file))
  return codes.filter((c) => !worded.has(c)).map((code) => ({ file, says: `has no words for \`${code}\`` }))
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

function allKeys(project: Project, file: string): string[] {
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

/** `{ error: 'refno' }` of a shape, `fault('path', 'code')`, and `{ path, code: '…' }` written out. */
export function faultCodes(project: Project): Set<string> {
  const codes = new Set<string>()
  for (const path of project.paths.filter((p) => isCode(p) && !isTest(p) && /^(domain|server)\//.test(p))) {
    walk(project.syntax(path).program, (node) => {
      const code = codeOf(node)
      if (code !== undefined && /^[a-z][a-z0-9.-]*$/.test(code)) codes.add(code)
    })
  }
  return codes
}

function codeOf(node: Node): string | undefined {
  if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'fault') {
    return node.arguments[1] && stringOf(node.arguments[1])
  }
  if (node.type !== 'ObjectExpression') return undefined
  const values = new Map(
    (node.properties as Node[]).map((p) => [
      keyOf(p)?.[0],
      p.type === 'Property' ? stringOf(p.value as Node) : undefined,
    ]),
  )
  if (values.has('path') && values.has('code')) return values.get('code')
  return values.get('error')
}
