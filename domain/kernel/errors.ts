/** Everything that can go wrong, by stable code. The words for each stand in `web/kit/words` and `server/kernel/http/problem-words.ts`. */
export const problems = {
  validation: 422,
  malformed: 400,
  'not-signed-in': 401,
  'second-factor-needed': 401,
  'not-permitted': 403,
  'not-found': 404,
  'out-of-turn': 409,
  'id-reused': 409,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  'unsupported-file': 415,
  'too-many': 429,
  internal: 500,
  unavailable: 503,
} as const

export type ProblemCode = keyof typeof problems

/** One fault at one field; `code` is a word key, never a sentence. */
export interface FieldFault {
  path: string
  code: string
  params?: Record<string, string | number>
}

/** RFC 9457 problem+json as it travels. `title` and `detail` are in the reader's language. */
export interface Problem {
  type: string
  code: ProblemCode
  status: number
  title: string
  detail?: string
  trace: string
  faults?: FieldFault[]
  /** For `out-of-turn`: the acts that are allowed now. */
  allowed?: string[]
  /** For `conflict`: who has it (name or badge), since when. */
  holder?: string
}

/** Thrown anywhere on any floor; the HTTP layer turns it into a `Problem`. */
export class Refusal extends Error {
  readonly code: ProblemCode
  readonly more: { faults?: FieldFault[]; allowed?: string[]; holder?: string; reason?: string }
  constructor(code: ProblemCode, more: Refusal['more'] = {}) {
    super(code + (more.reason ? `: ${more.reason}` : ''))
    this.code = code
    this.more = more
  }
}

/** A single wrong field. */
export const fault = (path: string, code: string, params?: FieldFault['params']) =>
  new Refusal('validation', { faults: [{ path, code, ...(params && { params }) }] })
