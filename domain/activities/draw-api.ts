/** The sentences of competitions: the draw announced and made, names that those who play choose, results entered and corrected. */
import { z } from 'zod'
import { act, done, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { drawForms } from './draw.ts'

const one = { params: z.strictObject({ id: Id }) }
const entry = { params: z.strictObject({ id: Id, entry: Id }) }
const hex = z.string().regex(/^[0-9a-f]{64}$/)
const number = z.int().min(1).max(512)
const Named = z.strictObject({ id: Id, name: z.string().trim().min(1, { error: 'required' }).max(20) })

export const DrawView = z.strictObject({
  form: z.enum(drawForms),
  size: z.int().nullable(),
  /** SHA-256 of the seed, shown before the draw is made. */
  hash: hex,
  announced: Moment,
  /** Shown once it is made. */
  seed: hex.nullable(),
  made: Moment.nullable(),
  players: z.array(z.strictObject({ number, name: z.string().nullable() })),
  matches: z.array(
    z.strictObject({
      round: z.int(),
      no: z.int(),
      group: z.int().nullable(),
      a: number.nullable(),
      b: number.nullable(),
      bye: z.boolean(),
      winner: number.nullable(),
      score: z.string().nullable(),
      /** How often a result was entered; 0: none yet. */
      version: z.int(),
    }),
  ),
})
export type DrawView = z.output<typeof DrawView>

export const drawApi = {
  draw: read('/activities/:id/draw', {
    may: 'public',
    summary:
      'The draw of a competition, how anybody can repeat it, and results as they stand; null before it is announced',
    ...one,
    answer: z.strictObject({ draw: DrawView.nullable() }),
  }),
  announceDraw: act('POST', '/activities/:id/draw', {
    may: 'activities.run',
    summary: 'Choose the seed of the draw and show its hash, while the list is still open',
    ...one,
    body: z.strictObject({ id: Id, form: z.enum(drawForms), size: z.int().min(2).max(16).nullable() }),
    answer: done,
  }),
  makeDraw: act('POST', '/activities/:id/draw/make', {
    may: 'activities.run',
    summary: 'Draw those who have a place now; the seed is shown, and the draw stands',
    ...one,
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
  result: act('POST', '/activities/:id/results', {
    may: 'activities.run',
    summary: 'Enter or correct the result of a match; the one before stays',
    ...one,
    body: z.strictObject({
      id: Id,
      round: z.int().min(1).max(10),
      no: z.int().min(1).max(100_000),
      winner: number.nullable(),
      score: z.string().trim().max(20),
      /** The version that is corrected; 0: the first. */
      base: z.int().min(0),
    }),
    answer: done,
  }),
  nameFor: act('POST', '/activities/:id/entries/:entry/name', {
    may: 'activities.run',
    summary: 'Under which name somebody plays, as they say it',
    ...entry,
    body: Named,
    answer: done,
  }),
  nameOwn: act('POST', '/activities/:id/own/:entry/name', {
    may: 'self',
    summary: 'Choose the name under which one plays',
    ...entry,
    body: Named,
    answer: done,
  }),
}
