/** Numbers for a phone without a signal, and the trace of each that was dialled there. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { inRange } from '../../domain/kernel/place-path.ts'
import type { ContactKind } from '../../domain/people/contacts.ts'
import type { fieldPeopleApi } from '../../domain/people/field-api.ts'
import type { Ctx } from '../kernel/context.ts'
import { alreadyDone } from '../kernel/db/act.ts'
import { keepVersion, keptEdit } from '../kernel/db/history.ts'
import type { Tx } from '../kernel/db/tx.ts'
import type { Kept } from '../kernel/db/history.ts'
import { bodyHash } from '../kernel/hash.ts'
import { clearContact } from './contacts.ts'
import { look } from './looks.ts'
import { openPhone } from './sealed.ts'
import { contactsOf } from './store/contact-store.ts'
import { firstPhones, leftFrom, onePerson } from './store/person-store.ts'

interface Numbers {
  /** Their own, the first; null: none is known. */
  phone: string | null
  /** Whom to call about them; the name stays masked, as the number is dialled and never shown. */
  contacts: { id: string; kind: ContactKind; name: string; phone: string }[]
}

/** Numbers of each in clear: for rooms that know why somebody is to be called. Whoever has none at all is left out. */
export async function numbersOf(ctx: Ctx, tx: Tx, persons: readonly string[]): Promise<Map<string, Numbers>> {
  const [own, others] = await Promise.all([firstPhones(tx, persons), contactsOf(tx, persons)])
  const phones = new Map(own.map((r) => [r.person, openPhone(ctx, r)]))
  return new Map(
    persons.flatMap((person) => {
      const phone = phones.get(person) ?? null
      const contacts = others
        .filter((c) => c.person === person)
        .map((c) => ({ id: c.id, kind: c.kind, name: c.name_masked, phone: clearContact(ctx, c).phone }))
      return phone || contacts.length > 0 ? [[person, { phone, contacts }] as const] : []
    }),
  )
}

const ok = { ok: true } as const

/**
 * What was dialled is dialled: whether it is still owed now does not matter, nor that they moved meanwhile. It tells nobody
 * anything; it says who called whom and when.
 */
export function dialled(
  ctx: Ctx,
  person: string,
  { id, matter, contact, at }: Received<typeof fieldPeopleApi.dialled>['body'],
) {
  const whose = contact && { contact }
  const hash = bodyHash({ person, id, matter, at, ...whose })
  const by = ctx.session!.account
  return ctx.act(
    (tx) => Promise.all([tx.one<Kept>(keptEdit(id)), onePerson(tx, person), leftFrom(tx, person)]),
    ([kept, row, left]) => {
      if (kept && kept.actor !== by) throw new Refusal('not-found')
      if (kept) return kept.hash === hash ? alreadyDone(ok) : refuse('id-reused')
      const near = row ?? left.find((l) => ctx.scope.ranges.some((r) => inRange(l.place, r)))
      if (!near) return refuse('not-found')
      return {
        writes: [
          keepVersion(
            { id, kind: 'person-call', subject: id, version: 1, before: null, after: null, hash },
            { account: by, now: ctx.now },
          ),
        ],
        audit: [look('people.call', person, { matter, dialledAt: at, ...whose })],
        events: [],
        answer: ok,
      }
    },
  )
}

function refuse(code: 'id-reused' | 'not-found'): never {
  throw new Refusal(code)
}
