/** The sentences of bringing people in: a file, how it is read, what it would do, done, undone. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { ImportLine, ImportPlan, ImportView, RowDecision, RowVerdict, RowView } from './imports.ts'

const one = { params: z.strictObject({ id: Id }) }
const may = 'people.import' as const

export const importsApi = {
  imports: read('/imports', {
    may,
    summary: 'Tables of people that were brought for a place, the newest first',
    query: z.strictObject({ place: PlacePath, ...pageQuery }),
    answer: page(ImportLine),
  }),
  bring: act('POST', '/imports', {
    may,
    summary: 'Bring a table of people for a place: told by its bytes, read, and nothing written',
    query: z.strictObject({ id: Id, place: PlacePath }),
    media: 'multipart',
    megabytes: 400,
    answer: z.strictObject({ id: Id, state: ImportView.shape.state }),
  }),
  import: read('/imports/:id', {
    may,
    summary: 'One import: its columns and how they are read, what its rows would do, how far it is',
    ...one,
    answer: ImportView,
  }),
  planImport: act('PUT', '/imports/:id/plan', {
    may,
    summary: 'How the table is to be read; the preview is made from it, and headers are remembered',
    ...one,
    body: ImportPlan.extend({ id: Id }),
    kilobytes: 512,
    answer: done,
  }),
  importRows: read('/imports/:id/rows', {
    may,
    summary: 'Rows of one verdict, masked, with what they would do or why they are refused',
    ...one,
    query: z.strictObject({ verdict: RowVerdict, ...pageQuery }),
    answer: page(RowView),
  }),
  decideRows: act('POST', '/imports/:id/decisions', {
    may,
    summary:
      'What somebody says about doubtful rows, or about people whom a roster does not name; all of an issue at once',
    ...one,
    body: z
      .strictObject({
        id: Id,
        rows: z.array(z.int().min(1)).min(1).max(500).optional(),
        /** Every undecided row with this issue; `missing` are those whom the roster does not name. */
        issue: z.string().max(40).optional(),
        as: RowDecision,
      })
      .refine((b) => (b.rows === undefined) !== (b.issue === undefined), { error: 'required' }),
    answer: z.strictObject({ ok: z.literal(true), rows: z.int() }),
  }),
  applyImport: act('POST', '/imports/:id/apply', {
    may,
    summary: 'The preview is confirmed: rows are written in chunks, and a stopped import goes on by itself',
    ...one,
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
  refusedRows: read('/imports/:id/refused', {
    may,
    summary: 'The refused rows as a table of the same kind, each with its reason; logged',
    ...one,
    media: 'stream',
    answer: z.any(),
  }),
  undoImport: act('POST', '/imports/:id/undo', {
    may,
    summary: 'Take an import back as a whole, while nobody has built on it',
    ...one,
    body: z.strictObject({ id: Id, why: z.string().trim().min(2, { error: 'reason' }).max(200) }),
    answer: z.strictObject({ ok: z.boolean(), builtOn: z.array(Id).max(20), more: z.int() }),
  }),
  dropImport: act('POST', '/imports/:id/drop', {
    may,
    summary: 'Lay an import aside before anything was written; its file and rows are emptied',
    ...one,
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
}
