/** What a visit is as a service record, and what a form begins with. Pure. */
import type { NewRecord } from '../records/schema.ts'
import type { Wish } from './schema.ts'
import type { DayPerson, DayPlan, LastVisit, Visit, VisitWay } from './visits.ts'

/** A phone may be ahead by so much before its clock is not believed. */
export const skewMost = 5 * 60_000

/**
 * When it happened, as the record keeps it; a phone ahead of the server cannot have seen tomorrow. What a slow phone says may
 * be true (it waited, or was written down later), so it stands, and is marked.
 * @param clock what the phone's clock showed when it sent, where it said so (milliseconds)
 */
export function happenedAt(capturedAt: string, now: Date, clock?: number): { at: Date; skewed: boolean } {
  const said = new Date(capturedAt)
  const ahead = said.getTime() - now.getTime() > skewMost
  const off = clock !== undefined && Math.abs(clock - now.getTime()) > skewMost
  return { at: said > now ? now : said, skewed: ahead || off }
}

const outcomes = { met: 'done', attempted: 'attempted', refused: 'refused' } as const satisfies Record<
  Visit['outcome'],
  NewRecord['outcome']
>

/** @param fallback item of a contact that asked for none: nobody was met; @param open who provides it does not follow */
export function recordOf(
  v: Visit,
  by: { account: string; unit: string; fallback: string; open: boolean },
  at: Date,
): NewRecord & { also: string[] } {
  const [item = by.fallback, ...also] = v.items
  const begun = v.minutes ? new Date(at.getTime() - v.minutes * 60_000) : undefined
  return {
    id: v.id,
    origin: { kind: 'visit', id: v.id },
    unit: by.unit,
    helpers: [{ account: by.account, ...(v.minutes !== undefined && { minutes: v.minutes }) }],
    served: { persons: v.persons },
    item,
    also,
    mode: v.way,
    place: v.place,
    endedAt: at.toISOString(),
    outcome: outcomes[v.outcome],
    files: v.files,
    ...(begun && { startedAt: begun.toISOString() }),
    ...(by.open && v.channel && { channel: v.channel }),
    ...(v.note && { done: v.note }),
  }
}

/** What the form of a visit holds while it is filled in. */
export interface Draft {
  persons: string[]
  way: VisitWay
  items: string[]
  minutes: number | null
}

/** As often as somebody there wants it the doorbell rang this week: what is still due is done by phone, or next week. */
export const bellsUsed = ({ bells }: Pick<DayPerson, 'bells'>): boolean => bells != null && bells.rung >= bells.most

/** Items of a visit at this door: those of any visit, and what a plan that is due here asks for. */
export function itemsFor<I extends { plans?: readonly string[] | undefined }>(
  items: readonly I[],
  people: readonly { duties: readonly { plan: string }[] }[],
): I[] {
  const due = new Set(people.flatMap((p) => p.duties.map((d) => d.plan)))
  return items.filter((i) => !i.plans || i.plans.some((p) => due.has(p)))
}

/**
 * As the last one was, where it was met; else the first way the plans and the person's wish allow and the first item of the
 * catalogue. Whether anybody was met is never begun with: whoever was there says so [C2].
 */
export function beginOf(
  persons: readonly Pick<DayPerson, 'id' | 'wish' | 'duties' | 'last' | 'bells'>[],
  plans: readonly Pick<DayPlan, 'code' | 'ways'>[],
  all: readonly { code: string; plans?: readonly string[] | undefined }[],
): Draft {
  const last: LastVisit | undefined = persons.flatMap((p) => p.last ?? []).find((l) => l.outcome === 'met')
  const wished = persons.flatMap((p) => p.wish.ways)
  const codes = new Set(persons.flatMap((p) => p.duties.map((d) => d.plan)))
  const allowed = plans.filter((p) => codes.has(p.code)).flatMap((p) => p.ways)
  const quiet = persons.some(bellsUsed)
  const ways = (wished.length > 0 ? wished : allowed).filter(isVisitWay).filter((w) => !quiet || w !== 'at-home')
  const again = last && (ways.length === 0 || ways.includes(last.way)) && !(quiet && last.way === 'at-home')
  const items = itemsFor(all, persons)
  const known = new Set(items.map((i) => i.code))
  const kept = last?.items.filter((i) => known.has(i)) ?? []
  return {
    persons: persons.map((p) => p.id),
    way: again ? last.way : (ways[0] ?? (quiet ? 'phone' : 'at-home')),
    items: kept.length > 0 ? kept : items.slice(0, 1).map((i) => i.code),
    minutes: last?.minutes ?? null,
  }
}

const isVisitWay = (w: string): w is VisitWay => ['at-home', 'phone', 'video', 'on-site'].includes(w)

/** What of a wish is said at a door. */
export type DoorWish = Pick<Wish, 'ways' | 'rhythm' | 'doorbells'> & Partial<Pick<Wish, 'visitor' | 'calls'>>

const doorFields = ['ways', 'rhythm', 'doorbells', 'visitor', 'calls'] as const satisfies (keyof DoorWish)[]

/** What of a wish a phone saw, to be laid beside what stands when it is said. */
export const seenOf = (w: DoorWish): DoorWish => ({
  ways: w.ways,
  rhythm: w.rhythm,
  doorbells: w.doorbells,
  ...(w.visitor !== undefined && { visitor: w.visitor }),
  ...(w.calls !== undefined && w.calls.length > 0 && { calls: w.calls }),
})

const alike = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/**
 * Fields that somebody else changed since this phone saw them, and changed otherwise [L3].
 * @param base what the phone saw; @param now what stands; @param said what is wanted
 */
export const wishConflicts = (base: DoorWish, now: DoorWish, said: Partial<DoorWish>): (keyof DoorWish)[] =>
  doorFields.filter((f) => said[f] !== undefined && !alike(now[f], base[f]) && !alike(now[f], said[f]))
