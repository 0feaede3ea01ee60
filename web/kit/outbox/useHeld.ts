/** What the phone holds of one kind, as a screen sees it. */
import { liveQuery } from 'dexie'
import { useCallback, useEffect, useState } from 'react'
import { heldOf, refill, type Holder } from './holder.ts'
import { useEpoch, useOutbox } from './useOutbox.ts'

export interface HeldView<T> {
  /** Undefined while the phone is looking, and where nothing is held yet. */
  rows: T[] | undefined
  /** When the server last confirmed them. */
  at: number | undefined
  /** It was looked, and nothing is there. */
  none: boolean
  /** Asks the server now. @throws what the server said, NoAnswer without a network */
  renew: () => Promise<void>
}

export function useHeld<T>(one: Holder<T>): HeldView<T> {
  const { outbox } = useOutbox()
  const epoch = useEpoch()
  const [view, setView] = useState<Omit<HeldView<T>, 'renew'>>({ rows: undefined, at: undefined, none: false })
  useEffect(() => {
    const watching = liveQuery(() => heldOf(outbox, one)).subscribe({
      next: (held) => setView({ rows: held?.rows, at: held?.at, none: held === undefined }),
      // The phone was locked meanwhile: what was shown is not shown any longer.
      error: () => setView({ rows: undefined, at: undefined, none: true }),
    })
    return () => watching.unsubscribe()
  }, [outbox, one, epoch])
  const renew = useCallback(async () => void (await refill(outbox, one, Date.now)), [outbox, one])
  return { ...view, renew }
}

/** Records of one kind that this phone made itself, as they come and go. */
export function useRecords<T>(kind: string): T[] {
  const { outbox } = useOutbox()
  const epoch = useEpoch()
  const [rows, setRows] = useState<T[]>([])
  useEffect(() => {
    const watching = liveQuery(() => outbox.records<T>(kind)).subscribe({ next: setRows, error: () => setRows([]) })
    return () => watching.unsubscribe()
  }, [outbox, kind, epoch])
  return rows
}
