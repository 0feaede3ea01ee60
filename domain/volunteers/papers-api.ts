/** The sentences of papers: made by the volunteer or at the desk, free of charge; checked by anybody who holds one. */
import { z } from 'zod'
import { act, done, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { OrgCode } from '../organisations/schema.ts'
import { Day } from '../places/schema.ts'
import { CheckedPaper, PaperToken, PaperView } from './papers.ts'

const one = { params: z.strictObject({ id: Id }) }
const why = z.string().trim().min(2, { error: 'reason' }).max(200)
const span = z
  .strictObject({ id: Id, from: Day.nullable(), to: Day.nullable() })
  .refine((s) => !s.from || !s.to || s.from <= s.to, { error: 'day-order', path: ['to'] })
const list = z.strictObject({ items: z.array(PaperView) })

export const papersApi = {
  own: read('/volunteers/mine/:id/papers', {
    may: 'self',
    summary: 'Papers about one’s own hours, the newest first',
    ...one,
    answer: list,
  }),
  makeOwn: act('POST', '/volunteers/mine/:id/papers', {
    may: 'self',
    summary: 'Make a paper of what counts, of a span or of all; it costs nothing',
    ...one,
    body: span,
    answer: done,
  }),
  ownFile: act('POST', '/volunteers/mine/papers/:id/file', {
    may: 'self',
    summary: 'A paper of one’s own as PDF; one that is no more true is not printed again',
    ...one,
    media: 'stream',
    answer: z.unknown(),
  }),
  ofVolunteer: read('/volunteers/:id/papers', {
    may: 'volunteers.read',
    summary: 'Papers about the hours of a volunteer, the newest first',
    ...one,
    answer: list,
  }),
  make: act('POST', '/volunteers/:id/papers', {
    may: 'volunteers.keep',
    summary: 'Make a paper at the desk, for who asks for it there',
    ...one,
    body: span,
    answer: done,
  }),
  file: act('POST', '/volunteer-papers/:id/file', {
    may: 'volunteers.keep',
    summary: 'A paper as PDF, with the whole name: the look is kept under the person',
    ...one,
    stepUp: true,
    media: 'stream',
    answer: z.unknown(),
  }),
  seal: act('POST', '/volunteer-papers/:id/seal', {
    may: 'volunteers.keep',
    summary: 'Seal a paper for a body that may: it is a certificate from then on',
    ...one,
    body: z.strictObject({ id: Id, unit: OrgCode }),
    answer: done,
  }),
  revoke: act('POST', '/volunteer-papers/:id/revoke', {
    may: 'volunteers.keep',
    summary: 'Take a paper back, with the reason',
    ...one,
    body: z.strictObject({ id: Id, why }),
    answer: done,
  }),
  check: read('/volunteer-papers/check/:token', {
    may: 'public',
    summary: 'Whether a paper is valid, was put right since, or was taken back; no more than stands on it',
    params: z.strictObject({ token: PaperToken }),
    answer: CheckedPaper,
    perMinute: 30,
  }),
}
