/** How much of a foreign table is read, and what is said when it is more, or something else than a table. */
import { Refusal, type ProblemCode } from '../../../domain/kernel/errors.ts'

export interface SheetLimits {
  /** Bytes of the file as sent. */
  bytes: number
  /** Bytes of a file of a kind that is read whole (xls, ods, docx, html, xml). */
  wholeBytes: number
  /** Bytes of everything in the archive together, unpacked. */
  unpacked: number
  /** Unpacked by packed, for parts of more than 4 MB. */
  ratio: number
  /** Parts of an archive. */
  parts: number
  sheets: number
  /** Of all sheets together. */
  rows: number
  columns: number
  /** Characters of one cell. */
  cell: number
  merges: number
  /** Of the reader's process: its heap, and how long it may take. */
  heapMb: number
  milliseconds: number
  formulas: 'cached' | 'refuse'
}

export const usualLimits: SheetLimits = {
  bytes: 400_000_000,
  wholeBytes: 40_000_000,
  unpacked: 1_500_000_000,
  ratio: 150,
  parts: 5_000,
  sheets: 300,
  rows: 1_100_000,
  columns: 400,
  cell: 32_767,
  merges: 200_000,
  heapMb: 192,
  milliseconds: 300_000,
  formulas: 'cached',
}

/** Why a table is refused as a whole; each has its words. */
export type Obstacle =
  | 'sheet-bomb'
  | 'sheet-too-large'
  | 'sheet-too-wide'
  | 'sheet-too-long'
  | 'sheet-too-heavy'
  | 'sheet-too-slow'
  | 'sheet-locked'
  | 'sheet-macros'
  | 'sheet-links'
  | 'sheet-formulas'
  | 'sheet-broken'
  | 'sheet-empty'
  | 'sheet-old-word'
  | 'sheet-unknown'

const tooMuch = /bomb|too-/

/** 413 where it is too much, 415 where it is of the wrong kind. */
export function refused(obstacle: Obstacle): Refusal {
  const code: ProblemCode = tooMuch.test(obstacle) ? 'too-large' : 'unsupported-file'
  return new Refusal(code, { reason: obstacle })
}

/** What a foreign parser throws is one thing to the sender: the file is broken. A fault of the machine stays what it is. */
export const brokenBy = (error: unknown): unknown =>
  error instanceof Refusal || (error instanceof Error && 'syscall' in error) ? error : refused('sheet-broken')
