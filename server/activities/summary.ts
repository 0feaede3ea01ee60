/** What took place in a month and what comes next, as plain text for a group: counts and titles that were public, nobody's name. */
import type { activitiesApi } from '../../domain/activities/api.ts'
import { nextDay } from '../../domain/facilities/hours.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { day, minute } from '../../domain/kernel/instant.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import type { Ctx } from '../kernel/context.ts'
import { morningOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { organisationsOf } from '../organisations/index.ts'
import { namesFor, type Names } from './names.ts'
import { seenBy } from './public.ts'
import { placesNamed, type ActivityRow } from './store/activity-store.ts'
import { activitiesIn } from './store/list-store.ts'
import { spanText, wallOf } from './when.ts'
import { summaryWords } from './words.ts'

type Asked = Received<(typeof activitiesApi)['summary']>['query']

/** As many as a group reads through. */
const mostHeld = 40
const mostComing = 10
/** As many as are counted. */
const most = 1_000
/** Days ahead. */
const ahead = 31

const monthSpan = (month: string) => {
  const next = nextDay(`${month}-28`, 4).slice(0, 7)
  return { from: morningOf(`${month}-01`), to: morningOf(`${next}-01`) }
}

/** Whose it is: a community or a team. */
async function nameOf(ctx: Ctx, tx: Tx, { under, unit }: Asked): Promise<string> {
  if (unit) {
    const found = (await organisationsOf(ctx.house, ctx.county)).get(unit)
    if (!found) throw new Refusal('not-found')
    return found.name
  }
  if (!under) throw fault('query.under', 'required')
  const [place] = await placesNamed(tx, [under])
  if (!place) throw new Refusal('not-found')
  return place.name
}

/** Passers-by and those of the list. */
const peopleOf = (r: ActivityRow) => r.came + (r.heads ?? r.counted)
const whereOf = (r: ActivityRow, names: Names) => [names.facility(r.facility)?.name, r.spot].filter(Boolean).join(' ')
const sum = (rows: readonly ActivityRow[]) => rows.reduce((n, r) => n + peopleOf(r), 0)

export async function summary(ctx: Ctx, asked: Asked) {
  const t = summaryWords[ctx.locale]
  const seen = await seenBy(ctx)
  const where = asked.under
    ? { ranges: [rangeOf(asked.under)], units: [], unit: asked.unit ?? null }
    : { ranges: [], units: [asked.unit ?? ''], unit: null }
  const span = (from: Date, to: Date) => ({ ...where, from, to, kind: null, theme: null })
  const month = monthSpan(asked.month)
  return ctx.read(async (tx) => {
    const name = await nameOf(ctx, tx, asked)
    const first: [string, string] = ['-infinity', nilId]
    const [all, after] = await Promise.all([
      activitiesIn(tx, span(month.from, month.to), first, most),
      activitiesIn(
        tx,
        span(new Date(ctx.now.getTime() + minute), new Date(ctx.now.getTime() + ahead * day)),
        first,
        most,
      ),
    ])
    const held = all.filter((r) => (r.status === 'published' || r.status === 'closed') && r.to_at <= ctx.now)
    const off = all.filter((r) => r.status === 'cancelled' && r.from_at <= ctx.now && seen(r))
    const open = held.filter((r) => r.status === 'published')
    const told = held.filter(seen)
    const coming = after.filter((r) => r.status === 'published' && seen(r))
    const names = await namesFor(ctx, tx, [...told.slice(0, mostHeld), ...coming.slice(0, mostComing)])
    const at = ctx.house.publicUrl ?? ctx.house.address
    const [y, m] = asked.month.split('-').map(Number) as [number, number]
    const line = (r: ActivityRow, n: number) =>
      t.heldLine(n + 1, wallOf(r.from_at), r.title, whereOf(r, names), peopleOf(r))
    const next = (r: ActivityRow, n: number) =>
      t.comingLine(n + 1, spanText({ from: r.from_at, to: r.to_at }, ctx.locale), r.title, whereOf(r, names))
    const lines = [
      t.title(name, y, m),
      held.length === 0 ? t.none : t.total(held.length, sum(held)),
      ...told.slice(0, mostHeld).map(line),
      ...(told.length > mostHeld ? [t.more(told.length - mostHeld)] : []),
      ...(held.length > told.length ? [t.unseen(held.length - told.length)] : []),
      ...(off.length > 0 ? [t.off(off.length)] : []),
      ...(coming.length > 0 ? ['', t.coming, ...coming.slice(0, mostComing).map(next)] : []),
      ...(coming.length > mostComing ? [t.more(coming.length - mostComing)] : []),
      ...(at && asked.under
        ? ['', t.link(`${at}/${ctx.county.code}/activities?place=${encodeURIComponent(asked.under)}`)]
        : []),
    ]
    return {
      text: lines.join('\n'),
      held: held.length,
      people: sum(held),
      open: open.length,
    }
  })
}
