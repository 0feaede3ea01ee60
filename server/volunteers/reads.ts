/** What is shown of volunteers to whoever answers for the place: lists, one, who somebody is as a volunteer. */
import type { volunteersApi } from '../../domain/volunteers/api.ts'
import { rulesCode } from '../../domain/volunteers/definitions.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { dayOf } from '../kernel/day.ts'
import { categories, rules, rulesOn, skills, starTables } from './definitions.ts'
import { mine } from './policy.ts'
import { notYetOf } from './serving.ts'
import { byNumber, ofPersons, oneVolunteer, volunteersIn } from './store/volunteer-store.ts'
import { besideOf, briefOf, viewOf } from './views.ts'

type Api = typeof volunteersApi

/** Days before insurance or vetting is over on which it is looked for. */
const soon = 30
const plusDays = (day: string, n: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)

export async function list(ctx: Ctx, q: Received<Api['list']>['query']) {
  const today = dayOf(ctx.now)
  const range = rangeOf(q.under ?? `${ctx.county.code}/`)
  const filter = {
    ...range,
    state: q.state ?? null,
    skill: q.skill ?? null,
    endsBy: q.view === 'ending' ? plusDays(today, soon) : null,
  }
  const after = afterCursor<[string, string]>(q.after, [range.lo, nilId])
  const rows = await ctx.read((tx) => volunteersIn(tx, filter, after, q.size + 1))
  return paged(
    rows,
    q.size,
    (v) => briefOf(v, today),
    (v) => [v.place, v.id],
  )
}

export async function find(ctx: Ctx, { number, person }: Received<Api['find']>['body']) {
  const rows = await ctx.read(async (tx) => {
    if (number !== undefined) return [await byNumber(tx, number)]
    return person === undefined ? [] : ofPersons(tx, [person])
  })
  const row = rows[0]
  const seen = row && ctx.may('volunteers.read', row.place)
  return { volunteer: seen ? briefOf(row, dayOf(ctx.now)) : null }
}

/** A look is kept under the person, as every look at a card is. */
export async function get(ctx: Ctx, id: string): Promise<Answer<Api['get']>> {
  const today = dayOf(ctx.now)
  const of = await rulesOn(ctx, today)
  return ctx.act(
    async (tx) => {
      const row = mine(ctx, await oneVolunteer(tx, id), 'volunteers.read')
      const [notYet, beside] = await Promise.all([notYetOf(ctx, tx, [row], today), besideOf(tx, row, of)])
      return { row, notYet: notYet.get(id)!, beside }
    },
    ({ row, notYet, beside }) => ({
      writes: [],
      audit: [{ act: 'volunteers.open', subjectKind: 'person', subject: row.now, detail: { volunteer: id } }],
      events: [],
      answer: viewOf(row, today, notYet, beside),
    }),
  )
}

/** A county whose packs brought no rules has no volunteering to offer. */
export async function terms(ctx: Ctx): Promise<Answer<Api['terms']>> {
  const today = dayOf(ctx.now)
  const [of, tables, known, said] = await Promise.all([
    rules.on(ctx, today),
    starTables.on(ctx, today),
    skills.on(ctx, today),
    categories.on(ctx, today),
  ])
  const now = of.get(rulesCode) ?? null
  return {
    rules: now,
    stars: (now && tables.get(now.stars)) ?? null,
    skills: [...known.values()].filter((s) => !s.closed),
    categories: [...said.values()].filter((c) => !c.closed),
  }
}
