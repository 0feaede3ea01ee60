/** The day as the phone takes it along: everybody to look in on, one entry each, with what the form and the card need. */
import type { ServiceItem } from '../../../domain/catalogue/schema.ts'
import type { DutyCard } from '../../../domain/duties/api.ts'
import { plusDays, weekOf } from '../../../domain/duties/windows.ts'
import type { CarePlan } from '../../../domain/duties/schema.ts'
import type { DayPerson, FieldDay, LastVisit, VisitWay } from '../../../domain/duties/visits.ts'
import { rangeOf } from '../../../domain/kernel/place-path.ts'
import { catalogueOf, type CatalogueNow } from '../../catalogue/index.ts'
import type { Ctx } from '../../kernel/context.ts'
import { dayOf, morningOf } from '../../kernel/day.ts'
import { textsAbout, textsById, type TextRow } from '../../kernel/texts/store.ts'
import { namesFor } from '../../requests/index.ts'
import { list, mine } from '../lists.ts'
import { plansNow } from '../plans.ts'
import { channelsFor, visitItems } from './record.ts'
import {
  bellsOf,
  checksOf,
  homesOfPersons,
  mannersOf,
  needsOf,
  notesOfPersons,
  twoByHome,
  visitsBefore,
  type BeforeRow,
  type NeedRow,
} from './store.ts'

export async function fieldDay(ctx: Ctx, days: number): Promise<FieldDay> {
  const { today, items } = await mine(ctx, { days })
  return dayWith(ctx, today, items)
}

/** Longer than anybody goes in a day. */
const mostOnPaper = 400

/** The same for whoever answers for the place to print: as far as they may see, and without what one helper wrote for the next. */
export async function paper(ctx: Ctx, q: { place: string; helper?: string | undefined; days: number }) {
  const until = morningOf(plusDays(dayOf(ctx.now), q.days + 1)).toISOString()
  const page = { place: q.place, size: mostOnPaper }
  const [late, owed] = await Promise.all([
    list(ctx, { ...page, state: 'unmet' }),
    list(ctx, { ...page, state: 'owed' }),
  ])
  const all = [...late.items, ...owed.items.filter((d) => d.due <= until && d.from <= dayOf(ctx.now))]
  const own = q.helper ? all.filter((d) => d.helper?.id === q.helper) : all
  const { people, ...day } = await dayWith(ctx, dayOf(ctx.now), own)
  return {
    ...day,
    people: people.map((p) => ({ ...p, notes: [], needs: [], last: p.last && { ...p.last, note: null, mood: null } })),
    helpers: [...new Map(all.flatMap((d) => (d.helper ? [[d.helper.id, d.helper] as const] : []))).values()],
    more: late.next !== undefined || owed.next !== undefined,
  }
}

async function dayWith(ctx: Ctx, today: string, items: readonly DutyCard[]): Promise<FieldDay> {
  const by = grouped(items)
  const ids = [...by.keys()]
  const places = [...new Set(items.map((d) => d.place))]
  const scope = { ranges: places.map(rangeOf), units: [], ...(ctx.session && { account: ctx.session.account }) }
  const [names, catalogue, plans, channels, [homes, before, needs, manners, notes, twos, bells, checks]] =
    await Promise.all([
      namesFor(ctx),
      catalogueOf(ctx.house, ctx.county),
      plansNow(ctx, dayOf(ctx.now)),
      channelsFor(ctx),
      ctx.read(
        (tx) =>
          Promise.all([
            homesOfPersons(tx, ids),
            visitsBefore(tx, ids),
            needsOf(tx, ids),
            mannersOf(tx, ids),
            notesOfPersons(tx, ids),
            twoByHome(tx, ids),
            bellsOf(tx, ids, morningOf(weekOf(today).from)),
            checksOf(tx, ids),
          ]),
        scope,
      ),
    ])
  const visits = before.map((b) => b.id)
  const [said, told, felt] = await ctx.read(
    (tx) =>
      Promise.all([
        tx.rows<TextRow>(textsById([...needs.map((n) => n.words), ...notes.map((n) => n.note)])),
        tx.rows<TextRow>(textsAbout('record', visits, 'record.done')),
        tx.rows<TextRow>(textsAbout('record', visits, 'record.mood')),
      ]),
    scope,
  )
  const words = new Map(said.map((t) => [t.id, t.body]))
  // A correction leaves the words before it as they were: the newest are told.
  const noteOf = new Map(told.map((t) => [t.subject, t.body]))
  const moodOf = new Map(felt.map((t) => [t.subject, t.body]))
  const inTwos = new Set(twos.map((w) => w.person))
  const checkOf = new Map(checks.map(({ person, dueAt, ...c }) => [person, { ...c, dueAt: dueAt.toISOString() }]))
  const bellsAt = new Map(bells.map(({ person, ...b }) => [person, b]))
  const homeOf = new Map(homes.map((h) => [h.person, h]))
  const people = [...by].map(([id, cards]): DayPerson => {
    const [first] = cards as [DutyCard]
    // Of two enrolments the one that stands owes the later windows: what was missed under the other asks for nothing more.
    const newest = cards.reduce((a, b) => (b.to > a.to ? b : a))
    const home = homeOf.get(id)
    const manner = manners.find((m) => m.person === id)
    const visit = before.find((b) => b.person === id)
    return {
      id,
      name: first.person.name,
      age: first.person.age,
      place: first.place,
      placeName: names.place(first.place).name,
      household: home?.household ?? null,
      dwelling: home?.dwelling ?? null,
      address: home?.address ?? null,
      ordered: home?.ordered ?? null,
      spot: visit?.lat && visit.lng ? { lat: visit.lat, lng: visit.lng } : null,
      // One who lives there is enough: it is the same door.
      two: manner?.two === true || inTwos.has(id),
      wish: newest.wish,
      bells: bellsAt.get(id) ?? null,
      check: checkOf.get(id) ?? null,
      notes: notes.filter((n) => n.person === id).flatMap((n) => words.get(n.note) ?? []),
      last: lastOf(first, visit, {
        note: (visit && noteOf.get(visit.id)) ?? null,
        mood: (visit && moodOf.get(visit.id)) ?? null,
      }),
      needs: needs
        .filter((n) => n.person === id && n.refNo !== null)
        .slice(0, 3)
        .map((n) => needOf(n, words.get(n.words) ?? '', n.to === null ? null : names.unit(n.to).name)),
      duties: cards.map(({ id: duty, plan, from, to, due, state, attempts, covers, helper }) => ({
        id: duty,
        plan,
        from,
        to,
        due,
        state,
        attempts,
        covers,
        beside: covers === null && helper && helper.id !== ctx.session?.account ? helper.name : null,
      })),
    }
  })
  const codes = new Set(items.map((d) => d.plan))
  return {
    today,
    people,
    plans: [...plans.values()]
      .filter((p) => codes.has(p.code))
      .map(({ code, name, ways, rhythm, asked }) => ({ code, name, ways, rhythm, asked })),
    items: itemsOf(
      catalogue,
      [...plans.values()].filter((p) => codes.has(p.code)),
    ),
    channels,
    matters: mattersOf(catalogue),
  }
}

/** What any visit may be, and what a plan that is due asks for beside that. */
function itemsOf(catalogue: CatalogueNow, plans: readonly Pick<CarePlan, 'code' | 'items'>[]): FieldDay['items'] {
  const shown = ({ code, name }: ServiceItem) => ({ code, name: { zh: name.zh, en: name.en ?? name.zh } })
  const usual = visitItems(catalogue)
  const known = new Set(usual.map((i) => i.code))
  const asked = [...new Set(plans.flatMap((p) => p.items))].filter((code) => !known.has(code))
  return [
    ...usual.map(shown),
    ...asked
      .flatMap((code) => catalogue.items.get(code) ?? [])
      .map((i) => ({ ...shown(i), plans: plans.filter((p) => p.items.includes(i.code)).map((p) => p.code) })),
  ]
}

/** What residents may ask for, but what presses at once or is harm at home: that has ways of its own. */
const mattersOf = ({ items }: CatalogueNow): FieldDay['matters'] =>
  [...items.values()]
    .filter((i) => i.instead || (i.forResidents && !i.quiet && i.emergency.length === 0))
    .map(({ code, name, words, instead }) => ({ code, name, words, ...(instead && { instead }) }))

function grouped(items: readonly DutyCard[]): Map<string, DutyCard[]> {
  const by = new Map<string, DutyCard[]>()
  for (const d of items) by.set(d.person.id, [...(by.get(d.person.id) ?? []), d])
  return by
}

const ways: readonly string[] = ['at-home', 'phone', 'video', 'on-site']
const wayOf = (w: string): VisitWay => (ways.includes(w) ? (w as VisitWay) : 'on-site')

/** Whoever was there last, of whichever department; words of the helper before come as far as they may be read [C10]. */
function lastOf(
  { last }: Pick<DutyCard, 'last'>,
  visit: BeforeRow | undefined,
  words: Pick<LastVisit, 'note' | 'mood'>,
): LastVisit | null {
  if (!visit && !last) return null
  const same = visit && (!last || visit.id === last.record || visit.at.toISOString() >= last.at)
  if (!same)
    return {
      id: last!.record,
      at: last!.at,
      way: wayOf(last!.way),
      outcome: last!.outcome,
      items: [],
      minutes: null,
      nextOn: null,
      who: last!.who,
      note: null,
      mood: null,
      plans: last!.plans,
    }
  return {
    id: visit.id,
    at: visit.at.toISOString(),
    way: visit.way,
    outcome: visit.outcome,
    items: visit.items,
    minutes: visit.minutes,
    nextOn: visit.nextOn,
    who: visit.who,
    ...words,
    plans: last?.record === visit.id ? last.plans : [],
  }
}

const needOf = (n: NeedRow, what: string, to: string | null) => ({
  request: n.request,
  refNo: n.refNo!,
  what,
  status: n.status ?? '',
  to,
  at: n.at!.toISOString(),
  closedAt: n.closedAt?.toISOString() ?? null,
})
