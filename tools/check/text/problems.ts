/** Every problem code has words, and every code of a field's fault too: a person never reads `place-path`. */
import type { Node } from 'oxc-parser'
import type { Fault } from '../fault.ts'
import { isCode, isTest, type Project } from '../project.ts'
import { stringOf, walk } from '../syntax.ts'
import { isWords } from './words.ts'

const errors = 'domain/kernel/errors.ts'
const problemWords = 'server/kernel/http/problem-words.ts'

export function problemFaults(project: Project): Fault[] {
  const problems = project.has(errors) ? keysOf(project, errors, 'problems') : []
  const titles = project.has(problemWords) ? keysIn(project, problemWords) : []
  const screens = project.paths.filter((p) => p.startsWith('web/') && isCode(p) && !isTest(p) && isWords(p))
  const words = new Set(screens.flatMap((p) => keysIn(project, p)))
  const unsaid = [...faultCodes(project)].filter(([code]) => !words.has(code))
  return [
    ...problems
      .filter((p) => !titles.includes(p))
      .map((p) => ({ file: problemWords, says: `has no words for \`${p}\`` })),
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

/** `{ error: 'refno' }` of a shape, `fault('path', 'code')`, and `{ path, code: '…' }` written out; where each stands first. */
function faultCodes(project: Project): Map<string, { file: string; line: number }> {
  const codes = new Map<string, { file: string; line: number }>()
  for (const file of project.paths.filter((p) => isCode(p) && !isTest(p) && /^(domain|server)\//.test(p))) {
    const tree = project.syntax(file)
    walk(tree.program, (node) => {
      const code = codeOf(node)
      if (code === undefined || !/^[a-z][a-z0-9.-]*$/.test(code) || codes.has(code)) return
      codes.set(code, { file, line: tree.lineOf(node) })
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
  if (values.get('code') === 'custom') return values.get('message')
  if (values.has('path') && values.has('code')) return values.get('code')
  return values.get('error')
}
