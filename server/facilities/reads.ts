/** What is shown of facilities: lists, one, who has it, what residents have near. */
import type { facilitiesApi } from '../../domain/facilities/api.ts'
import {
  daysBelow,
  instantAt,
  minuteAt,
  nextDay,
  nextOpening,
  openSpan,
  spansOn,
} from '../../domain/facilities/hours.ts'
import { dueBy, isOpenOn } from '../../domain/facilities/rules.ts'
import type { FacilityBrief, FacilityKind, NearFacility } from '../../domain/facilities/schema.ts'
import type { Received } from '../../domain/kernel/api.ts'
import type { WorkCalendar } from '../../domain/kernel/calendar.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { lineage, rangeOf } from '../../domain/kernel/place-path.ts'
import { catalogueOf } from '../catalogue/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { picturesOf } from './checks.ts'
import { kinds } from './kinds.ts'
import { facilityThere } from './acts.ts'
import {
  estatesNamed,
  facilities,
  facilitiesNamed,
  facilitiesOf,
  facilitiesWithin,
  placesNamed,
  roomsOf,
  unitsNamed,
  type FacilityRow,
} from './store/facility-store.ts'
import { missingIn, missingSums } from './store/missing-store.ts'
import { lastChecks, usesInHouse } from './store/use-store.ts'

type Query<K extends keyof typeof facilitiesApi> = Received<(typeof facilitiesApi)[K]>['query']

interface Present {
  day: string
  at: number
  calendar: WorkCalendar
  kinds: ReadonlyMap<string, FacilityKind>
}

async function present(ctx: Ctx): Promise<Present> {
  const day = dayOf(ctx.now)
  const [known, { calendar }] = await Promise.all([kinds.on(ctx, day), catalogueOf(ctx.house, ctx.county)])
  return { day, at: minuteAt(ctx.now.getTime()), calendar, kinds: known }
}

/** Its own hours, or those of the house whose room it is. */
const hoursOf = (f: Pick<FacilityRow, 'hours' | 'houseHours'>) => f.hours ?? f.houseHours

/** Now and today. */
const openness = (f: FacilityRow, p: Present) => {
  const there = isOpenOn(f, p.day)
  return {
    open: there && openSpan(hoursOf(f), p.day, p.at, p.calendar) !== undefined,
    today: there ? spansOn(hoursOf(f), p.day, p.calendar) : [],
  }
}

function briefOf(f: FacilityRow, p: Present): FacilityBrief {
  const { id, kind, name, place, estate, address, phone, area, within, closed, checked, state } = f
  const due = dueBy(p.kinds.get(kind), f)
  return { id, kind, name, place, estate, address, phone, area, within, closed, checked, state, due, ...openness(f, p) }
}

/** Of each kind that is looked at: facilities looked at by then are to be looked at today. */
const lookedAt = (p: Present) =>
  [...p.kinds.values()].flatMap((k) => (k.checkDays ? [{ kind: k.code, until: nextDay(p.day, -k.checkDays) }] : []))

export async function list(ctx: Ctx, query: Query<'list'>) {
  const p = await present(ctx)
  const range = rangeOf(query.under ?? `${ctx.county.code}/`)
  const filter = {
    ...range,
    q: query.q || null,
    kind: query.kind ?? null,
    estate: query.estate ?? null,
    day: p.day,
    closed: query.view === 'closed',
    due: query.view === 'due' ? lookedAt(p) : null,
  }
  const after = afterCursor<[string, string, string]>(query.after, [range.lo, '', nilId])
  const rows = await ctx.read((tx) => facilities(tx, filter, after, query.size + 1))
  return paged(
    rows,
    query.size,
    (f) => briefOf(f, p),
    (f) => [f.place, f.name, f.id],
  )
}

async function namesOf(tx: Tx, f: FacilityRow) {
  const [[place], [estate], [unit], [house]] = await Promise.all([
    placesNamed(tx, [f.place]),
    f.estate ? estatesNamed(tx, [f.estate]) : [],
    f.unit ? unitsNamed(tx, [f.unit]) : [],
    f.within ? facilitiesNamed(tx, [f.within]) : [],
  ])
  return {
    placeName: place?.name ?? f.place,
    estateName: estate?.name ?? null,
    unitName: unit?.name ?? null,
    withinName: house?.name ?? null,
  }
}

export async function get(ctx: Ctx, id: string) {
  const p = await present(ctx)
  const { row, names, rooms, checks } = await ctx.read(async (tx) => {
    const found = await facilityThere(tx, id)
    const [of, inside, looked] = await Promise.all([namesOf(tx, found), roomsOf(tx, id), lastChecks(tx, id)])
    const pictures = await picturesOf(
      tx,
      looked.map((c) => c.id),
    )
    return {
      row: found,
      names: of,
      rooms: inside,
      checks: looked.map((c) => ({ ...c, picture: pictures.get(c.id) ?? null })),
    }
  })
  const { checked: _c, state: _s, ...facility } = row
  const wanted = p.kinds.get(row.kind)?.wanted
  const { minutesPerDay } = wanted ?? { minutesPerDay: null }
  const open = isOpenOn(row, p.day)
  return {
    ...facility,
    ...names,
    ...openness(row, p),
    due: dueBy(p.kinds.get(row.kind), row),
    rooms: rooms.filter((r) => isOpenOn(r, p.day)).map((r) => briefOf(r, p)),
    checks,
    short:
      wanted && minutesPerDay && open
        ? daysBelow(hoursOf(row), { minutesPerDay, onDaysOff: wanted.onDaysOff }, p.day, 30, p.calendar)
        : [],
  }
}

export async function uses(ctx: Ctx, id: string, query: Query<'uses'>) {
  const [from, to] = [new Date(instantAt(query.from)), new Date(instantAt(nextDay(query.from, 7)))]
  return ctx.read(async (tx) => {
    await facilityThere(tx, id)
    const rows = await usesInHouse(tx, id, from, to)
    const [named, units] = await Promise.all([
      facilitiesNamed(tx, [...new Set(rows.map((u) => u.facility))]),
      unitsNamed(tx, [...new Set(rows.flatMap((u) => u.unit ?? []))]),
    ])
    return {
      items: rows.map((u) => ({
        ...u,
        from: u.from.toISOString(),
        to: u.to.toISOString(),
        facilityName: named.find((f) => f.id === u.facility)?.name ?? '',
        unitName: units.find((b) => b.code === u.unit)?.name ?? null,
      })),
    }
  })
}

/** As many as a phone can show. */
const most = 200

export async function near(ctx: Ctx, place: string): Promise<{ items: NearFacility[] }> {
  const p = await present(ctx)
  const shown = [...p.kinds.values()].filter((k) => k.shown).map((k) => k.code)
  const rows = await ctx.read(async (tx) => {
    const [here] = await placesNamed(tx, [place])
    if (!here) throw new Refusal('not-found')
    const above = lineage(place).filter((path) => path !== place)
    const [inside, over] = await Promise.all([
      facilitiesWithin(tx, rangeOf(place), shown, p.day, most),
      facilitiesOf(tx, above, shown, p.day, most),
    ])
    return [...inside, ...over].slice(0, most)
  })
  const orderOf = (f: FacilityRow) => p.kinds.get(f.kind)!.sort
  const houses = new Map(rows.map((f) => [f.id, f]))
  return {
    items: [...rows].sort((a, b) => orderOf(a) - orderOf(b)).map((f) => nearOf(f, houses.get(f.within ?? ''), p)),
  }
}

function nearOf(f: FacilityRow, house: FacilityRow | undefined, p: Present): NearFacility {
  const { id, name, place, address, phone, seats } = f
  const hours = hoursOf(f)
  const { open, today } = openness(f, p)
  const kind = p.kinds.get(f.kind)!
  return {
    id,
    name,
    place,
    address,
    phone: phone ?? house?.phone ?? null,
    seats,
    hours,
    kind: kind.name,
    group: kind.group,
    withinName: house?.name ?? null,
    open,
    today,
    next: open ? null : (nextOpening(hours, p.day, p.at, p.calendar) ?? null),
  }
}

export async function missing(ctx: Ctx, query: Query<'missing'>) {
  const p = await present(ctx)
  const wanted = p.kinds.get(query.kind)?.wanted
  if (!wanted) throw new Refusal('not-found')
  const range = rangeOf(query.under ?? `${ctx.county.code}/`)
  const after = afterCursor<[string, string]>(query.after, ['', nilId])
  const rows = await ctx.read((tx) =>
    missingIn(tx, { ...wanted, kind: query.kind }, range, p.day, after, query.size + 1),
  )
  return paged(
    rows,
    query.size,
    (m) => m,
    (m) => [m.place, m.estate ?? nilId],
  )
}

export async function missingSum(ctx: Ctx, query: Query<'missingSum'>) {
  const p = await present(ctx)
  const wishes = [...p.kinds.values()].flatMap((k) => (k.wanted ? [{ ...k.wanted, kind: k.code }] : []))
  const range = rangeOf(query.under ?? `${ctx.county.code}/`)
  const rows = await ctx.read((tx) => missingSums(tx, wishes, range, p.day))
  return {
    items: wishes.map((w) => rows.find((r) => r.kind === w.kind) ?? { kind: w.kind, wanting: 0, lacking: 0 }),
  }
}
