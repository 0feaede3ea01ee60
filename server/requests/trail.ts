/** For the auditor whom a resident asks: under which subjects the audit speaks of them. Nothing of the matters is told. */
import { cleanPhone } from '../../domain/people/phone.ts'
import type { Ctx } from '../kernel/context.ts'
import { phoneIndex } from './contacts.ts'
import { ofPhone } from './list-store.ts'
import { requestByRef, type RequestRow } from './store.ts'

const most = 50

/** A number of a request, or a phone: looking up a phone is a look, and leaves a line itself. */
export async function trailOf(ctx: Ctx, typed: string) {
  const number = typed.normalize('NFKC').replace(/[\s-]/g, '')
  const request = (row: { id: string }) => ({ kind: 'request' as const, subject: row.id })
  if (/^\d{9}$/.test(number)) {
    const row = await ctx.read((tx) => tx.one<RequestRow>(requestByRef(number)))
    return { subjects: row ? [request(row)] : [] }
  }
  const phone = cleanPhone(number)
  if (!phone) return { subjects: [] }
  const index = phoneIndex(ctx.house, ctx.county, phone)
  const subject = index.toString('hex')
  return ctx.act(
    (tx) => tx.rows<RequestRow>(ofPhone(index, most)),
    (rows) => ({
      writes: [],
      audit: [{ act: 'requests.trail-of', subjectKind: 'phone-index', subject, detail: { found: rows.length } }],
      events: [],
      answer: { subjects: [...rows.map(request), { kind: 'phone-index' as const, subject }] },
    }),
  )
}
