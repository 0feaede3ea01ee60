/**
 * Back to school [S1-27]: who is out of school is followed until the school itself confirms, by a link of its own: signed,
 * for one child and a fortnight, without signing in, and it shows a masked name and nothing else.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { childrenApi } from '../../domain/children/api.ts'
import { linkDays } from '../../domain/children/ledger.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { alreadyDone } from '../kernel/db/act.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { wholeCounty } from '../kernel/db/scope.ts'
import { me, mine, ok } from './ledger.ts'
import { openDetails, sealClass } from './sealing.ts'
import {
  confirmSchool,
  insertLine,
  insertSchool,
  lockSchool,
  oneEntry,
  schoolsOf,
  setLink,
  type SchoolRow,
} from './store.ts'

type Body<K extends keyof typeof childrenApi> = Received<(typeof childrenApi)[K]>['body']

const line = (act: string, person: string) => [{ act, subjectKind: 'person', subject: person }]

export async function outOfSchool(ctx: Ctx, id: string, body: Body<'outOfSchool'>) {
  if (body.since > dayOf(ctx.now)) throw fault('since', 'day-to-come')
  return ctx.act(
    async (tx) => ({ e: mine(ctx, await oneEntry(tx, id), 'children.keep'), all: await schoolsOf(tx, id) }),
    ({ e, all }) => {
      if (all.some((s) => s.id === body.id)) return alreadyDone(ok)
      if (e.ended_at || all.some((s) => !s.confirmed_at)) throw new Refusal('out-of-turn')
      return {
        writes: [insertSchool({ id: body.id, child: id, since: body.since, at: ctx.now, by: me(ctx) })],
        audit: line('children.out-of-school', e.person),
        events: [],
        answer: ok,
      }
    },
  )
}

const signature = (ctx: Ctx, id: string, until: number) =>
  createHmac('sha256', ctx.house.keys.cookie)
    .update(JSON.stringify(['school-return', ctx.county.code, id, until]))
    .digest('base64url')
const tokenFor = (ctx: Ctx, id: string, until: Date) =>
  `${id}.${until.getTime().toString(36)}.${signature(ctx, id, until.getTime())}`

export async function schoolLink(ctx: Ctx, id: string) {
  const until = new Date(ctx.now.getTime() + linkDays * 86_400_000)
  return ctx.act(
    async (tx) => ({ e: mine(ctx, await oneEntry(tx, id), 'children.keep'), all: await schoolsOf(tx, id) }),
    ({ e, all }) => {
      const open = all.find((s) => !s.confirmed_at)
      if (!open) throw new Refusal('out-of-turn')
      return {
        writes: [setLink(open.id, until)],
        audit: line('children.school-link', e.person),
        events: [],
        answer: { token: tokenFor(ctx, open.id, until), until: until.toISOString() },
      }
    },
  )
}

/** What a token stands for; one that was forged, is old, or was replaced by a newer is not found, all alike. */
async function byToken(ctx: Ctx, tx: Tx, token: string): Promise<SchoolRow> {
  const [id = '', at = '', given = ''] = token.split('.')
  const until = Number.parseInt(at, 36)
  const right = Buffer.from(signature(ctx, id, until))
  const got = Buffer.from(given)
  if (right.length !== got.length || !timingSafeEqual(right, got)) throw new Refusal('not-found')
  const row = await lockSchool(tx, id)
  if (!row || until <= ctx.now.getTime()) throw new Refusal('not-found')
  if (!row.confirmed_at && row.link_until?.getTime() !== until) throw new Refusal('not-found')
  return row
}

export async function seeReturn(ctx: Ctx, token: string) {
  return ctx.act(
    async (tx) => {
      const row = await byToken(ctx, tx, token)
      const e = await oneEntry(tx, row.child)
      if (!e) throw new Refusal('not-found')
      return { row, e }
    },
    ({ row, e }) => ({
      writes: [],
      audit: [],
      events: [],
      answer: {
        name: e.name_masked,
        school: openDetails(ctx, e.id, e.details).school,
        until: (row.link_until ?? ctx.now).toISOString(),
        done: row.confirmed_at !== null,
      },
    }),
    wholeCounty(ctx.county.code),
  )
}

export async function confirmReturn(ctx: Ctx, body: Body<'confirmReturn'>) {
  if (body.day > dayOf(ctx.now)) throw fault('day', 'day-to-come')
  return ctx.act(
    async (tx) => {
      const row = await byToken(ctx, tx, body.token)
      return { row, e: await oneEntry(tx, row.child) }
    },
    ({ row, e }) => {
      if (!e) throw new Refusal('not-found')
      if (row.confirmed_at) return alreadyDone(ok)
      if (body.day < row.since) throw fault('day', 'before-it-began')
      const id = ctx.house.newId()
      return {
        writes: [
          confirmSchool(row.id, body.day, sealClass(ctx, row.id, body.class), ctx.now),
          insertLine({
            id,
            child: row.child,
            kind: 'back-at-school',
            day: body.day,
            said: null,
            account: null,
            at: ctx.now,
          }),
        ],
        audit: line('children.back-at-school', e.person),
        events: [],
        answer: ok,
      }
    },
    wholeCounty(ctx.county.code),
  )
}
