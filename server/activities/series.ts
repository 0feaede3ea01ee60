/** Series: every occurrence is planned with its room in one transaction, or none is; from then on each is an activity of its own. */
import type { activitiesApi } from '../../domain/activities/api.ts'
import { rhythmOf } from '../../domain/activities/rhythm.ts'
import type { ActivityView, Planned } from '../../domain/activities/schema.ts'
import { seriesDays, type Laid } from '../../domain/activities/series.ts'
import { dayAt } from '../../domain/facilities/hours.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { fault, Refusal, type FieldFault } from '../../domain/kernel/errors.ts'
import { day as dayLength } from '../../domain/kernel/instant.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import { catalogueOf } from '../catalogue/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { alreadyDone } from '../kernel/db/act.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { bodyHash } from '../kernel/hash.ts'
import { onceMore } from './acting.ts'
import { cancel, heldFor, kindToPlan, planning, publishing, surroundings } from './plan.ts'
import { mustHold } from './policy.ts'
import { oneActivity, placesNamed, type ActivityRow } from './store/activity-store.ts'
import { insertSeries, laterOf, leftOf, oneSeries } from './store/series-store.ts'

type Rhythmic = Pick<Received<typeof activitiesApi.planSeries>['body'], 'rhythm' | 'holidays' | 'until'>

/** A year and a month ahead is as far as anything is planned. */
const longest = 400 * dayLength

async function laidOut(ctx: Ctx, from: string, { rhythm, holidays, until }: Rhythmic): Promise<Laid> {
  if (until < from) throw fault('until', 'ends-before-start')
  if (Date.parse(until) - Date.parse(from) > longest) throw fault('until', 'activity-too-far')
  const { calendar } = await catalogueOf(ctx.house, ctx.county)
  return seriesDays(rhythmOf(rhythm), from, until, holidays, calendar)
}

export const days = (ctx: Ctx, query: Received<typeof activitiesApi.seriesDays>['query']) =>
  laidOut(ctx, query.from, query)

/** The same hours on another day. */
function onDay(p: Planned, day: string): Planned {
  const shift = Date.parse(`${day}T00:00:00Z`) - Date.parse(`${dayAt(Date.parse(p.from))}T00:00:00Z`)
  const moved = (at: string) => new Date(Date.parse(at) + shift).toISOString()
  return { ...p, from: moved(p.from), to: moved(p.to) }
}

const idOf = (series: string, n: number) => stableId('activity-series', series, n)

/** Which day it was that could not be planned. @throws what was wrong, and where */
async function dated<T>(day: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const faults: FieldFault[] = [...(error.more.faults ?? []), { path: 'until', code: 'series-day', params: { day } }]
    throw new Refusal(error.code, { ...error.more, faults })
  }
}

export async function planSeries(ctx: Ctx, body: Received<typeof activitiesApi.planSeries>['body']) {
  const { id, planned: first } = body
  mustHold(ctx, 'plan', first)
  const from = dayAt(Date.parse(first.from))
  const [around, laid] = await Promise.all([surroundings(ctx), laidOut(ctx, from, body)])
  if (laid.days.length === 0) throw fault('until', 'series-empty')
  const kind = await kindToPlan(ctx, first.kind, around)
  const hash = bodyHash(body)
  const answer = { first: idOf(id, 0), n: laid.days.length }
  const run = () =>
    ctx.act(
      async (tx) => {
        const [there, [place]] = await Promise.all([oneSeries(tx, id), placesNamed(tx, [first.place])])
        return { there, place }
      },
      async ({ there, place }, tx) => {
        if (there) {
          if (there.account !== (ctx.session?.account ?? null)) throw new Refusal('not-found')
          if (there.body_hash !== hash) throw new Refusal('id-reused')
          return alreadyDone(answer)
        }
        const deeds = []
        for (const [n, { day }] of laid.days.entries()) {
          const one = onDay(first, day)
          const made = await dated(day, async () => {
            const held = await heldFor(tx, one)
            return planning(ctx, { ...one, id: idOf(id, n) }, kind, around, { place, held, hash, series: id })
          })
          deeds.push(made, ...(body.publish ? [publishing(ctx, made.row)] : []))
        }
        const series = insertSeries({
          id,
          rhythm: body.rhythm,
          holidays: body.holidays,
          from_day: from,
          until_day: body.until,
          place: first.place,
          unit: first.unit,
          account: ctx.session?.account ?? null,
          at: ctx.now,
          body_hash: hash,
        })
        return {
          writes: [series, ...deeds.flatMap((d) => d.writes)],
          audit: deeds.flatMap((d) => d.audit),
          events: deeds.flatMap((d) => d.events),
          answer,
        }
      },
    )
  return onceMore(run)
}

/** What of its series begins after it, each called off as by hand; whoever is on one of the lists is told. */
export async function endSeries(ctx: Ctx, activity: string, body: Received<typeof activitiesApi.endSeries>['body']) {
  const later = await ctx.read(async (tx) => {
    const row = await oneActivity(tx, activity)
    if (!row?.series) throw new Refusal('not-found')
    mustHold(ctx, 'cancel', row)
    return laterOf(tx, row.series, row.from_at)
  })
  for (const one of later)
    await cancel(ctx, one.id, { id: stableId('end-series', body.id, one.id), base: one.version, why: body.why })
  return { n: later.length }
}

/** As its page names it. */
export async function seriesOf(tx: Tx, row: ActivityRow): Promise<ActivityView['series']> {
  const [series, left] = row.series
    ? await Promise.all([oneSeries(tx, row.series), leftOf(tx, row.series, row.from_at)])
    : []
  return series
    ? {
        id: series.id,
        rhythm: series.rhythm,
        holidays: series.holidays,
        until: series.until_day,
        left: left?.n ?? 0,
      }
    : null
}
