/** Imports: a table of people on its way into the register, from the file to the undo. */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { RestrictedClass } from '../kernel/restricted.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { CareCode } from './cares.ts'
import { Month, PersonCategory } from './schema.ts'

/**
 * `reading` → `mapping` → `staging` → `preview` → `applying` → `applied` → `undoing` → `undone`; `refused`: the file is none
 * that may be read; `dropped`: laid aside before anything was written.
 */
export const ImportState = z.enum([
  'reading',
  'mapping',
  'staging',
  'preview',
  'applying',
  'applied',
  'undoing',
  'undone',
  'refused',
  'dropped',
])
export type ImportState = z.output<typeof ImportState>

/**
 * `additions`: who is not in it stays. `roster`: who is not in it is proposed for the end of the category. `compare`: laid beside
 * the register and never written into it.
 */
export const ImportMode = z.enum(['additions', 'roster', 'compare'])
export type ImportMode = z.output<typeof ImportMode>

/** What becomes of a row. `missing`: no row, but a person whom a complete roster does not name. */
export const RowVerdict = z.enum(['new', 'changed', 'same', 'doubtful', 'refused', 'missing'])
export type RowVerdict = z.output<typeof RowVerdict>

/**
 * What somebody said about a row: `take` it as it was read, it is an `other` person than the one who was found, `end` the
 * category at once, or `leave` it out.
 */
export const RowDecision = z.enum(['take', 'other', 'end', 'leave'])
export type RowDecision = z.output<typeof RowDecision>

/** A decision about a header: a field, `extra:` with one the county added, `tick:` with a category, or `none`. */
const HeaderDecision = z.string().regex(/^(none|[a-z]+(-[a-z]+)*|(tick|extra):[a-z][a-z0-9-]*)$/, { error: 'code' })

/** By which a column's field says that it is one the county added. */
export const extraPrefix = 'extra:'

/** Fields a person may choose for a column: those that have a home in the register. */
export const choosable = [
  'name',
  'id-number',
  'sex',
  'born',
  'phone',
  'phone-other',
  'town',
  'community',
  'grid',
  'estate',
  'address',
  'household-no',
  'head-name',
  'head-id-number',
  'relation',
  'residence',
  'categories',
  'from',
  'disability-number',
  'disability-grade',
  'disability',
  'dead',
  'moved',
  'emergency',
  'emergency-phone',
  'emergency-agreed',
  'neighbour',
  'neighbour-phone',
  'neighbour-agreed',
  'relative',
  'relative-phone',
  'relative-agreed',
] as const
export type Choosable = (typeof choosable)[number]

export const ColumnView = z.strictObject({
  at: z.int(),
  header: z.string(),
  /** By which a decision is remembered; empty where the column has no header. */
  key: z.string(),
  /** `dropped`: never taken, named here. `sealed`: for the restricted room alone. `known`: read, and has no home here. */
  use: z.enum(['field', 'tick', 'known', 'dropped', 'sealed', 'none', 'unknown']),
  field: z.string().nullable(),
  sure: z.boolean(),
})
export type ColumnView = z.output<typeof ColumnView>

export const SheetView = z.strictObject({
  index: z.int(),
  name: z.string(),
  is: z.enum(['table', 'form', 'refused', 'other', 'unreadable', 'empty']),
  /** Of `refused`: consists of what is never taken, or of restricted matters. */
  why: z.enum(['never', 'sealed']).nullable(),
  columns: z.array(ColumnView),
  members: z.int(),
  rows: z.int(),
  people: z.int(),
  category: z.string().nullable(),
  month: z.string().nullable(),
})
export type SheetView = z.output<typeof SheetView>

export const ImportCounts = z.strictObject({
  new: z.int(),
  changed: z.int(),
  same: z.int(),
  doubtful: z.int(),
  refused: z.int(),
  missing: z.int(),
})
export type ImportCounts = z.output<typeof ImportCounts>

export const noCounts: ImportCounts = { new: 0, changed: 0, same: 0, doubtful: 0, refused: 0, missing: 0 }

/** How a file is to be read. Nothing of the register is written by it. */
export const ImportPlan = z.strictObject({
  mode: ImportMode,
  category: CareCode.nullable(),
  month: Month,
  source: PersonCategory.shape.source,
  /** By header. */
  uses: z.record(z.string().min(1).max(200), HeaderDecision),
  /** Sheets that are left out. */
  skip: z.array(z.int().min(0)).max(300),
})
export type ImportPlan = z.output<typeof ImportPlan>

const common = {
  id: Id,
  place: PlacePath,
  state: ImportState,
  fileName: z.string(),
  bytes: z.int(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  mode: ImportMode.nullable(),
  category: CareCode.nullable(),
  month: Month.nullable(),
  source: z.string().nullable(),
  counts: ImportCounts,
  /** Of the rows that are being staged, applied or undone. */
  done: z.int(),
  /** Why the file was refused, by word code. */
  why: z.string().nullable(),
  /** The same in the reader's language. */
  told: z.string().nullable(),
}

export const ImportLine = z.strictObject(common)
export type ImportLine = z.output<typeof ImportLine>

export const ImportView = z.strictObject({
  ...common,
  kind: z.string().nullable(),
  sheets: z.array(SheetView),
  /** Columns stand as they stood when somebody confirmed this layout before. */
  familiar: z.boolean(),
  /** Doubts by how many rows have them; what is left to be said about. */
  doubts: z.record(z.string(), z.int()),
  refusals: z.record(z.string(), z.int()),
  undecided: z.int(),
  /**
   * What goes to the restricted room: how many of each class, and the names of those who answer for it, in the preview as it
   * would be, later as it was. With nobody nothing is kept. Never of whom.
   */
  restricted: z.array(z.strictObject({ class: RestrictedClass, n: z.int(), to: z.array(z.string()) })),
  /** The same bytes came before. */
  before: z.strictObject({ id: Id, at: z.iso.datetime() }).nullable(),
  /** The reader brought it: others may look. */
  own: z.boolean(),
})
export type ImportView = z.output<typeof ImportView>

export const RowView = z.strictObject({
  no: z.int(),
  sheet: z.int(),
  /** As the spreadsheet counts. */
  at: z.int().nullable(),
  verdict: RowVerdict,
  decided: RowDecision.nullable(),
  person: Id.nullable(),
  name: z.string().nullable(),
  idNumber: z.string().nullable(),
  place: PlacePath.nullable(),
  /** Word codes. */
  issues: z.array(z.string()),
  /** What it does: `fill:phones`, `gives:low-income` … */
  deeds: z.array(z.string()),
})
export type RowView = z.output<typeof RowView>
