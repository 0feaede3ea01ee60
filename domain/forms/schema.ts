/** Tables that departments ask for: how they are laid out, what goes where, what came of filling one. */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { Age } from '../people/schema.ts'
import { CareCode } from '../people/cares.ts'

/** Word codes: why a column stays empty. */
export const BlankWhy = z.enum([
  'never',
  'sealed',
  'sensitive',
  'not-kept',
  'unknown',
  'left',
  'no-room',
  'not-permitted',
])
export type BlankWhy = z.output<typeof BlankWhy>

/** A field, `tick:` with a category, `extra:` with a field the county added, `count:` with what is counted, or `none`. */
export const FormUse = z
  .string()
  .max(120)
  .regex(/^([a-z]+(-[a-z]+)*|(tick|extra):[a-z][a-z0-9-]*|count(:[a-z0-9-]+)+)$/, { error: 'code' })

/** A place in a table for one answer. */
export const Slot = z.strictObject({
  /** Of a list its column; of a form the cell beside the label, rows from 1, columns from 0. */
  column: z.int(),
  row: z.int().nullable(),
  header: z.string(),
  /** By which a decision is remembered. */
  key: z.string(),
  use: z.string().nullable(),
  why: BlankWhy.nullable(),
  sure: z.boolean(),
  /** Boxes that stand there to be ticked. */
  boxes: z.string(),
})
export type Slot = z.output<typeof Slot>

export const CountRow = z.strictObject({
  at: z.int(),
  name: z.string(),
  /** The place above it, when the row says so. */
  above: z.string(),
  /** `part`: of the rows since the last sum. */
  sum: z.enum(['all', 'part']).nullable(),
})
export type CountRow = z.output<typeof CountRow>

export const FormSheet = z.strictObject({
  index: z.int(),
  name: z.string(),
  /** What stands above the table. */
  titles: z.array(z.string()).optional(),
  /** A row per person, a row per place, a form per person, or nothing that can be filled. */
  is: z.enum(['list', 'counts', 'form', 'other']),
  /** The last row of the header of a list, from 1. */
  header: z.int(),
  slots: z.array(Slot),
  /** Of a table of counts: rows in which the department has written a place, or that they are a sum. */
  rows: z.array(CountRow).optional(),
})
export type FormSheet = z.output<typeof FormSheet>

export const SheetPlan = z.strictObject({
  fill: z.boolean(),
  /** Null: whom the whole table lists. */
  category: CareCode.nullable(),
  /** For the place that its tab or title names, inside the one that is chosen. */
  own: z.boolean(),
})
export type SheetPlan = z.output<typeof SheetPlan>

export const FormPlan = z.strictObject({
  /** Whom the table lists; null: everybody. */
  category: CareCode.nullable(),
  ageFrom: Age.nullable(),
  ageTo: Age.nullable(),
  /** By a slot's key. */
  uses: z.record(z.string().min(1).max(200), FormUse),
  /** Where a file has several sheets to fill: what each of them is for, by `sheetKey`. */
  sheets: z.record(z.string().min(1).max(200), SheetPlan).optional(),
})
export type FormPlan = z.output<typeof FormPlan>

export const Department = z.string().trim().min(2, { error: 'required' }).max(60)

const common = {
  id: Id,
  department: z.string(),
  name: z.string(),
  /** As it was sent; an old workbook is given back as a new one. */
  kind: z.enum(['xlsx', 'xls', 'docx']),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  /** Its columns are settled: one press fills it. */
  ready: z.boolean(),
  filledAt: z.iso.datetime().nullable(),
}

export const FormLine = z.strictObject(common)
export type FormLine = z.output<typeof FormLine>

export const FormView = z.strictObject({
  ...common,
  sheets: z.array(FormSheet),
  plan: FormPlan,
  /** By which the register of what is asked knows it: the same department and the same headers. */
  code: z.string(),
  /** Settled before under this department's name, header by header and in the same order. */
  familiar: z.boolean(),
  version: z.int(),
})
export type FormView = z.output<typeof FormView>

/** A column of what was filled, and what is missing in it. */
export const FilledColumn = z.strictObject({
  /** Its sheet, where several were filled. */
  sheet: z.string().nullable(),
  header: z.string(),
  use: z.string().nullable(),
  why: BlankWhy.nullable(),
  /** Values stand masked: who filled it may not see them in clear. */
  masked: z.boolean(),
  /** Cells of it that stayed empty, because nothing is held. */
  empty: z.int(),
})
export type FilledColumn = z.output<typeof FilledColumn>

/** Why a sheet or a row of places stays empty. */
export const PlaceWhy = z.enum(['place-unknown', 'place-several', 'place-not-yours', 'left'])
export type PlaceWhy = z.output<typeof PlaceWhy>

export const Filled = z.strictObject({
  people: z.int(),
  /** Rows of places that were filled. */
  places: z.int(),
  /** Who lived there then and is out of the reader's sight now. */
  away: z.int(),
  /** Sheets that were not filled, and rows whose place was not told. */
  unplaced: z.array(z.strictObject({ sheet: z.string(), name: z.string().nullable(), why: PlaceWhy })),
  /** Places below the chosen one for which the table has no row. */
  missing: z.array(z.string()),
  columns: z.array(FilledColumn),
  fileName: z.string(),
  mediaType: z.string(),
  /** In base 64: it is kept nowhere. */
  file: z.string(),
})
export type Filled = z.output<typeof Filled>
