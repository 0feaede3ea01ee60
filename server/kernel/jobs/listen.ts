/** What other processes of this house announce, heard on a connection of its own that comes back after the database was away. */
import type pg from 'pg'

export const channel = 'linli_topics'

/** PostgreSQL takes less than 8,000 bytes a message; topics are ASCII and at most some 280 long. */
const largest = 7_500

/** Topics as messages, none too large to be sent. */
export function packed(topics: string[]): string[] {
  const groups: string[][] = [[]]
  let size = 0
  for (const topic of topics) {
    size += topic.length + 3
    if (size > largest) {
      groups.push([])
      size = topic.length + 3
    }
    groups.at(-1)!.push(topic)
  }
  return groups.map((g) => JSON.stringify(g))
}

/**
 * @param fresh a connection that is not open yet
 * @param back called when it is heard again after a while in which nothing was
 * @param pause milliseconds between two tries while the database is away; screens poll meanwhile
 */
export async function listen(
  fresh: () => pg.Client,
  heard: (topic: string) => void,
  back: () => void,
  pause = 1_000,
): Promise<{ stop: () => Promise<void> }> {
  let stopped = false
  let client = await open()
  async function open() {
    const opening = fresh()
    opening.on('notification', (n) => {
      for (const topic of JSON.parse(n.payload ?? '[]') as string[]) heard(topic)
    })
    opening.on('error', () => undefined)
    try {
      await opening.connect()
      await opening.query(`listen ${channel}`)
    } catch (error) {
      await opening.end().catch(() => undefined)
      throw error
    }
    // Only of a connection that stood: one that never did ends too, and each try would start a row of tries of its own.
    opening.on('end', () => void retry())
    return opening
  }
  async function retry() {
    while (!stopped) {
      await new Promise((resolve) => setTimeout(resolve, pause).unref())
      try {
        client = await open()
        // It came back while we were leaving.
        if (stopped) await client.end()
        else back()
        return
      } catch {
        // Not back yet.
      }
    }
  }
  return {
    stop: async () => {
      stopped = true
      await client.end().catch(() => undefined)
    },
  }
}
