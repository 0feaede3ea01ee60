/** What a field phone keeps: records, and the letters that carry them to the server. One database for each county. */
import { Dexie, type EntityTable, type Table } from 'dexie'
import type { FieldFault, ProblemCode } from '../../../domain/kernel/errors.ts'

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
  /** Sealed; see `Seal`. */
  body: unknown
  /** A picture or a voice note, sent as one file. */
  file?: { blob: Blob; name: string }
  /** What the letter is about, as the list of waiting things shows it; no more than the masked name. Sealed. */
  about: unknown
  /** Letters of one thread keep their order: none is sent while an older one waits or was refused. */
  thread: string
  written: number
  tries: number
  /** Not before this moment. */
  next: number
  state: 'waiting' | 'refused'
  because?: RefusedBecause
}

/** Remembered for a day, so that a worker sees what went up. */
export interface SentNote {
  op: string
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

/** What lies on the phone may be encrypted at rest: everything personal passes through here on its way in and out. */
export interface Seal {
  seal: (value: unknown) => Promise<unknown>
  open: (sealed: unknown) => Promise<unknown>
}

export const noSeal: Seal = { seal: (v) => Promise.resolve(v), open: (v) => Promise.resolve(v) }
