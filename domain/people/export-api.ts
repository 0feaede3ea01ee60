/** The sentences of taking lists of people out. */
import { z } from 'zod'
import { act, read } from '../kernel/api.ts'
import { outAsked } from '../kernel/list-out.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { CareCode } from './cares.ts'
import { ExportProfile } from './out.ts'
import { Age } from './schema.ts'

export const exportApi = {
  exportProfiles: read('/people/export-profiles', {
    may: 'people.read',
    summary: 'Columns and codes of other systems in which a list of people can be taken out',
    answer: z.strictObject({ items: z.array(ExportProfile) }),
  }),
  exportPeople: act('POST', '/people/export', {
    may: 'people.export',
    summary:
      'A list of people as a table (XLSX, CSV), as the screen shows it and narrows it, or in the columns of another system; each page is logged with whom it holds',
    stepUp: true,
    media: 'stream',
    body: z.strictObject({
      ...outAsked,
      place: PlacePath,
      q: z.string().trim().min(1).max(60).optional(),
      category: CareCode.optional(),
      ageFrom: Age.optional(),
      ageTo: Age.optional(),
      /** None: as on the screen. */
      profile: CareCode.nullable().default(null),
      /** Fields that the county added, behind the columns of the screen. */
      extras: z.array(CareCode).max(30).default([]),
      /** Values in clear: for whoever may reveal them. */
      clear: z.boolean().default(false),
    }),
    answer: z.unknown(),
  }),
}
