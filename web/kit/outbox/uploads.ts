/**
 * Pictures and voice notes go up before the act that names them. What the server calls them is known only then, so the
 * act's letter names them by the letter that carries them, and learns the rest on its way out.
 */
import { filePrefix } from '../../../domain/kernel/letter.ts'
import type { FieldDb, Letter } from './db.ts'
import type { Outbox, Reply } from './outbox.ts'
import { postLetter } from './post.ts'
import type { Content } from './seal.ts'

const prefix = filePrefix

/** What stands in an act's `files` for a file that is still to go up. @param op of the letter that carries it */
export const fileOf = (op: string): string => prefix + op

/** The body with every such name replaced. Pure. @returns undefined when one of them is not known */
export function filledIn(body: unknown, known: ReadonlyMap<string, string>): unknown {
  if (typeof body === 'string') return body.startsWith(prefix) ? known.get(body) : body
  if (Array.isArray(body)) return whole(body.map((b) => filledIn(b, known)))
  if (typeof body !== 'object' || body === null) return body
  const entries = Object.entries(body).map(([key, value]) => [key, filledIn(value, known)] as const)
  return entries.some(([key, value]) => value === undefined && (body as Record<string, unknown>)[key] !== undefined)
    ? undefined
    : Object.fromEntries(entries)
}

const whole = (all: unknown[]) => (all.includes(undefined) ? undefined : all)

export async function postWithFiles(db: FieldDb, letter: Letter, content: Content): Promise<Reply> {
  if (!letter.file) {
    const marks = await db.marks.where('name').startsWith(prefix).toArray()
    const ready = filledIn(content.body, new Map(marks.map((m) => [m.name, m.value as string])))
    // Its file came back and waits for the person: so does this.
    return ready === undefined ? { status: 503 } : postLetter(letter, { ...content, body: ready })
  }
  const reply = await postLetter(letter, content)
  const { sha256 } = (reply?.answer ?? {}) as { sha256?: string }
  if (sha256) await db.marks.put({ name: fileOf(letter.op), value: sha256 })
  return reply
}

/** A file that is not accepted is left out, on the person's word: its act goes without it. */
export async function goWithout(outbox: Outbox, op: string): Promise<void> {
  const letter = await outbox.db.letters.get({ op })
  if (!letter?.file) return
  const { thread } = letter
  const rest = await outbox.db.letters.where({ thread }).toArray()
  for (const other of rest) await outbox.rewrite(other.op, (body) => without(body, fileOf(op)))
  await outbox.db.letters.delete(letter.no)
  outbox.onChange()
}

/** Pure. */
export function without(body: unknown, name: string): unknown {
  if (Array.isArray(body)) return body.filter((b) => b !== name).map((b) => without(b, name))
  if (typeof body !== 'object' || body === null) return body
  const kept = Object.entries(body).filter(([, value]) => value !== name)
  return Object.fromEntries(kept.map(([key, value]) => [key, without(value, name)]))
}
