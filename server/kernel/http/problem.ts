/** Every failure leaves as RFC 9457 problem+json, in the reader's language, without a stack or a value of theirs. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal, problems, type Problem, type ProblemCode } from '../../../domain/kernel/errors.ts'
import { AnswerFault } from './answer-fault.ts'
import { problemWords } from './problem-words.ts'
import { reasonWords } from './reason-words.ts'

export const localeOf = (request: FastifyRequest): 'zh' | 'en' =>
  /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh'

/** PostgreSQL's answers that mean something to the caller. The rest is our fault. */
const pgCodes: Record<string, ProblemCode> = {
  '57014': 'unavailable', // statement timeout
  '53300': 'unavailable', // too many connections
  '57P01': 'unavailable', // shutting down
  '57P03': 'unavailable', // starting up
  '22021': 'malformed', // a character no text can hold, such as NUL
  '22P05': 'malformed',
  '40001': 'conflict',
  '40P01': 'conflict',
}

const fastifyCodes: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_REQ_FILE_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'malformed',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed',
}

export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const { code, statusCode } = error as FastifyError & { code?: string }
  const known = pgCodes[code ?? ''] ?? fastifyCodes[code ?? '']
  if (known) return new Refusal(known)
  // An id that its author minted names something that was made otherwise.
  if (code === '23505' && (error as { constraint?: string }).constraint?.endsWith('_pkey'))
    return new Refusal('id-reused')
  if (code === 'ECONNREFUSED' || code === 'ENOENT' || code === 'ECONNRESET') return new Refusal('unavailable')
  // Of the pool itself, which has no code for it.
  if (error instanceof Error && error.message === 'timeout exceeded when trying to connect')
    return new Refusal('unavailable')
  if (statusCode === 429) return new Refusal('too-many')
  if (statusCode && statusCode >= 400 && statusCode < 500) return new Refusal('malformed')
  return new Refusal('internal')
}

/** Title and what to do: the problem's own, and the reason's where there is one. */
export const wordsOf = (code: ProblemCode, reason: string | undefined, locale: 'zh' | 'en') => ({
  ...problemWords[code][locale],
  ...(reason && reasonWords[reason]?.[locale]),
})

export function problemOf(error: unknown, locale: 'zh' | 'en', trace: string): Problem {
  const { code, more } = refusalOf(error)
  const words = wordsOf(code, more.reason, locale)
  return {
    type: `about:blank#${code}`,
    code,
    status: problems[code],
    ...words,
    trace,
    ...(more.faults && { faults: more.faults }),
    ...(more.allowed && { allowed: more.allowed }),
    ...(more.holder && { holder: more.holder }),
  }
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error, localeOf(request), request.id)
  // The message may quote a value of the caller's; only our own faults are written down, by kind and place.
  if (problem.status >= 500) {
    const { code, stack } = error as { code?: string; stack?: string }
    request.log.error(
      {
        trace: request.id,
        pg: code,
        kind: (error as Error).name,
        ...(error instanceof AnswerFault && { reason: error.message }),
        at: stack?.split('\n').slice(1, 6).join('\n'),
      },
      problem.code,
    )
  }
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(problem)
}
