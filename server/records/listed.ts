/** Service records as they are read: a page of a place, the newest first. */
import { rangeOf, type PlacePath } from '../../domain/kernel/place-path.ts'
import { Channel, channelOf, type ChannelFacts } from '../../domain/records/channel.ts'
import type { NewRecord, RecordView } from '../../domain/records/schema.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { morningOf } from '../kernel/day.ts'
import type { TextRow } from '../kernel/texts/store.ts'
import { organisationsOf } from '../organisations/index.ts'
import { providedIn, recordsIn, type RecordRow } from './store.ts'

/** What the screen shows and what leaves as a file: one question. */
export async function listed(ctx: Ctx, q: { place: PlacePath; after?: string | undefined; size: number }) {
  const [at, id] = afterCursor(q.after, ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'])
  const [rows, units] = await Promise.all([
    ctx.read((tx) => tx.rows<RecordRow>(recordsIn(rangeOf(q.place), { at, id }, q.size + 1))),
    organisationsOf(ctx.house, ctx.county),
  ])
  return paged(
    rows,
    q.size,
    (r) => viewOf(r, [], units),
    (r) => [r.ended_at.toISOString(), r.id],
  )
}

/** The first day of a month, and of the next. */
const spanOf = (month: string): [Date, Date] => {
  const [year, no] = month.split('-').map(Number) as [number, number]
  const next = new Date(Date.UTC(year, no, 1)).toISOString().slice(0, 10)
  return [morningOf(`${month}-01`), morningOf(next)]
}

/** Who provided the services of a month: the same rule as on each row. */
export async function channels(ctx: Ctx, { place, month }: { place: PlacePath; month: string }) {
  const [rows, units] = await Promise.all([
    ctx.read((tx) => providedIn(tx, rangeOf(place), spanOf(month))),
    organisationsOf(ctx.house, ctx.county),
  ])
  const sums = new Map<Channel | null, { services: number; minutes: number }>()
  for (const { services, minutes, unit, ...facts } of rows) {
    const channel = channelOf({ ...facts, party: units.get(unit)?.party })
    const sum = sums.get(channel) ?? { services: 0, minutes: 0 }
    sums.set(channel, { services: sum.services + services, minutes: sum.minutes + minutes })
  }
  return {
    items: [...Channel.options, null].flatMap((channel) => {
      const sum = sums.get(channel)
      return sum ? [{ channel, ...sum }] : []
    }),
  }
}

export const originOf = (r: RecordRow): NewRecord['origin'] => ({
  kind: r.origin_kind as NewRecord['origin']['kind'],
  id: r.origin,
  ...(r.origin_part && { part: r.origin_part }),
})

type Units = Awaited<ReturnType<typeof organisationsOf>>

/** What decides who provided it, without what was said. */
export const factsOf = (r: RecordRow, units: Units): Omit<ChannelFacts, 'chosen'> => ({
  origin: originOf(r).kind,
  byPersons: (r.helpers as RecordView['helpers']).some((h) => h.person !== undefined),
  party: units.get(r.unit)?.party,
})

export function viewOf(r: RecordRow, texts: TextRow[], units: Units): RecordView {
  const words = (id: string | null) => texts.find((t) => t.id === id)?.body
  const done = words(r.text)
  const reason = words(r.reason)
  return {
    id: r.id,
    version: r.version,
    origin: originOf(r),
    unit: r.unit,
    item: r.item,
    ...(r.also.length > 0 && { also: r.also }),
    ...(r.programme && { programme: r.programme }),
    mode: r.mode as RecordView['mode'],
    place: r.place,
    helpers: r.helpers as RecordView['helpers'],
    served: r.served as RecordView['served'],
    outcome: r.outcome as RecordView['outcome'],
    files: r.files,
    ...(r.channel && { channel: r.channel }),
    provided: channelOf({ chosen: r.channel, ...factsOf(r, units) }),
    endedAt: r.ended_at.toISOString(),
    recordedAt: r.recorded_at.toISOString(),
    ...(r.started_at && { startedAt: r.started_at.toISOString() }),
    ...(done && { done }),
    ...(reason && { reason }),
  }
}
