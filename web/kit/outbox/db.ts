/** What a field phone keeps: records, and the letters that carry them to the server. One database for each county. */
import { Dexie, type EntityTable, type Table } from 'dexie'
import type { FieldFault, ProblemCode } from '../../../domain/kernel/errors.ts'
import type { LetterKeys } from './seal.ts'

/** Why a letter came back, in the server's words. */
export interface RefusedBecause {
  code: ProblemCode
  title: string
  detail?: string
  holder?: string
  faults?: FieldFault[]
  trace: string
}

export interface Letter {
  /** Order of writing; oldest is sent first. */
  no: number
  /** Id of the act, minted here; a repeat with the same body does nothing twice. */
  op: string
  method: string
  /** Below `/<county>/api`. */
  path: string
  /** Sealed; see `seal.ts`. */
  body: unknown
  /** A picture or a voice note, sent as one file; `content` is sealed. */
  file?: { content: unknown; name: string; type: string }
  /** What the letter is about, as the list of waiting things shows it; no more than the masked name. Sealed. */
  about: unknown
  /** What opens it, here or at the county. */
  keys?: LetterKeys
  /**
   * Letters of one thread keep their order: none is sent while an older one waits or was refused. A letter about several
   * stands in the thread of each, with blanks between.
   */
  thread: string
  written: number
  tries: number
  /** Not before this moment. */
  next: number
  state: 'waiting' | 'refused'
  because?: RefusedBecause
}

export const threadsOf = ({ thread }: Pick<Letter, 'thread'>): string[] => thread.split(' ')

/** Remembered for a day, so that a worker sees what went up. */
export interface SentNote {
  op: string
  /** Sealed. */
  about: unknown
  written: number
  sent: number
}

export interface KeptRecord {
  kind: string
  id: string
  /** Sealed. */
  value: unknown
  at: number
}

/** Records that a person is still writing: they make no room for what was only read. */
export const draftKind = 'draft'
export const piecesKind = 'draft-pieces'
export const isHalfWritten = (kind: string): boolean => kind === draftKind || kind === piecesKind

export class FieldDb extends Dexie {
  declare letters: EntityTable<Letter, 'no'>
  declare sent: EntityTable<SentNote, 'op'>
  declare records: Table<KeptRecord, [string, string]>
  declare marks: EntityTable<{ name: string; value: unknown }, 'name'>

  constructor(name: string) {
    super(name)
    this.version(1).stores({
      letters: '++no, &op, thread, state',
      sent: 'op, sent',
      records: '[kind+id], kind, at',
      marks: 'name',
    })
  }
}
