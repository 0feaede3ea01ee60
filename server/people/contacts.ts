/** Whom to call about somebody: named by whoever keeps the register, taken off again with name and number [S4-18]. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import type { peopleApi } from '../../domain/people/api.ts'
import { contactsMost, type ClearContact, type MaskedContact } from '../../domain/people/contacts.ts'
import type { PersonContact } from '../../domain/people/contacts-api.ts'
import { maskName, maskPhone } from '../../domain/people/mask.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import { open, seal } from '../kernel/vault.ts'
import { changed } from './events.ts'
import { mustHold } from './policy.ts'
import { blindHash, type At } from './sealed.ts'
import { contactsOf, endContact, insertContacts, type ContactRow } from './store/contact-store.ts'
import { lockPerson, touchPerson } from './store/person-store.ts'

type Body<K extends keyof typeof peopleApi> = Received<(typeof peopleApi)[K]>['body']

const spot = (at: At, row: string) => ({ county: at.county.code, table: 'person_contact', column: 'sealed', row })

type Clear = Pick<PersonContact, 'name' | 'phone'>

const clearOf = (at: At, row: ContactRow) => JSON.parse(open(at.house.keys, row.sealed, spot(at, row.id))) as Clear

export const contactRow = (
  at: At,
  of: { id: string; person: string; place: string },
  { name, phone, ...c }: PersonContact,
): ContactRow => ({
  ...of,
  kind: c.kind,
  agreed: c.agreed,
  from: c.from,
  sealed: seal(at.house.keys, JSON.stringify({ name, phone } satisfies Clear), spot(at, of.id)),
  name_masked: maskName(name),
  phone_masked: maskPhone(phone),
})

export const maskedContact = (r: ContactRow): MaskedContact => ({
  id: r.id,
  kind: r.kind,
  name: r.name_masked,
  phone: r.phone_masked,
  agreed: r.agreed,
  from: r.from,
})

export const clearContact = (at: At, r: ContactRow): ClearContact => ({ id: r.id, kind: r.kind, ...clearOf(at, r) })

/** Whom to call about each of these, by name masked: for rooms that say when. */
export const contactsNamed = async (tx: Tx, persons: readonly string[]) =>
  (await contactsOf(tx, persons)).map((c) => ({ person: c.person, id: c.id, kind: c.kind, name: c.name_masked }))

/** The same number under the same kind is one contact. */
const twice = (ctx: Ctx, held: readonly ContactRow[], { kind, phone }: PersonContact) =>
  held.some((h) => h.kind === kind && clearOf(ctx, h).phone === phone)

export function addContact(ctx: Ctx, person: string, { id, ...contact }: Body<'addContact'>) {
  return edit(
    ctx,
    { id, person, sent: blindHash(ctx, contact) },
    async (tx) => ({ row: await lockPerson(tx, person), held: await contactsOf(tx, [person]) }),
    ({ row, held }) => {
      if (!row || row.died !== null) throw new Refusal('not-found')
      mustHold(ctx, 'people.edit', row.place)
      if (twice(ctx, held, contact)) throw fault('phone', 'contact-held')
      if (held.length >= contactsMost) throw fault('kind', 'contacts-most')
      const version = row.version + 1
      return {
        act: 'people.add-contact',
        kind: 'person',
        subject: person,
        version,
        before: null,
        // Neither name nor number: both go when somebody is called no more.
        after: { contact: id, kind: contact.kind, agreed: contact.agreed, from: contact.from },
        detail: { contact: id, kind: contact.kind },
        writes: [insertContacts([contactRow(ctx, { id, person, place: row.place }, contact)]), touchPerson(person)],
        events: [changed(person, version, 'contact')],
        answer: ok,
      }
    },
    () => ok,
  )
}

export function dropContact(ctx: Ctx, person: string, contact: string, body: Body<'endContact'>) {
  return edit(
    ctx,
    { ...body, person, contact },
    async (tx) => ({ row: await lockPerson(tx, person), held: await contactsOf(tx, [person]) }),
    ({ row, held }) => {
      const one = held.find((h) => h.id === contact)
      if (!row || !one) throw new Refusal('not-found')
      mustHold(ctx, 'people.edit', row.place)
      const version = row.version + 1
      return {
        act: 'people.end-contact',
        kind: 'person',
        subject: person,
        version,
        before: { contact, kind: one.kind },
        after: null,
        detail: { contact, kind: one.kind },
        writes: [endContact(contact, dayOf(ctx.now)), touchPerson(person)],
        events: [changed(person, version, 'contact')],
        answer: ok,
      }
    },
    () => ok,
  )
}
