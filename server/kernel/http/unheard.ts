/** What is no request at all, or names nothing that could be named: refused in the same words as everything, and written down nowhere. */
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../../../domain/kernel/errors.ts'
import { mint } from '../mint.ts'
import { problemOf, sendProblem } from './problem.ts'

/** An address that cannot be read, or with a name longer than any of ours. No hook has seen it. */
export function unreadable(_: Error, request: FastifyRequest, reply: FastifyReply): void {
  for (const [name, value] of Object.entries(plain)) void reply.header(name, value)
  void sendProblem(new Refusal('not-found'), request, reply)
}

const plain = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
}

/** Bytes that are no HTTP, too many lines, or a request that never came to its end. */
export function unheard(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const code = error.code === 'HPE_HEADER_OVERFLOW' ? 'too-large' : 'malformed'
  const problem = problemOf(new Refusal(code), 'zh', mint(Date.now()))
  const body = JSON.stringify(problem)
  const head = Object.entries({
    ...plain,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  if (socket.writable)
    socket.write(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${head.join('')}\r\n${body}`)
  socket.destroy(error)
}
