/** Looks that show something of a person: each is an act with its reason, logged, and later shown to that person. */
import { Refusal } from '../../domain/kernel/errors.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import { isLive, type Party } from '../../domain/requests/vocabulary.ts'
import type { Ctx } from '../kernel/context.ts'
import { insertText } from '../kernel/texts/store.ts'
import { nameOf, phoneIndex, phoneOf } from './contacts.ts'
import { ofPhone } from './list-store.ts'
import { namesFor } from './names.ts'
import { actorFor } from './policy.ts'
import { contactsOf, requestById, type ContactRow, type RequestRow } from './store.ts'
import { listItem, readerOf } from './view.ts'

interface Look {
  id: string
  act: 'requests.reveal' | 'requests.call'
  /** Without one the matter itself is the reason: only for whoever holds an open order or the desk. */
  reason?: string
}

export function lookAt(ctx: Ctx, request: string, look: Look): Promise<{ phone?: string; name?: string }> {
  return ctx.act(
    async (tx) => {
      const [row, contacts] = await Promise.all([
        tx.one<RequestRow>(requestById(request)),
        tx.rows<ContactRow>(contactsOf(request)),
      ])
      return { row, contacts }
    },
    ({ row, contacts }) => {
      if (!row) throw new Refusal('not-found')
      const s = row.state as RequestState
      const reader = readerOf(actorFor(ctx.session, look.act, s.place, s.desk), s)
      // Kept from the unit on the reporter's wish; the desk calls instead.
      if (s.confidential && !reader.central) throw new Refusal('not-permitted', { reason: 'confidential' })
      if (look.act === 'requests.call') {
        if (row.closed_at) throw new Refusal('out-of-turn')
        if (!holdsMatter(ctx, s, reader.parties)) throw new Refusal('not-permitted', { reason: 'not-held' })
      }
      const contact = contacts.find((c) => c.role === 'reporter') ?? contacts.find((c) => c.role === 'representative')
      const phone = contact && phoneOf(ctx.house, ctx.county, contact)
      const name = contact && nameOf(ctx.house, ctx.county, contact)
      return {
        writes: look.reason
          ? [
              insertText({
                id: look.id,
                kind: 'request',
                subject: row.id,
                class: 'request.look',
                body: look.reason,
                at: ctx.now,
              }),
            ]
          : [],
        audit: [
          { act: look.act, subjectKind: 'request', subject: row.id, detail: { look: look.id, fields: 'phone name' } },
        ],
        events: [],
        answer: { ...(phone && { phone }), ...(look.act === 'requests.reveal' && name && { name }) },
      }
    },
  )
}

/** Whoever has it to do may dial without a reason: the desk, who calls back, who is asked to look, a unit with an open order. */
function holdsMatter(ctx: Ctx, s: RequestState, parties: readonly Party[]): boolean {
  if (parties.some((p) => p === 'centre' || p === 'desk' || p === 'reviewer')) return true
  if (parties.includes('field') && (s.verifyAsked !== undefined || s.filedBy.account === ctx.session?.account))
    return true
  const { units } = ctx.scope
  return (
    s.orders.some((o) => o.unit !== undefined && units.includes(o.unit) && isLive(o.status)) ||
    (s.verifyAsked !== undefined && units.includes(s.verifyAsked.unit))
  )
}

/** Earlier matters of a caller. A search by phone is a look too, whatever it finds. */
export async function ofCaller(ctx: Ctx, phone: string) {
  const names = await namesFor(ctx)
  const index = phoneIndex(ctx.house, ctx.county, phone)
  return ctx.act(
    (tx) => tx.rows<RequestRow>(ofPhone(index, 50)),
    (rows) => ({
      writes: [],
      audit: [
        {
          act: 'requests.of-caller',
          subjectKind: 'phone-index',
          subject: index.toString('hex'),
          detail: { found: rows.length },
        },
      ],
      events: [],
      answer: { items: rows.map((r) => listItem(r, names, ctx.now)) },
    }),
    ctx.scopeOf('requests.read'),
  )
}
