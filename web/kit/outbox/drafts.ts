/**
 * Half-written things of a field phone: at hand in memory while it is open, and sealed in its database with every word that
 * is typed. They go with the key.
 */
import type { Drafts, Kept } from '../form/draft.ts'
import { draftKind } from './db.ts'
import { roomFor } from './full.ts'
import type { Outbox } from './outbox.ts'
import { useRecords } from './useHeld.ts'

interface HalfWritten extends Kept {
  name: string
  /** The page it was begun on, below the shell, and what that page is called. */
  path: string
  title: string
}

interface SealedDrafts extends Drafts {
  /** The phone was opened: what lies on it comes to hand, and nothing of whoever was here before. Never fails. */
  open: () => Promise<void>
  /** Another tab may have written meanwhile; what was typed here is newer. Never fails. */
  look: () => Promise<void>
}

interface SealedDraftsParts {
  outbox: Outbox
  /** Whether this phone can keep anything: without cryptography it is in memory alone. */
  keeps: () => boolean
  /** The page somebody is on. */
  page: () => { path: string; title: string }
}

export function sealedDrafts({ outbox, keeps, page }: SealedDraftsParts): SealedDrafts {
  let known = new Map<string, HalfWritten>()
  /** Changed in memory, and not yet on the phone. */
  const changed = new Set<string>()
  let writing = false

  const write = async (name: string): Promise<void> => {
    const kept = known.get(name)
    if (kept) await roomFor(outbox.db, () => outbox.write([], { kind: draftKind, id: name, value: kept }))
    else await outbox.db.records.delete([draftKind, name])
    // Typed on meanwhile: once more.
    if (known.get(name) === kept) changed.delete(name)
  }

  // One after the other, so that what is older never comes later.
  const writeAll = async (): Promise<void> => {
    if (writing || !keeps()) return
    writing = true
    try {
      for (let [name] = changed; name !== undefined; [name] = changed) await write(name)
    } catch {
      // Locked meanwhile, or full: it stays on the page, and the next word tries again.
    } finally {
      writing = false
    }
  }

  const look = async (): Promise<void> => {
    const rows = await outbox.records<HalfWritten>(draftKind).catch(() => undefined)
    if (!rows) return
    const fresh = new Map(rows.map((row) => [row.name, row]))
    for (const name of changed) {
      const own = known.get(name)
      if (own) fresh.set(name, own)
      else fresh.delete(name)
    }
    known = fresh
  }

  return {
    get: (name) => known.get(name),
    put: (name, kept) => {
      const was = known.get(name)
      if (kept) known.set(name, { ...page(), ...(was && { path: was.path, title: was.title }), ...kept, name })
      else if (!known.delete(name)) return
      changed.add(name)
      void writeAll()
    },
    open: () => {
      known = new Map()
      changed.clear()
      return look()
    },
    look,
  }
}

/** What of it a page lists. */
export const useHalfWritten = (): Omit<HalfWritten, 'values'>[] => useRecords<HalfWritten>(draftKind)
