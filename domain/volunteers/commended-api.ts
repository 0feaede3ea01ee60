/** The sentences of commendations 嘉许 [F8 S1-05]: who was commended, when, by whom and on what ground. Listed by day and counted; nobody is ranked. */
import { z } from 'zod'
import { act, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { outAsked } from '../kernel/list-out.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'

const asked = { under: PlacePath, year: z.coerce.number().int().min(2000).max(2100) }

export const Commended = z.strictObject({
  id: Id,
  day: Day,
  volunteer: Id,
  /** Masked; null: they live elsewhere by now. */
  name: z.string().nullable(),
  number: z.string().nullable(),
  placeName: z.string(),
  /** Who commended. */
  unitName: z.string().nullable(),
  /** What it is called and on what ground; null once emptied. */
  ground: z.string().nullable(),
})
export type Commended = z.output<typeof Commended>

export const commendedApi = {
  commended: read('/volunteer-commendations', {
    may: 'volunteers.read',
    summary: 'Volunteers of a place who were commended in a year, the newest first, and how many',
    query: z.strictObject({ ...asked, ...pageQuery }),
    answer: page(Commended).extend({ total: z.int(), volunteers: z.int() }),
  }),
  commendedOut: act('POST', '/volunteer-commendations/file', {
    may: 'volunteers.keep',
    summary: 'The same as a table (XLSX, CSV), names masked; each page is logged with what it holds',
    body: z.strictObject({ ...outAsked, ...asked }),
    stepUp: true,
    media: 'stream',
    answer: z.unknown(),
  }),
}
