/** Hand-overs, as a module of their own: they are carried out by all rooms, which the list of rooms hands in. */
import { linesOf, type HandoverView } from '../../../domain/accounts/handover.ts'
import { handoversApi } from '../../../domain/accounts/handover-api.ts'
import { Refusal } from '../../../domain/kernel/errors.ts'
import { nilId } from '../../../domain/kernel/id.ts'
import { room, type Ctx, type Handlers, type Job, type RoomModule } from '../../kernel/context.ts'
import { afterCursor, paged } from '../../kernel/cursor.ts'
import { dayOf } from '../../kernel/day.ts'
import type { InHand } from '../../kernel/in-hand.ts'
import type { Tx } from '../../kernel/db/tx.ts'
import { shownNames } from '../store.ts'
import { asHouse, callOff, carriedOut, check, handBack, handOver } from './acts.ts'
import { dueHandovers, listHandovers, lockHandover, ownHandovers, settleHandover } from './store.ts'
import type { HandoverRow, NamedRow } from './store.ts'
import { look, placesIn, share, weigh } from './weigh.ts'

const viewsOf = async (tx: Tx, rows: readonly NamedRow[]): Promise<HandoverView[]> => {
  const ids = [...new Set(rows.flatMap((r) => [...r.heirs, ...r.items.map((i) => i.to)]))]
  const names = ids.length > 0 ? await tx.rows<{ id: string; shown: string }>(shownNames(ids)) : []
  const shown = (id: string) => names.find((n) => n.id === id)?.shown ?? ''
  const where = await placesIn(
    tx,
    rows.flatMap((r) => r.items),
  )
  return rows.map((r) => ({
    id: r.id,
    account: r.account,
    shown: r.shown,
    day: r.day,
    closes: r.closes,
    why: r.why,
    state: r.state,
    undoes: r.undoes,
    plannedAt: r.planned_at.toISOString(),
    plannedByShown: r.planner,
    settledAt: r.settled_at?.toISOString() ?? null,
    heirs: r.heirs.map((account) => ({ account, shown: shown(account) })),
    lines: linesOf(r.items, shown, where),
    faults: r.faults,
  }))
}

async function list(ctx: Ctx, f: { account?: string | undefined; after?: string | undefined; size: number }) {
  const [at, id] = afterCursor<[string, string]>(f.after, ['9999-12-31T00:00:00.000Z', nilId])
  const views = await ctx.read(async (tx) => {
    const rows = await tx.rows<NamedRow>(
      listHandovers({
        ranges: ctx.scope.ranges,
        account: f.account ?? null,
        after: [new Date(at), id],
        size: f.size + 1,
      }),
    )
    return viewsOf(tx, rows)
  })
  return paged(
    views,
    f.size,
    (v) => v,
    (v) => [v.plannedAt, v.id],
  )
}

const routesOver = (rooms: readonly InHand[]): Handlers<typeof handoversApi> => ({
  check: (ctx, { params, body }) => check(ctx, rooms, params.id, body.shares),
  handOver: (ctx, { params, body }) => handOver(ctx, rooms, params.id, body),
  handBack: (ctx, { params, body }) => handBack(ctx, rooms, params.id, body),
  callOff: (ctx, { params, body }) => callOff(ctx, params.id, body),
  handovers: (ctx, { query }) => list(ctx, query),
  mine: async (ctx) => ({
    items: await ctx.read(async (tx) => viewsOf(tx, await tx.rows<NamedRow>(ownHandovers(ctx.session!.account)))),
  }),
})

/** On the day itself; one that something stands in the way of is told, and tried again until it is called off. */
const jobOver = (rooms: readonly InHand[]): Job => ({
  name: 'accounts.hand-overs',
  every: '*/10 * * * *',
  run: async (work) => {
    const day = dayOf(work.now)
    const due = await work.read((tx) => tx.rows<HandoverRow>(dueHandovers(day)))
    const at = { house: work.house, county: work.county, now: work.now, day }
    for (const { id, planned_by: by } of due) {
      await asHouse(
        work,
        by,
        async (tx) => {
          const row = await tx.one<HandoverRow>(lockHandover(id))
          if (!row) throw new Refusal('not-found')
          return { row, loaded: await look(tx, rooms, at, [row.account], row.heirs) }
        },
        async ({ row, loaded }, tx) => {
          const nothing = { writes: [], audit: [], events: [], answer: { state: row.state } }
          if (row.state !== 'planned' && row.state !== 'stuck') return nothing
          const weighed = await weigh(tx, rooms, { ...at, by }, loaded, share(loaded, row.account, row.shares))
          const { faults, items } = weighed
          if (faults.length > 0) {
            if (JSON.stringify(faults) === JSON.stringify(row.faults)) return nothing
            return { ...nothing, writes: [settleHandover({ ...row, state: 'stuck', faults })] }
          }
          const done: HandoverRow = { ...row, state: 'done', items, faults: [], settled_at: work.now }
          return carriedOut(work, 'accounts.hand-over', done, loaded, weighed, [row.account], settleHandover(done))
        },
      )
    }
  },
})

/** @param own the rooms that may have something in somebody's hands */
export function handoversRoom(own: readonly RoomModule[]): RoomModule {
  const rooms = own.flatMap((r) => r.inHand ?? [])
  return room({ name: 'handovers', api: handoversApi, routes: routesOver(rooms), jobs: [jobOver(rooms)] })
}
