/** Activities planned, changed, published, called off. A room is taken in the same transaction, or the whole is refused. */
import type { Bodies, Plan } from '../../domain/activities/acts.ts'
import type { activitiesApi } from '../../domain/activities/api.ts'
import type { ActivityKind } from '../../domain/activities/kinds.ts'
import { elderSeats, planFaults } from '../../domain/activities/rules.ts'
import type { Planned } from '../../domain/activities/schema.ts'
import { kindIsOn } from '../../domain/activities/settings.ts'
import type { FacilityUse } from '../../domain/facilities/schema.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { isOpenOrg } from '../../domain/organisations/rules.ts'
import { giving, heldOf, rulesOfUse, taking, type UseRules } from '../facilities/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { alreadyDone, type Deed } from '../kernel/db/act.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { ok } from '../kernel/edit.ts'
import { textsById, type TextRow } from '../kernel/texts/store.ts'
import { organisationsOf } from '../organisations/index.ts'
import { acting, deedOf, hashOf, onceMore, repeated, type Words } from './acting.ts'
import { kinds, rulesBook, themes } from './kinds.ts'
import { partsOn } from './parts.ts'
import { mustHold } from './policy.ts'
import { filled } from './seating.ts'
import {
  actById,
  insertActivity,
  nobody,
  placesNamed,
  updateActivity,
  type ActivityRow,
} from './store/activity-store.ts'

type Body<K extends keyof typeof activitiesApi> = Received<(typeof activitiesApi)[K]>['body']

/** Rules of the county that stand outside the transaction. */
export async function surroundings(ctx: Ctx) {
  const [uses, units, parts, known] = await Promise.all([
    rulesOfUse(ctx),
    organisationsOf(ctx.house, ctx.county),
    partsOn(ctx),
    themes.on(ctx, dayOf(ctx.now)),
  ])
  return { uses, units, parts, themes: [...known.values()] }
}
export type Surroundings = Awaited<ReturnType<typeof surroundings>>

export const heldFor = (tx: Tx, p: Pick<Planned, 'facility' | 'from' | 'to'>) =>
  p.facility === null ? undefined : heldOf(tx, p.facility, p.from, p.to)
export type Held = Awaited<ReturnType<typeof heldFor>>

/** Takes the room, as the activity; what it has itself stands in nobody's way. */
function taken(ctx: Ctx, id: string, p: Planned, held: Held, rules: UseRules): Statement[] {
  if (!p.facility || !held) return []
  const { facility, house } = held
  if (!facility) throw fault('facility', 'facility-unknown')
  if (!ctx.may('facilities.use', facility.place, facility.unit ?? house?.unit ?? undefined))
    throw fault('facility', 'facility-of-others')
  const use: FacilityUse = {
    id: ctx.house.newId(),
    facility: p.facility,
    from: p.from,
    to: p.to,
    what: p.title,
    unit: p.unit,
    subjectKind: 'activity',
    subject: id,
    why: p.why,
  }
  return taking({ ...held, uses: held.uses.filter((u) => u.subject !== id) }, use, rules)
}

/** What a plan stands on is there; everything it gets wrong by itself is told at once. */
function mustFit(
  ctx: Ctx,
  p: Planned,
  kind: ActivityKind,
  s: Surroundings,
  place: { closed: string | null } | undefined,
) {
  const wrong = planFaults(p, kind, s.themes, ctx.now.getTime())
  const unit = s.units.get(p.unit)
  if (!place || place.closed !== null) wrong.push({ path: 'place', code: 'place-unknown' })
  if (!unit || !isOpenOrg(unit, dayOf(ctx.now))) wrong.push({ path: 'unit', code: 'organisation-unknown' })
  if (wrong.length > 0) throw new Refusal('validation', { faults: wrong })
}

/** A text of its own where there is something to say. */
const said = (ctx: Ctx, cls: Words['class'], body: string): Words | undefined =>
  body === '' ? undefined : { id: ctx.house.newId(), class: cls, body }

const factsOf = (p: Planned, kind: ActivityKind): Plan => ({
  kind: p.kind,
  kindFrom: kind.from,
  place: p.place,
  facility: p.facility,
  unit: p.unit,
  from: p.from,
  to: p.to,
  capacity: p.capacity,
  elders: elderSeats(kind.elders, p),
  themes: p.themes,
})

const rowOf = (p: Planned, facts: Plan) => ({
  kind: facts.kind,
  kind_from: facts.kindFrom,
  title: p.title,
  place: p.place,
  facility: p.facility,
  spot: p.spot,
  unit: p.unit,
  from_at: new Date(p.from),
  to_at: new Date(p.to),
  capacity: p.capacity,
  elders: facts.elders,
  themes: [...p.themes],
  form: p.form,
})

interface Planning {
  place: { closed: string | null } | undefined
  held: Held
  /** Of what was sent. */
  hash: string
  series?: string
}

/** Everything that planning one writes. */
export function planning(
  ctx: Ctx,
  { id, ...planned }: Body<'plan'>,
  kind: ActivityKind,
  around: Surroundings,
  { place, held, hash, series }: Planning,
): Deed<{ id: string }> & { row: ActivityRow } {
  mustFit(ctx, planned, kind, around, place)
  const facts = factsOf(planned, kind)
  const words = said(ctx, 'activity.words', planned.words)
  const row: ActivityRow = {
    id,
    ...rowOf(planned, facts),
    words: words?.id ?? null,
    why: null,
    status: 'planned',
    ...nobody,
    series: series ?? null,
    revised_at: ctx.now,
    version: 1,
    seq: 1,
  }
  const d = { activity: id, kind: 'plan' as const, sent: { id } }
  const deed = deedOf(ctx, d, hash, {
    body: facts,
    after: row,
    writes: [insertActivity(row), ...taken(ctx, id, planned, held, around.uses)],
    ...(words && { words: [words] }),
    answer: { id },
  })
  return { ...deed, row }
}

/** The kind as it holds today, where it is planned at all. */
export async function kindToPlan(ctx: Ctx, code: string, around: Surroundings): Promise<ActivityKind> {
  const kind = (await kinds.on(ctx, dayOf(ctx.now))).get(code)
  if (!kind || kind.closed || !kindIsOn(around.parts, kind)) throw fault('kind', 'kind-unknown')
  return kind
}

export async function plan(ctx: Ctx, body: Body<'plan'>) {
  const { id, ...planned } = body
  mustHold(ctx, 'plan', planned)
  const around = await surroundings(ctx)
  const kind = await kindToPlan(ctx, planned.kind, around)
  const d = { activity: id, kind: 'plan' as const, sent: body }
  const hash = hashOf(d)
  const run = () =>
    ctx.act(
      async (tx) => {
        const [existing, [place], held] = await Promise.all([
          actById(tx, id),
          placesNamed(tx, [planned.place]),
          heldFor(tx, planned),
        ])
        return { existing, place, held }
      },
      ({ existing, place, held }) => {
        if (existing) {
          repeated(ctx, d, existing, hash)
          return alreadyDone({ id })
        }
        return planning(ctx, { ...planned, id }, kind, around, { place, held, hash })
      },
    )
  return onceMore(run)
}

/** As it was planned, words and all. */
const plannedOf = (row: ActivityRow, words: string): Planned => ({
  kind: row.kind,
  title: row.title,
  words,
  place: row.place,
  facility: row.facility,
  spot: row.spot,
  unit: row.unit,
  from: row.from_at.toISOString(),
  to: row.to_at.toISOString(),
  capacity: row.capacity,
  themes: row.themes,
  form: row.form,
  why: null,
})

const defined = <T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(change).filter(([, v]) => v !== undefined)) as never

const wordsOf = async (tx: Tx, row: Pick<ActivityRow, 'words'>): Promise<string> =>
  row.words === null ? '' : ((await tx.rows<TextRow>(textsById([row.words])))[0]?.body ?? '')

/** Only what differs stands in the stream. */
const differing = (before: Plan, after: Plan): Partial<Plan> =>
  Object.fromEntries(
    Object.entries(after).filter(([k, v]) => JSON.stringify(before[k as keyof Plan]) !== JSON.stringify(v)),
  )

export async function change(ctx: Ctx, id: string, body: Body<'change'>) {
  const [around, book] = await Promise.all([surroundings(ctx), rulesBook(ctx)])
  return acting(
    ctx,
    { activity: id, kind: 'change', sent: body },
    {
      load: async () => undefined,
      decide: async (row, _, tx) => {
        const kind = book(row)
        const before = plannedOf(row, await wordsOf(tx, row))
        const after: Planned = { ...before, ...defined(body.change) }
        if (after.place !== before.place) mustHold(ctx, 'change', after)
        const [[place], held] = await Promise.all([placesNamed(tx, [after.place]), heldFor(tx, after)])
        mustFit(ctx, after, kind, around, place)
        const facts = factsOf(after, kind)
        const words = after.words === before.words ? undefined : said(ctx, 'activity.words', after.words)
        const moved = (['facility', 'from', 'to'] as const).some((k) => after[k] !== before[k])
        const decided: Bodies['change'] = differing(factsOf(before, kind), facts)
        const changed: ActivityRow = {
          ...row,
          ...rowOf(after, facts),
          words: after.words === before.words ? row.words : (words?.id ?? null),
          version: row.version + 1,
        }
        const seats = await filled(tx, changed, ctx.now)
        return {
          body: decided,
          after: seats.row,
          up: seats.up,
          ...((moved || after.spot !== before.spot) && { tell: 'moved' as const }),
          writes: moved ? [giving(id, ctx.now), ...taken(ctx, id, after, held, around.uses)] : [],
          ...(words && { words: [words] }),
          answer: ok,
        }
      },
      again: ok,
    },
  )
}

/** Published together with its plan, as an act of its own. */
export function publishing(ctx: Ctx, row: ActivityRow): Pick<Deed<void>, 'writes' | 'audit' | 'events'> {
  const after: ActivityRow = { ...row, status: 'published', version: row.version + 1, seq: row.seq + 1 }
  const d = { activity: row.id, kind: 'publish' as const, sent: { id: ctx.house.newId() } }
  const deed = deedOf(ctx, d, hashOf(d), { body: {}, after, answer: undefined })
  return { ...deed, writes: [...deed.writes, updateActivity(after)] }
}

export const publish = (ctx: Ctx, id: string, body: Body<'publish'>) =>
  acting(
    ctx,
    { activity: id, kind: 'publish', sent: body },
    {
      load: async () => undefined,
      decide: (row) => {
        if (row.to_at <= ctx.now) throw new Refusal('conflict', { reason: 'activity-over' })
        return { body: {}, after: { ...row, status: 'published', version: row.version + 1 }, answer: ok }
      },
      again: ok,
    },
  )

export const cancel = (ctx: Ctx, id: string, body: Body<'cancel'>) =>
  acting(
    ctx,
    { activity: id, kind: 'cancel', sent: body },
    {
      load: async () => undefined,
      decide: (row) => {
        const why = said(ctx, 'activity.why', body.why)!
        return {
          body: { why: why.id },
          after: { ...row, status: 'cancelled', why: why.id, version: row.version + 1 },
          words: [why],
          writes: [giving(id, ctx.now)],
          tell: 'off',
          answer: ok,
        }
      },
      again: ok,
    },
  )
