/** One tab at a time: by the browser's locks, and where it has none by a lease in the database. */
import type { FieldDb } from './db.ts'

/** The part of `navigator.locks` that is used. */
export interface Locks {
  request: <T>(name: string, options: { ifAvailable: true }, work: (lock: unknown) => Promise<T>) => Promise<T>
}

const lease = 90_000

/** @returns undefined when another tab is at work */
export function oneAtATime<T>(
  locks: Locks | undefined,
  db: FieldDb,
  name: string,
  now: () => number,
  work: () => Promise<T>,
): Promise<T | undefined> {
  if (locks) return locks.request(name, { ifAvailable: true }, async (lock) => (lock ? work() : undefined))
  return leased(db, now, work)
}

/** A killed tab's lease ends by itself; a letter sent twice meanwhile does no harm, its id is the same. */
async function leased<T>(db: FieldDb, now: () => number, work: () => Promise<T>): Promise<T | undefined> {
  const taken = await db.transaction('rw', db.marks, async () => {
    const held = (await db.marks.get('lease'))?.value as number | undefined
    if (held !== undefined && held > now()) return false
    await db.marks.put({ name: 'lease', value: now() + lease })
    return true
  })
  if (!taken) return undefined
  const renew = setInterval(() => void db.marks.put({ name: 'lease', value: now() + lease }), lease / 3)
  try {
    return await work()
  } finally {
    clearInterval(renew)
    await db.marks.delete('lease')
  }
}
