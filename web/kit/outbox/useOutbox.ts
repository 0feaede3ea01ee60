/** The outbox as a screen sees it. */
import { liveQuery } from 'dexie'
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { RefusedBecause } from './db.ts'
import type { About, Outbox } from './outbox.ts'
import type { Runner } from './runner.ts'

export interface WaitingLetter extends About {
  op: string
  /** What it belongs to, e.g. `request:<id>`; several with blanks between. */
  thread: string
  /** Where it goes; ids alone. */
  path: string
  /** It carries a picture or a voice note. */
  file: boolean
  written: number
  state: 'waiting' | 'sending' | 'refused'
  because?: RefusedBecause
}

export interface OutboxView {
  /** Oldest first. */
  waiting: WaitingLetter[]
  refused: WaitingLetter[]
  /** Newest first, of the last day. */
  sent: (About & { op: string; sent: number })[]
  /** Sealed letters: what waits and cannot be opened here any more. */
  sealed: number
  /** When the server last said yes or no, or answered at all. */
  synced: number | undefined
}

const nothing: OutboxView = { waiting: [], refused: [], sent: [], sealed: 0, synced: undefined }

export const OutboxContext = createContext<{ outbox: Outbox; runner: Runner } | undefined>(undefined)

function useBox() {
  const box = useContext(OutboxContext)
  if (!box) throw new Error('no outbox above')
  return box
}

/** `const { outbox } = useOutbox(); await outbox.write([letter], record)` */
export const useOutbox = useBox

export function useOutboxView(): OutboxView {
  const { outbox } = useBox()
  const [view, setView] = useState(nothing)
  const epoch = useEpoch()
  useEffect(() => {
    // Sees what other tabs write, too; `sending` is known only to the tab that sends.
    const watch = () => liveQuery(() => look(outbox)).subscribe({ next: setView, error: () => setView(nothing) })
    const subscription = watch()
    return () => subscription.unsubscribe()
  }, [outbox, epoch])
  return view
}

/** What is shown is read anew when the phone was opened or locked. */
export function useEpoch(): number {
  const { epoch } = useBox().outbox.seal
  return useSyncExternalStore(epoch.watch, epoch.get, epoch.get)
}

async function look(outbox: Outbox): Promise<OutboxView> {
  const { db } = outbox
  const [letters, sent, synced] = await Promise.all([
    db.letters.orderBy('no').toArray(),
    db.sent.orderBy('sent').reverse().limit(200).toArray(),
    db.marks.get('synced'),
  ])
  const own = letters.filter((l) => outbox.opens(l) === 'now')
  const read = await Promise.all(
    own.map(async (l): Promise<WaitingLetter | undefined> => {
      // Damaged: it goes in as it is, and is counted with the sealed ones.
      const about = await outbox.content(l).then(
        (c) => c.about as About,
        () => undefined,
      )
      return (
        about && {
          ...about,
          op: l.op,
          thread: l.thread,
          path: l.path,
          file: l.file !== undefined,
          written: l.written,
          state: l.state === 'refused' ? 'refused' : outbox.sending === l.op ? 'sending' : 'waiting',
          ...(l.because && { because: l.because }),
        }
      )
    }),
  )
  const all = read.filter((l) => l !== undefined)
  // Notes of before the key was made anew open no more and are of no use.
  const open = (about: unknown) => outbox.about(about).catch(() => undefined)
  const notes = await Promise.all(sent.map(async (s) => ({ about: await open(s.about), op: s.op, sent: s.sent })))
  return {
    waiting: all.filter((l) => l.state !== 'refused'),
    refused: all.filter((l) => l.state === 'refused'),
    sent: notes.flatMap(({ about, ...note }) => (about ? [{ ...about, ...note }] : [])),
    sealed: letters.filter((l) => outbox.opens(l) === 'never').length + own.length - all.length,
    synced: synced?.value as number | undefined,
  }
}

const watchLine = (changed: () => void) => {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

/** What the phone believes of its network; a false yes does no harm. */
export const useOnline = (): boolean =>
  useSyncExternalStore(
    watchLine,
    () => navigator.onLine !== false,
    () => true,
  )
