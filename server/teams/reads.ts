/** What is shown of teams: the list, one with its squads, one squad with who is in it. */
import { nextDay } from '../../domain/facilities/hours.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import type { SquadBrief, SquadView, TeamBrief, TeamView } from '../../domain/teams/schema.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { wholeCounty } from '../kernel/db/scope.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { organisationsOf } from '../organisations/index.ts'
import { led } from './members.ts'
import { membersOf } from './store/member-store.ts'
import { teamsOn } from './parts.ts'
import { wantsOf } from './telling.ts'
import {
  accountsNamed,
  membersBySquad,
  membersByTeam,
  oneTeam,
  placesNamed,
  squadsLedBy,
  squadsOf,
  teams,
  type SquadRow,
} from './store/team-store.ts'

/** Days for which somebody who left is still shown. */
const leftDays = 365

const unitNames = async (ctx: Ctx) => {
  const bodies = await organisationsOf(ctx.house, ctx.county)
  return (code: string) => bodies.get(code)?.name ?? code
}

export async function list(ctx: Ctx, view: 'open' | 'closed'): Promise<{ items: TeamBrief[] }> {
  const day = dayOf(ctx.now)
  const name = await unitNames(ctx)
  // How many there are is no secret; who they are is asked of the squad.
  const { rows, members } = await ctx.read(
    async (tx) => ({ rows: await teams(tx, day, view === 'closed'), members: await membersByTeam(tx, day) }),
    wholeCounty(ctx.county.code, ctx.session?.account),
  )
  const byTeam = new Map(members.map((m) => [m.team, m.n]))
  const items = rows.map(({ communities, ...t }) => ({
    ...t,
    leadName: name(t.lead),
    communities: communities.length,
    members: byTeam.get(t.id) ?? 0,
  }))
  return { items }
}

async function briefsOf(ctx: Ctx, tx: Tx, rows: readonly SquadRow[]): Promise<SquadBrief[]> {
  const [places, accounts, counts, name] = await Promise.all([
    placesNamed(tx, [...new Set(rows.map((r) => r.place))]),
    accountsNamed(
      tx,
      rows.flatMap((r) => r.leader ?? []),
    ),
    membersBySquad(
      tx,
      rows.map((r) => r.id),
      dayOf(ctx.now),
    ),
    unitNames(ctx),
  ])
  const placeBy = new Map(places.map((p) => [p.path, p.name]))
  const accountBy = new Map(accounts.map((a) => [a.id, a]))
  const countBy = new Map(counts.map((c) => [c.squad, c.n]))
  return rows.map(({ leader, ...s }) => ({
    ...s,
    placeName: placeBy.get(s.place) ?? s.place,
    unitName: s.unit && name(s.unit),
    leader: (leader && accountBy.get(leader)?.shown) ?? null,
    members: countBy.get(s.id) ?? 0,
  }))
}

export function get(ctx: Ctx, id: string): Promise<TeamView> {
  return ctx.read(
    async (tx) => {
      const team = await oneTeam(tx, id)
      if (!team) throw new Refusal('not-found')
      const [squads, places, name] = await Promise.all([
        squadsOf(tx, id).then((rows) => briefsOf(ctx, tx, rows)),
        placesNamed(tx, team.communities),
        unitNames(ctx),
      ])
      const placeBy = new Map(places.map((p) => [p.path, p.name]))
      return {
        ...team,
        leadName: name(team.lead),
        communityNames: team.communities.map((p) => placeBy.get(p) ?? p),
        squads,
      }
    },
    wholeCounty(ctx.county.code, ctx.session?.account),
  )
}

/** For whoever runs it; names of volunteers come masked, wherever they live. */
export async function squad(ctx: Ctx, id: string, own: boolean): Promise<SquadView> {
  const row = await led(ctx, id, own)
  const of = await ctx.read((tx) => oneTeam(tx, row.team), wholeCounty(ctx.county.code))
  const wants = row.to === null ? await wantsOf(ctx, of!, id) : []
  const since = nextDay(dayOf(ctx.now), -leftDays)
  return ctx.read(
    async (tx) => {
      const [[brief], people] = await Promise.all([briefsOf(ctx, tx, [row]), membersOf(tx, id, since)])
      const leader = row.leader
      return {
        ...brief!,
        teamName: of!.name,
        type: of!.type,
        wants,
        people: people.map((p) => ({
          id: p.id,
          name: p.shown ?? p.masked ?? '',
          as: p.account ? 'staff' : 'volunteer',
          leads: leader !== null && (p.account ?? p.speaker) === leader,
          from: p.from,
          to: p.to,
        })),
      }
    },
    wholeCounty(ctx.county.code, ctx.session?.account),
  )
}

export async function mine(ctx: Ctx) {
  if (!(await teamsOn(ctx))) return { items: [] }
  const rows = await ctx.read((tx) => squadsLedBy(tx, ctx.session!.account, dayOf(ctx.now)))
  return ctx.read(
    async (tx) => {
      const briefs = await briefsOf(ctx, tx, rows)
      const of = await Promise.all(rows.map((r) => oneTeam(tx, r.team)))
      return { items: briefs.map((b, i) => ({ ...b, teamName: of[i]!.name })) }
    },
    wholeCounty(ctx.county.code, ctx.session?.account),
  )
}
