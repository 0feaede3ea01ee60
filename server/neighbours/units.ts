/** Units that registered at a community 报到 [S0-17]: how many of those due, who is missing; of their serving members counts alone. */
import type { neighboursApi } from '../../domain/neighbours/api.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { contains, rangeOf } from '../../domain/kernel/place-path.ts'
import { isOpenOrg } from '../../domain/organisations/rules.ts'
import { coarse } from '../../domain/volunteers/counts.ts'
import { actingBeyond } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { edit, ok } from '../kernel/edit.ts'
import { organisationsOf } from '../organisations/index.ts'
import { volunteerCounts } from '../volunteers/index.ts'
import { mustRun } from './parts.ts'
import { placesOf } from './store.ts'
import { endUnit, insertUnit, lockUnit, placesOfUnit, unitsIn } from './wish-store.ts'

type Api = typeof neighboursApi
type Body<K extends keyof Api> = Received<Api[K]>['body']

/** As many as a county has. */
const most = 2000

const event = (id: string, seq: number, place: string) => ({
  name: 'neighbours.units-changed',
  version: 1,
  subject: id,
  seq,
  payload: { place },
  topics: ['neighbours'],
})

/** @throws 403 for whoever neither works for the unit nor keeps the board there */
function mustSpeak(ctx: Ctx, unit: string, place: string): void {
  if (!ctx.scope.units.includes(unit) && !ctx.may('neighbours.keep', place)) throw new Refusal('not-permitted')
}

export async function register(ctx: Ctx, body: Body<'register'>) {
  await mustRun(ctx)
  mustSpeak(ctx, body.unit, body.place)
  const today = dayOf(ctx.now)
  const unit = (await organisationsOf(ctx.house, ctx.county)).get(body.unit)
  if (!unit || !isOpenOrg(unit, today)) throw fault('unit', 'organisation-unknown')
  return edit(
    actingBeyond(ctx),
    body,
    async (tx) => ({ places: await placesOf(tx, [body.place]), there: await placesOfUnit(tx, body.unit) }),
    ({ places, there }) => {
      if (!['community', 'village'].includes(places[0]?.kind ?? '')) throw fault('place', 'community-needed')
      if (there.some((u) => u.place === body.place)) throw fault('place', 'registered-already')
      const row = { ...body, from: today }
      return {
        act: 'neighbours.register-unit',
        kind: 'neighbour-unit',
        subject: body.id,
        version: 1,
        before: null,
        after: row,
        detail: { unit: body.unit },
        writes: [insertUnit(row)],
        events: [event(body.id, 1, body.place)],
        answer: ok,
      }
    },
    () => ok,
  )
}

export const unregister = (ctx: Ctx, id: string, body: Body<'unregister'>) =>
  edit(
    actingBeyond(ctx),
    { ...body, registration: id },
    (tx) => lockUnit(tx, id),
    (row) => {
      if (!row) throw new Refusal('not-found')
      mustSpeak(ctx, row.unit, row.place)
      if (row.to !== null) throw new Refusal('out-of-turn')
      const today = dayOf(ctx.now)
      const { version, placeName: _, ...before } = row
      return {
        act: 'neighbours.unregister-unit',
        kind: 'neighbour-unit',
        subject: id,
        version: version + 1,
        before,
        after: { ...before, to: today },
        detail: { unit: row.unit },
        writes: [endUnit(id, today)],
        events: [event(id, version + 1, row.place)],
        answer: ok,
      }
    },
    () => ok,
  )

/** Category of volunteers who say by themselves that they are serving members who registered here. */
const memberCategory = 'serving-member'

/** Of three members of a small office everybody there knows who they are. */
const fives = (n: number | null) => (n === null ? null : coarse(n))

export async function units(ctx: Ctx, q: Received<Api['units']>['query']): Promise<Answer<Api['units']>> {
  const parts = await mustRun(ctx)
  if (!ctx.may('neighbours.read', q.under)) throw new Refusal('not-permitted')
  const today = dayOf(ctx.now)
  const [bodies, counts, rows] = await Promise.all([
    organisationsOf(ctx.house, ctx.county),
    volunteerCounts(ctx, { under: q.under, year: Number(today.slice(0, 4)) }),
    ctx.read((tx) => unitsIn(tx, rangeOf(q.under), most)),
  ])
  const name = (unit: string) => bodies.get(unit)?.name ?? unit
  const there = new Set(rows.map((r) => r.unit))
  // Due of a place is who sits there; of units that came from elsewhere the list tells.
  const due = [...bodies.values()].filter(
    (o) => parts.units.includes(o.kind) && isOpenOrg(o, today) && contains(q.under, o.place),
  )
  const missing = due.filter((o) => !there.has(o.code))
  const numbers = rows.flatMap((r) => r.members ?? [])
  return {
    items: rows.map(({ version: _, ...r }) => ({ ...r, members: fives(r.members), unitName: name(r.unit) })),
    due: due.length,
    registered: due.length - missing.length,
    missing: missing.map((o) => ({ unit: o.code, unitName: o.name })),
    members: coarse(numbers.reduce((a, b) => a + b, 0)),
    membersHere: counts.categories.find((c) => c.code === memberCategory)?.n ?? null,
  }
}
