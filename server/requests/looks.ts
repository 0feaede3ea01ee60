/** Looks that show something of a person: each is an act with its reason, logged, and later shown to that person. */
import { Refusal } from '../../domain/kernel/errors.ts'
import type { RequestState } from '../../domain/requests/state.ts'
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
      const [row, contacts] = await Promise.all([tx.one<RequestRow>(requestById(request)), tx.rows<ContactRow>(contactsOf(request))])
      return { row, contacts }
    },
    ({ row, contacts }) => {
      if (!row) throw new Refusal('not-found')
      const s = row.state as RequestState
      const reader = readerOf(actorFor(ctx.session, look.act as 'requests.call', s.place, s.desk).parties)
      // Kept from the unit on the reporter's wish; the desk calls instead.
      if (s.confidential && !reader.central) throw new Refusal('not-permitted', { reason: 'confidential' })
      if (look.act === 'requests.call' && row.closed_at) throw new Refusal('out-of-turn')
      const contact = contacts.find((c) => c.role === 'reporter') ?? contacts.find((c) => c.role === 'representative')
      const phone = contact && phoneOf(ctx.house, ctx.county, contact)
      const name = contact && nameOf(ctx.house, ctx.county, contact)
      return {
        writes: look.reason ? [insertText({ id: look.id, kind: 'request', subject: row.id, class: 'request.look', body: look.reason, at: ctx.now })] : [],
        audit: [{ act: look.act, subjectKind: 'request', subject: row.id, detail: { look: look.id, fields: 'phone name' } }],
        events: [],
        answer: { ...(phone && { phone }), ...(look.act === 'requests.reveal' && name && { name }) },
      }
    },
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
      audit: [{ act: 'requests.of-caller', subjectKind: 'phone-index', subject: index.toString('hex'), detail: { found: rows.length } }],
      events: [],
      answer: { items: rows.map((r) => listItem(r, names, ctx.now)) },
    }),
    ctx.scopeOf('requests.read'),
  )
}
