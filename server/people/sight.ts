/**
 * What a resident's account sees of those it speaks for. Everything that is shown to such an account goes through here, because
 * an account that was barred goes on seeing what it saw at that moment: neither a page that changes nor one that goes away
 * tells them that somebody spoke. Both ways ask the same questions of the database.
 */
import { Refusal } from '../../domain/kernel/errors.ts'
import type { AccountLink, Home, PersonCategory } from '../../domain/people/schema.ts'
import type { ClearContact } from '../../domain/people/contacts.ts'
import { maskIdNumber, maskName, maskPhone } from '../../domain/people/mask.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { open, seal } from '../kernel/vault.ts'
import { clearContact, maskedContact } from './contacts.ts'
import { openPerson, type At } from './sealed.ts'
import { contactsOf } from './store/contact-store.ts'
import { addressOf, homesOf } from './store/household-store.ts'
import { categoriesOf, onePerson, phonesOf } from './store/person-store.ts'
import {
  accountsSpeaking,
  barLinks,
  barsInWords,
  circleOf,
  endBar,
  homeOfLink,
  insertBars,
  linksOfAccount,
  lockBar,
  refreeze,
  type LinkRow,
} from './store/sight-store.ts'

export type As = AccountLink['as']

/** A relative is shown what they are shown; what is said for somebody, they say themselves or their guardian does. */
export const speaksFor = (s: Pick<Sight, 'as'>): boolean => s.as !== 'relative'

/** What is held, as the person may see it; a relative sees names and numbers masked. */
export interface Held {
  name: string
  sex: string
  born: string | null
  phones: string[]
  idNumber: string | null
  addressNote: string | null
  home: string | null
  categories: Pick<PersonCategory, 'category' | 'from' | 'to' | 'source' | 'month'>[]
  /** Whom to call about them. */
  contacts: Omit<ClearContact, 'id'>[]
}

/** Kept for a barred account; `rest` belongs to whoever froze it. */
export interface Frozen<R = unknown> {
  home: Home | null
  held: Held
  rest: R
}

const spot = (at: At, row: string, column: 'frozen' | 'said') => ({
  county: at.county.code,
  table: 'person_bar',
  column,
  row,
})
const thaw = <R>(at: At, bar: string, frozen: string) =>
  JSON.parse(open(at.house.keys, frozen, spot(at, bar, 'frozen'))) as Frozen<R>
const freeze = (at: At, bar: string, what: Frozen) => seal(at.house.keys, JSON.stringify(what), spot(at, bar, 'frozen'))

const account = (ctx: Ctx) => ctx.session!.account
const self = (ctx: Ctx) => ({ ranges: [], units: [], account: account(ctx) })

/** Where I live and for whom I act. */
export async function ownHomes(ctx: Ctx): Promise<Home[]> {
  const [homes, links] = await ctx.read((tx) =>
    Promise.all([homesOf(tx, account(ctx)), linksOfAccount(tx, account(ctx), dayOf(ctx.now))]),
  )
  const live = new Map(homes.map((h) => [h.person, h]))
  return links.flatMap((l) => (l.bar && l.frozen ? thaw(ctx, l.bar, l.frozen).home : live.get(l.person)) ?? [])
}

/** Reads what is held as an account with this link sees it. */
export async function heldFor(at: At, tx: Tx, person: string, as: As, day: string): Promise<Held | undefined> {
  const [row, phones, dated, home, contacts] = await Promise.all([
    onePerson(tx, person),
    phonesOf(tx, person),
    categoriesOf(tx, person),
    addressOf(tx, person, day),
    contactsOf(tx, [person]),
  ])
  if (!row) return undefined
  const p = openPerson(at, row, phones)
  const masked = as === 'relative'
  return {
    name: masked ? maskName(p.name) : p.name,
    sex: p.sex,
    born: masked ? null : p.born,
    phones: masked ? p.phones.map(maskPhone) : p.phones,
    // The whole number stands on the card in their hand; the screen of a phone is looked over.
    idNumber: p.idNumber && maskIdNumber(p.idNumber),
    addressNote: masked ? null : p.addressNote,
    home: home?.text ?? null,
    categories: dated.map(({ category, from, to, source, month }) => ({ category, from, to, source, month })),
    contacts: contacts.map((c) => {
      const { kind, name, phone } = masked ? maskedContact(c) : clearContact(at, c)
      return { kind, name, phone }
    }),
  }
}

export interface Sight<R = unknown> {
  person: string
  as: As
  held: Held
  /** Set where the account is barred: nothing later than this is shown, and `rest` is what stood beside it. */
  until: Date | null
  bar: string | null
  home: Home | null
  rest: R | undefined
}

/** Everybody the account speaks for; one query more or less tells nothing, so the same ones are asked for all. */
export async function sightsOf<R>(ctx: Ctx, only?: string): Promise<Sight<R>[]> {
  const day = dayOf(ctx.now)
  return ctx.read(async (tx) => {
    const links = (await linksOfAccount(tx, account(ctx), day)).filter((l) => !only || l.person === only)
    const all = await Promise.all(links.map(async (l) => ({ l, held: await heldFor(ctx, tx, l.person, l.as, day) })))
    return all.flatMap(({ l, held }) => seen<R>(ctx, l, held))
  }, self(ctx))
}

function seen<R>(ctx: Ctx, l: LinkRow, held: Held | undefined): Sight<R>[] {
  const kept = l.bar && l.frozen ? thaw<R>(ctx, l.bar, l.frozen) : undefined
  // What was frozen before anybody could be named holds nobody.
  const shown = kept ? { ...kept.held, contacts: kept.held.contacts ?? [] } : held
  if (!shown) return []
  return [
    {
      person: l.person,
      as: l.as,
      held: shown,
      until: kept ? l.barred_at : null,
      bar: l.bar,
      home: kept?.home ?? null,
      rest: kept?.rest,
    },
  ]
}

/** @throws 404 for whomever the account does not speak for */
export async function sightOf<R>(ctx: Ctx, person: string): Promise<Sight<R>> {
  const [one] = await sightsOf<R>(ctx, person)
  if (!one) throw new Refusal('not-found')
  return one
}

/** As {@link sightOf}. @throws 404 for whomever the account does not speak for */
export async function spokenFor<R = unknown>(ctx: Ctx, person: string): Promise<Sight<R>> {
  const sight = await sightOf<R>(ctx, person)
  if (!speaksFor(sight)) throw new Refusal('not-found')
  return sight
}

/** Who speaks for a person and who is barred, for a worker to read out and to change on their word. */
export async function speaking(ctx: Ctx, person: string) {
  const day = dayOf(ctx.now)
  return ctx.read(async (tx) => {
    const [row, links, words] = await Promise.all([
      onePerson(tx, person),
      accountsSpeaking(tx, person, day),
      barsInWords(tx, person),
    ])
    if (!row) throw new Refusal('not-found')
    return {
      links: links.map((l) => ({
        account: l.account,
        as: l.as,
        shown: l.shown,
        bar: l.bar,
        since: l.barred_at?.toISOString() ?? null,
      })),
      words: words.map((w) => ({
        id: w.id,
        said: open(ctx.house.keys, w.said!, spot(ctx, w.id, 'said')),
        since: w.barred_at.toISOString(),
      })),
    }
  })
}

export interface Barring {
  id: string
  person: string
  accounts: string[]
  said?: string | undefined
}

/**
 * Bars accounts, and somebody in words. The line in the audit names the bar, not the person: no trail of theirs shows it.
 * @param rest what stands beside what is held, as each account sees it now
 */
export function bar<R>(
  ctx: Ctx,
  b: Barring,
  rest: (tx: Tx, as: As) => Promise<R>,
): Promise<{ ok: true; circle: string[] }> {
  const day = dayOf(ctx.now)
  return ctx.act(
    async (tx) => {
      const [row, links, circle] = await Promise.all([
        onePerson(tx, b.person),
        accountsSpeaking(tx, b.person, day),
        circleOf(tx, b.person, day),
      ])
      const named = links.filter((l) => b.accounts.includes(l.account) && !l.bar)
      const kept = await Promise.all(
        named.map(async (l) => ({
          l,
          home: (await homeOfLink(tx, l.account, b.person)) ?? null,
          held: await heldFor(ctx, tx, b.person, l.as, day),
          rest: await rest(tx, l.as),
        })),
      )
      return { row, links, kept, circle: circle.map((c) => c.person) }
    },
    ({ row, links, kept, circle }) => {
      if (!row || b.accounts.some((a) => !links.some((l) => l.account === a))) throw new Refusal('not-found')
      const rows = kept.map(({ l, home, held, rest: beside }) => {
        const id = ctx.house.newId()
        const frozen = freeze(ctx, id, { home, held: held!, rest: beside })
        return { id, person: b.person, account: l.account, said: null, frozen, barred_at: ctx.now }
      })
      const words = b.said
        ? [
            {
              id: b.id,
              person: b.person,
              account: null,
              said: seal(ctx.house.keys, b.said, spot(ctx, b.id, 'said')),
              frozen: null,
              barred_at: ctx.now,
            },
          ]
        : []
      const all = [...rows, ...words]
      return {
        writes:
          all.length > 0
            ? [
                insertBars(all, ctx.session?.account ?? null),
                barLinks(
                  b.person,
                  rows.map((r) => r.account),
                  ctx.now,
                ),
              ]
            : [],
        audit: all.map((r) => ({ act: 'people.bar', subjectKind: 'person-bar', subject: r.id })),
        events: [],
        answer: { ok: true as const, circle },
      }
    },
  )
}

/** On the person's own word: whoever was barred sees again what is held now. */
export const unbar = (ctx: Ctx, person: string, id: string) =>
  ctx.act(
    (tx) => lockBar(tx, person, id),
    (there) => {
      if (!there) throw new Refusal('not-found')
      return {
        writes: [
          endBar(id, ctx.now, ctx.session?.account ?? null),
          ...(there.account ? [barLinks(person, [there.account], null)] : []),
        ],
        audit: [{ act: 'people.unbar', subjectKind: 'person-bar', subject: id }],
        events: [],
        answer: { ok: true as const },
      }
    },
  )

/** What a barred account did goes into what it sees, and nowhere else. */
export const frozenAgain = <R>(ctx: Ctx, sight: Sight<R>, rest: R): Statement =>
  refreeze(sight.bar!, freeze(ctx, sight.bar!, { home: sight.home, held: sight.held, rest }))
