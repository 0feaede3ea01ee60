/** The routes beside the prefecture: its orders come in, and their answers go back. */
import { z } from 'zod'
import { act, done, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { outAsked } from '../kernel/list-out.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { CityField } from './city/form.ts'
import { cityTogether } from './city/fields.ts'
import { CityEnvelope } from './city/signed.ts'

const Column = z.strictObject({ header: z.string().max(300), key: z.string().max(300) })

export const CityColumnView = Column.extend({
  use: z.enum(['field', 'none', 'dropped', 'sealed', 'unknown']),
  field: CityField.nullable(),
  sure: z.boolean(),
})
export type CityColumnView = z.infer<typeof CityColumnView>

const Row = z.strictObject({ at: z.int().min(1), cells: z.array(z.string().max(20_000)).max(60) })

export const rowVerdicts = ['new', 'changed', 'same', 'refused'] as const
export const rowFaults = [
  'no-number',
  'number-lost',
  'no-content',
  'due-unreadable',
  'handed-unreadable',
  'no-result',
  'unknown',
  'elsewhere',
] as const

export const CityRowView = z.strictObject({
  at: z.int(),
  verdict: z.enum(rowVerdicts),
  /** Why it is refused. */
  why: z.enum(rowFaults).optional(),
  number: z.string().optional(),
  title: z.string().optional(),
  place: z.string().optional(),
  handedAt: Moment.optional(),
  dueAt: Moment.optional(),
  request: Id.optional(),
  refNo: z.string().optional(),
})
export type CityRowView = z.infer<typeof CityRowView>

/** A decision about a column: a field of the form, or not taken. */
const Decision = z.union([CityField, z.literal('none')])

export const cityApi = {
  'city-read': act('POST', '/requests-city/read', {
    may: 'requests.city',
    summary: 'A table of the city’s orders is read: its columns and rows come back, and nothing is kept',
    query: z.strictObject({ id: Id }),
    media: 'multipart',
    megabytes: 20,
    answer: z.strictObject({
      columns: z.array(CityColumnView),
      rows: z.array(Row),
      /** Every column was decided on before, or is known for certain. */
      familiar: z.boolean(),
    }),
  }),
  'city-take': act('POST', '/requests-city/take', {
    may: 'requests.city',
    summary:
      'Rows of the city’s table become requests, or bring those that are here up to date; a trial changes nothing',
    kilobytes: 4_096,
    body: z.strictObject({
      id: Id,
      /** Where a matter stands whose words name no place of the county. */
      place: PlacePath,
      columns: z.array(Column).min(2).max(60),
      uses: z.record(z.string().max(300), Decision),
      rows: z.array(Row).min(1).max(cityTogether),
      trial: z.boolean(),
    }),
    answer: z.strictObject({ rows: z.array(CityRowView) }),
  }),
  'city-key': read('/requests-city/key', {
    may: 'requests.city',
    summary: 'Whether the city’s own system may send its orders here, and in whose name',
    answer: z.strictObject({
      now: z.strictObject({ id: Id, by: z.string(), place: z.string(), since: Moment }).optional(),
    }),
  }),
  'city-key-make': act('POST', '/requests-city/key', {
    may: 'requests.city',
    summary: 'A key for the city’s own system, shown this once; the one before ends. Orders are filed in my name',
    stepUp: true,
    body: z.strictObject({ id: Id, place: PlacePath }),
    answer: z.strictObject({ id: Id, secret: z.string() }),
  }),
  'city-key-end': act('POST', '/requests-city/key/:key/end', {
    may: 'requests.city',
    summary: 'The key ends at once',
    params: z.strictObject({ key: Id }),
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
  'city-signed': act('POST', '/requests-city/signed', {
    may: 'public',
    summary: 'Orders sent by the city’s own system, signed with the key of the county: the same as rows of its table',
    kilobytes: 4_096,
    perMinute: 60,
    body: CityEnvelope,
    answer: z.strictObject({ rows: z.array(CityRowView) }),
  }),
  'city-of': read('/requests/:request/city', {
    may: 'requests.city',
    summary: 'What the city said of one matter, and the answer in its fields',
    params: z.strictObject({ request: Id }),
    answer: z.strictObject({
      number: z.string(),
      unit: z.string().optional(),
      coUnit: z.string().optional(),
      handedAt: Moment.optional(),
      dueAt: Moment.optional(),
      /** Absent while there is no answer. */
      reply: z
        .strictObject({ lines: z.array(z.strictObject({ head: z.string(), value: z.string() })), text: z.string() })
        .optional(),
    }),
  }),
  'city-reply': act('POST', '/requests-city/reply', {
    may: 'requests.city',
    summary: 'The city’s table with the answers filled in, in the columns it came in; logged with what it holds',
    stepUp: true,
    media: 'stream',
    body: z.strictObject({ ...outAsked, requests: z.array(Id).min(1).max(200) }),
    answer: z.unknown(),
  }),
}
