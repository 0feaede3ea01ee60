/** Service records taken out as a file: the list of the screen, page after page (docs/decisions/0012). Names of persons stand in none. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import type { recordsApi } from '../../domain/records/api.ts'
import { channels, modes, origins, outcomes } from '../../domain/records/said.ts'
import type { RecordView } from '../../domain/records/schema.ts'
import { catalogueOf, itemEver } from '../catalogue/index.ts'
import { perCounty } from '../kernel/cached.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Cell } from '../kernel/csv.ts'
import { minuteOf } from '../kernel/day.ts'
import { narrowedTo, reach } from '../kernel/out/reach.ts'
import { takeOut } from '../kernel/out/take-out.ts'
import { organisationsOf } from '../organisations/index.ts'
import { listed } from './listed.ts'
import { outHeads } from './out-words.ts'
import { placeNames } from './store.ts'

type Body = Received<(typeof recordsApi)['export']>['body']

const size = 2_000

const columns = [
  'ended',
  'place',
  'item',
  'mode',
  'unit',
  'channel',
  'outcome',
  'helpers',
  'minutes',
  'served',
  'origin',
] as const

const named = perCounty(async (tx) => new Map((await placeNames(tx)).map((p) => [p.path, p.name])), 60_000)

/** @throws Refusal `not-found` for a place that does not lie within what the export and the reading both reach */
export async function exportRecords(ctx: Ctx, { place, ...asked }: Body): Promise<undefined> {
  const { lo, hi } = rangeOf(place)
  const ranges = reach(ctx, ['records.export', 'records.read'])
  if (!ranges.some((r) => r.lo <= lo && hi <= r.hi)) throw new Refusal('not-found')
  const own = narrowedTo(ctx, [{ lo, hi }])
  const lang = ctx.locale
  const [places, units, catalogue] = await Promise.all([
    named.of(ctx.house, ctx.county),
    organisationsOf(ctx.house, ctx.county),
    catalogueOf(ctx.house, ctx.county),
  ])
  const item = (code: string) => {
    const name = itemEver(catalogue, code)?.name
    return name?.[lang] ?? name?.zh ?? code
  }
  const cells = (r: RecordView): Record<(typeof columns)[number], Cell> => ({
    ended: minuteOf(new Date(r.endedAt)),
    place: places.get(r.place) ?? r.place,
    item: [r.item, ...(r.also ?? [])].map(item).join(lang === 'zh' ? '、' : ', '),
    mode: modes[r.mode][lang],
    unit: units.get(r.unit)?.short ?? units.get(r.unit)?.name ?? r.unit,
    channel: r.provided ? channels[r.provided][lang] : outHeads.unsaid[lang],
    outcome: outcomes[r.outcome][lang],
    helpers: r.helpers.length,
    minutes: r.helpers.reduce((n, h) => n + (h.minutes ?? 0), 0),
    served: r.served.persons.length || (r.served.heads ?? 0),
    origin: origins[r.origin.kind][lang],
  })
  return takeOut(own, {
    asked,
    act: 'records.export',
    kind: 'records',
    place,
    profile: null,
    clear: false,
    narrowed: {},
    title: outHeads.title[lang],
    head: columns.map((c) => outHeads[c][lang]),
    page: (after) => listed(own, { place, after, size }),
    cells: (r) => {
      const said = cells(r)
      return columns.map((c) => said[c])
    },
    subject: (r) => r.id,
  })
}
