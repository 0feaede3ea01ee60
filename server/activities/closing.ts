/** Closed with one service record: whom it reached, who helped and for how many minutes. Volunteers' hours follow from it. */
import type { activitiesApi } from '../../domain/activities/api.ts'
import { closingFaults, type Closing, type Helping } from '../../domain/activities/closing.ts'
import type { ActivityKind } from '../../domain/activities/kinds.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import type { NewRecord } from '../../domain/records/schema.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { recordWrites } from '../records/index.ts'
import { mayServeOn } from '../volunteers/index.ts'
import { personNow } from '../people/index.ts'
import { acting, type Words } from './acting.ts'
import { rulesBook } from './kinds.ts'
import { mustHold } from './policy.ts'
import { oneActivity, type ActivityRow } from './store/activity-store.ts'
import { arrivedIn } from './store/entry-store.ts'

type Body = Received<(typeof activitiesApi)['close']>['body']

/** As many persons as a record names; the others are in its head-count. */
const mostNamed = 500

function recordOf(
  ctx: Ctx,
  row: ActivityRow,
  kind: ActivityKind,
  c: Closing,
  came: readonly (string | null)[],
): NewRecord {
  const persons = [...new Set(came.filter((p) => p !== null))].slice(0, mostNamed)
  return {
    id: ctx.house.newId(),
    origin: { kind: 'activity', id: row.id },
    unit: row.unit,
    helpers: c.helpers.map(({ person, from, to }) => ({ person, from, to })),
    served: { persons, heads: c.heads + came.length - persons.length },
    item: kind.item,
    mode: kind.mode,
    place: row.place,
    startedAt: c.from,
    endedAt: c.to,
    outcome: 'done',
    files: [],
  }
}

/** Those who are volunteers, and what stands in their way: asked of the room that knows. */
const verdictsOn = (ctx: Ctx, tx: Tx, row: ActivityRow, kind: ActivityKind, persons: readonly string[]) =>
  mayServeOn(ctx, tx, { persons }, { item: kind.item }, dayOf(row.from_at))

export async function helping(ctx: Ctx, id: string, person: string): Promise<Helping> {
  const book = await rulesBook(ctx)
  return ctx.read(async (tx) => {
    const row = await oneActivity(tx, id)
    if (!row) throw new Refusal('not-found')
    mustHold(ctx, 'close', row)
    const found = (await verdictsOn(ctx, tx, row, book(row), [person])).get(person)
    return { volunteer: found !== undefined, notYet: found?.notYet ?? [] }
  })
}

export async function close(ctx: Ctx, id: string, body: Body) {
  const { id: _, base: __, ...said } = body
  const book = await rulesBook(ctx)
  const closed = await acting(
    ctx,
    { activity: id, kind: 'close', sent: body },
    {
      load: async (tx) => {
        const [came, helpers] = await Promise.all([
          arrivedIn(tx, id),
          Promise.all(said.helpers.map((h) => personNow(tx, h.person))),
        ])
        return { came: came.map((e) => e.person), helpers }
      },
      decide: async (row, { came, helpers }, tx) => {
        const kind = book(row)
        const planned = { from: row.from_at.getTime(), to: row.to_at.getTime() }
        const wrong = closingFaults(said, kind, planned, ctx.now.getTime())
        const persons = said.helpers.map((h) => h.person)
        const verdicts = persons.length === 0 ? undefined : await verdictsOn(ctx, tx, row, kind, persons)
        helpers.forEach((h, i) => {
          if (!h || h.died !== null) wrong.push({ path: `helpers.${i}`, code: 'person-unknown' })
          // What was done was done; whoever closes it has seen what stood in the way.
          else if (verdicts?.get(persons[i]!)?.notYet.length && !said.helpers[i]!.anyway)
            wrong.push({ path: `helpers.${i}`, code: 'helper-not-yet' })
        })
        if (wrong.length > 0) throw new Refusal('validation', { faults: wrong })
        const record = recordOf(ctx, row, kind, said, came)
        const minutes: Words[] = said.minutes
          ? [{ id: ctx.house.newId(), class: 'activity.minutes', body: said.minutes }]
          : []
        return {
          body: { record: record.id, came: came.length, heads: said.heads, helpers: said.helpers.length },
          after: {
            ...row,
            status: 'closed',
            heads: said.heads,
            closing: said.form,
            minutes: minutes[0]?.id ?? null,
            record: record.id,
            version: row.version + 1,
          },
          words: minutes,
          writes: recordWrites(record, {
            account: ctx.session?.account ?? null,
            now: ctx.now,
            newId: ctx.house.newId,
          }),
          answer: { record: record.id },
        }
      },
      again: { record: '' },
    },
  )
  return closed.record ? closed : { record: (await ctx.read((tx) => oneActivity(tx, id)))!.record! }
}
