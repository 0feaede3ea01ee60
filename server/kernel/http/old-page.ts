/**
 * A page that was opened before the server was renewed, a day or a year ago. It says of which build it is; what it sends in
 * a shape of its time, or to an address of its time, is refused with that as the reason, in words of today.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyRequest } from 'fastify'
import { Refusal } from '../../../domain/kernel/errors.ts'
import { refusalOf } from './problem.ts'

/** The three faces of the house. */
export const shells = ['resident', 'field', 'staff'] as const

/** Which pages are served: their names of files change with whatever is in them. */
export async function buildOf(web: string): Promise<string> {
  const hash = createHash('sha256')
  for (const shell of shells) hash.update(await readFile(join(web, shell, 'index.html')))
  return hash.digest('hex').slice(0, 12)
}

/** Each page carries its build, and sends it with whatever it asks (`web/kit/client.ts`). */
export const marked = (html: string, build: string): string => html.replace('<html', `<html data-build="${build}"`)

const shape = ['validation', 'malformed']

/** @param absent nothing is served at this address */
export function ofItsTime(error: unknown, request: FastifyRequest, build?: string, absent = false): unknown {
  const theirs = request.headers['x-linli-build']
  if (!build || !theirs || theirs === build) return error
  const { code, more } = refusalOf(error)
  return absent || shape.includes(code) ? new Refusal(code, { ...more, reason: 'old-page' }) : error
}
