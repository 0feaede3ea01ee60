/** Looks: opening a card, searching by a number, revealing, calling. Each leaves a line; appearing masked in a list does not. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import type { PlacePath, Range } from '../../domain/kernel/place-path.ts'
import type { peopleApi } from '../../domain/people/api.ts'
import { cleanIdNumber, isIdNumber } from '../../domain/people/idnumber.ts'
import { nameQuery } from '../../domain/people/keys.ts'
import type { PersonCard } from '../../domain/people/schema.ts'
import { cleanPhone } from '../../domain/people/phone.ts'
import { residentAccountOf } from '../accounts/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Deed } from '../kernel/db/act.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { insertText, textsOf, type TextRow } from '../kernel/texts/store.ts'
import { matterHeld } from './matters.ts'
import { within } from './policy.ts'
import { idNumberKey, openPerson, openPhone, phoneKey } from './sealed.ts'
import { openClaimsOf } from './store/claim-store.ts'
import { extrasOf } from './store/extra-store.ts'
import { addressOf, householdMates } from './store/household-store.ts'
import {
  accountPerson,
  accountsLinked,
  categoriesOf,
  idsByIdNumber,
  idsByKeys,
  idsByPhone,
  onePerson,
  peopleByIds,
  phonesOf,
} from './store/person-store.ts'
import { cardOf, maskedOf } from './views.ts'

type Body<K extends keyof typeof peopleApi> = Received<(typeof peopleApi)[K]>['body']

const look = (act: string, subject: string, detail?: Record<string, string | number>) => ({
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
      ]),
    ([row, phones, dated, mates, address, links, claims, extras]): Deed<Opened> => {
      if (!row) throw new Refusal('not-found')
      if (row.merged_into !== null) return { writes: [], audit: [], events: [], answer: { into: row.merged_into } }
      const accounts = links.filter((l) => l.to === null || l.to > day).length
      return {
        writes: [],
        audit: [look('people.open', id)],
        events: [],
        answer: { card: cardOf({ row, phones, dated, mates, address, extras, accounts, claims: claims.length }, day) },
      }
    },
  )
}

type Means = { by: 'phone' | 'id-number' | 'name'; find: (tx: Tx, ranges: Range[]) => Promise<string[]> }

const shown = 20

/** What was typed: a number is looked up whole, anything else is a name. */
function meansOf(ctx: Ctx, q: string): Means {
  const ids = (rows: { person: string }[]) => rows.map((r) => r.person)
  const number = cleanIdNumber(q)
  if (isIdNumber(number))
    return { by: 'id-number', find: async (tx, r) => ids(await idsByIdNumber(tx, idNumberKey(ctx, number), r)) }
  const phone = cleanPhone(q)
  if (phone)
    return { by: 'phone', find: async (tx, r) => ids(await idsByPhone(tx, [phoneKey(ctx, phone)], r, shown + 1)) }
  const { exact, near } = nameQuery(q)
  const byKeys = async (tx: Tx, keys: string[], r: Range[]) =>
    keys.length > 0 ? ids(await idsByKeys(tx, keys, r, shown + 1)) : []
  return {
    by: 'name',
    find: async (tx, r) => {
      const found = await byKeys(tx, exact, r)
      return found.length > 0 ? found : byKeys(tx, near, r)
    },
  }
}

/** A search by number is a look at whom it found; a name is answered masked, like a list. */
export function search(ctx: Ctx, body: { q: string; place?: PlacePath }) {
  const day = dayOf(ctx.now)
  const means = meansOf(ctx, body.q)
  const ranges = within(ctx.scope.ranges, body.place)
  const found = async (tx: Tx) => {
    const ids = await means.find(tx, ranges)
    return ids.length > 0 ? { ids, rows: await peopleByIds(tx, day, ids.slice(0, shown)) } : { ids, rows: [] }
  }
  const answer = ({ ids, rows }: Awaited<ReturnType<typeof found>>) => ({
    items: rows.map((r) => maskedOf(r, day)),
    more: ids.length > shown,
  })
  if (means.by === 'name') return ctx.read(found).then(answer)
  return ctx.act(found, (hits) => {
    const subjects = hits.rows.length > 0 ? hits.rows.map((r) => r.id) : ['nobody']
    return {
      writes: [],
      audit: subjects.map((s) => look('people.search', s, { by: means.by })),
      events: [],
      answer: answer(hits),
    }
  })
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
      ]),
    ([row, phones, address, texts]) => {
      if (!row || row.merged_into !== null) throw new Refusal('not-found')
      const person = openPerson(ctx, row, phones)
      const all = {
        name: person.name,
        phones: person.phones,
        idNumber: person.idNumber,
        born: person.born,
        addressNote: person.addressNote,
        address: address?.text ?? '',
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

/** Whoever holds an open matter of a person may dial: the matter is the reason. */
export function call(ctx: Ctx, id: string, body: Body<'call'>) {
  return ctx.act(
    (tx) =>
      Promise.all([onePerson(tx, id), phonesOf(tx, id), matterHeld(tx, ctx, { person: id, matter: body.matter })]),
    ([row, phones, held]) => {
      if (!row || !held || !phones[0]) throw new Refusal('not-found')
      return {
        writes: [],
        audit: [look('people.call', id, { matter: body.matter })],
        events: [],
        answer: { phone: openPhone(ctx, phones[0]) },
      }
    },
  )
}
