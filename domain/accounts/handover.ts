/** A hand-over 交接: everything one account has in hand goes to one or several heirs, as one act, from a day on [C9]. */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { contains, PlacePath } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'
import { UnitCode } from './schema.ts'

/** What may be in hand; each is contributed by the room it belongs to. */
export const handKinds = [
  'accounts.grant',
  'places.worker',
  'people.liaison',
  'people.import',
  'organisations.member',
  'organisations.group',
  'organisations.cover',
  'requests.order',
  'notices.visit',
  'rights.restricted',
  'duties.enrolment',
  'duties.bond',
  'duties.overseer',
  'teams.squad',
] as const
export const HandKind = z.enum(handKinds)
export type HandKind = z.output<typeof HandKind>

/** Who gets what: of one kind or of all, in one place or anywhere. The first that fits decides. */
export const Share = z.strictObject({
  to: Id,
  kind: HandKind.nullable().default(null),
  under: PlacePath.nullable().default(null),
})
export type Share = z.output<typeof Share>

/** Things of one kind at one place for one unit that go the same way. Numbers and codes, nobody's matter. */
export const HandLine = z.strictObject({
  kind: HandKind,
  place: PlacePath.nullable(),
  unit: UnitCode.nullable(),
  to: Id.nullable(),
  toShown: z.string().nullable(),
  /** Name of the place. */
  where: z.string().nullable(),
  count: z.int(),
  /** Why it cannot go, or what to see to afterwards. */
  code: z.string().nullable(),
})
export type HandLine = z.output<typeof HandLine>

export const HandoverState = z.enum(['planned', 'done', 'stuck', 'called-off'])

export const HandoverView = z.strictObject({
  id: Id,
  account: Id,
  shown: z.string(),
  day: Day,
  closes: z.boolean(),
  why: z.string(),
  state: HandoverState,
  undoes: Id.nullable(),
  plannedAt: Moment,
  plannedByShown: z.string(),
  settledAt: Moment.nullable(),
  heirs: z.array(z.strictObject({ account: Id, shown: z.string() })),
  lines: z.array(HandLine),
  /** What stands in the way of one that is stuck. */
  faults: z.array(HandLine),
})
export type HandoverView = z.output<typeof HandoverView>

/** The heir of a thing: the first share that fits it. */
export const heirOf = (shares: readonly Share[], thing: { kind: string; place: string | null }): string | undefined =>
  shares.find(
    (s) =>
      (s.kind === null || s.kind === thing.kind) &&
      (s.under === null || (thing.place !== null && contains(s.under, thing.place))),
  )?.to

interface Item {
  kind: string
  place: string | null
  unit: string | null
  to: string | null
  note?: string | null | undefined
}

/** Items counted by kind, place, unit, heir and remark, in the order in which they first appear. */
export function linesOf(
  items: readonly Item[],
  shown: (account: string) => string,
  where: (place: string) => string,
): HandLine[] {
  const lines = new Map<string, HandLine>()
  for (const i of items) {
    const key = JSON.stringify([i.kind, i.place, i.unit, i.to, i.note])
    const line = lines.get(key)
    if (line) line.count += 1
    else
      lines.set(key, {
        kind: i.kind as HandKind,
        place: i.place,
        unit: i.unit,
        to: i.to,
        toShown: i.to && shown(i.to),
        where: i.place && where(i.place),
        count: 1,
        code: i.note ?? null,
      })
  }
  return [...lines.values()]
}
