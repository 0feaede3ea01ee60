/** The sentences of the data-quality page: each count opens to its list. */
import { z } from 'zod'
import { page, pageQuery, read } from '../kernel/api.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { QualityCount, QualityKind } from './quality.ts'
import { MaskedPerson } from './schema.ts'

export const qualityApi = {
  quality: read('/people/quality', {
    may: 'people.read',
    summary: 'What is missing or doubtful among the people of a place, in counts, as of the last night',
    query: z.strictObject({ place: PlacePath }),
    answer: z.strictObject({ at: z.iso.datetime().nullable(), counts: z.array(QualityCount) }),
  }),
  qualityList: read('/people/quality/list', {
    may: 'people.read',
    summary: 'Of whom a fault of the register is told, masked; households without a liaison have a list of their own',
    query: z.strictObject({ place: PlacePath, kind: QualityKind.exclude(['no-liaison']), ...pageQuery }),
    answer: page(MaskedPerson),
  }),
}
