/** The yearly survey: residents say of the teams that serve where they live whether they are content. Free, once a year each, counted only. [S4-86] */
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { contains } from '../../domain/kernel/place-path.ts'
import type { evaluationApi } from '../../domain/teams/evaluation-api.ts'
import { actingBeyond } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { ok } from '../kernel/edit.ts'
import { personNow, sightsOf } from '../people/index.ts'
import { teamsOn } from './parts.ts'
import { putVoice, voicesBy } from './store/evaluation-store.ts'
import { teams } from './store/team-store.ts'
import { types } from './types.ts'
import { anybody } from './years.ts'

type Api = typeof evaluationApi

const yearNow = (ctx: Ctx) => Number(dayOf(ctx.now).slice(0, 4))

/** Those that serve where the reader lives; of a sealed one nobody is asked. */
async function around(ctx: Ctx) {
  const self = (await sightsOf(ctx)).find((s) => s.as === 'self' && !s.bar)
  if (!self || !(await teamsOn(ctx))) return { place: undefined, found: [] }
  const today = dayOf(ctx.now)
  const all = await types.on(ctx, today)
  return ctx.read(async (tx) => {
    const me = await personNow(tx, self.person)
    if (!me) return { place: undefined, found: [] }
    const rows = (await teams(tx, today, false)).filter(
      (t) => t.from <= today && t.communities.some((c) => contains(c, me.place)),
    )
    const found = rows.flatMap((team) => {
      const type = all.get(team.type)
      return type && !type.sealed ? [{ team, type }] : []
    })
    return { place: me.place, found }
  }, anybody(ctx))
}

export async function survey(ctx: Ctx): Promise<Answer<Api['survey']>> {
  const year = yearNow(ctx)
  const { found } = await around(ctx)
  const said = await ctx.read((tx) => voicesBy(tx, ctx.session!.account, year))
  const items = found.map(({ team, type }) => ({
    id: team.id,
    name: team.name,
    charter: type.charter,
    answer: said.find((s) => s.team === team.id)?.answer ?? null,
  }))
  return { year, items }
}

/** No line in the history: who is content with whom is nobody's to look up. */
export async function say(ctx: Ctx, id: string, { answer, id: edit }: Received<Api['say']>['body']) {
  const { place, found } = await around(ctx)
  if (place === undefined || !found.some((f) => f.team.id === id)) throw new Refusal('not-found')
  const voice = { team: id, year: yearNow(ctx), account: ctx.session!.account, place, answer, at: ctx.now }
  return actingBeyond(ctx).act(
    async () => undefined,
    () => ({
      writes: [putVoice(voice)],
      audit: [{ act: 'teams.say', subjectKind: 'team', subject: id, detail: { edit } }],
      events: [],
      answer: ok,
    }),
  )
}
