/** What everybody sees: activities near a place, and the page of one that is passed on. Nobody stands on either. */
import type { ActivityKind } from '../../domain/activities/kinds.ts'
import type { ActivityPage, NearActivity } from '../../domain/activities/schema.ts'
import { freeOf } from '../../domain/activities/seats.ts'
import { kindIsOn } from '../../domain/activities/settings.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { contains, lineage, rangeOf } from '../../domain/kernel/place-path.ts'
import type { Ctx } from '../kernel/context.ts'
import { textsById, type TextRow } from '../kernel/texts/store.ts'
import { kinds, rulesBook, themes } from './kinds.ts'
import { briefOf, namesFor, type Names } from './names.ts'
import { partsOn } from './parts.ts'
import { shownPictures } from './showing.ts'
import { oneActivity, placesNamed, type ActivityRow } from './store/activity-store.ts'
import { comingAt, comingIn } from './store/list-store.ts'

const daysAhead = 60
/** As many as a phone can show: one's own, and those next door. */
const mostOwn = 80
const mostBeside = 40

/** Kinds that residents see in their list. */
export async function shownKinds(ctx: Ctx): Promise<string[]> {
  const [all, parts] = await Promise.all([kinds.list(ctx), partsOn(ctx)])
  return [...new Set(all.filter((k) => k.shown && kindIsOn(parts, k)).map((k) => k.code))]
}

/** What of activities is everybody's to read: what is being planned is not, nor a visit to somebody's home, nor what this county does not use. */
export async function seenBy(ctx: Ctx): Promise<(row: ActivityRow) => boolean> {
  const [book, parts] = await Promise.all([rulesBook(ctx), partsOn(ctx)])
  return (row) => row.status !== 'planned' && book(row).shown && kindIsOn(parts, book(row))
}

export async function near(ctx: Ctx, place: string): Promise<{ items: NearActivity[] }> {
  const [codes, book] = await Promise.all([shownKinds(ctx), rulesBook(ctx)])
  if (codes.length === 0) return { items: [] }
  const until = new Date(ctx.now.getTime() + daysAhead * 86_400_000)
  const above = lineage(place)
  // The town, or the sub-district below it: what lies next door.
  const around = above[2] ?? above[1]
  return ctx.read(async (tx) => {
    const [here] = await placesNamed(tx, [place])
    if (!here) throw new Refusal('not-found')
    const [inside, over, beside] = await Promise.all([
      comingIn(tx, rangeOf(place), ctx.now, until, codes, mostOwn),
      comingAt(tx, above.slice(0, -1), ctx.now, until, codes, mostOwn),
      around && around !== place ? comingIn(tx, rangeOf(around), ctx.now, until, codes, mostOwn + mostBeside) : [],
    ])
    const own = [...inside, ...over].sort(byTime).slice(0, mostOwn)
    const others = beside.filter((r) => !contains(place, r.place) && !above.includes(r.place)).slice(0, mostBeside)
    const names = await namesFor(ctx, tx, [...own, ...others])
    const shown = (r: ActivityRow, isHere: boolean) => ({ ...nearOf(r, book(r), names), here: isHere })
    return { items: [...own.map((r) => shown(r, true)), ...others.map((r) => shown(r, false))] }
  })
}

const byTime = (a: ActivityRow, b: ActivityRow) => a.from_at.getTime() - b.from_at.getTime() || (a.id < b.id ? -1 : 1)

export function nearOf(r: ActivityRow, kind: ActivityKind, names: Names): Omit<NearActivity, 'here'> {
  const { kind: _k, unit: _u, facility: _f, themes: _t, version: _v, ...brief } = briefOf(r, names)
  return { ...brief, kind: kind.name, group: kind.group }
}

export const page = async (ctx: Ctx, id: string): Promise<ActivityPage> => (await pageOf(ctx, id)).page

/** Its page, and when the plan was last changed. */
export async function pageOf(ctx: Ctx, id: string): Promise<{ page: ActivityPage; changed: Date }> {
  const [book, seen, known] = await Promise.all([rulesBook(ctx), seenBy(ctx), themes.list(ctx)])
  return ctx.read(async (tx) => {
    const row = await oneActivity(tx, id)
    if (!row || !seen(row)) throw new Refusal('not-found')
    const kind = book(row)
    const [names, pictures, texts] = await Promise.all([
      namesFor(ctx, tx, [row]),
      shownPictures(tx, id, ctx.now),
      tx.rows<TextRow>(textsById([row.words, row.why].filter((t) => t !== null))),
    ])
    const text = (of: string | null) => texts.find((t) => t.id === of)?.body ?? null
    const facility = names.facility(row.facility)
    const shown: ActivityPage = {
      ...nearOf(row, kind, names),
      words: text(row.words) ?? '',
      address: facility?.address || null,
      themes: row.themes.flatMap((code) => known.find((t) => t.code === code)?.name ?? []),
      joining: kind.joining,
      elders: row.elders,
      free:
        kind.joining === 'open'
          ? { ...freeOf({ taken: row.taken, elders: row.elders_in }, row, ctx.now.getTime()), waiting: row.waiting }
          : null,
      contest: kind.contest,
      pledges: kind.pledges.length > 0,
      watch: kind.watch,
      pictures,
      phone: names.unitPhone(row.unit) ?? facility?.phone ?? null,
      whyCancelled: text(row.why),
    }
    return { page: shown, changed: row.revised_at }
  })
}
