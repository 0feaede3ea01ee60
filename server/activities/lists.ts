/** Who stands on a list: as whoever runs it sees it, and as those on it see themselves. */
import {
  shutFor,
  type Candidate,
  type ChainMatch,
  type EntryState,
  type EntryView,
  type OwnEntry,
  type OwnSide,
} from '../../domain/activities/entries.ts'
import { chainOf, meant } from '../../domain/activities/chain.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { ageOn } from '../../domain/people/rules.ts'
import { beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { open } from '../kernel/vault.ts'
import { calledSo, sightsOf, type Called, type Sight, personNow } from '../people/index.ts'
import { playsAs } from './draw.ts'
import { guestSpot } from './entering.ts'
import { rulesBook } from './kinds.ts'
import { namesFor } from './names.ts'
import { nearOf } from './public.ts'
import { mustRun, reachOf, type Reach } from './reaching.ts'
import { oneActivity, type ActivityRow } from './store/activity-store.ts'
import { entriesOf, ownComing, ownEntries, personsOn, type EntryRow } from './store/entry-store.ts'

export const nameOf = (ctx: Ctx, e: Pick<EntryRow, 'id' | 'guest'>) =>
  e.guest === null ? null : open(ctx.house.keys, e.guest, guestSpot(ctx, e.id))

/** The activity, for whoever keeps its list. */
export async function runs(reach: Reach, tx: Tx, id: string): Promise<ActivityRow> {
  const row = await oneActivity(tx, id)
  if (!row) throw new Refusal('not-found')
  mustRun(reach, row)
  return row
}

/** Whoever signed up comes from anywhere in the county: their names are shown masked to whoever keeps the list. */
export async function entries(ctx: Ctx, id: string): Promise<{ items: EntryView[] }> {
  const reach = await reachOf(ctx)
  await ctx.read((tx) => runs(reach, tx, id))
  const rows = await ctx.read((tx) => entriesOf(tx, id), { ...ctx.scope, ranges: [rangeOf(`${ctx.county.code}/`)] })
  let before = 0
  return {
    items: rows.map((e) => ({
      id: e.id,
      state: e.state as EntryState,
      ahead: e.state === 'waiting' ? before++ : null,
      groups: e.groups,
      person: e.person,
      name: e.name ?? nameOf(ctx, e),
      elder: e.elder,
      at: e.at.toISOString(),
      arrived: e.arrived_at?.toISOString() ?? null,
      plays: playsAs(ctx, e),
      own: e.account !== null,
    })),
  }
}

type Item = OwnSide['items'][number]
type Own = Awaited<ReturnType<typeof ownEntries>>[number]

const placed = (e: Own): NonNullable<Item['entry']> => ({
  id: e.id,
  state: e.state as EntryState,
  ahead: e.state === 'waiting' ? e.ahead : null,
  groups: e.groups,
  arrived: e.arrived_at !== null,
})

/** Without a person of the register an account comes under a name that it gives. */
const asThemselves = (ctx: Ctx, mine: readonly Own[]): Item => {
  const entry = mine.find((e) => e.person === null && e.account === ctx.session!.account)
  return {
    person: null,
    as: 'account',
    name: (entry && nameOf(ctx, entry)) ?? '',
    elder: null,
    entry: entry ? placed(entry) : null,
  }
}

export async function own(ctx: Ctx, id: string): Promise<OwnSide> {
  const [book, sights] = await Promise.all([rulesBook(ctx), sightsOf(ctx)])
  const speaking = sights.filter((s) => !s.bar)
  return ctx.read(async (tx) => {
    const row = await oneActivity(tx, id)
    if (!row || row.status === 'planned' || !book(row).shown) throw new Refusal('not-found')
    const { criteria } = book(row)
    const persons = speaking.map((s) => s.person)
    const [mine, born] = await Promise.all([
      ownEntries(tx, id, ctx.session!.account, persons),
      Promise.all(persons.map((p) => personNow(tx, p))),
    ])
    const day = dayOf(row.from_at)
    const elder = (i: number) => {
      const on = born[i]?.born
      return on && row.elders ? ageOn(on, day) >= row.elders.age : null
    }
    const itemOf = (s: Sight, i: number): Item => {
      const entry = s.bar ? undefined : mine.find((e) => e.person === s.person)
      return { person: s.person, as: s.as, name: s.held.name, elder: elder(i), entry: entry ? placed(entry) : null }
    }
    const items = [...speaking, ...sights.filter((s) => s.bar)].map(itemOf)
    return {
      shut: shutFor({ status: row.status, from: row.from_at.getTime() }, book(row), ctx.now.getTime()),
      criteria,
      eldersFrom: row.elders?.age ?? null,
      items: sights.some((s) => s.as === 'self') ? items : [...items, asThemselves(ctx, mine)],
    }
  }, beyondDuty(ctx))
}

export async function mine(ctx: Ctx): Promise<{ items: OwnEntry[] }> {
  const [book, sights] = await Promise.all([rulesBook(ctx), sightsOf(ctx)])
  const speaking = sights.filter((s) => !s.bar)
  return ctx.read(async (tx) => {
    const rows = await ownComing(
      tx,
      ctx.session!.account,
      speaking.map((s) => s.person),
      ctx.now,
    )
    const names = await namesFor(ctx, tx, rows)
    return {
      items: rows.map((r) => ({
        activity: nearOf(r, book(r), names),
        name:
          speaking.find((s) => s.person === r.person)?.held.name ?? nameOf(ctx, { id: r.entry, guest: r.guest }) ?? '',
        id: r.entry,
        state: r.state as EntryState,
        ahead: r.state === 'waiting' ? r.ahead : null,
        groups: r.groups,
      })),
    }
  }, beyondDuty(ctx))
}

const candidate = (c: Called, day: string, on: ReadonlySet<string>): Candidate => ({
  person: c.id,
  name: c.name,
  age: c.born === null ? null : ageOn(c.born, day),
  home: c.home,
  phone: c.phone,
  on: on.has(c.id),
})

/** Whom pasted lines may mean, among the people of the place for whom it is held. Who is meant is never guessed. */
export async function match(ctx: Ctx, id: string, text: string): Promise<{ items: ChainMatch[] }> {
  const reach = await reachOf(ctx)
  const lines = chainOf(text)
  const day = dayOf(ctx.now)
  return ctx.act(
    async (tx) => {
      const row = await runs(reach, tx, id)
      const [known, on] = await Promise.all([
        calledSo(ctx, tx, [...new Set(lines.map((l) => l.name))], [rangeOf(row.place)]),
        personsOn(tx, id),
      ])
      return { known, on: new Set(on.map((p) => p.person)) }
    },
    ({ known, on }) => ({
      writes: [],
      audit: [{ act: 'activities.match', subjectKind: 'activity', subject: id, detail: { lines: lines.length } }],
      events: [],
      answer: {
        items: lines.map((line) => {
          const called = known.get(line.name) ?? []
          const one = meant(line, called)
          return {
            said: line.said,
            name: line.name,
            meant: one?.id ?? null,
            candidates: called.map((c) => candidate(c, day, on)),
          }
        }),
      },
    }),
    reach.scope,
  )
}
