/**
 * What stands at the top of a file of `domain` has no effect but its value: the floor knows no clock, no input and no output
 * (`tools/check/architecture/pure.ts`). The bundler is told so, and a shape that a page does not use does not travel to it.
 */
import type { Plugin } from 'vite'

const isDomain = (id: string) => /\/domain\/[^?]*\.ts$/.test(id)

interface Span {
  start: number
  end: number
}
interface Statement {
  type: string
  declaration?: Statement | null
  declarations?: { init: (Span & { type: string }) | null }[]
}

/** Values that are there without anything being called. */
const still = new Set(['ArrowFunctionExpression', 'FunctionExpression', 'Literal', 'Identifier'])

const valuesOf = (statement: Statement): Span[] => {
  const at = statement.declaration ?? statement
  if (at.type !== 'VariableDeclaration') return []
  return (at.declarations ?? []).flatMap(({ init }) => (init && !still.has(init.type) ? [init] : []))
}

/** @param body the statements of a file whose types are gone */
export function marked(code: string, body: readonly Statement[]): string {
  let out = code
  for (const { start, end } of body.flatMap(valuesOf).toReversed())
    out = `${out.slice(0, start)}/* @__PURE__ */ (() => (${out.slice(start, end)}))()${out.slice(end)}`
  return out
}

export function pureDomain(): Plugin {
  return {
    name: 'pure-domain',
    apply: 'build',
    enforce: 'post',
    transform(code, id) {
      if (!isDomain(id)) return undefined
      const { body } = this.parse(code)
      return { code: marked(code, body), map: null }
    },
  }
}
