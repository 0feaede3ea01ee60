/** The sentences of a team's year: its evaluation, the file of it, and the yearly survey of residents. */
import { z } from 'zod'
import { act, done, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { outAsked } from '../kernel/list-out.ts'
import { Evaluation, Figures, VoiceAnswer } from './evaluation.ts'

const Year = z.coerce.number().int().min(2000).max(2100)
const one = { params: z.strictObject({ id: Id }) }

/** A team that serves where somebody lives. */
export const SurveyTeam = z.strictObject({
  id: Id,
  name: z.string(),
  charter: z.strictObject({ zh: z.string(), en: z.string() }),
  answer: VoiceAnswer.nullable(),
})
export type SurveyTeam = z.output<typeof SurveyTeam>

export const evaluationApi = {
  evaluation: read('/teams/:id/evaluation', {
    may: 'teams.read',
    summary: 'A year of a team from numbers and residents’ voices: as it stands, and as it was closed',
    ...one,
    query: z.strictObject({ year: Year }),
    answer: z.strictObject({
      year: z.int(),
      /** The year is over: it may be closed. */
      over: z.boolean(),
      now: Figures,
      /** The newest first. */
      closed: z.array(Evaluation).max(50),
    }),
  }),
  close: act('POST', '/teams/:id/evaluations', {
    may: 'teams.keep',
    summary: 'Close a year of a team, or correct what was closed by a new version; whoever leads is told',
    ...one,
    body: z.strictObject({
      id: Id,
      year: z.int().min(2000).max(2100),
      /** Version of the last one; 0: none. */
      base: z.int().min(0),
      said: z.string().trim().min(1, { error: 'required' }).max(1000),
      /** Of a correction. */
      why: z.string().trim().min(2, { error: 'reason' }).max(200).optional(),
    }),
    answer: done,
  }),
  yearFile: act('POST', '/teams/:id/year-file', {
    may: 'teams.read',
    summary: 'The year of a team as a file: every promise with its windows, or the evaluation',
    ...one,
    body: z.strictObject({ ...outAsked, year: z.int().min(2000).max(2100), of: z.enum(['year', 'evaluation']) }),
    media: 'stream',
    answer: z.unknown(),
  }),
  survey: read('/team-survey', {
    may: 'self',
    summary: 'Teams that serve where the resident lives, and what they said of each this year',
    answer: z.strictObject({ year: z.int(), items: z.array(SurveyTeam).max(100) }),
  }),
  say: act('PUT', '/team-survey/:id', {
    may: 'self',
    summary: 'Say of a team whether one is content with its year; said again, the last counts',
    ...one,
    body: z.strictObject({ id: Id, answer: VoiceAnswer }),
    answer: done,
  }),
}
