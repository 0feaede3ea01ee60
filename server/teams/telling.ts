/** Each morning: promises that fell behind are told to the unit that leads the team and to leaders of its squads, by an event. Nobody else is told. */
import { nextDay } from '../../domain/facilities/hours.ts'
import type { Want } from '../../domain/teams/schema.ts'
import { tellingsOf, untold, type Telling } from '../../domain/teams/telling.ts'
import type { Ctx, Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { reading, type Tx } from '../kernel/db/tx.ts'
import { ok, type Doing } from '../kernel/edit.ts'
import type { OutboxEvent } from '../kernel/outbox/event.ts'
import { beQuiet, hearAgain, insertTold, isQuiet, toldOf } from './store/told-store.ts'
import { squadsOf, teams, type SquadRow, type TeamRow } from './store/team-store.ts'
import { teamsOn } from './parts.ts'
import { types } from './types.ts'
import { anybody, loaded } from './years.ts'

/** What whoever makes notices of it is told. */
export interface TeamTold {
  team: string
  /** Name of the team, or of the squad. */
  name: string
  quota: { zh: string; en: string }
  stage: Telling['stage']
  lacks: number
  /** The first day on which it is too late. */
  until: string
  unit: string | null
  accounts: string[]
}

type At = Pick<Doing, 'house' | 'county' | 'now'>

/** A promise of each squad is its leader's to hear of; of the rest the leading unit, and all leaders where they owe it together. */
function eventOf(work: Work, team: TeamRow, squads: readonly SquadRow[], t: Telling): OutboxEvent {
  const squad = squads.find((s) => s.id === t.squad)
  const whose = squad ? [squad] : t.quota.scope === 'per-squad' ? [] : squads
  const payload: TeamTold = {
    team: team.id,
    name: squad?.name ?? team.name,
    quota: t.quota.name,
    stage: t.stage,
    lacks: t.lacks,
    until: t.to,
    unit: squad ? null : team.lead,
    accounts: [...new Set(whose.flatMap((s) => s.leader ?? []))],
  }
  return { name: 'teams.told', version: 1, subject: work.house.newId(), seq: 1, payload: { ...payload } }
}

/** What is behind or at risk in a team today; of a sealed one nothing. */
async function standing(at: At, tx: Tx, team: TeamRow): Promise<Telling[]> {
  const today = dayOf(at.now)
  const type = (await types.on(at, today)).get(team.type)
  if (!type || type.sealed) return []
  const { facts, made } = await loaded(tx, team, type, Number(today.slice(0, 4)))
  return tellingsOf(type.quotas, today, facts, made)
}

/** What is wanting of a squad: its own promises, and those its team owes together. */
export async function wantsOf(ctx: Ctx, team: TeamRow, squad: string): Promise<Want[]> {
  const all = await ctx.read((tx) => standing(ctx, tx, team), anybody(ctx))
  return all
    .filter((t) => (t.quota.scope === 'per-squad' ? t.squad === squad : t.squad === null))
    .map((t) => ({ name: t.quota.name, lacks: t.lacks, until: nextDay(t.to, -1), stage: t.stage }))
}

async function tellTeam(work: Work, team: TeamRow): Promise<void> {
  const today = dayOf(work.now)
  // Counted as the year of the team is: a job would see more.
  const { all, squads } = await reading(work.house.pools.app, work.county.code, anybody(work), async (tx) => ({
    all: await standing(work, tx, team),
    squads: (await squadsOf(tx, team.id)).filter((s) => s.to === null || s.to > today),
  }))
  if (all.length === 0) return
  await work.act(
    (tx) => toldOf(tx, team.id, `${today.slice(0, 4)}-01-01`),
    (told) => {
      const now = untold(all, told)
      return {
        writes: now.length > 0 ? [insertTold(team.id, now, work.now)] : [],
        audit:
          now.length > 0
            ? [{ act: 'teams.tell', subjectKind: 'team', subject: team.id, detail: { rows: now.length } }]
            : [],
        events: now.map((t) => eventOf(work, team, squads, t)),
        answer: undefined,
      }
    },
  )
}

export async function tellBehind(work: Work): Promise<void> {
  if (!(await teamsOn(work))) return
  const all = await work.read((tx) => teams(tx, dayOf(work.now), false))
  for (const { squads: _, ...team } of all) if (team.from <= dayOf(work.now)) await tellTeam(work, team)
}

export const quiet = async (ctx: Ctx) => ({
  quiet: (await ctx.read((tx) => isQuiet(tx, ctx.session!.account))) !== undefined,
})

/** No line in the audit: whether somebody wants to hear of it is nobody's business. */
export const setQuiet = (ctx: Ctx, want: boolean) =>
  ctx.act(
    async () => undefined,
    () => ({
      writes: [(want ? beQuiet : hearAgain)(ctx.session!.account)],
      audit: [],
      events: [],
      answer: ok,
    }),
  )
