/** How a letter goes to the server. */
import { once } from '../client.ts'
import { county } from '../county.ts'
import { NoAnswer, problemOf } from '../problem.ts'
import type { Letter } from './db.ts'
import type { Reply } from './outbox.ts'

export async function postLetter(letter: Letter, body: unknown): Promise<Reply> {
  try {
    const response = await once(letter.method, `/${county()}/api${letter.path}`, payload(letter, body))
    return { status: response.status, ...(letter.file && { answer: (await response.json()) as unknown }) }
  } catch (error) {
    if (error instanceof NoAnswer) return undefined
    const problem = problemOf(error)
    if (!problem) throw error
    return { status: problem.status, problem }
  }
}

function payload(letter: Letter, body: unknown): BodyInit {
  if (!letter.file) return JSON.stringify(body)
  const form = new FormData()
  for (const [key, value] of Object.entries((body ?? {}) as Record<string, unknown>)) form.append(key, String(value))
  form.append('file', letter.file.blob, letter.file.name)
  return form
}
