/** Teams and squads entered, changed, ended. */
import type { Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { contains } from '../../domain/kernel/place-path.ts'
import type { teamsApi } from '../../domain/teams/api.ts'
import { spanFault } from '../../domain/teams/rules.ts'
import type { Squad, Team } from '../../domain/teams/schema.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { wholeCounty } from '../kernel/db/scope.ts'
import { edit, ok } from '../kernel/edit.ts'
import { organisationsOf } from '../organisations/index.ts'
import { mustBeOn } from './parts.ts'
import { mustKeep } from './policy.ts'
import { endMembers, endMembersOfTeam } from './store/member-store.ts'
import {
  endSquadsOf,
  insertSquads,
  insertTeams,
  lockSquad,
  lockTeam,
  oneTeam,
  placesNamed,
  plainSquad,
  plainTeam,
  updateSquad,
  updateTeam,
  type SquadRow,
  type TeamRow,
} from './store/team-store.ts'
import { types } from './types.ts'

type Body<K extends keyof typeof teamsApi> = Received<(typeof teamsApi)[K]>['body']

export const teamsChanged = (subject: string, seq: number, payload: Record<string, unknown> = {}) => ({
  name: 'teams.changed',
  version: 1,
  subject,
  seq,
  payload,
  topics: ['teams'],
})

const defined = <T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(change).filter(([, v]) => v !== undefined)) as never

async function bodyThere(ctx: Ctx, code: string, path: string): Promise<void> {
  const body = (await organisationsOf(ctx.house, ctx.county)).get(code)
  if (!body || (body.closed !== null && body.closed <= dayOf(ctx.now))) throw fault(path, 'organisation-unknown')
}

/** Communities and villages that there are. @param known those it has had, closed or not */
async function communitiesThere(tx: Tx, paths: readonly string[], known: readonly string[], path: string) {
  if (new Set(paths).size < paths.length) throw fault(path, 'code-twice')
  const found = new Map((await placesNamed(tx, paths)).map((p) => [p.path, p]))
  const fits = (p: string) => {
    const place = found.get(p)
    return (
      place && (place.kind === 'community' || place.kind === 'village') && (place.closed === null || known.includes(p))
    )
  }
  if (!paths.every(fits)) throw fault(path, 'community-unknown')
}

export async function openTeam(ctx: Ctx, body: Body<'open'>) {
  await mustBeOn(ctx)
  mustKeep(ctx, body.lead)
  const team: Team = { ...body, to: null }
  return edit(
    ctx,
    body,
    async (tx) => {
      const type = (await types.on(ctx, body.from > dayOf(ctx.now) ? body.from : dayOf(ctx.now))).get(body.type)
      if (!type || type.closed) throw fault('type', 'type-unknown')
      await Promise.all([bodyThere(ctx, body.lead, 'lead'), communitiesThere(tx, body.communities, [], 'communities')])
    },
    () => ({
      act: 'teams.open',
      kind: 'team',
      subject: body.id,
      version: 1,
      before: null,
      after: team,
      detail: { type: body.type },
      writes: [insertTeams([team])],
      events: [teamsChanged(body.id, 1)],
      answer: { id: body.id },
    }),
    () => ({ id: body.id }),
  )
}

interface Sent {
  id: string
  base: number
  why?: string | undefined
}

/** What a change makes of a row, and what is written beside. */
interface Changed<T> {
  after: T
  writes?: Statement[]
  /** Whom it touches is beyond what the actor sees. */
  whole?: true
}

const widened = (ctx: Ctx, whole: true | undefined) => whole && { widen: wholeCounty(ctx.county.code) }

function changingTeam(
  ctx: Ctx,
  id: string,
  sent: Sent,
  act: string,
  change: (row: TeamRow, tx: Tx) => Promise<Changed<Team>>,
) {
  return edit(
    ctx,
    { ...sent, team: id },
    (tx) => lockTeam(tx, id),
    async (row, tx) => {
      if (!row) throw new Refusal('not-found')
      mustKeep(ctx, row.lead)
      if (row.version !== sent.base) throw new Refusal('conflict', { reason: 'version' })
      if (row.to !== null) throw new Refusal('conflict', { reason: 'team-ended' })
      const { after, writes = [], whole } = await change(row, tx)
      return {
        act,
        kind: 'team',
        subject: id,
        version: row.version + 1,
        before: plainTeam(row),
        after,
        ...(sent.why && { why: sent.why }),
        detail: { type: row.type },
        writes: [updateTeam(after), ...writes],
        events: [teamsChanged(id, row.version + 1)],
        answer: ok,
        ...widened(ctx, whole),
      }
    },
    () => ok,
  )
}

export const changeTeam = (ctx: Ctx, id: string, body: Body<'change'>) =>
  changingTeam(ctx, id, body, 'teams.change', async (row, tx) => {
    const after: Team = { ...plainTeam(row), ...defined(body.change) }
    if (after.lead !== row.lead) {
      mustKeep(ctx, after.lead)
      await bodyThere(ctx, after.lead, 'change.lead')
    }
    await communitiesThere(tx, after.communities, row.communities, 'change.communities')
    return { after }
  })

export const endTeam = (ctx: Ctx, id: string, body: Body<'end'>) =>
  changingTeam(ctx, id, body, 'teams.end', async (row) => {
    if (body.day < row.from) throw fault('day', 'ends-before-start')
    return {
      after: { ...plainTeam(row), to: body.day },
      writes: [endMembersOfTeam(id, body.day), endSquadsOf(id, body.day)],
      whole: true,
    }
  })

/** Its place and its body are there. @param paths where the fields stand in what was sent */
async function squadThere(tx: Tx, ctx: Ctx, squad: Squad, before: Squad | undefined, paths: string): Promise<void> {
  const [place] = await placesNamed(tx, [squad.place])
  if (!place || (place.closed !== null && before?.place !== squad.place)) throw fault(`${paths}place`, 'place-unknown')
  if (!contains(`${ctx.county.code}/`, squad.place)) throw fault(`${paths}place`, 'place-unknown')
  if (squad.unit && squad.unit !== before?.unit) await bodyThere(ctx, squad.unit, `${paths}unit`)
}

export async function addSquad(ctx: Ctx, team: string, body: Body<'addSquad'>) {
  await mustBeOn(ctx)
  return edit(
    ctx,
    { ...body, team },
    (tx) => oneTeam(tx, team),
    async (row, tx) => {
      if (!row) throw new Refusal('not-found')
      mustKeep(ctx, row.lead)
      const squad: Squad = { ...body, team, to: null }
      const wrong = spanFault(squad, row)
      if (wrong) throw fault(wrong.path, wrong.code)
      await squadThere(tx, ctx, squad, undefined, '')
      return {
        act: 'teams.add-squad',
        kind: 'squad',
        subject: body.id,
        version: 1,
        before: null,
        after: squad,
        detail: { team, place: body.place },
        writes: [insertSquads([squad])],
        events: [teamsChanged(body.id, 1, { squad: body.id, from: squad.from })],
        answer: { id: body.id },
      }
    },
    () => ({ id: body.id }),
  )
}

type SquadAfter = Omit<SquadRow, 'version'>

export function changingSquad(
  ctx: Ctx,
  id: string,
  sent: Sent,
  act: string,
  permit: (row: SquadRow, team: TeamRow) => void,
  change: (row: SquadRow, tx: Tx) => Promise<Changed<SquadAfter>>,
) {
  return edit(
    ctx,
    { ...sent, squad: id },
    async (tx) => {
      const row = await lockSquad(tx, id)
      return row && { row, team: (await oneTeam(tx, row.team))! }
    },
    async (found, tx) => {
      if (!found) throw new Refusal('not-found')
      const { row, team } = found
      permit(row, team)
      if (row.version !== sent.base) throw new Refusal('conflict', { reason: 'version' })
      if (row.to !== null) throw new Refusal('conflict', { reason: 'squad-ended' })
      const { after, writes = [], whole } = await change(row, tx)
      return {
        act,
        kind: 'squad',
        subject: id,
        version: row.version + 1,
        before: plainSquad(row),
        after,
        ...(sent.why && { why: sent.why }),
        detail: { team: row.team, place: after.place },
        writes: [updateSquad(after), ...writes],
        events: [teamsChanged(id, row.version + 1, { squad: id })],
        answer: ok,
        ...widened(ctx, whole),
      }
    },
    () => ok,
  )
}

const kept = (ctx: Ctx) => (_: SquadRow, team: TeamRow) => mustKeep(ctx, team.lead)

export const changeSquad = (ctx: Ctx, id: string, body: Body<'changeSquad'>) =>
  changingSquad(ctx, id, body, 'teams.change-squad', kept(ctx), async (row, tx) => {
    const after: SquadAfter = { ...plainSquad(row), ...defined(body.change) }
    await squadThere(tx, ctx, after, row, 'change.')
    return { after }
  })

/** Whoever keeps the teams does not see who is in a squad; that they end with it is written for them. */
export const endSquad = (ctx: Ctx, id: string, body: Body<'endSquad'>) =>
  changingSquad(ctx, id, body, 'teams.end-squad', kept(ctx), async (row) => {
    if (body.day < row.from) throw fault('day', 'ends-before-start')
    return { after: { ...plainSquad(row), to: body.day }, writes: [endMembers(id, body.day)], whole: true }
  })
