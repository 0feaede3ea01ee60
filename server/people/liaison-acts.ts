/** Whom a household turns to first, given one by one or for many at once [S1-31]; and the state of each link put right [B2]. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import type { peopleApi } from '../../domain/people/api.ts'
import { maskAddress } from '../../domain/people/mask.ts'
import { householdFaults } from '../../domain/people/rules.ts'
import type { HouseholdMember } from '../../domain/people/schema.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { dayOf } from '../kernel/day.ts'
import { edit, ok } from '../kernel/edit.ts'
import { turned } from './event-acts.ts'
import { changed } from './events.ts'
import { mustHold, within } from './policy.ts'
import { deriveKeys } from './store/key-store.ts'
import { linksOf, lockHousehold, membersOf } from './store/household-store.ts'
import {
  colleagueThere,
  endLiaisons,
  insertLiaisons,
  lockHouseholds,
  setLiaison,
  withoutLiaison,
} from './store/liaison-store.ts'
import { lockPerson, touchPerson, type PlaceKey } from './store/person-store.ts'

type Body<K extends keyof typeof peopleApi> = Received<(typeof peopleApi)[K]>['body']
type Query = Received<(typeof peopleApi)['withoutLiaison']>['query']

export async function listWithout(ctx: Ctx, query: Query) {
  const ranges = within(ctx.scope.ranges, query.place)
  if (ranges.length === 0) throw new Refusal('not-found')
  const after = afterCursor<PlaceKey>(query.after, [ranges[0]!.lo, nilId])
  const rows = await ctx.read((tx) => withoutLiaison(tx, ranges, after, query.size + 1))
  return paged(
    rows,
    query.size,
    (r) => ({ ...r, address: r.address && maskAddress(r.address) }),
    (r) => [r.place, r.id],
  )
}

export function giveLiaison(ctx: Ctx, body: Body<'giveLiaison'>) {
  const households = [...new Set(body.households)].sort()
  if (body.day > dayOf(ctx.now)) throw fault('day', 'day-future')
  return edit(
    ctx,
    body,
    (tx) =>
      Promise.all([lockHouseholds(tx, households), body.account ? colleagueThere(tx, body.account) : { shown: '' }]),
    ([rows, colleague]) => {
      if (rows.length < households.length) throw new Refusal('not-found')
      for (const place of new Set(rows.map((r) => r.place))) mustHold(ctx, 'people.edit', place)
      if (!colleague) throw fault('account', 'colleague-unknown')
      const { account, day } = body
      const given = rows.filter((r) => r.liaison !== account)
      const ids = given.map((r) => r.id)
      const fresh = given.map((r) => ({ id: ctx.house.newId(), household: r.id, place: r.place, from: day }))
      return {
        act: 'people.liaison',
        kind: 'household-liaisons',
        subject: body.id,
        version: 1,
        before: given.map((r) => ({ household: r.id, account: r.liaison })),
        after: { account, day },
        detail: { households: ids.length, account: account ?? 'nobody' },
        answer: ok,
        writes: [
          endLiaisons(ids, day),
          ...(account ? [insertLiaisons(fresh.map((f) => ({ ...f, account })))] : []),
          setLiaison(ids, account),
        ],
        events: [
          {
            name: 'people.liaison-given',
            version: 1,
            subject: body.id,
            seq: 1,
            payload: { account, households: ids },
            topics: ['people'],
          },
        ],
      }
    },
    () => ok,
  )
}

/** Relation or residence of a member from a day on; where another becomes head, the one before is told what they are to them. */
export function turnMember(ctx: Ctx, body: Body<'turnMember'>) {
  const { household, person, relation, residence, day, former } = body
  return edit(
    ctx,
    body,
    (tx) =>
      Promise.all([
        lockHousehold(tx, household),
        membersOf(tx, household),
        lockPerson(tx, person),
        linksOf(tx, person),
      ]),
    ([home, members, row, links]) => {
      const open = members.filter((m) => m.to === null)
      const link = open.find((m) => m.person === person)
      if (!home || !row || !link) throw new Refusal('not-found')
      mustHold(ctx, 'people.edit', home.place)
      if (day < link.from) throw fault('day', 'day-order')
      const elsewhere = links.some(
        (l) => l.to === null && l.household !== household && l.residence !== 'registered-only',
      )
      if (residence !== 'registered-only' && elsewhere) throw new Refusal('conflict', { reason: 'lives-elsewhere' })
      const head = open.find((m) => m.relation === 'head' && m.person !== person)
      const stepsDown: HouseholdMember | undefined = relation === 'head' && head ? head : undefined
      if (stepsDown && !former) throw fault('former', 'required')
      const after = open.map((m) =>
        m === link ? { ...m, relation, residence } : m === stepsDown ? { ...m, relation: former! } : m,
      )
      const wrong = householdFaults(after, day > link.from ? day : link.from)[0]
      if (wrong) throw fault('relation', wrong)
      const version = row.version + 1
      return {
        act: 'people.turn-member',
        kind: 'person',
        subject: person,
        version,
        before: link,
        after: { ...link, relation, residence, from: day },
        detail: { household, relation, residence },
        answer: ok,
        writes: [
          ...turned(link, home.place, day, { relation, residence }),
          ...(stepsDown ? turned(stepsDown, home.place, day, { relation: former! }) : []),
          touchPerson(person),
          ...deriveKeys([person]),
        ],
        events: [changed(person, version, 'member')],
      }
    },
    () => ok,
  )
}
