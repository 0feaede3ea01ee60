/** Edits of bodies and their members. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import type { organisationsApi } from '../../domain/organisations/api.ts'
import type { Member, Organisation } from '../../domain/organisations/schema.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok, type Doing, type Edit } from '../kernel/edit.ts'
import { organisationsNow } from './now.ts'
import { mustHold } from './policy.ts'
import {
  accountsThere,
  codesThere,
  endMember,
  insertBodies,
  insertMembers,
  lockBody,
  lockMember,
  oneBody,
  personThere,
  placesThere,
  updateBody,
} from './store.ts'

type Body<K extends keyof typeof organisationsApi> = Received<(typeof organisationsApi)[K]>['body']

const changed = (subject: string, seq: number, code: string) => ({
  name: 'organisations.changed',
  version: 1,
  subject,
  seq,
  payload: { code },
  topics: ['organisations'],
})

/** Codes that are named must be there. */
async function named(tx: Tx, body: Partial<Pick<Organisation, 'regulator' | 'parent'>>) {
  const wanted = [body.regulator, body.parent].filter((c): c is string => Boolean(c))
  const there = new Set((await codesThere(tx, wanted)).map((r) => r.code))
  for (const field of ['regulator', 'parent'] as const) {
    if (body[field] && !there.has(body[field])) throw fault(field, 'organisation-unknown')
  }
}

/** A company outside government without a regulator would leave a refused order with nobody. */
function regulated(
  o: Pick<Organisation, 'government' | 'kind' | 'regulator' | 'code' | 'parent' | 'opened' | 'closed'>,
) {
  if (!o.government && o.kind === 'property-company' && !o.regulator) throw fault('regulator', 'regulator-needed')
  if (o.closed !== null && o.closed < o.opened) throw fault('closed', 'day-order')
  if (o.regulator === o.code || o.parent === o.code) throw fault(o.parent === o.code ? 'parent' : 'regulator', 'itself')
}

export async function openBody(ctx: Doing, body: Body<'open'>) {
  mustHold(ctx, 'organisations.edit', body)
  regulated(body)
  const answer = await edit(
    ctx,
    body,
    async (tx) => {
      const [place, there] = await Promise.all([
        placesThere(tx, [body.place]),
        codesThere(tx, [body.code]),
        named(tx, body),
      ])
      return { place: place[0], taken: there.length > 0 }
    },
    ({ place, taken }) => {
      if (!place) throw fault('place', 'place-unknown')
      if (taken) throw fault('code', 'code-taken')
      return {
        act: 'organisations.open',
        kind: 'organisation',
        subject: body.id,
        version: 1,
        before: null,
        after: body,
        detail: { code: body.code },
        writes: [insertBodies([body])],
        events: [changed(body.id, 1, body.code)],
        answer: { id: body.id },
      }
    },
    () => ({ id: body.id }),
  )
  organisationsNow.forget(ctx.house, ctx.county)
  return answer
}

/** Loads under lock, checks the place, and lets `change` say what becomes of the body. */
async function changing(
  ctx: Doing,
  sent: { id: string } & Record<string, unknown>,
  id: string,
  act: string,
  change: (before: Organisation, tx: Tx) => Promise<{ after: Organisation; why?: string }>,
) {
  const answer = await edit(
    ctx,
    { ...sent, organisation: id },
    (tx) => lockBody(tx, id),
    async (row, tx) => {
      if (!row) throw new Refusal('not-found')
      mustHold(ctx, 'organisations.edit', row)
      const { version, ...before } = row
      const { after, why } = await change(before, tx)
      return {
        act,
        kind: 'organisation',
        subject: id,
        version: version + 1,
        before,
        after,
        why,
        detail: { code: before.code },
        writes: [updateBody(after)],
        events: [changed(id, version + 1, before.code)],
        answer: ok,
      }
    },
    () => ok,
  )
  organisationsNow.forget(ctx.house, ctx.county)
  return answer
}

export const editBody = (ctx: Doing, id: string, body: Body<'edit'>) =>
  changing(ctx, body, id, 'organisations.edit', async (before, tx) => {
    await named(tx, body.change)
    const after = { ...before, ...body.change }
    regulated(after)
    return { after }
  })

export const closeBody = (ctx: Doing, id: string, body: Body<'close'>) =>
  changing(ctx, body, id, 'organisations.close', async (before) => {
    if (before.closed !== null) throw new Refusal('conflict', { reason: 'closed' })
    if (body.day < before.opened) throw fault('day', 'day-order')
    return { after: { ...before, closed: body.day }, why: body.why }
  })

export function join(ctx: Doing, body: Body<'join'>) {
  if (body.to !== null && body.to < body.from) throw fault('to', 'day-order')
  if (!body.account && !body.person) throw fault('account', 'required')
  return edit(
    ctx,
    body,
    (tx) =>
      Promise.all([
        oneBody(tx, body.organisation),
        body.account ? accountsThere(tx, [body.account]) : [],
        body.person ? personThere(tx, body.person) : undefined,
      ]),
    ([body_, accounts, person]) => {
      if (!body_) throw fault('organisation', 'organisation-unknown')
      mustHold(ctx, 'organisations.members', body_)
      if (body.account && accounts.length === 0) throw fault('account', 'account-unknown')
      if (body.person && !person) throw fault('person', 'person-unknown')
      return membership('organisations.join', { ...body, code: body_.code }, null, body, 1, [insertMembers([body])])
    },
    () => ok,
  )
}

export function leave(ctx: Doing, id: string, body: Body<'leave'>) {
  return edit(
    ctx,
    { ...body, member: id },
    (tx) => lockMember(tx, id),
    (row) => {
      if (!row) throw new Refusal('not-found')
      mustHold(ctx, 'organisations.members', row)
      if (row.to !== null && row.to <= body.day) throw new Refusal('conflict', { reason: 'term-ended' })
      if (body.day < row.from) throw fault('day', 'day-order')
      const { version, place: _, code, ...before } = row
      return membership('organisations.leave', { ...before, code }, before, { ...before, to: body.day }, version + 1, [
        endMember(id, body.day),
      ])
    },
    () => ok,
  )
}

function membership(
  act: string,
  of: Pick<Member, 'id' | 'account' | 'organisation'> & { code: string },
  before: unknown,
  after: unknown,
  version: number,
  writes: Edit<typeof ok>['writes'],
): Edit<typeof ok> {
  return {
    act,
    kind: 'organisation-member',
    subject: of.id,
    version,
    before,
    after,
    detail: { code: of.code, account: of.account },
    writes,
    events: [
      {
        name: 'organisations.members-changed',
        version: 1,
        subject: of.id,
        seq: version,
        payload: { code: of.code },
        topics: ['organisations'],
      },
    ],
    answer: ok,
  }
}
