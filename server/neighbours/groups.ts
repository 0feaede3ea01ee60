/** Groups who help each other: founded and joined by residents for themselves, seen by the desk as numbers, ended with a reason. */
import type { neighboursApi } from '../../domain/neighbours/api.ts'
import { GroupLevel } from '../../domain/neighbours/groups-api.ts'
import { instantAt } from '../../domain/facilities/hours.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { lineage, rangeOf } from '../../domain/kernel/place-path.ts'
import { actingBeyond, beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { edit, ok, type Edit } from '../kernel/edit.ts'
import { insertText } from '../kernel/texts/store.ts'
import { blindIndex, open, seal, type Spot } from '../kernel/vault.ts'
import * as store from './group-store.ts'
import { isNear, levelsOf, mustBeNeighbour, neighbour, type Neighbour } from './neighbour.ts'
import { mustRun } from './parts.ts'

type Api = typeof neighboursApi
type Body<K extends keyof Api> = Received<Api[K]>['body']

/** As many as somebody looks through; of a whole county. */
const [mostNear, most] = [50, 1000]

const spot = (ctx: Ctx, row: string): Spot => ({
  county: ctx.county.code,
  table: 'neighbour_member',
  column: 'called',
  row,
})
const nearOf = ({ home }: Neighbour): store.Near => ({
  lineage: lineage(home.place),
  estate: home.estate,
  building: home.building,
})
const isLevel = (level: string): level is GroupLevel => GroupLevel.safeParse(level).success

export async function groups(ctx: Ctx): Promise<Answer<Api['groups']>> {
  await mustRun(ctx)
  const me = await neighbour(ctx)
  if (!me || me.until) return { levels: [], items: [] }
  return ctx.read(async (tx) => {
    const [levels, rows] = await Promise.all([levelsOf(tx, me.home), store.groupsNear(tx, nearOf(me), mostNear)])
    const all =
      rows.length > 0
        ? await store.membersOf(
            tx,
            rows.map((r) => r.id),
          )
        : []
    const called = (m: store.Member) => (m.called ? [open(ctx.house.keys, m.called, spot(ctx, m.id))] : [])
    return {
      levels: levels.flatMap(({ level, name }) => (isLevel(level) ? [{ level, name }] : [])),
      items: rows.map(({ id, name, level, placeName, members }) => {
        const there = all.filter((m) => m.group === id)
        const own = there.some((m) => m.person === me.home.person)
        return { id, name, level, placeName, members, own, called: own ? there.flatMap(called) : [] }
      }),
    }
  }, beyondDuty(ctx))
}

const plain = ({ version: _v, placeName: _p, members: _m, ...group }: store.GroupRow): store.Group => group

interface Changed {
  version: number
  before: store.Group | null
  after: store.Group
  detail?: Record<string, string>
  writes: Statement[]
}

const edited = (act: string, { version, after, ...of }: Changed): Edit<typeof ok> => ({
  act,
  kind: 'neighbour-group',
  subject: after.id,
  version,
  after,
  ...of,
  events: [
    {
      name: 'neighbours.groups-changed',
      version: 1,
      subject: after.id,
      seq: version,
      payload: { place: after.place },
      topics: ['neighbours'],
    },
  ],
  answer: ok,
})

/** How somebody wants to be called is remembered as a hash that says nothing without the key. */
const blind = <B extends { called: string }>(ctx: Ctx, { called, ...body }: B) => ({
  ...body,
  called: blindIndex(ctx.house.keys, ctx.county.code, 'neighbour-called', called).toString('hex'),
})

const joining = (ctx: Ctx, me: Neighbour, group: string, called: string): Statement => {
  const id = ctx.house.newId()
  const member = { id, group, person: me.home.person, account: me.account }
  return store.insertMember({ ...member, called: seal(ctx.house.keys, called, spot(ctx, id)) }, dayOf(ctx.now))
}

export async function found(ctx: Ctx, body: Body<'foundGroup'>) {
  await mustRun(ctx)
  const me = await mustBeNeighbour(ctx)
  const level = (await ctx.read((tx) => levelsOf(tx, me.home), beyondDuty(ctx))).find((l) => l.level === body.level)
  if (!level) throw fault('level', 'level-unknown')
  if (me.until) return ok
  const within = { building: body.level === 'building', estate: body.level === 'building' || body.level === 'estate' }
  const after: store.Group = {
    id: body.id,
    name: body.name,
    level: body.level,
    place: level.place,
    estate: within.estate ? me.home.estate : null,
    building: within.building ? me.home.building : null,
    from: dayOf(ctx.now),
    to: null,
    why: null,
  }
  return edit(
    actingBeyond(ctx),
    blind(ctx, body),
    (tx) => store.groupsNear(tx, nearOf(me), mostNear),
    (near) => {
      if (near.some((g) => g.name === body.name)) throw fault('name', 'group-there')
      if (near.length >= mostNear) throw new Refusal('conflict', { reason: 'neighbours-many' })
      const writes = [store.insertGroup(after), joining(ctx, me, body.id, body.called)]
      return edited('neighbours.found-group', { version: 1, before: null, after, writes })
    },
    () => ok,
  )
}

/** Under the lock of the group, as a resident who lives there. */
async function asMember(
  ctx: Ctx,
  id: string,
  sent: { id: string } & Record<string, unknown>,
  act: string,
  decide: (me: Neighbour, own: store.Member | undefined) => Statement,
) {
  await mustRun(ctx)
  const me = await mustBeNeighbour(ctx)
  if (me.until) return ok
  return edit(
    actingBeyond(ctx),
    { ...sent, group: id },
    async (tx) => {
      const row = await store.lockGroup(tx, id)
      return { row, there: await store.membersOf(tx, [id]) }
    },
    ({ row, there }) => {
      const own = there.find((m) => m.person === me.home.person)
      // Whoever moved away may still leave.
      if (!row || row.to !== null || !(own || isNear(row, me.home))) throw new Refusal('not-found')
      const of = plain(row)
      const writes = [decide(me, own)]
      return { ...edited(act, { version: row.version, before: of, after: of, writes }), subject: sent.id }
    },
    () => ok,
  )
}

export const join = (ctx: Ctx, id: string, body: Body<'joinGroup'>) =>
  asMember(ctx, id, blind(ctx, body), 'neighbours.join-group', (me, own) => {
    if (own) throw new Refusal('out-of-turn')
    return joining(ctx, me, id, body.called)
  })

export const leaveGroup = (ctx: Ctx, id: string, body: Body<'leaveGroup'>) =>
  asMember(ctx, id, body, 'neighbours.leave-group', (_, own) => {
    if (!own) throw new Refusal('out-of-turn')
    return store.endMember(own.id, dayOf(ctx.now))
  })

export async function groupsIn(ctx: Ctx, q: Received<Api['groupsIn']>['query']): Promise<Answer<Api['groupsIn']>> {
  await mustRun(ctx)
  if (!ctx.may('neighbours.read', q.under)) throw new Refusal('not-permitted')
  const [first, last] = [new Date(instantAt(`${q.year}-01-01`)), new Date(instantAt(`${q.year + 1}-01-01`))]
  const rows = await ctx.read((tx: Tx) => store.groupsIn(tx, rangeOf(q.under), first, last, most))
  return {
    items: rows.map(({ id, name, level, placeName, members, place, from, helps }) => ({
      id,
      name,
      level,
      placeName,
      members,
      place,
      from,
      helps,
    })),
  }
}

export async function endGroup(ctx: Ctx, id: string, body: Body<'endGroup'>) {
  await mustRun(ctx)
  return edit(
    ctx,
    { ...body, group: id },
    (tx) => store.lockGroup(tx, id),
    (row) => {
      if (!row || !ctx.may('neighbours.keep', row.place)) throw new Refusal('not-found')
      if (row.to !== null) throw new Refusal('out-of-turn')
      const [today, why] = [dayOf(ctx.now), ctx.house.newId()]
      const text = { id: why, kind: 'neighbour-group', subject: id, class: 'neighbours.words', at: ctx.now }
      const before = plain(row)
      return edited('neighbours.end-group', {
        version: row.version + 1,
        before,
        after: { ...before, to: today, why },
        writes: [insertText({ ...text, body: body.why }), ...store.endGroup(id, today, why)],
      })
    },
    () => ok,
  )
}
