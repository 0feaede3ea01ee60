/** From zod's issues to faults at fields: a path and a word code, never a sentence. */
import type { z } from 'zod'
import { Refusal, type FieldFault } from '../../../domain/kernel/errors.ts'

type Issue = z.core.$ZodIssue

/** Codes the words of the interface know; a custom refinement's `error` is itself such a code. */
function codeOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'wrong-type'
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1 ? 'required' : `too-small-${issue.origin}`
    case 'too_big':
      return `too-big-${issue.origin}`
    case 'invalid_format':
      return issue.message.startsWith('Invalid') ? `format-${issue.format}` : issue.message
    case 'unrecognized_keys':
      return 'unknown-field'
    case 'invalid_value':
      return 'not-a-choice'
    case 'custom':
      return /^[a-z][a-z0-9-]*$/.test(issue.message) ? issue.message : 'invalid'
    default:
      return 'invalid'
  }
}

function paramsOf(issue: Issue): FieldFault['params'] {
  if (issue.code === 'too_small') return { min: Number(issue.minimum) }
  if (issue.code === 'too_big') return { max: Number(issue.maximum) }
  return undefined
}

export function faultsOf(error: z.ZodError, root: string): FieldFault[] {
  return error.issues.slice(0, 50).map((issue) => {
    const path = [root, ...issue.path.map(String)].filter(Boolean).join('.')
    const params = paramsOf(issue)
    return { path, code: codeOf(issue), ...(params && { params }) }
  })
}

/** How deep anything sent may be nested: ours is a handful, and what walks a body goes as deep as it does. */
const deepest = 32

function nestedDeeper(value: unknown, than: number): boolean {
  if (value === null || typeof value !== 'object') return false
  return than === 0 || Object.values(value).some((inner) => nestedDeeper(inner, than - 1))
}

/** Checks one part of a request. Unknown fields are faults: what is not named is not accepted. */
export function check<T extends z.ZodType>(
  schema: T | undefined,
  value: unknown,
  root: 'params' | 'query' | 'body',
): z.output<T> {
  if (!schema) return undefined as z.output<T>
  if (nestedDeeper(value, deepest)) throw new Refusal('malformed')
  const result = schema.safeParse(value ?? {})
  if (result.success) return result.data
  // A path that cannot be a thing's name names nothing.
  if (root === 'params') throw new Refusal('not-found')
  throw new Refusal('validation', { faults: faultsOf(result.error, root === 'body' ? '' : root) })
}
