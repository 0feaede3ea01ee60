/**
 * A team's year: counted as the year view counts it, with what residents said; closed on a day, and corrected by a new version, never
 * changed. Whoever leads is told.
 */
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { sumOf, type Evaluation, type Figures, type Voices } from '../../domain/teams/evaluation.ts'
import type { evaluationApi } from '../../domain/teams/evaluation-api.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import type { OutboxEvent } from '../kernel/outbox/event.ts'
import { insertText, textsById, type TextRow } from '../kernel/texts/store.ts'
import { teamsChanged } from './acts.ts'
import { mustKeep } from './policy.ts'
import { askedOf, evaluationsOf, insertEvaluation, ratingsOf, surveyOf } from './store/evaluation-store.ts'
import { accountsNamed, lockTeam, oneTeam, squadsOf, type TeamRow } from './store/team-store.ts'
import { anybody, year as yearOf } from './years.ts'

type Api = typeof evaluationApi

/** What whoever makes notices of it is told. */
export interface TeamEvaluated {
  team: string
  name: string
  year: number
  unit: string
  accounts: string[]
}

async function voicesOf(tx: Tx, team: string, year: number): Promise<Voices> {
  const [survey, ratings, asked] = await Promise.all([
    surveyOf(tx, team, year),
    ratingsOf(tx, team, year),
    askedOf(tx, team, year),
  ])
  const said = (answer: string) => survey.find((s) => s.answer === answer)?.n ?? 0
  return { survey: { good: said('good'), fair: said('fair'), poor: said('poor') }, ratings, asked }
}

/** As it stands now. @param anew counted on the spot: what is closed rests on nothing that was kept */
export async function figuresOf(ctx: Ctx, team: string, year: number, anew = false): Promise<Figures> {
  const { sealed, quotas } = await yearOf(ctx, team, year, anew)
  const voices = await ctx.read((tx) => voicesOf(tx, team, year), anybody(ctx))
  return { sealed, quotas: quotas.flatMap((q) => sumOf(q) ?? []), voices }
}

const isOver = (ctx: Pick<Ctx, 'now'>, year: number) => dayOf(ctx.now) > `${year}-12-31`

export async function closedOf(ctx: Ctx, team: string, year: number): Promise<Evaluation[]> {
  return ctx.read(async (tx) => {
    const rows = await evaluationsOf(tx, team, year)
    const [texts, names] = await Promise.all([
      tx.rows<TextRow>(textsById(rows.flatMap((r) => [r.said, ...(r.why ? [r.why] : [])]))),
      accountsNamed(
        tx,
        rows.map((r) => r.byAccount),
      ),
    ])
    const text = (id: string) => texts.find((t) => t.id === id)?.body ?? ''
    return rows.map((r) => ({
      id: r.id,
      version: r.version,
      at: r.at.toISOString(),
      by: names.find((a) => a.id === r.byAccount)?.shown ?? '',
      figures: r.figures,
      said: text(r.said),
      why: r.why && text(r.why),
    }))
  }, anybody(ctx))
}

export async function evaluation(ctx: Ctx, id: string, year: number): Promise<Answer<Api['evaluation']>> {
  const [now, closed] = await Promise.all([figuresOf(ctx, id, year), closedOf(ctx, id, year)])
  return { year, over: isOver(ctx, year), now, closed }
}

const evaluated = (team: TeamRow, leaders: readonly (string | null)[], year: number, id: string): OutboxEvent => {
  const accounts = [...new Set(leaders.flatMap((l) => l ?? []))]
  const payload: TeamEvaluated = { team: team.id, name: team.name, year, unit: team.lead, accounts }
  return { name: 'teams.evaluated', version: 1, subject: id, seq: 1, payload: { ...payload } }
}

/** @throws 409 `year-runs` before the year is over, `version` where somebody closed it first */
export async function close(ctx: Ctx, id: string, body: Received<Api['close']>['body']) {
  if (!isOver(ctx, body.year)) throw new Refusal('conflict', { reason: 'year-runs' })
  const figures = await figuresOf(ctx, id, body.year, true)
  return edit(
    ctx,
    { ...body, team: id },
    async (tx) => {
      const team = await lockTeam(tx, id)
      if (!team) throw new Refusal('not-found')
      mustKeep(ctx, team.lead)
      const [[last], squads] = await Promise.all([evaluationsOf(tx, id, body.year), squadsOf(tx, id)])
      return { team, last, squads }
    },
    ({ team, last, squads }) => {
      if ((last?.version ?? 0) !== body.base) throw new Refusal('conflict', { reason: 'version' })
      if (last && body.why === undefined) throw fault('why', 'required')
      const version = body.base + 1
      const said = ctx.house.newId()
      const why = last ? ctx.house.newId() : null
      const text = { kind: 'team-evaluation', subject: body.id, class: 'team.evaluation', at: ctx.now }
      const byAccount = ctx.session!.account
      return {
        act: 'teams.evaluate',
        kind: 'team-evaluation',
        subject: body.id,
        version,
        before: last ? { evaluation: last.id } : null,
        after: { team: id, year: body.year, figures },
        detail: { team: id, year: body.year, evaluation: version },
        writes: [
          insertEvaluation({
            id: body.id,
            team: id,
            year: body.year,
            version,
            figures,
            said,
            why,
            byAccount,
            at: ctx.now,
          }),
          insertText({ ...text, id: said, body: body.said }),
          ...(why === null ? [] : [insertText({ ...text, id: why, body: body.why! })]),
        ],
        events: [
          teamsChanged(body.id, version),
          evaluated(
            team,
            squads.filter((s) => s.to === null).map((s) => s.leader),
            body.year,
            body.id,
          ),
        ],
        answer: ok,
      }
    },
    () => ok,
  )
}

/** Of a team that there is, for whoever takes a file of it. */
export const named = async (ctx: Ctx, id: string): Promise<TeamRow> => {
  const team = await ctx.read((tx) => oneTeam(tx, id), anybody(ctx))
  if (!team) throw new Refusal('not-found')
  return team
}
