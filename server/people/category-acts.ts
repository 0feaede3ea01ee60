/** Dated categories: given, confirmed, ended; another source never overwrites in silence (一数一源) [B4]. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import type { peopleApi } from '../../domain/people/api.ts'
import { meets, type CareSays } from '../../domain/people/claims.ts'
import type { PersonCategory } from '../../domain/people/schema.ts'
import type { Ctx } from '../kernel/context.ts'
import { edit, ok } from '../kernel/edit.ts'
import { caresNow } from './cares.ts'
import { claimRows } from './claims.ts'
import { changed } from './events.ts'
import { claimsOfEdit, insertClaims } from './store/claim-store.ts'
import { deriveKeys } from './store/key-store.ts'
import {
  categoriesOf,
  endCategory,
  insertCategories,
  lockCategory,
  lockPerson,
  rewriteCategory,
  touchPerson,
} from './store/person-store.ts'

type Body<K extends keyof typeof peopleApi> = Received<(typeof peopleApi)[K]>['body']

const noted = (waiting: string[] = []) => ({ ok: true, waiting }) as const

const saysOf = ({ from, to, source, month }: CareSays): CareSays => ({ from, to, source, month })

/** What a source says of a category that is held, laid beside it. */
const beside = (held: PersonCategory, says: CareSays) =>
  ({
    about: 'category',
    what: held.category,
    reason: 'source-differs',
    held: saysOf(held),
    claimed: saysOf(says),
    source: says.source,
    category: held.id,
  }) as const

const overlap = (a: { from: string; to: string | null }, b: { from: string; to: string | null }) =>
  (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to)

export async function addCategory(ctx: Ctx, id: string, body: Body<'addCategory'>) {
  if (body.person !== id) throw fault('person', 'person-differs')
  if (body.to !== null && body.to < body.from) throw fault('to', 'day-order')
  const kind = (await caresNow(ctx, body.from)).get(body.category)
  if (!kind) throw fault('category', 'category-unknown')
  if (kind.closed) throw fault('category', 'category-closed')
  let known: string[] = []
  return edit(
    ctx,
    body,
    async (tx) => {
      const [person, held, asked] = await Promise.all([
        lockPerson(tx, id),
        categoriesOf(tx, id),
        claimsOfEdit(tx, body.id),
      ])
      known = asked.map((c) => c.what)
      return { person, held }
    },
    ({ person, held }) => {
      if (!person) throw new Refusal('not-found')
      const common = {
        kind: 'person',
        subject: id,
        version: person.version + 1,
        detail: { category: body.category, from: body.from },
        events: [changed(id, person.version + 1, 'category')],
      }
      const account = ctx.session?.account ?? null
      const other = held.find((c) => c.category === body.category && overlap(c, body))
      if (!other)
        return {
          ...common,
          act: 'people.add-category',
          before: null,
          after: body,
          answer: noted(),
          writes: [
            insertCategories([{ ...body, place: person.place, confirmedBy: account, confirmedAt: ctx.now }]),
            touchPerson(id),
            ...deriveKeys([id]),
          ],
        }
      const how = meets(other, body)
      if (how === 'same-source') throw new Refusal('conflict', { reason: 'category-held' })
      if (how === 'agrees') {
        const after = { ...other, month: body.month > other.month ? body.month : other.month }
        return {
          ...common,
          act: 'people.confirm-category',
          before: saysOf(other),
          after: saysOf(after),
          answer: noted(),
          writes: [rewriteCategory(after, account, ctx.now), touchPerson(id)],
        }
      }
      const said = claimRows(ctx, body.id, person, [beside(other, body)])
      return {
        ...common,
        act: 'people.claim-category',
        before: saysOf(other),
        after: saysOf(body),
        answer: noted([body.category]),
        writes: [insertClaims(said, ctx.now), touchPerson(id)],
      }
    },
    () => noted(known),
  )
}

export function closeCategory(ctx: Ctx, id: string, category: string, body: Body<'endCategory'>) {
  let known: string[] = []
  return edit(
    ctx,
    { ...body, category },
    async (tx) => {
      const [person, row, asked] = await Promise.all([
        lockPerson(tx, id),
        lockCategory(tx, id, category),
        claimsOfEdit(tx, body.id),
      ])
      known = asked.map((c) => c.what)
      return { person, row }
    },
    ({ person, row }) => {
      if (!person || !row) throw new Refusal('not-found')
      if (row.to !== null && row.to <= body.day) throw new Refusal('conflict', { reason: 'term-ended' })
      if (body.day < row.from) throw fault('day', 'day-order')
      const common = {
        kind: 'person',
        subject: id,
        version: person.version + 1,
        before: row,
        after: { ...row, to: body.day },
        detail: { category: row.category, to: body.day },
        events: [changed(id, person.version + 1, 'category')],
      }
      if (body.source && body.source !== row.source) {
        const says = { ...saysOf(row), to: body.day, source: body.source }
        const said = claimRows(ctx, body.id, person, [beside(row, says)])
        const writes = [insertClaims(said, ctx.now), touchPerson(id)]
        return { ...common, act: 'people.claim-category', answer: noted([row.category]), writes }
      }
      return {
        ...common,
        act: 'people.end-category',
        answer: noted(),
        writes: [endCategory(category, body.day), touchPerson(id)],
      }
    },
    () => noted(known),
  )
}

/** It still holds: seen to for a month, by whoever says so. */
export function confirmCategory(ctx: Ctx, id: string, category: string, body: Body<'confirmCategory'>) {
  return edit(
    ctx,
    { ...body, category },
    (tx) => Promise.all([lockPerson(tx, id), lockCategory(tx, id, category)]),
    ([person, row]) => {
      if (!person || !row) throw new Refusal('not-found')
      if (row.to !== null) throw new Refusal('conflict', { reason: 'term-ended' })
      if (body.month < row.month) throw fault('month', 'month-earlier')
      const after = { ...row, month: body.month }
      return {
        act: 'people.confirm-category',
        kind: 'person',
        subject: id,
        version: person.version + 1,
        before: saysOf(row),
        after: saysOf(after),
        detail: { category: row.category, month: body.month },
        answer: ok,
        writes: [rewriteCategory(after, ctx.session?.account ?? null, ctx.now), touchPerson(id)],
        events: [changed(id, person.version + 1, 'category')],
      }
    },
    () => ok,
  )
}
