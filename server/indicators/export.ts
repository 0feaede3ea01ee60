/** The dashboard as a table: the same figures by the same functions, and what is not shown there is not in it. */
import { targetFor } from '../../domain/indicators/rules.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { lineage } from '../../domain/kernel/place-path.ts'
import type { Ctx } from '../kernel/context.ts'
import { csvOf, type Cell } from '../kernel/csv.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { bothWays, definedThen, mustSee, readingOf, whenOf } from './figures.ts'
import {
  allIndicators,
  placeAt,
  placesBelow,
  rollupsAt,
  targetsFor,
  type IndicatorRow,
  type PlaceRow,
  type RollupRow,
  type TargetRow,
} from './store.ts'
import { exportWords as w } from './words.ts'

const heads = [
  'place',
  'code',
  'month',
  'indicator',
  'n',
  'd',
  'value',
  'why',
  'nWhole',
  'dWhole',
  'valueWhole',
  'target',
  'met',
  'formula',
  'version',
  'counted',
] as const

async function load(tx: Tx, q: { place: string; month: string }) {
  const [place, all, below, when] = await Promise.all([
    tx.one<PlaceRow>(placeAt(q.place)),
    tx.rows<IndicatorRow>(allIndicators()),
    tx.rows<PlaceRow>(placesBelow(q.place, q.month)),
    whenOf(tx, q.month),
  ])
  if (!place) throw new Refusal('not-found')
  const places = [place, ...below]
  const paths = places.map((p) => p.path)
  const [cells, targets] = await Promise.all([
    tx.rows<RollupRow>(rollupsAt(paths, q.month)),
    tx.rows<TargetRow>(targetsFor([...lineage(q.place), ...paths])),
  ])
  const used = all.filter((i) => i.ended_at === null)
  return { places, used, indicators: await definedThen(tx, used, cells), cells, targets, when }
}

function rowOf(ctx: Ctx, p: PlaceRow, i: IndicatorRow, all: Awaited<ReturnType<typeof load>>): Cell[] {
  const { cells, targets, when, used } = all
  const now = used.find((u) => u.code === i.code)
  const cell = cells.find((c) => c.place === p.path && c.indicator === i.code)
  const target = targetFor(
    targets.filter((t) => t.indicator === i.code),
    p.path,
  )
  const { figure, whole, met } = bothWays(i, cell, target, readingOf(ctx, p.path), now)
  const say = (word: keyof typeof w) => w[word][ctx.locale]
  return [
    p.name,
    p.path,
    when.month.slice(0, 7),
    i.body.name[ctx.locale],
    figure.n,
    figure.d,
    figure.value,
    figure.why ? say(figure.why) : null,
    whole.n,
    whole.d,
    whole.value,
    target?.value ?? null,
    met === null ? null : say(met ? 'yes' : 'no'),
    i.body.formula[ctx.locale],
    i.version,
    when.countedAt,
  ]
}

/** Leaves a line in the audit: who took which figures away. */
export async function exportFigures(ctx: Ctx, q: { place: string; month: string }): Promise<unknown> {
  mustSee(ctx, 'indicators.export', q.place)
  const bytes = await ctx.act(
    (tx) => load(tx, q),
    (all) => {
      const rows = all.places.flatMap((p) => all.indicators.map((i) => rowOf(ctx, p, i, all)))
      return {
        writes: [],
        audit: [
          {
            act: 'indicators.export',
            subjectKind: 'place',
            subject: q.place,
            detail: { month: q.month, rows: rows.length },
          },
        ],
        events: [],
        answer: csvOf([heads.map((h) => w[h][ctx.locale]), ...rows]),
      }
    },
  )
  ctx.reply.stream(`${q.place.replaceAll('/', '-')}${q.month.slice(0, 7)}.csv`, 'text/csv; charset=utf-8', bytes)
  return undefined
}
