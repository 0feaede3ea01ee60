/** How a letter goes to the server. */
import { once } from '../client.ts'
import { county } from '../county.ts'
import { NoAnswer, problemOf } from '../problem.ts'
import type { Letter } from './db.ts'
import type { Reply } from './outbox.ts'
import type { Content } from './seal.ts'

export async function postLetter(letter: Letter, content: Content): Promise<Reply> {
  try {
    const response = await once(letter.method, `/${county()}/api${letter.path}`, payload(content))
    // Read to its end: a page that somebody on the way puts in the server's place is no yes.
    const answer = response.status === 204 ? undefined : ((await response.json()) as unknown)
    return { status: response.status, ...(answer !== undefined && { answer }) }
  } catch (error) {
    if (error instanceof NoAnswer) return undefined
    const problem = problemOf(error)
    if (!problem) throw error
    return { status: problem.status, problem }
  }
}

function payload({ body, file }: Content): BodyInit {
  if (!file) return JSON.stringify(body)
  const form = new FormData()
  for (const [key, value] of Object.entries((body ?? {}) as Record<string, unknown>)) form.append(key, String(value))
  form.append('file', file.blob, file.name)
  return form
}
