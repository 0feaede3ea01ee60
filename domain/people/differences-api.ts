/** The sentences of laying a list of another system beside ours; it is brought and read as an import. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { outAsked } from '../kernel/list-out.ts'
import { Cause, DifferenceCount, DifferenceView, Settler, Side } from './differences.ts'

const one = { params: z.strictObject({ id: Id }) }
const may = 'people.import' as const

const narrowed = {
  side: Side.optional(),
  cause: Cause.optional(),
  settler: Settler.optional(),
  /** Only what nobody has settled. */
  open: z.enum(['0', '1']).default('0'),
}

export const differencesApi = {
  differences: read('/imports/:id/differences', {
    may,
    summary: 'What differs between a list of another system and ours, by person, masked',
    ...one,
    query: z.strictObject({ ...narrowed, ...pageQuery }),
    answer: page(DifferenceView),
  }),
  differenceCounts: read('/imports/:id/differences/counts', {
    may,
    summary: 'How many differ, by side, probable cause and who settles it',
    ...one,
    answer: z.strictObject({ items: z.array(DifferenceCount) }),
  }),
  settleDifferences: act('POST', '/imports/:id/differences/settle', {
    may,
    summary: 'Differences are settled, with a word; nothing of the register is changed by it',
    ...one,
    body: z.strictObject({
      id: Id,
      rows: z.array(z.int().min(1)).min(1).max(500),
      said: z.string().trim().min(2, { error: 'reason' }).max(200),
    }),
    answer: done,
  }),
  exportDifferences: act('POST', '/imports/:id/differences/export', {
    may: 'people.export',
    summary: 'The differences as a table (XLSX, CSV), narrowed and masked as on the screen; logged with whom it holds',
    stepUp: true,
    media: 'stream',
    ...one,
    body: z.strictObject({ ...outAsked, ...narrowed }),
    answer: z.unknown(),
  }),
}
