/** What was done to a matter on this phone and is not with the server yet. */
import { liveQuery } from 'dexie'
import { useEffect, useState } from 'react'
import { useEpoch, useOutbox } from '../../kit/outbox/useOutbox.ts'

export const threadOf = (request: string): string => `request:${request}`

export interface Pending {
  kind: string
  refused: boolean
}

/** `/requests/:id/sign` → sign. Letters that carry files say nothing of themselves. */
const kindOf = (path: string): string | undefined => /^\/requests\/[^/]+\/([a-z-]+)$/.exec(path)?.[1]

/** By request. */
export function usePending(): ReadonlyMap<string, Pending[]> {
  const { outbox } = useOutbox()
  const epoch = useEpoch()
  const [all, setAll] = useState<ReadonlyMap<string, Pending[]>>(new Map())
  useEffect(() => {
    const look = async () => {
      const map = new Map<string, Pending[]>()
      for (const letter of await outbox.db.letters.toArray()) {
        // What somebody else left here is not this person's.
        if (outbox.opens(letter) !== 'now') continue
        const { thread, path, state } = letter
        const kind = kindOf(path)
        const request = thread.startsWith('request:') ? thread.slice(8) : undefined
        if (kind && request) map.set(request, [...(map.get(request) ?? []), { kind, refused: state === 'refused' }])
      }
      return map
    }
    const watching = liveQuery(look).subscribe({ next: setAll, error: () => setAll(new Map()) })
    return () => watching.unsubscribe()
  }, [outbox, epoch])
  return all
}
