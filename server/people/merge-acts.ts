/** Two records of one person become one [B6]: an alias, and what hung on the old record handed to the kept one. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import type { peopleApi } from '../../domain/people/api.ts'
import { divide } from '../../domain/people/claims.ts'
import { mergeFault, takenFrom, type MergeFacts } from '../../domain/people/merge.ts'
import { withNumber } from '../../domain/people/idnumber.ts'
import type { Person, PersonCategory } from '../../domain/people/schema.ts'
import { linkPersonTo } from '../accounts/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { edit } from '../kernel/edit.ts'
import { approvalOf, asked, claimRows, numberSays, type Said } from './claims.ts'
import { changed } from './events.ts'
import { sealInverse, type Inverse } from './merge-inverse.ts'
import { linksToKept } from './merge-links.ts'
import { mustHold } from './policy.ts'
import { blindHash, keyRows, openPerson, sealPerson, sealPhones, sealVersion } from './sealed.ts'
import { claimsOfEdit, insertClaims, openClaimsOf } from './store/claim-store.ts'
import { dropKeysOf } from './store/erase-store.ts'
import { stepsOf, strikeEvents } from './store/event-store.ts'
import { contactsOf, giveContacts } from './store/contact-store.ts'
import { extrasOf, giveExtras } from './store/extra-store.ts'
import { addressOf, linksOf, lockHousehold, membersOf } from './store/household-store.ts'
import { deriveKeys } from './store/key-store.ts'
import {
  accountLinksOf,
  barredAmong,
  claimIdsOf,
  closeAccounts,
  closeCategories,
  giveAccounts,
  giveCategories,
  giveClaims,
  insertAlias,
  lockPair,
  setAlias,
  type LinkRow,
} from './store/merge-store.ts'
import {
  categoriesOf,
  dropKeys,
  dropPhones,
  insertKeys,
  insertPhones,
  onePerson,
  phonesOf,
  updatePerson,
  type HeldRow,
} from './store/person-store.ts'

type Body<K extends keyof typeof peopleApi> = Received<(typeof peopleApi)[K]>['body']

/** Everything of one record that a merge touches. */
export async function whole(tx: Tx, id: string) {
  const [row, phones, categories, links, accounts, claims, steps, extras, contacts] = await Promise.all([
    onePerson(tx, id),
    phonesOf(tx, id),
    categoriesOf(tx, id),
    linksOf(tx, id),
    accountLinksOf(tx, id),
    claimIdsOf(tx, id),
    stepsOf(tx, id),
    extrasOf(tx, id),
    contactsOf(tx, [id]),
  ])
  return { row, phones, categories, links, accounts, claims: claims.map((c) => c.id), steps, extras, contacts }
}
export type Whole = Awaited<ReturnType<typeof whole>>

const ids = (rows: readonly { id: string }[]) => rows.map((r) => r.id)

const standing = (row: HeldRow) => ({ id: row.id, died: row.died, left: row.left_on, merged: row.merged_into })

/** Both in clear, for whoever decides: a look at each, and the comparison is the reason. */
export function compareMerge(ctx: Ctx, id: string, body: Body<'compareMerge'>) {
  const day = dayOf(ctx.now)
  const one = async (tx: Tx, person: string) => {
    const [row, phones, address] = await Promise.all([
      onePerson(tx, person),
      phonesOf(tx, person),
      addressOf(tx, person, day),
    ])
    return { row, phones, address }
  }
  return ctx.act(
    (tx) => Promise.all([one(tx, id), one(tx, body.other)]),
    ([kept, old]) => {
      if (!kept.row || !old.row) throw new Refusal('not-found')
      for (const { row } of [kept, old]) mustHold(ctx, 'people.settle', row!.place)
      const wrong = mergeFault(standing(kept.row), standing(old.row))
      if (wrong) throw fault('other', wrong)
      const facts = ({ row, phones, address }: typeof kept): MergeFacts => {
        const { name, sex, born, idNumber, addressNote, died, phones: numbers } = openPerson(ctx, row!, phones)
        const { version } = row!
        return {
          name,
          sex,
          born,
          idNumber,
          addressNote,
          died,
          phones: numbers,
          version,
          address: address?.text ?? null,
        }
      }
      return {
        writes: [],
        audit: [kept, old].map(({ row }) => ({
          act: 'people.compare-merge',
          subjectKind: 'person',
          subject: row!.id,
          detail: { with: row!.id === id ? body.other : id },
        })),
        events: [],
        answer: { kept: facts(kept), old: facts(old) },
      }
    },
  )
}

/** Held by both at once: the kept record's stands, and where they differ the other is laid beside it. */
function categoriesToKept(kept: Whole, old: Whole) {
  const now = kept.categories.filter((c) => c.to === null)
  const twice = old.categories.filter((c) => c.to === null && now.some((k) => k.category === c.category))
  const says = ({ from, to, source, month }: PersonCategory) => ({ from, to, source, month })
  const beside = twice.flatMap((c): Said[] => {
    const held = now.find((k) => k.category === c.category)!
    if (held.from === c.from) return []
    return [
      {
        about: 'category',
        what: c.category,
        reason: 'source-differs',
        held: says(held),
        claimed: says(c),
        source: c.source,
        category: held.id,
      },
    ]
  })
  const given = old.categories.filter((c) => !twice.includes(c))
  return { given: ids(given), ended: ids(twice), beside }
}

/** One account is tied to a person once. */
function accountsToKept(kept: LinkRow[], old: LinkRow[]) {
  const twice = old.filter((l) => l.to === null && kept.some((k) => k.to === null && k.account === l.account))
  const given = old.filter((l) => !twice.includes(l))
  const selves = old.filter((l) => l.link === 'self' && l.to === null).map((l) => l.account)
  return { given: ids(given), ended: ids(twice), selves }
}

export async function merge(ctx: Ctx, id: string, body: Body<'merge'>) {
  const approval = await approvalOf(ctx)
  const day = dayOf(ctx.now)
  let waiting: string[] = []
  return edit(
    ctx,
    { id: body.id, person: id, sent: blindHash(ctx, body) },
    async (tx) => {
      waiting = (await claimsOfEdit(tx, body.id)).map((c) => c.what)
      await lockPair(tx, [id, body.other])
      const [kept, old, open, barred] = await Promise.all([
        whole(tx, id),
        whole(tx, body.other),
        openClaimsOf(tx, id),
        barredAmong(tx, [id, body.other]),
      ])
      const homes = await Promise.all(
        old.links
          .filter((l) => l.to === null)
          .map(async (l) => ({
            home: (await lockHousehold(tx, l.household))!,
            members: await membersOf(tx, l.household),
          })),
      )
      return { kept, old, open, homes, barred }
    },
    ({ kept, old, open, homes, barred }) => {
      if (!kept.row || !old.row) throw new Refusal('not-found')
      const { row } = kept
      for (const place of [row.place, old.row.place]) mustHold(ctx, 'people.settle', place)
      const wrong = mergeFault(standing(row), standing(old.row))
      if (wrong) throw fault('other', wrong)
      if (barred) throw new Refusal('conflict', { reason: 'barred' })
      if (row.version !== body.base || old.row.version !== body.otherBase)
        throw new Refusal('conflict', { reason: 'version' })
      const before = openPerson(ctx, row, kept.phones)
      const other = openPerson(ctx, old.row, old.phones)
      const { now, asked: wishes } = divide(before, takenFrom(before, other, body.take), approval)
      const after: Person = withNumber({ ...before, ...now })
      const categories = categoriesToKept(kept, old)
      const accounts = accountsToKept(kept.accounts, old.accounts)
      const { moved: links, writes: linkWrites } = linksToKept(
        { id, place: row.place, links: kept.links },
        { id: body.other, links: old.links },
        homes,
        day,
      )
      const said = claimRows(ctx, body.id, after, [
        ...wishes
          .filter((w) => !asked(ctx, open, w.what, w.claimed))
          .map((w) => ({ ...w, about: 'field', reason: 'change', source: 'change' }) as const),
        ...categories.beside,
        ...numberSays(after, open),
      ])
      waiting = [...new Set(said.map((c) => c.what))]
      const inverse: Inverse = {
        before,
        after,
        old: { person: other, left: old.row.left_on },
        categories: { given: categories.given, ended: categories.ended },
        accounts,
        claims: old.claims,
        // Of a field that both filled in, the kept record's value stands.
        extras: ids(old.extras.filter((e) => !kept.extras.some((k) => k.field === e.field))),
        contacts: ids(old.contacts),
        events: ids(old.steps),
        links,
        stood: {
          categories: ids(kept.categories),
          accounts: ids(kept.accounts),
          links: kept.links.map(({ household, from }) => ({ household, from })),
          events: ids(kept.steps),
        },
      }
      const version = row.version + 1
      const writes: Statement[] = [
        insertAlias({
          id: body.id,
          old: body.other,
          kept: id,
          place: row.place,
          inverse: sealInverse(ctx, body.id, inverse),
          by: ctx.session?.account ?? null,
          at: ctx.now,
        }),
        setAlias(body.other, id, row.place, day),
        dropPhones(body.other),
        dropKeysOf([body.other]),
        giveCategories(categories.given, id, row.place),
        closeCategories(categories.ended, day),
        giveClaims(old.claims, id, row.place),
        giveExtras(inverse.extras, id, row.place),
        giveContacts(ids(old.contacts), id, row.place),
        giveAccounts(accounts.given, id, row.place),
        closeAccounts(accounts.ended, day),
        ...accounts.selves.map((account) => linkPersonTo(account, id)),
        ...linkWrites,
        strikeEvents(inverse.events, ctx.now),
        updatePerson(sealPerson(ctx, after)),
        dropPhones(id),
        insertPhones(sealPhones(ctx, after)),
        dropKeys(id),
        insertKeys(keyRows(ctx, after)),
        ...(said.length > 0 ? [insertClaims(said, ctx.now)] : []),
        ...deriveKeys([id]),
      ]
      return {
        act: 'people.merge',
        kind: 'person',
        subject: id,
        version,
        before: sealVersion(ctx, body.id, before),
        after: sealVersion(ctx, body.id, after),
        why: body.why,
        detail: { other: body.other, waiting: waiting.length },
        writes,
        events: [
          changed(id, version, 'merge'),
          { ...changed(body.other, old.row.version + 1, 'merged'), name: 'people.merged', payload: { into: id } },
        ],
        answer: { ok: true, waiting } as const,
      }
    },
    () => ({ ok: true, waiting }) as const,
  )
}
