/** A merge taken back: the old record stands again with what was its own, and what came since is given by hand [B6]. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import type { peopleApi } from '../../domain/people/api.ts'
import { maskPhone } from '../../domain/people/mask.ts'
import {
  fieldsBack,
  phonesAdded,
  phonesBack,
  type Merge,
  type MergeAdded,
  type MergeStays,
} from '../../domain/people/merge.ts'
import type { Person } from '../../domain/people/schema.ts'
import { linkPersonTo } from '../accounts/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { reasonOfEdit } from '../kernel/db/history.ts'
import { edit, ok } from '../kernel/edit.ts'
import { changed, moves } from './events.ts'
import { whole, type Whole } from './merge-acts.ts'
import { openInverse, type Inverse } from './merge-inverse.ts'
import type { HomeOfLink, LinkName } from './merge-links.ts'
import { mustHold } from './policy.ts'
import { idNumberKey, keyRows, openPerson, sealPerson, sealPhones, sealVersion } from './sealed.ts'
import { insertEvents, unstrikeEvents } from './store/event-store.ts'
import { giveContacts } from './store/contact-store.ts'
import { giveExtras } from './store/extra-store.ts'
import { lockHousehold, membersOf, placeOpen, turnLink } from './store/household-store.ts'
import { deriveKeys } from './store/key-store.ts'
import {
  aliasesOf,
  barredAmong,
  giveAccounts,
  giveCategories,
  giveClaims,
  giveLink,
  lockAlias,
  lockPair,
  openAccounts,
  openCategories,
  openHousehold,
  undoAlias,
  unsetAlias,
} from './store/merge-store.ts'
import { dropKeys, dropPhones, insertKeys, insertPhones, onePerson, updatePerson } from './store/person-store.ts'

type Body<K extends keyof typeof peopleApi> = Received<(typeof peopleApi)[K]>['body']

const same = (a: LinkName, b: LinkName) => a.household === b.household && a.from === b.from

/** What came to the kept record since: some of it can be given to the other, the rest stays and is put right by hand. */
function sinceThen(now: Whole, person: Person, inverse: Inverse): { added: MergeAdded[]; stays: MergeStays[] } {
  const { stood, before, after } = inverse
  const fresh = <R extends { id: string }>(rows: readonly R[], own: string[], given: string[]) =>
    rows.filter((r) => !own.includes(r.id) && !given.includes(r.id))
  const phones = phonesAdded(before.phones, after.phones, person.phones)
  const known = [...stood.links, ...inverse.links.given]
  const links = now.links.filter((l) => !known.some((k) => same(k, l)))
  return {
    added: [
      ...fresh(now.categories, stood.categories, inverse.categories.given).map((c) => ({
        kind: 'category' as const,
        id: c.id,
        category: c.category,
        from: c.from,
      })),
      ...fresh(now.accounts, stood.accounts, inverse.accounts.given).map((l) => ({
        kind: 'account' as const,
        id: l.id,
        as: l.link,
      })),
      ...phones.map((p) => ({ kind: 'phone' as const, id: String(person.phones.indexOf(p)), masked: maskPhone(p) })),
    ],
    stays: [
      ...fresh(now.steps, stood.events, []).map((e) => ({ kind: 'event' as const, what: e.kind, day: e.day })),
      ...links.map((l) => ({ kind: 'household' as const, day: l.from })),
      ...fieldsBack(before, after, person).stays.map((what) => ({ kind: 'field' as const, what })),
    ],
  }
}

export async function listMerges(ctx: Ctx, id: string): Promise<{ items: Merge[] }> {
  const { now, rows } = await ctx.read(async (tx) => {
    const aliases = await aliasesOf(tx, id)
    const reasons = await Promise.all(aliases.map((m) => tx.one<{ reason: string | null }>(reasonOfEdit(m.id))))
    return { now: await whole(tx, id), rows: aliases.map((m, i) => ({ ...m, why: reasons[i]?.reason ?? null })) }
  })
  if (!now.row) throw new Refusal('not-found')
  const person = openPerson(ctx, now.row, now.phones)
  const items = rows.map((m) => ({
    id: m.id,
    old: m.old,
    name: m.name,
    at: m.at.toISOString(),
    by: m.by,
    why: m.why,
    undone: m.undone?.toISOString() ?? null,
    ...(m.undone || m.inverse === null
      ? { added: [], stays: [] }
      : sinceThen(now, person, openInverse(ctx, m.id, m.inverse))),
  }))
  return { items }
}

async function load(tx: Tx, ctx: Ctx, id: string, alias: string) {
  const row = await lockAlias(tx, alias)
  if (!row || row.kept !== id) return undefined
  if (row.inverse === null) throw new Refusal('conflict', { reason: 'erased' })
  const inverse = openInverse(ctx, alias, row.inverse)
  await lockPair(tx, [id, row.old])
  const own = [...new Set([...inverse.links.ended, ...inverse.links.given].map((l) => l.household))]
  const [now, old, place, barred, homes] = await Promise.all([
    whole(tx, id),
    onePerson(tx, row.old),
    placeOpen(tx, inverse.old.person.place, dayOf(ctx.now)),
    barredAmong(tx, [id, row.old]),
    Promise.all(
      own.map(async (household) => ({
        home: (await lockHousehold(tx, household))!,
        members: await membersOf(tx, household),
      })),
    ),
  ])
  return { row, inverse, now, old, place, homes, barred }
}

/** Links of the old record open again, where its household still stands; who became head in its stead steps down. */
function linksBack(inverse: Inverse, old: string, kept: string, now: Whole, homes: readonly HomeOfLink[]) {
  const { ended, given, turned, closed } = inverse.links
  const homeOf = (l: LinkName) => homes.find((h) => h.home.id === l.household)!
  const stands = (l: LinkName) => homeOf(l).home.closed === null || closed.includes(l.household)
  const writes: Statement[] = closed.map((id) => openHousehold(id))
  for (const was of turned) {
    const still = now.links.some((l) => l.to === null && same(l, was) && l.relation === 'head')
    if (still) writes.push(turnLink(was))
  }
  const back = ended.filter(stands)
  for (const link of back) {
    const own = homeOf(link).members.find((m) => m.person === old && m.from === link.from)
    const stepsDown = turned.some((t) => t.household === link.household)
    const headed = homeOf(link).members.some((m) => m.to === null && m.relation === 'head' && m.person !== old)
    if (own)
      writes.push(
        turnLink({ ...own, relation: own.relation === 'head' && headed && !stepsDown ? 'other' : own.relation }),
      )
  }
  const returned = given.filter((g) => now.links.some((l) => same(l, g)))
  for (const link of returned) writes.push(giveLink(link, kept, old))
  const living = [...back, ...returned].find((l) =>
    homeOf(l).members.some((m) => same(m, l) && m.residence !== 'registered-only'),
  )
  return { writes, place: living && homeOf(living).home.place }
}

export function unmerge(ctx: Ctx, id: string, alias: string, body: Body<'unmerge'>) {
  const day = dayOf(ctx.now)
  return edit(
    ctx,
    { ...body, alias },
    (tx) => load(tx, ctx, id, alias),
    (loaded) => {
      if (!loaded?.now.row || !loaded.old) throw new Refusal('not-found')
      const { row, inverse, now, old, place, homes } = loaded
      const kept = loaded.now.row
      mustHold(ctx, 'people.settle', kept.place)
      if (loaded.barred) throw new Refusal('conflict', { reason: 'barred' })
      if (row.undone) throw new Refusal('conflict', { reason: 'undone' })
      if (kept.merged_into !== null) throw new Refusal('conflict', { reason: 'merged-since' })
      const person = openPerson(ctx, kept, now.phones)
      const { added } = sinceThen(now, person, inverse)
      const given = body.give.filter((g) => added.some((a) => a.kind === g.kind && a.id === g.id))
      const of = (kind: MergeAdded['kind']) => given.filter((g) => g.kind === kind).map((g) => g.id)
      const phones = of('phone').map((no) => person.phones[Number(no)]!)
      const { back } = fieldsBack(inverse.before, inverse.after, person)
      const after: Person = {
        ...person,
        ...back,
        phones: phonesBack(inverse.before.phones, inverse.after.phones, person.phones, phones),
      }
      const links = linksBack(inverse, row.old, id, now, homes)
      const target = links.place ?? (place ? inverse.old.person.place : kept.place)
      const other: Person = {
        ...inverse.old.person,
        place: target,
        phones: [...new Set([...inverse.old.person.phones, ...phones])].slice(0, 4),
      }
      const here = inverse.old.left === null && other.died === null
      const steps = here ? moves(ctx, [{ id: row.old, place: inverse.old.person.place }], target, day) : []
      const selves = now.accounts.filter((l) => l.link === 'self' && of('account').includes(l.id)).map((l) => l.account)
      const by = ctx.session?.account ?? null
      const version = kept.version + 1
      return {
        act: 'people.unmerge',
        kind: 'person',
        subject: id,
        version,
        before: sealVersion(ctx, body.id, person),
        after: sealVersion(ctx, body.id, after),
        why: body.why,
        detail: { other: row.old, merge: alias, given: given.length },
        answer: ok,
        writes: [
          undoAlias(alias, by, ctx.now),
          unsetAlias(row.old, target, inverse.old.left, other.idNumber ? idNumberKey(ctx, other.idNumber) : null),
          insertPhones(sealPhones(ctx, other)),
          insertKeys(keyRows(ctx, other)),
          giveCategories([...inverse.categories.given, ...of('category')], row.old, target),
          openCategories(inverse.categories.ended),
          giveClaims(inverse.claims, row.old, target),
          giveExtras(inverse.extras, row.old, target),
          giveContacts(inverse.contacts ?? [], row.old, target),
          giveAccounts([...inverse.accounts.given, ...of('account')], row.old, target),
          openAccounts(inverse.accounts.ended),
          ...[...inverse.accounts.selves, ...selves].map((account) => linkPersonTo(account, row.old)),
          ...links.writes,
          unstrikeEvents(inverse.events),
          ...(steps.length > 0 ? [insertEvents(steps, by, ctx.now)] : []),
          updatePerson(sealPerson(ctx, after)),
          dropPhones(id),
          insertPhones(sealPhones(ctx, after)),
          dropKeys(id),
          insertKeys(keyRows(ctx, after)),
          ...deriveKeys([id, row.old]),
        ],
        events: [
          changed(id, version, 'unmerge'),
          { ...changed(row.old, old.version + 1, 'unmerged'), name: 'people.unmerged', payload: { from: id } },
        ],
      }
    },
    () => ok,
  )
}
