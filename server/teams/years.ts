/** A year of a team or a community, and what stands behind a number: loaded once, counted by one pure rule. */
import type { DayKey } from '../../domain/kernel/calendar.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { contains, type PlacePath } from '../../domain/kernel/place-path.ts'
import type { teamsApi } from '../../domain/teams/api.ts'
import { cellNow, cellsOf, countsIn, lacking, type Fact, type Made } from '../../domain/teams/progress.ts'
import type { Quota, TeamType } from '../../domain/teams/types.ts'
import type { Behind, CommunityYear, QuotaYear, TeamYear } from '../../domain/teams/year.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { wholeCounty } from '../kernel/db/scope.ts'
import type { Tx } from '../kernel/db/tx.ts'
import type { Doing } from '../kernel/edit.ts'
import { estatesIn, facilitiesOf, factsOf, memberSpans, pairSpans, squadSpans } from './store/fact-store.ts'
import { oneTeam, placesNamed, teams, type TeamRow } from './store/team-store.ts'
import { keptYear } from './store/year-store.ts'
import { types } from './types.ts'

/** Items of what is promised once, since the team began; and all others, of which the year is enough. */
function itemsOf(type: TeamType): [once: string[], others: string[]] {
  const of = (quotas: TeamType['quotas']) => quotas.flatMap((q) => ('items' in q.counts ? q.counts.items : []))
  const once = new Set(of(type.quotas.filter((q) => q.period === 'once')))
  return [[...once], [...new Set(of(type.quotas))].filter((item) => !once.has(item))]
}
const kindsOf = (type: TeamType) => type.quotas.flatMap((q) => (q.counts.of === 'facilities' ? [q.counts.kind] : []))
const endOf = (year: number) => `${year + 1}-01-01`

/** Counted as nobody in particular: who may see a restricted file sees no other number than the rest. */
export const anybody = (ctx: Pick<Doing, 'county'>) => wholeCounty(ctx.county.code)

export interface Loaded {
  made: Made
  facts: readonly Fact[]
}

/** Everything that a team's promises are counted from, up to the end of a year. @param place services there alone */
export async function loaded(tx: Tx, team: TeamRow, type: TeamType, year: number, place?: PlacePath): Promise<Loaded> {
  const [once, others] = itemsOf(type)
  const kinds = kindsOf(type)
  const [squads, members, pairs, estates, facilities, ever, within] = await Promise.all([
    squadSpans(tx, team.id),
    memberSpans(tx, team.id),
    pairSpans(tx, team.id),
    kinds.length > 0 ? estatesIn(tx, team.communities) : [],
    kinds.length > 0 ? facilitiesOf(tx, team.communities, kinds) : [],
    once.length > 0 ? factsOf(tx, team.id, team.from, endOf(year), once, place) : [],
    others.length > 0 ? factsOf(tx, team.id, `${year}-01-01`, endOf(year), others, place) : [],
  ])
  const facts = [...new Map([...ever, ...within].map((f) => [f.record, f])).values()]
  return { made: { team, squads, members, pairs, estates, facilities }, facts }
}

function yearOf(q: Quota, year: number, today: string, { made, facts }: Loaded): QuotaYear {
  const cells = cellsOf(q, year, today, facts, made)
  const now = cellNow(cells, today)
  return { quota: q, cells, lacking: (now && lacking(now, today)) ?? null }
}

/** What was promised in a year: by the definition of its last day, or of today while it runs. */
export async function typeOf(at: Pick<Doing, 'house' | 'county' | 'now'>, code: string, year: number) {
  const type = (await types.on(at, countedOn(year, dayOf(at.now)))).get(code)
  if (!type) throw new Refusal('not-found')
  return type
}

/** As of which day a year is counted: today while it runs, its last day for ever after. */
export function countedOn(year: number, today: DayKey): DayKey {
  const last = `${year}-12-31`
  return today < last ? today : last
}

/** Each promise of a team in a year, from what was done. @throws 404 where a team of its kind promised nothing yet */
export async function countYear(at: Pick<Doing, 'house' | 'county' | 'now'>, tx: Tx, team: TeamRow, of: number) {
  const type = await typeOf(at, team.type, of)
  const all = await loaded(tx, team, type, of)
  return type.quotas.map((q) => yearOf(q, of, dayOf(at.now), all))
}

/** @param anew counted on the spot, whatever is kept */
export async function year(ctx: Ctx, id: string, of: number, anew = false): Promise<TeamYear> {
  return ctx.read(async (tx) => {
    const [team, kept] = await Promise.all([oneTeam(tx, id), keptYear(tx, id, of, countedOn(of, dayOf(ctx.now)))])
    if (!team) throw new Refusal('not-found')
    const { sealed } = await typeOf(ctx, team.type, of)
    return { year: of, sealed, quotas: (!anew && kept?.quotas) || (await countYear(ctx, tx, team, of)) }
  }, anybody(ctx))
}

/** Of everything that is counted by place, the part of one community; the facts were read of it alone. */
function at(place: PlacePath, { made, facts }: Loaded): Loaded {
  const squads = made.squads.filter((s) => contains(place, s.place))
  const estates = made.estates.filter((e) => contains(place, e.place))
  return {
    facts,
    made: { ...made, team: { ...made.team, communities: [place] }, squads, estates, pairs: [] },
  }
}

/** What is promised in all is no promise to one community: there it is counted and nothing wanted. */
const toOne = (q: Quota): Quota =>
  q.scope === 'per-community' || q.scope === 'per-estate' ? q : { ...q, amount: null }

const isOfPlace = (q: Quota) => 'items' in q.counts || q.counts.of === 'facilities' || q.counts.of === 'squads'

export async function communityYear(
  ctx: Ctx,
  { place, year: of }: Received<typeof teamsApi.communityYear>['query'],
): Promise<CommunityYear> {
  const today = dayOf(ctx.now)
  return ctx.read(async (tx) => {
    const [named] = await placesNamed(tx, [place])
    if (!named) throw new Refusal('not-found')
    const mine = (await teams(tx, today, false)).filter((t) => t.communities.includes(place))
    const rows = await Promise.all(
      mine.map(async (team) => {
        const type = await typeOf(ctx, team.type, of)
        const quotas = type.quotas.filter((q) => isOfPlace(q) && q.kind !== 'share').map(toOne)
        const all = at(place, await loaded(tx, team, { ...type, quotas }, of, place))
        return { id: team.id, name: team.name, quotas: quotas.map((q) => yearOf(q, of, today, all)) }
      }),
    )
    return { year: of, placeName: named.name, teams: rows.filter((r) => r.quotas.length > 0) }
  }, anybody(ctx))
}

/** A list shows so many at most. */
const most = 200

export async function behind(
  ctx: Ctx,
  id: string,
  { quota: code, from, to, place }: Received<typeof teamsApi.behind>['query'],
): Promise<Behind> {
  const found = await ctx.read(async (tx) => {
    const team = await oneTeam(tx, id)
    // What was promised in that year, as its number was counted.
    const type = team && (await typeOf(ctx, team.type, Number(from.slice(0, 4))))
    const counts = type?.quotas.find((q) => q.code === code)?.counts
    if (!team || !type || type.sealed || !counts) throw new Refusal('not-found')
    if (!('items' in counts)) return { facts: [], squads: [] }
    const [facts, squads] = await Promise.all([factsOf(tx, id, from, to, counts.items), squadSpans(tx, id)])
    return { facts: facts.filter((f) => countsIn(counts, f) && (!place || contains(place, f.place))), squads }
  }, anybody(ctx))
  const shown = found.facts.filter((f) => ctx.may('records.read', f.place)).slice(0, most)
  const places = await ctx.read((tx) => placesNamed(tx, [...new Set(shown.map((f) => f.place))]))
  const placeBy = new Map(places.map((p) => [p.path, p.name]))
  const squadBy = new Map(found.squads.map((s) => [s.id, s.name]))
  const items = shown.map((f) => ({
    record: f.record,
    day: f.day,
    place: f.place,
    placeName: placeBy.get(f.place) ?? f.place,
    item: f.items[0]!,
    outcome: f.outcome,
    squads: f.squads.map((s) => squadBy.get(s) ?? ''),
    heads: f.persons.length + f.heads,
  }))
  return { items, more: found.facts.length - shown.length }
}
