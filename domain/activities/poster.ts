/** A poster 海报 of an activity: one template, as data of a pack, for paper and for the group. What stands on it is what its page says. */
import { z } from 'zod'
import { definitionLines } from '../catalogue/definition-lines.ts'
import { Day } from '../places/schema.ts'
import { KindCode } from './kinds.ts'

const colour = z.string().regex(/^#[0-9a-f]{6}$/, { error: 'code' })
const Words = z.strictObject({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(80) })

/** What may stand on one, each in a line of its own. */
const PosterFact = z.enum(['when', 'where', 'address', 'unit', 'places', 'elders', 'themes', 'phone'])
export type PosterFact = z.output<typeof PosterFact>

export const Poster = z.strictObject({
  code: KindCode,
  from: Day,
  name: Words,
  /** Above the title; `{place}` and `{kind}` are filled in. */
  head: Words,
  /** Beside the square that a phone reads. */
  scan: Words,
  colours: z.strictObject({ paper: colour, band: colour, onBand: colour, ink: colour, quiet: colour }),
  facts: z.array(PosterFact).min(1),
  /** Whether what residents read stands on it too. */
  words: z.boolean(),
  ground: z.string().trim().min(1).max(200),
  closed: z.boolean(),
  sort: z.int().min(0),
})
export type Poster = z.output<typeof Poster>

const PosterLine = Poster.omit({ sort: true }).extend({
  from: Day.default('2000-01-01'),
  closed: Poster.shape.closed.default(false),
})

export const posterLines = (files: Readonly<Record<string, string>>) => definitionLines(files, 'posters', PosterLine)

/** As paper, or as a picture for a group. */
export const PosterForm = z.enum(['pdf', 'png'])
export type PosterForm = z.output<typeof PosterForm>
