/** The sentences of the indicators room: the dashboard, where a number comes from, and indicators of one's own. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import {
  AsOf,
  BehindRow,
  ByPlace,
  Counted,
  Dashboard,
  Definition,
  DefinitionView,
  IndicatorCode,
  Month,
  Side,
} from './schema.ts'

const code = z.strictObject({ code: IndicatorCode })
const at = { place: PlacePath, month: Month }
const why = z.string().trim().min(1).max(300)

export const indicatorsApi = {
  dashboard: read('/indicators', {
    may: 'indicators.read',
    summary: 'Every indicator of a place and month with numerator, denominator, target and the months before',
    query: z.strictObject({ ...at, months: z.coerce.number().int().min(1).max(12).default(6) }),
    answer: Dashboard,
  }),
  places: read('/indicators/:code/places', {
    may: 'indicators.read',
    summary: 'One indicator for each place directly below',
    params: code,
    query: z.strictObject(at),
    answer: ByPlace,
  }),
  list: read('/indicators/:code/list', {
    may: 'indicators.drill',
    summary: 'The matters behind a number, named as far as the reader may see them',
    params: code,
    query: z.strictObject({
      ...at,
      side: Side.default('all'),
      counted: Counted.default('whole'),
      as: AsOf.default('closing'),
      ...pageQuery,
    }),
    answer: page(BehindRow).extend({ total: z.int() }),
  }),
  export: act('POST', '/indicators/export', {
    may: 'indicators.export',
    summary: 'Every indicator of a place and of each place directly below as a table (CSV), as the dashboard shows it',
    stepUp: true,
    media: 'stream',
    body: z.strictObject(at),
    answer: z.unknown(),
  }),
  definitions: read('/indicator-definitions', {
    may: 'indicators.read',
    summary: 'How every indicator is made, with its version',
    query: z.strictObject({ ended: z.enum(['0', '1']).default('0') }),
    answer: z.strictObject({ items: z.array(DefinitionView) }),
  }),
  versions: read('/indicator-definitions/:code', {
    may: 'indicators.read',
    summary: 'One indicator in all the versions of its formula, the newest first',
    params: code,
    answer: z.strictObject({ items: z.array(DefinitionView) }),
  }),
  define: act('POST', '/indicators', {
    may: 'indicators.define',
    summary: 'Add an indicator of one’s own; matters so far are counted in the background',
    body: z.strictObject({ id: Id, definition: Definition, why }),
    answer: DefinitionView,
  }),
  change: act('PUT', '/indicators/:code', {
    may: 'indicators.define',
    summary: 'A new version of the formula',
    params: code,
    body: z.strictObject({ id: Id, seen: z.int().min(1), definition: Definition, why }),
    answer: DefinitionView,
  }),
  end: act('POST', '/indicators/:code/end', {
    may: 'indicators.define',
    summary: 'Count no further; what was counted stays',
    params: code,
    body: z.strictObject({ id: Id, seen: z.int().min(1), why }),
    answer: done,
  }),
  target: act('PUT', '/indicators/:code/target', {
    may: 'indicators.define',
    summary: 'Set what a place aims at, or take it away; it holds below until another is set there',
    params: code,
    body: z.strictObject({ id: Id, place: PlacePath, value: z.number().min(0).nullable(), why }),
    answer: done,
  }),
} as const
