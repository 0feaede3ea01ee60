/**
 * The draw of a competition, announced by the hash of its seed and made once; results by version [S2-22 S4-65]. Those who play stand there by
 * number, and by the name they choose.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { activitiesApi } from '../../domain/activities/api.ts'
import { groups, knockout, mostDrawn, orderBy, played, resultFault, type Match } from '../../domain/activities/draw.ts'
import { kindIsOn } from '../../domain/activities/settings.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { actingBeyond, beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok, type Edit } from '../kernel/edit.ts'
import { blindIndex, open, seal, type Spot } from '../kernel/vault.ts'
import { sightsOf } from '../people/index.ts'
import { rulesBook } from './kinds.ts'
import { partsOn } from './parts.ts'
import { mustRun, reachOf } from './reaching.ts'
import { lockActivity, oneActivity, type ActivityRow } from './store/activity-store.ts'
import {
  drawOf,
  insertDraw,
  insertResult,
  lockDraw,
  makeDraw as madeDraw,
  nameEntry,
  numberEntries,
  playersOf,
  resultsOf,
  type DrawRow,
} from './store/draw-store.ts'
import { oneEntry, type EntryRow } from './store/entry-store.ts'

type Api = typeof activitiesApi
type Body<K extends keyof Api> = Received<Api[K]>['body']

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const spot = (ctx: Ctx, table: string, column: string, row: string): Spot => ({
  county: ctx.county.code,
  table,
  column,
  row,
})

/** @throws 404 for what is no competition, or where the county has none */
async function contestOn(ctx: Ctx, row: ActivityRow | undefined): Promise<ActivityRow> {
  const [parts, book] = await Promise.all([partsOn(ctx), rulesBook(ctx)])
  if (!row || row.status === 'planned' || !book(row).contest || !kindIsOn(parts, book(row)))
    throw new Refusal('not-found')
  return row
}

const matchesOf = (d: DrawRow): Match[] => {
  if (d.seed === null || d.players === null) return []
  const order = orderBy(d.seed, d.players, hash)
  return d.form === 'groups' ? groups(order, d.size!) : knockout(order)
}

/** The name under which somebody plays, as they chose it. */
export const playsAs = (ctx: Ctx, { id, alias }: { id: string; alias: string | null }) =>
  alias && open(ctx.house.keys, alias, spot(ctx, 'activity_entry', 'alias', id))

export async function draw(ctx: Ctx, id: string): Promise<Answer<Api['draw']>> {
  // The list is nobody's to see but its numbers and the names that were chosen for it.
  const found = await ctx.read(async (tx) => {
    const row = await contestOn(ctx, await oneActivity(tx, id))
    const [d, players, results] = await Promise.all([drawOf(tx, id), playersOf(tx, id), resultsOf(tx, id)])
    return { row, d, players, results }
  }, beyondDuty(ctx))
  const { d, players, results } = found
  if (!d) return { draw: null }
  return {
    draw: {
      form: d.form,
      size: d.size,
      hash: d.hash,
      announced: d.announced_at.toISOString(),
      seed: d.seed,
      made: d.made_at?.toISOString() ?? null,
      players: players.map((p) => ({ number: p.number, name: playsAs(ctx, p) })),
      matches: played(matchesOf(d), results).map((m) => {
        const of = results.find((r) => r.round === m.round && r.no === m.no)
        return { ...m, winner: of?.winner ?? null, tally: of?.score ?? null, version: of?.version ?? 0 }
      }),
    },
  }
}

interface Running {
  row: ActivityRow
  draw: DrawRow | undefined
}

/** As whoever keeps its list, under the lock of the activity. */
async function running<A>(
  ctx: Ctx,
  id: string,
  sent: { id: string } & Record<string, unknown>,
  decide: (of: Running, tx: Tx) => Edit<A> | Promise<Edit<A>>,
  again: A,
): Promise<A> {
  const reach = await reachOf(ctx)
  return edit(
    actingBeyond(ctx),
    { ...sent, activity: id },
    async (tx) => {
      const row = await lockActivity(tx, id)
      return { row, draw: await lockDraw(tx, id) }
    },
    async ({ row, draw: d }, tx) => {
      const contest = await contestOn(ctx, row)
      mustRun(reach, contest)
      return decide({ row: contest, draw: d }, tx)
    },
    () => again,
  )
}

/** The history holds no seed. */
const plain = ({ secret: _s, seed: _e, version: _v, ...d }: DrawRow) => d

const edited = (
  act: string,
  id: string,
  version: number,
  of: Pick<Edit<typeof ok>, 'before' | 'after' | 'writes' | 'detail'>,
): Edit<typeof ok> => ({
  act,
  kind: 'activity-draw',
  subject: id,
  version,
  ...of,
  events: [
    { name: 'activities.drawn', version: 1, subject: id, seq: version, payload: { act }, topics: ['activities'] },
  ],
  answer: ok,
})

export function announce(ctx: Ctx, id: string, body: Body<'announceDraw'>) {
  if ((body.form === 'groups') !== (body.size !== null)) throw fault('size', 'required')
  return running(
    ctx,
    id,
    body,
    ({ row, draw: d }) => {
      if (d) throw new Refusal('out-of-turn')
      // Whoever knows the list already could look for a seed that suits them.
      if (row.status !== 'published' || row.from_at <= ctx.now) throw new Refusal('conflict', { reason: 'draw-late' })
      const seed = randomBytes(32).toString('hex')
      const after: DrawRow = {
        activity: id,
        form: body.form,
        size: body.size,
        hash: hash(seed),
        secret: seal(ctx.house.keys, seed, spot(ctx, 'activity_draw', 'secret', id)),
        seed: null,
        announced_at: ctx.now,
        made_at: null,
        players: null,
        version: 1,
      }
      return edited('activities.announce-draw', id, 1, {
        before: null,
        after: plain(after),
        writes: [insertDraw(after)],
      })
    },
    ok,
  )
}

export const make = (ctx: Ctx, id: string, body: Body<'makeDraw'>) =>
  running(
    ctx,
    id,
    body,
    ({ row, draw: d }) => {
      if (!d || d.secret === null || row.status !== 'published') throw new Refusal('out-of-turn')
      if (row.taken < 2 || row.taken > mostDrawn) throw new Refusal('conflict', { reason: 'draw-few' })
      const seed = open(ctx.house.keys, d.secret, spot(ctx, 'activity_draw', 'secret', id))
      const after = { ...plain(d), made_at: ctx.now, players: row.taken }
      return edited('activities.make-draw', id, d.version + 1, {
        before: plain(d),
        after,
        writes: [numberEntries(id), madeDraw(id, seed, row.taken, ctx.now)],
      })
    },
    ok,
  )

export const result = (ctx: Ctx, id: string, body: Body<'result'>) =>
  running(
    ctx,
    id,
    body,
    async ({ draw: d }, tx) => {
      if (!d?.seed) throw new Refusal('out-of-turn')
      const results = await resultsOf(tx, id)
      const { round, no, winner } = body
      const wrong = resultFault(d.form, matchesOf(d), results, { round, no, winner })
      if (wrong) throw fault('winner', wrong)
      const before = results.find((r) => r.round === round && r.no === no)
      if ((before?.version ?? 0) !== body.base) throw new Refusal('conflict', { reason: 'version' })
      const row = {
        id: body.id,
        activity: id,
        round,
        no,
        version: body.base + 1,
        winner,
        score: body.tally,
        at: ctx.now,
        account: ctx.session!.account,
      }
      return {
        ...edited('activities.result', id, d.version, {
          before: before ?? null,
          after: row,
          detail: { round, no, winner },
          writes: [insertResult(row)],
        }),
        kind: 'activity-result',
        subject: body.id,
        version: row.version,
      }
    },
    ok,
  )

/** Under which name somebody plays: sealed, and shown beside their number. */
function named(ctx: Ctx, found: EntryRow | undefined, body: Body<'nameOwn'>, id: string): Edit<typeof ok> {
  if (!found || found.state === 'out') throw new Refusal('not-found')
  const alias = seal(ctx.house.keys, body.name, spot(ctx, 'activity_entry', 'alias', found.id))
  return {
    ...edited('activities.name', id, 1, {
      before: null,
      after: { entry: found.id },
      writes: [nameEntry(found.id, alias)],
    }),
    kind: 'activity-entry',
    subject: body.id,
  }
}

const blind = (ctx: Ctx, { name, ...sent }: Body<'nameOwn'>, entry: string) => ({
  ...sent,
  entry,
  name: blindIndex(ctx.house.keys, ctx.county.code, 'activity-alias', name).toString('hex'),
})

interface Of {
  id: string
  entry: string
}

export const nameFor = (ctx: Ctx, { id, entry }: Of, body: Body<'nameFor'>) =>
  running(ctx, id, blind(ctx, body, entry), async (_, tx) => named(ctx, await oneEntry(tx, id, entry), body, id), ok)

export async function nameOwn(ctx: Ctx, { id, entry }: Of, body: Body<'nameOwn'>) {
  const persons = (await sightsOf(ctx)).filter((s) => !s.until).map((s) => s.person)
  return edit(
    actingBeyond(ctx),
    { ...blind(ctx, body, entry), activity: id },
    async (tx) => ({ row: await lockActivity(tx, id), found: await oneEntry(tx, id, entry) }),
    async ({ row, found }) => {
      await contestOn(ctx, row)
      const own = found && (found.account === ctx.session!.account || (found.person && persons.includes(found.person)))
      if (!own) throw new Refusal('not-found')
      return named(ctx, found, body, id)
    },
    () => ok,
  )
}
