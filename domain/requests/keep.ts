/**
 * Splits an act into what is kept for good (ids, codes, times) and what can be emptied (words, personal data), by the
 * marks on its schema. The server stores the pieces in `texts`, encrypted where they are personal, and the hash of the
 * whole in the act.
 */
import type { z } from 'zod'
import { ACTS, type ActKind } from './acts.ts'
import { keeping, type Keeping } from './fields.ts'

export interface Piece {
  /** Dotted path inside the body, e.g. `where.described`, `orders.0.task`. */
  path: string
  as: Keeping
  value: unknown
}

export interface Split {
  /** The body without what people wrote. */
  plain: Record<string, unknown>
  pieces: Piece[]
}

interface Def {
  type: string
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  innerType?: z.ZodType
}

const defOf = (schema: z.ZodType) => schema._zod.def as unknown as Def

function walk(schema: z.ZodType, value: unknown, path: string, pieces: Piece[]): unknown {
  if (value === undefined || value === null) return value
  const mark = keeping.get(schema)
  if (mark) {
    pieces.push({ path, as: mark.as, value })
    return undefined
  }
  const def = defOf(schema)
  const at = (key: string) => (path ? `${path}.${key}` : key)
  if (def.innerType) return walk(def.innerType, value, path, pieces)
  if (def.shape) {
    const rest: Record<string, unknown> = {}
    for (const [key, inner] of Object.entries(value as Record<string, unknown>)) {
      const kept = def.shape[key] ? walk(def.shape[key], inner, at(key), pieces) : inner
      if (kept !== undefined) rest[key] = kept
    }
    return rest
  }
  const { element } = def
  if (element) return (value as unknown[]).map((inner, i) => walk(element, inner, at(String(i)), pieces) ?? null)
  return value
}

/**
 * @param kind of the act; for `correct` give the kind of the corrected act too
 * @param body as checked by the schema of the kind
 */
export function splitBody(kind: ActKind, body: Record<string, unknown>, correctedKind?: ActKind): Split {
  const pieces: Piece[] = []
  if (kind === 'correct') {
    if (!correctedKind) throw new Error('a correction is split by the schema of what it corrects')
    const fixed = walk(ACTS[correctedKind].body, body['fixed'], 'fixed', pieces)
    return { plain: { ...body, fixed }, pieces }
  }
  return { plain: walk(ACTS[kind].body, body, '', pieces) as Record<string, unknown>, pieces }
}

/** The inverse, for readers who may see the pieces. Emptied pieces are simply missing. */
export function joinBody(
  plain: Record<string, unknown>,
  pieces: readonly Pick<Piece, 'path' | 'value'>[],
): Record<string, unknown> {
  const whole = structuredCloneOf(plain)
  for (const { path, value } of pieces) {
    const steps = path.split('.')
    let node: Record<string, unknown> = whole
    for (const step of steps.slice(0, -1)) node = (node[step] ??= {}) as Record<string, unknown>
    node[steps.at(-1)!] = value
  }
  return whole
}

const structuredCloneOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** Leaves of a kind that are kept apart, for the register of what is processed (and its test). */
export function keptApart(kind: ActKind): { path: string; as: Keeping }[] {
  const found: { path: string; as: Keeping }[] = []
  const look = (schema: z.ZodType, path: string): void => {
    const mark = keeping.get(schema)
    if (mark) return void found.push({ path, as: mark.as })
    const def = defOf(schema)
    if (def.innerType) return look(def.innerType, path)
    if (def.element) return look(def.element, `${path}.*`)
    for (const [key, inner] of Object.entries(def.shape ?? {})) look(inner, path ? `${path}.${key}` : key)
  }
  look(ACTS[kind].body, '')
  return found
}

const secret = /(?<!\d)(?:\d[\s-]?){7,}[\dxX]?(?!\d)/g
/** Phones and identity cards are blotted out, as far as they stand in what was written. */
export const withoutNumbers = (text: string) => text.replace(secret, '＊＊＊')
/** The first words of what was said, for lists: long numbers (phones, identity cards) are blotted out. */
export const brief = (text: string, most = 60) => {
  const short = withoutNumbers(text.replace(/\s+/g, ' '))
  return short.length > most ? `${short.slice(0, most - 1)}…` : short
}
