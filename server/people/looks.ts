/** Looks: opening a card, revealing, calling; searching by a number is one too (`find.ts`). Each leaves a line; appearing masked in a list does not. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import type { peopleApi } from '../../domain/people/api.ts'
import type { PersonCard } from '../../domain/people/schema.ts'
import { residentAccountOf } from '../accounts/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Deed } from '../kernel/db/act.ts'
import { insertText, textsOf, type TextRow } from '../kernel/texts/store.ts'
import { clearContact } from './contacts.ts'
import { matterHeld } from './matters.ts'
import { openPerson, openPhone } from './sealed.ts'
import { openClaimsOf } from './store/claim-store.ts'
import { contactsOf } from './store/contact-store.ts'
import { extrasOf } from './store/extra-store.ts'
import { addressOf, householdMates } from './store/household-store.ts'
import { accountPerson, accountsLinked, categoriesOf, onePerson, phonesOf } from './store/person-store.ts'
import { cardOf } from './views.ts'

type Body<K extends keyof typeof peopleApi> = Received<(typeof peopleApi)[K]>['body']

export const look = (act: string, subject: string, detail?: Record<string, string | number>) => ({
  act,
  subjectKind: 'person',
  subject,
  ...(detail && { detail }),
})

/** Opens the card: one flight to read, one for the line that says so. An alias opens the record it became. */
export async function openCard(ctx: Ctx, id: string): Promise<PersonCard> {
  const { card, into } = await cardOrAlias(ctx, id)
  return card ?? openCard(ctx, into!)
}

interface Opened {
  card?: PersonCard
  /** It is an alias of this one. */
  into?: string
}

function cardOrAlias(ctx: Ctx, id: string): Promise<Opened> {
  const day = dayOf(ctx.now)
  return ctx.act(
    (tx) =>
      Promise.all([
        onePerson(tx, id),
        phonesOf(tx, id),
        categoriesOf(tx, id),
        householdMates(tx, id, day),
        addressOf(tx, id, day),
        accountsLinked(tx, id),
        openClaimsOf(tx, id),
        extrasOf(tx, id),
        contactsOf(tx, [id]),
      ]),
    ([row, phones, dated, mates, address, links, claims, extras, contacts]): Deed<Opened> => {
      if (!row) throw new Refusal('not-found')
      if (row.merged_into !== null) return { writes: [], audit: [], events: [], answer: { into: row.merged_into } }
      const accounts = links.filter((l) => l.to === null || l.to > day).length
      return {
        writes: [],
        audit: [look('people.open', id)],
        events: [],
        answer: {
          card: cardOf({ row, phones, dated, mates, address, extras, contacts, accounts, claims: claims.length }, day),
        },
      }
    },
  )
}

/** Values in clear, with the reason kept where the person may read it; the reason can be emptied, the line stays. */
export function reveal(ctx: Ctx, id: string, body: Body<'reveal'>) {
  const day = dayOf(ctx.now)
  return ctx.act(
    (tx) =>
      Promise.all([
        onePerson(tx, id),
        phonesOf(tx, id),
        addressOf(tx, id, day),
        tx.rows<TextRow>(textsOf('person', id)),
        contactsOf(tx, [id]),
      ]),
    ([row, phones, address, texts, contacts]) => {
      if (!row || row.merged_into !== null) throw new Refusal('not-found')
      const person = openPerson(ctx, row, phones)
      const all = {
        name: person.name,
        phones: person.phones,
        idNumber: person.idNumber,
        born: person.born,
        addressNote: person.addressNote,
        address: address?.text ?? '',
        contacts: contacts.map((c) => clearContact(ctx, c)),
      }
      const what = [...new Set(body.what)].sort()
      const answer = Object.fromEntries(what.map((field) => [field, all[field]])) as Partial<typeof all>
      // The same press sent twice is one look.
      if (texts.some((t) => t.id === body.id)) return { writes: [], audit: [], events: [], answer }
      const reason = insertText({
        id: body.id,
        kind: 'person',
        subject: id,
        class: 'people.reveal-reason',
        body: body.why,
        at: ctx.now,
      })
      return {
        writes: [reason],
        audit: [look('people.reveal', id, { what: what.join(' '), reason: body.id })],
        events: [],
        answer,
      }
    },
  )
}

/** The account behind a number, for tying it to a person who stands there: a look, whether it finds one or not. */
export function findAccount(ctx: Ctx, phone: string) {
  return ctx.act(
    async (tx) => {
      const account = await residentAccountOf(tx, ctx, phone)
      const known = account ? await accountPerson(tx, account) : undefined
      return { account: account ?? null, linked: Boolean(known?.person) }
    },
    (answer) => ({
      writes: [],
      audit: [{ act: 'people.find-account', subjectKind: 'account', subject: answer.account ?? 'nobody' }],
      events: [],
      answer,
    }),
  )
}

/** Whoever holds an open matter of a person may dial them, or somebody to call about them: the matter is the reason. */
export function call(ctx: Ctx, id: string, body: Body<'call'>) {
  return ctx.act(
    (tx) =>
      Promise.all([
        onePerson(tx, id),
        phonesOf(tx, id),
        contactsOf(tx, [id]),
        matterHeld(tx, ctx, { person: id, matter: body.matter }),
      ]),
    ([row, phones, contacts, held]) => {
      const contact = contacts.find((c) => c.id === body.contact)
      const phone = body.contact ? contact && clearContact(ctx, contact).phone : phones[0] && openPhone(ctx, phones[0])
      if (!row || !held || !phone) throw new Refusal('not-found')
      return {
        writes: [],
        audit: [look('people.call', id, { matter: body.matter, ...(body.contact && { contact: body.contact }) })],
        events: [],
        answer: { phone },
      }
    },
  )
}
