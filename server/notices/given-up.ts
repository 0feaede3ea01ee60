/** What no way out took over, for the administrator: to whom (masked), what for, when and why; never the words. */
import { notBefore } from '../../domain/notices/messages.ts'
import type { GivenUpView, WayView } from '../../domain/notices/schema.ts'
import type { Ctx, Work } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit } from '../kernel/edit.ts'
import { wayNames, type Lying, type WayName } from '../kernel/gateways/ways.ts'
import { organisationsOf } from '../organisations/index.ts'
import { givenUp, leaveBe, lockGivenUp, lyingNow, sendAnew, type GivenUpRow, type LyingRow } from './given-up-store.ts'
import { quietHours } from './quiet.ts'

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

async function lyingIn(tx: Tx): Promise<Record<WayName, Lying>> {
  const rows = await tx.rows<LyingRow>(lyingNow())
  const of = (way: WayName): Lying => {
    const row = rows.find((r) => r.way === way)
    return { waiting: row?.waiting ?? 0, givenUp: row?.given_up ?? 0 }
  }
  return { sms: of('sms'), mail: of('mail') }
}

export const lying = (work: Work): Promise<Record<WayName, Lying>> => work.read(lyingIn)

export async function givenUpList(
  ctx: Ctx,
  q: { way?: WayName | undefined; after?: string | undefined; size: number },
) {
  const [at, id] = afterCursor<[string, string]>(q.after, ['infinity', lastId])
  const [{ rows, all }, units] = await Promise.all([
    ctx.read(async (tx) => {
      const [found, counts] = await Promise.all([
        tx.rows<GivenUpRow>(givenUp(q.way, { at, id }, q.size + 1)),
        lyingIn(tx),
      ])
      return { rows: found, all: counts }
    }),
    organisationsOf(ctx.house, ctx.county),
  ])
  const name = (unit: string) => units.get(unit)?.name ?? unit
  const page = paged(
    rows,
    q.size,
    (r) => viewOf(r, name),
    (r) => [r.over_at.toISOString(), r.id],
  )
  return { ...page, ways: wayNames.map((way) => wayView(ctx, way, all[way])) }
}

const viewOf = (r: GivenUpRow, unit: (code: string) => string): GivenUpView => ({
  id: r.id,
  way: r.unit === null ? 'sms' : 'mail',
  to: r.unit === null ? (r.ending === null ? '' : `*******${r.ending}`) : unit(r.unit),
  template: r.kind,
  at: r.at.toISOString(),
  givenUpAt: r.over_at.toISOString(),
  tries: r.tries,
  why: r.why,
  inPerson: r.in_person,
})

function wayView({ house }: Ctx, way: WayName, counts: Lying): WayView {
  const { takenAt, refusedAt, code } = house.ways[way]
  return {
    way,
    configured: house[way] !== undefined,
    ...counts,
    ...(takenAt && { takenAt: takenAt.toISOString() }),
    ...(refusedAt && { refusedAt: refusedAt.toISOString() }),
    ...(code && { code }),
  }
}

interface Sent {
  id: string
  messages: string[]
}

/** Both acts touch only what is still given up. @returns how many that were */
const decideOn = (ctx: Ctx, sent: Sent, again: boolean): Promise<{ done: number }> =>
  edit(
    ctx,
    { ...sent },
    async (tx) => {
      const [rows, quiet] = await Promise.all([tx.rows<{ id: string }>(lockGivenUp(sent.messages)), quietHours(tx)])
      return { ids: rows.map((r) => r.id), quiet }
    },
    ({ ids, quiet }) => ({
      act: again ? 'notices.messages-again' : 'notices.messages-leave',
      kind: 'messages',
      subject: sent.id,
      version: 1,
      before: null,
      after: { messages: ids },
      detail: { count: ids.length },
      writes: [again ? sendAnew(ids, new Date(notBefore(ctx.now.getTime(), quiet, false))) : leaveBe(ids)],
      answer: { done: ids.length },
    }),
    () => ({ done: sent.messages.length }),
  )

export const tryMessagesAgain = (ctx: Ctx, sent: Sent) => decideOn(ctx, sent, true)
export const leaveMessages = (ctx: Ctx, sent: Sent) => decideOn(ctx, sent, false)
