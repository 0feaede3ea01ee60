/**
 * Who might look after whom, so that work is even and few people get a new face [C4]. The proposal changes nothing; a person
 * takes all of it, some of it, or none. It knows what is planned, and nothing of how anybody works.
 */
import type { pairsApi, ShareMove } from '../../../domain/duties/pairs-api.ts'
import type { Hand, Stop } from '../../../domain/duties/share.ts'
import { monthly } from '../../../domain/duties/windows.ts'
import type { Answer, Received } from '../../../domain/kernel/api.ts'
import { Refusal, fault } from '../../../domain/kernel/errors.ts'
import { inRange, rangeOf } from '../../../domain/kernel/place-path.ts'
import type { Ctx } from '../../kernel/context.ts'
import { dayOf } from '../../kernel/day.ts'
import { edit } from '../../kernel/edit.ts'
import { masked } from '../lists.ts'
import { accountsShown, briefs, setHelper } from '../store/enrolment-store.ts'
import { gridHands, loadsIn, lockHelpers, type LoadRow } from '../store/pair-store.ts'
import { fairShare } from './index.ts'

type Route<K extends keyof typeof pairsApi> = (typeof pairsApi)[K]

/** More is shared out town by town. */
const most = 5_000

interface Home {
  stop: Stop
  rows: LoadRow[]
}

/** One household is one stop: all of it goes together, and stays where anybody of it is bound to a helper. */
function homesOf(rows: readonly LoadRow[], byGrid: ReadonlyMap<string, string>): Home[] {
  const homes = new Map<string, LoadRow[]>()
  for (const r of rows) {
    const key = r.household ?? r.person
    homes.set(key, [...(homes.get(key) ?? []), r])
  }
  return [...homes].map(([id, own]) => {
    const place = own[0]!.place
    return {
      rows: own,
      stop: {
        id,
        place,
        load: Math.round(own.reduce((sum, r) => sum + monthly(r.rhythm), 0) * 100) / 100,
        hand: own.find((r) => r.helper !== null)?.helper ?? byGrid.get(place) ?? null,
        bound: own.some((r) => r.bound),
      },
    }
  })
}

export async function share(ctx: Ctx, body: Received<Route<'share'>>['body']): Promise<Answer<Route<'share'>>> {
  const range = rangeOf(body.place)
  const today = dayOf(ctx.now)
  const [rows, grids] = await ctx.read((tx) =>
    Promise.all([loadsIn(tx, range, today, most + 1), gridHands(tx, range, today)]),
  )
  if (rows.length > most) throw fault('place', 'place-too-large')
  const byGrid = new Map(grids.toReversed().map((g) => [g.place, g.account]))
  const homes = homesOf(rows, byGrid)
  const ids = [...new Set([...grids.map((g) => g.account), ...homes.flatMap((h) => h.stop.hand ?? [])])]
  const shown = (await ctx.read((tx) => accountsShown(tx, ids))).filter((a) => a.active && a.kind === 'staff')
  const parts = new Map(body.parts.map((p) => [p.account, p.part]))
  // Nobody is sent out of the community their work lies in.
  const reach = (account: string): string[] => [
    ...new Set([
      ...grids.filter((g) => g.account === account).map((g) => aboveGrid(g.place)),
      ...homes.filter((h) => h.stop.hand === account).map((h) => aboveGrid(h.stop.place)),
    ]),
  ]
  const hands = shown.map((a): Hand => ({ id: a.id, part: parts.get(a.id) ?? 1, reach: reach(a.id) }))
  const stops = homes.map((h) => h.stop)
  const found = await fairShare(
    stops,
    hands.filter((h) => h.part > 0),
  )
  ctx.house.log.info(
    {
      county: ctx.county.code,
      stops: stops.length,
      hands: hands.length,
      price: found.price,
      bound: found.bound,
      optimal: found.optimal,
    },
    'fair share',
  )
  const moved = homes.filter((h) => found.to.has(h.stop.id) && found.to.get(h.stop.id) !== h.stop.hand)
  const people = await ctx.read((tx) => briefs(tx, [...new Set(moved.flatMap((h) => h.rows.map((r) => r.person)))]))
  const brief = new Map(people.map((p) => [p.id, p]))
  const carried = (account: string, after: boolean) =>
    Math.round(
      stops.reduce((sum, s) => sum + ((after ? (found.to.get(s.id) ?? s.hand) : s.hand) === account ? s.load : 0), 0) *
        10,
    ) / 10
  return {
    hands: hands
      .map((h) => ({
        id: h.id,
        name: shown.find((a) => a.id === h.id)!.shown,
        part: h.part,
        now: carried(h.id, false),
        after: carried(h.id, true),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    moves: moved.map((h): ShareMove => ({
      enrolments: h.rows.map((r) => r.id).slice(0, 40),
      people: [...new Set(h.rows.map((r) => r.person))].map((p) => masked(p, h.stop.place, brief.get(p), today)),
      from: h.stop.hand,
      to: found.to.get(h.stop.id)!,
      load: h.stop.load,
    })),
    households: stops.length,
    price: found.price,
    bound: found.bound,
    optimal: found.optimal,
  }
}

/** The community a grid lies in; a community is its own. */
const aboveGrid = (place: string) => {
  const parts = place.split('/').filter(Boolean)
  return `${parts.slice(0, Math.min(parts.length, 4)).join('/')}/`
}

/** Whoever has got another helper meanwhile, or is no more under the plan, is left as they are. */
export async function takeShare(ctx: Ctx, body: Received<Route<'takeShare'>>['body']) {
  const wanted = new Map(body.moves.map((m) => [m.enrolment, m]))
  const heirs = [...new Set(body.moves.map((m) => m.to))]
  let answer = { moved: 0, left: 0 }
  return edit(
    ctx,
    body,
    async (tx) => {
      const [rows, accounts] = await Promise.all([lockHelpers(tx, [...wanted.keys()]), accountsShown(tx, heirs)])
      if (heirs.some((h) => !accounts.some((a) => a.id === h && a.active && a.kind === 'staff')))
        throw fault('moves', 'account-unknown')
      return rows
    },
    (rows) => {
      const range = rangeOf(body.place)
      const here = rows.filter((r) => inRange(r.place, range) && ctx.scope.ranges.some((s) => inRange(r.place, s)))
      if (here.length === 0) throw new Refusal('not-found')
      const fit = here.filter(
        (r) => r.open && !r.restricted && (r.helper === null || r.helper === wanted.get(r.id)!.from),
      )
      answer = { moved: fit.length, left: body.moves.length - fit.length }
      const by = grouped(fit, (r) => wanted.get(r.id)!.to)
      return {
        act: 'duties.share',
        kind: 'enrolments',
        subject: body.id,
        version: 1,
        before: fit.map((r) => [r.id, r.helper]),
        after: fit.map((r) => [r.id, wanted.get(r.id)!.to]),
        detail: { rows: fit.length },
        writes: [...by].flatMap(([to, own]) =>
          setHelper(
            own.map((r) => r.id),
            to,
          ),
        ),
        events: [
          {
            name: 'duties.handed-over',
            version: 1,
            subject: body.id,
            seq: 1,
            payload: { enrolments: fit.map((r) => r.id) },
            topics: ['duties'],
          },
        ],
        answer,
      }
    },
    () => answer,
  )
}

function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const map = new Map<string, T[]>()
  for (const r of rows) map.set(key(r), [...(map.get(key(r)) ?? []), r])
  return map
}
