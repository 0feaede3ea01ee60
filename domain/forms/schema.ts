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

/** A field, `tick:` with a category, `extra:` with a field the county added, or `none`. */
export const FormUse = z.string().regex(/^([a-z]+(-[a-z]+)*|(tick|extra):[a-z][a-z0-9-]*)$/, { error: 'code' })

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

export const FormSheet = z.strictObject({
  index: z.int(),
  name: z.string(),
  /** A row per person, a form per person, or nothing that can be filled. */
  is: z.enum(['list', 'form', 'other']),
  /** The last row of the header of a list, from 1. */
  header: z.int(),
  slots: z.array(Slot),
})
export type FormSheet = z.output<typeof FormSheet>

export const FormPlan = z.strictObject({
  /** Whom the table lists; null: everybody. */
  category: CareCode.nullable(),
  ageFrom: Age.nullable(),
  ageTo: Age.nullable(),
  /** By a slot's key. */
  uses: z.record(z.string().min(1).max(200), FormUse),
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
  /** Settled before under this department's name, header by header and in the same order. */
  familiar: z.boolean(),
  version: z.int(),
})
export type FormView = z.output<typeof FormView>

/** A column of what was filled, and what is missing in it. */
export const FilledColumn = z.strictObject({
  header: z.string(),
  use: z.string().nullable(),
  why: BlankWhy.nullable(),
  /** Values stand masked: who filled it may not see them in clear. */
  masked: z.boolean(),
  /** Cells of it that stayed empty, because nothing is held. */
  empty: z.int(),
})
export type FilledColumn = z.output<typeof FilledColumn>

export const Filled = z.strictObject({
  people: z.int(),
  /** Who lived there then and is out of the reader's sight now. */
  away: z.int(),
  columns: z.array(FilledColumn),
  fileName: z.string(),
  mediaType: z.string(),
  /** In base 64: it is kept nowhere. */
  file: z.string(),
})
export type Filled = z.output<typeof Filled>
