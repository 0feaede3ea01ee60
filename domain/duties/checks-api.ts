/** When somebody who is called every day does not answer, and when the weather turns: the sentences for both. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { ContactKind } from '../people/contacts.ts'
import { Day } from '../places/schema.ts'
import { CallOutcome, PlanCode, Whom } from './schema.ts'

const one = { params: z.strictObject({ id: Id }) }

export const CheckView = z.strictObject({
  id: Id,
  duty: Id,
  plan: PlanCode,
  person: z.strictObject({ id: Id, name: z.string(), place: PlacePath, age: z.int().nullable() }),
  raisedAt: Moment,
  dueAt: Moment,
  endedAt: Moment.nullable(),
  outcome: z.enum(['well', 'needs-help', 'met']).nullable(),
  /** Whom to call next, in the order the person chose; null: everybody was, somebody goes to the door. */
  next: Whom.nullable(),
  /** Whom the register knows to call about them; the name masked, the number asked for when it is called. */
  contacts: z.array(z.strictObject({ id: Id, kind: ContactKind, name: z.string() })),
  calls: z.array(z.strictObject({ whom: Whom, outcome: CallOutcome, at: Moment, by: z.string().nullable() })),
})
export type CheckView = z.output<typeof CheckView>

/** 高温 寒潮 暴雪 暴雨 大风 其他. */
export const WeatherKind = z.enum(['heat', 'cold', 'snow', 'rain', 'storm', 'other'])
export type WeatherKind = z.output<typeof WeatherKind>

export const Spell = z.strictObject({
  id: Id,
  place: PlacePath,
  kind: WeatherKind,
  from: Day,
  to: Day,
  version: z.int(),
})
export type Spell = z.output<typeof Spell>

export const checksApi = {
  checks: read('/duties/checks', {
    may: 'duties.read',
    summary: 'Welfare checks of a place that are open, the most urgent first',
    query: z.strictObject({ place: PlacePath, ...pageQuery }),
    answer: page(CheckView),
  }),
  noteCall: act('POST', '/duties/checks/:id/calls', {
    may: 'duties.check',
    summary:
      'One call of a welfare check and what it came to; it ends when somebody was met or answered well, and help that is needed is filed as a request',
    ...one,
    body: z.strictObject({ id: Id, whom: Whom, outcome: CallOutcome }),
    /** `refNo`: of the request, where help is needed. */
    answer: z.strictObject({ ok: z.literal(true), refNo: z.string().nullable() }),
  }),
  spells: read('/duties/weather', {
    may: 'duties.read',
    summary: 'Extreme weather declared for places, now and to come',
    query: z.strictObject({ place: PlacePath }),
    answer: z.strictObject({ items: z.array(Spell) }),
  }),
  declareWeather: act('POST', '/duties/weather', {
    may: 'duties.declare',
    summary: 'Declare extreme weather for a place: what plans add for it is due from the first day on',
    body: Spell.omit({ version: true }),
    answer: z.strictObject({ due: z.int() }),
  }),
  endWeather: act('POST', '/duties/weather/:id/end', {
    may: 'duties.declare',
    summary: 'The weather turned: what begins after this day is owed no more',
    ...one,
    body: z.strictObject({ id: Id, to: Day }),
    answer: done,
  }),
}
