/** What a field phone asks of people. */
import { z } from 'zod'
import { act, done, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { FieldArea } from './area.ts'

export const fieldPeopleApi = {
  area: read('/field/people', {
    may: 'people.read',
    summary:
      'People of one’s own area for a phone without a signal, masked, household by household; none when it holds them already',
    query: z.strictObject({ have: z.string().max(64).optional() }),
    answer: FieldArea.extend({
      /** Null: as the phone has them. */
      homes: FieldArea.shape.homes.nullable(),
    }),
  }),
  dialled: act('POST', '/people/:id/dialled', {
    may: 'people.call',
    summary:
      'A number that was held sealed on the phone was dialled, with or without a signal: the same trace as a call asked for here',
    params: z.strictObject({ id: Id }),
    body: z.strictObject({
      id: Id,
      matter: Id,
      /** Not theirs, but of somebody to call about them. */
      contact: Id.optional(),
      /** By the clock of the phone. */
      at: Moment,
    }),
    answer: done,
  }),
} as const
