/** Households, and accounts that speak for a person. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import type { peopleApi } from '../../domain/people/api.ts'
import { linkPersonTo } from '../accounts/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { edit, ok } from '../kernel/edit.ts'
import { fits } from './acts.ts'
import { changed, moves } from './events.ts'
import { mustHold } from './policy.ts'
import { hereOf, insertEvents } from './store/event-store.ts'
import {
  dwellingThere,
  insertHouseholds,
  insertMembers,
  linksOf,
  livingIn,
  lockHousehold,
  membersOf,
  moveHousehold,
  placeLiaisons,
  placeMembers,
  placeOpen,
  placePersons,
} from './store/household-store.ts'
import { deriveKeys } from './store/key-store.ts'
import { insertLink, lockPerson, residentThere, touchPerson } from './store/person-store.ts'

type Body<K extends keyof typeof peopleApi> = Received<(typeof peopleApi)[K]>['body']

const householdChanged = (household: string, seq: number) => ({
  name: 'people.household-changed',
  version: 1,
  subject: household,
  seq,
  payload: {},
  topics: ['people'],
})

export function openHousehold(ctx: Ctx, body: Body<'addHousehold'>) {
  mustHold(ctx, 'people.edit', body.place)
  if (body.closed !== null && body.closed < body.opened) throw fault('closed', 'day-order')
  return edit(
    ctx,
    body,
    (tx) =>
      Promise.all([placeOpen(tx, body.place, dayOf(ctx.now)), body.dwelling ? dwellingThere(tx, body.dwelling) : null]),
    ([place, dwelling]) => {
      if (!place) throw fault('place', 'place-unknown')
      if (dwelling === undefined) throw fault('dwelling', 'dwelling-unknown')
      if (dwelling && dwelling.place !== body.place) throw fault('dwelling', 'dwelling-elsewhere')
      return {
        act: 'people.add-household',
        kind: 'household',
        subject: body.id,
        version: 1,
        before: null,
        after: body,
        answer: ok,
        detail: { place: body.place },
        writes: [insertHouseholds([body])],
        events: [householdChanged(body.id, 1)],
      }
    },
    () => ok,
  )
}

export function joinHousehold(ctx: Ctx, body: Body<'join'>) {
  const { id: _, ...link } = body
  return edit(
    ctx,
    body,
    (tx) =>
      Promise.all([
        lockHousehold(tx, body.household),
        membersOf(tx, body.household),
        lockPerson(tx, body.person),
        linksOf(tx, body.person),
      ]),
    ([home, members, person, links]) => {
      if (!person || !home) throw new Refusal('not-found')
      const lives = links.some(
        (l) => l.to === null && l.household !== body.household && l.residence !== 'registered-only',
      )
      if (lives && body.residence !== 'registered-only') throw new Refusal('conflict', { reason: 'lives-elsewhere' })
      // Registered here and living elsewhere: the place of the person is not this one.
      fits(home, members, link, body.residence === 'registered-only' ? home.place : person.place)
      return {
        act: 'people.join',
        kind: 'person',
        subject: body.person,
        version: person.version + 1,
        before: null,
        after: link,
        answer: ok,
        detail: { household: body.household },
        writes: [
          insertMembers([{ ...link, place: home.place }]),
          touchPerson(body.person),
          ...deriveKeys([body.person]),
        ],
        events: [changed(body.person, person.version + 1, 'join')],
      }
    },
    () => ok,
  )
}

export function moveHome(ctx: Ctx, id: string, body: Body<'moveHousehold'>) {
  if (body.day > dayOf(ctx.now)) throw fault('day', 'day-future')
  return edit(
    ctx,
    { ...body, household: id },
    async (tx) => {
      const living = (await livingIn(tx, [id])).map((l) => l.person)
      const [home, dwelling, here] = await Promise.all([
        lockHousehold(tx, id),
        dwellingThere(tx, body.dwelling),
        hereOf(tx, living),
      ])
      return { home, dwelling, living, here }
    },
    ({ home, dwelling, living, here }) => {
      if (!home || home.closed !== null) throw new Refusal('not-found')
      if (!dwelling) throw fault('dwelling', 'dwelling-unknown')
      mustHold(ctx, 'people.edit', dwelling.place)
      const { version, ...before } = home
      return {
        act: 'people.move-household',
        kind: 'household',
        subject: id,
        version: version + 1,
        before,
        after: { ...before, dwelling: body.dwelling, place: dwelling.place, from: body.day },
        detail: { from: home.place, to: dwelling.place },
        answer: ok,
        writes: [
          moveHousehold(id, body.dwelling, dwelling.place),
          ...(home.place === dwelling.place
            ? []
            : [
                placeMembers(id, dwelling.place),
                placeLiaisons([id], dwelling.place),
                ...placePersons(living, dwelling.place),
                insertEvents(moves(ctx, here, dwelling.place, body.day), ctx.session?.account ?? null, ctx.now),
              ]),
          ...deriveKeys(living),
        ],
        events: [householdChanged(id, version + 1)],
      }
    },
    () => ok,
  )
}

export function linkAccount(ctx: Ctx, id: string, body: Body<'linkAccount'>) {
  if (body.person !== id) throw fault('person', 'person-differs')
  return edit(
    ctx,
    body,
    (tx) => Promise.all([lockPerson(tx, id), residentThere(tx, body.account)]),
    ([person, account]) => {
      if (!person) throw new Refusal('not-found')
      if (!account) throw fault('account', 'account-unknown')
      const link = { ...body, person: id, place: person.place }
      return {
        act: 'people.link-account',
        kind: 'person',
        subject: id,
        version: person.version + 1,
        before: null,
        after: body,
        answer: ok,
        detail: { account: body.account, as: body.as },
        writes: [insertLink(link), touchPerson(id), ...(body.as === 'self' ? [linkPersonTo(body.account, id)] : [])],
        events: [changed(id, person.version + 1, 'account')],
      }
    },
    () => ok,
  )
}
