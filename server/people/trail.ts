/** For the auditor whom a resident asks who looked: under which subjects the audit speaks of them. Nobody is named. */
import { cleanIdNumber, isIdNumber } from '../../domain/people/idnumber.ts'
import { cleanPhone } from '../../domain/people/phone.ts'
import { residentAccountOf } from '../accounts/index.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { idNumberKey, phoneKey } from './sealed.ts'
import { formerIds } from './store/merge-store.ts'
import { idsByIdNumber, idsByPhone } from './store/person-store.ts'

/** What is typed is shown by whoever asks; looking it up is a look, and leaves a line itself. */
export async function trailOf(ctx: Ctx, typed: string) {
  const number = cleanIdNumber(typed)
  const phone = isIdNumber(number) ? undefined : cleanPhone(typed)
  if (!isIdNumber(number) && !phone) return { subjects: [] }
  const by = phone ? 'phone' : 'id-number'
  const { ranges } = ctx.scope
  const load = async (tx: Tx) => {
    const found = phone
      ? await idsByPhone(tx, [phoneKey(ctx, phone)], ranges, 20)
      : await idsByIdNumber(tx, idNumberKey(ctx, number), ranges)
    // Lines keep the id they were written with.
    const former = await formerIds(
      tx,
      found.map((p) => p.person),
    )
    return {
      people: [...found, ...former.map((f) => ({ person: f.old }))],
      account: phone ? await residentAccountOf(tx, ctx, phone) : undefined,
    }
  }
  return ctx.act(load, ({ people, account }) => {
    const subjects = [
      ...people.map((p) => ({ kind: 'person' as const, subject: p.person })),
      ...(account ? [{ kind: 'account' as const, subject: account }] : []),
    ]
    return {
      writes: [],
      audit: [
        {
          act: 'people.trail-of',
          subjectKind: 'person',
          subject: people[0]?.person ?? 'nobody',
          detail: { by, found: subjects.length },
        },
      ],
      events: [],
      answer: { subjects },
    }
  })
}
