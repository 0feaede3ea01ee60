/** The phone has no room left: what was only read goes, oldest first; what was written stays. */
import type { Told } from '../problem.ts'
import { isHalfWritten, type FieldDb } from './db.ts'
import { fullWords } from './words.ts'

/** The phone has no room for what was written, and nothing is left that may go for it. */
export class PhoneFull extends Error implements Told {
  readonly words = fullWords
  constructor() {
    super('phone full')
  }
}

/** Browsers say it in many wrappings. */
export function isFull(error: unknown): boolean {
  for (let e = error, deep = 0; e && deep < 5; e = (e as { inner?: unknown }).inner, deep++)
    if (e instanceof PhoneFull || /QuotaExceeded/.test(String((e as { name?: unknown }).name))) return true
  return false
}

/** @throws PhoneFull when nothing is left that may go */
export async function roomFor<T>(db: FieldDb, work: () => PromiseLike<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isFull(error)) throw error
      if (!(await letGoOldest(db))) throw new PhoneFull()
    }
  }
}

/** @returns whether there was something */
async function letGoOldest(db: FieldDb): Promise<boolean> {
  const oldest = await db.records
    .orderBy('at')
    .filter((r) => !isHalfWritten(r.kind))
    .first()
  if (oldest) {
    await db.records.delete([oldest.kind, oldest.id])
    return true
  }
  const notes = await db.sent.count()
  await db.sent.clear()
  return notes > 0
}
