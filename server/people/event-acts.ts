/** What happens to people: moved, left, came back, died. The household follows, and what is owed stops [B7] [B8]. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import type { peopleApi } from '../../domain/people/api.ts'
import { stepFault, type Step } from '../../domain/people/population.ts'
import { householdFaults } from '../../domain/people/rules.ts'
import type { Household, HouseholdMember } from '../../domain/people/schema.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import type { OutboxEvent } from '../kernel/outbox/event.ts'
import { mustHold } from './policy.ts'
import { endHeld, insertEvents, reopenHeld, setDied, setLeft, stepsOf, strikeEvent } from './store/event-store.ts'
import { deriveKeys } from './store/key-store.ts'
import {
  closeHousehold,
  endLink,
  insertMembers,
  linksOf,
  lockHousehold,
  membersOf,
  placePersons,
  turnLink,
} from './store/household-store.ts'
import { lockPerson, touchPerson } from './store/person-store.ts'

type Body<K extends keyof typeof peopleApi> = Received<(typeof peopleApi)[K]>['body']
type Happening = Body<'happen'>

/** Stable names: rooms below stop and begin what is owed by them. */
const names = { death: 'people.died', leave: 'people.left', arrive: 'people.returned', move: 'people.moved' } as const

const told = (kind: keyof typeof names, person: string, seq: number, step: Step): OutboxEvent => ({
  name: names[kind],
  version: 1,
  subject: person,
  seq,
  payload: { day: step.day, from: step.from, to: step.to },
  topics: ['people'],
})

const lives = (m: HouseholdMember) => m.to === null && m.residence !== 'registered-only'

/** A link that is another from a day on: ended and begun anew, or put right where it began on that very day. */
export function turned(
  link: HouseholdMember,
  place: string,
  day: string,
  change: Partial<HouseholdMember>,
): Statement[] {
  const next = { ...link, ...change, to: null }
  return link.from === day ? [turnLink(next)] : [endLink(link, day), insertMembers([{ ...next, from: day, place }])]
}

interface Home {
  home: Household
  members: HouseholdMember[]
}

/** Somebody goes out of a household: who heads it then, or that it is no more. */
function leftBehind(
  { home, members }: Home,
  gone: HouseholdMember,
  day: string,
  head: string | undefined,
): Statement[] {
  const rest = members.filter((m) => m.to === null && m.person !== gone.person)
  const ended = endLink(gone, day)
  if (rest.length === 0) return [ended, closeHousehold(home.id, day)]
  if (gone.relation !== 'head') return [ended]
  const heir = rest.find((m) => m.person === head)
  if (!heir) throw fault('head', 'head-needed')
  return [ended, ...turned(heir, home.place, day, { relation: 'head' })]
}

async function loadHome(tx: Tx, id: string | undefined): Promise<Home | undefined> {
  if (!id) return undefined
  const [home, members] = await Promise.all([lockHousehold(tx, id), membersOf(tx, id)])
  return home && { home, members }
}

async function load(tx: Tx, person: string, target: string | undefined) {
  const [row, steps, links] = await Promise.all([lockPerson(tx, person), stepsOf(tx, person), linksOf(tx, person)])
  const open = links.filter((l) => l.to === null)
  const living = open.find(lives)
  const here = living ?? open[0]
  const [old, next] = await Promise.all([loadHome(tx, here?.household), loadHome(tx, target)])
  return { row, steps, link: here, old, next }
}

type Loaded = Awaited<ReturnType<typeof load>>

/** Into a household: as its member from the day on, or living there again where one was registered. */
function into({ next, link }: Loaded, body: Extract<Happening, { household: string }>, person: string): Statement[] {
  if (!next || next.home.closed !== null) throw fault('household', 'household-unknown')
  const { home, members } = next
  const { relation, residence, household, day } = body
  if (link?.household === household) return turned(link, home.place, day, { residence })
  const fresh: HouseholdMember = { household, person, relation, residence, from: day, to: null }
  const wrong = householdFaults([...members, fresh], day)[0]
  if (wrong) throw fault('relation', wrong)
  return [insertMembers([{ ...fresh, place: home.place }])]
}

function consequences(loaded: Loaded, body: Happening, person: string): { to: string | null; writes: Statement[] } {
  const { old, link, next } = loaded
  const out = (head: string | undefined) => (old && link ? leftBehind(old, link, body.day, head) : [])
  switch (body.kind) {
    case 'death':
      return { to: null, writes: [...out(body.head), setDied(person, body.day), endHeld(person, body.day)] }
    case 'leave': {
      // 户在人不在: whoever is registered here stays a member of the household.
      const stays = old && link?.residence === 'both'
      const home = stays ? turned(link, old.home.place, body.day, { residence: 'registered-only' }) : out(body.head)
      return { to: null, writes: [...home, setLeft(person, body.day)] }
    }
    case 'arrive':
      return { to: next?.home.place ?? null, writes: [...into(loaded, body, person), setLeft(person, null)] }
    case 'move': {
      const joined = into(loaded, body, person)
      return {
        to: next?.home.place ?? null,
        writes: [...(link?.household === body.household ? [] : out(body.head)), ...joined, touchPerson(person)],
      }
    }
  }
}

export function happen(ctx: Ctx, id: string, body: Happening) {
  if (body.day > dayOf(ctx.now)) throw fault('day', 'day-future')
  const target = 'household' in body ? body.household : undefined
  return edit(
    ctx,
    { ...body, person: id },
    (tx) => load(tx, id, target),
    (loaded) => {
      const { row, steps, next } = loaded
      if (!row) throw new Refusal('not-found')
      mustHold(ctx, 'people.edit', row.place)
      if (next) mustHold(ctx, 'people.edit', next.home.place)
      const here = steps.at(-1)?.to ?? null
      const entering = body.kind === 'arrive'
      const { to, writes } = consequences(loaded, body, id)
      const step: Step = { kind: body.kind, day: body.day, from: entering ? null : here, to }
      // Within one grid a move changes the household and no balance.
      const within = body.kind === 'move' && to === here
      const wrong = within ? undefined : stepFault(steps, step)
      if (wrong) throw fault('day', wrong)
      const version = row.version + 1
      const event = { id: body.id, person: id, ...step }
      return {
        act: `people.${body.kind}`,
        kind: 'person',
        subject: id,
        version,
        before: { place: row.place, died: row.died },
        after: body,
        detail: { kind: body.kind, day: body.day },
        answer: ok,
        writes: [
          ...writes,
          ...(to !== null && to !== row.place ? placePersons([id], to) : []),
          ...(within ? [] : [insertEvents([event], ctx.session?.account ?? null, ctx.now)]),
          ...deriveKeys([id]),
        ],
        events: [told(body.kind, id, version, step)],
      }
    },
    () => ok,
  )
}

/** Only the last, and no move: a move is taken back by another one. Household and categories go back as far as they went. */
export function strike(ctx: Ctx, id: string, event: string, body: Body<'strikeEvent'>) {
  return edit(
    ctx,
    { ...body, event },
    async (tx) => {
      const [row, steps, links] = await Promise.all([lockPerson(tx, id), stepsOf(tx, id), linksOf(tx, id)])
      const last = steps.at(-1)
      const ended = links.find((l) => l.to === last?.day)
      const now = links.find((l) => l.to === null && l.from === last?.day)
      return { row, last, ended, now, home: await loadHome(tx, (ended ?? now)?.household) }
    },
    ({ row, last, ended, now, home }) => {
      if (!row || !last) throw new Refusal('not-found')
      mustHold(ctx, 'people.edit', row.place)
      if (last.id !== event || (last.kind !== 'death' && last.kind !== 'leave'))
        throw new Refusal('conflict', { reason: 'not-last' })
      const back: Statement[] = []
      if (now) back.push(endLink(now, last.day))
      if (ended && home && home.home.closed === null) {
        const headed = home.members.some((m) => m.to === null && m.relation === 'head' && m.person !== id)
        const relation = ended.relation === 'head' && headed ? 'other' : ended.relation
        const link = { ...ended, relation, from: last.day, to: null, place: home.home.place }
        back.push(
          now?.household === ended.household
            ? turnLink({ ...now, relation, residence: ended.residence })
            : insertMembers([link]),
        )
      }
      const version = row.version + 1
      const undone = last.kind === 'death' ? [setDied(id, null), reopenHeld(id, last.day)] : [setLeft(id, null)]
      const step: Step = { kind: 'arrive', day: last.day, from: null, to: last.from }
      return {
        act: 'people.strike-event',
        kind: 'person',
        subject: id,
        version,
        before: last,
        after: null,
        why: body.why,
        detail: { kind: last.kind, event },
        answer: ok,
        writes: [strikeEvent(event, ctx.now), ...back, ...undone, ...deriveKeys([id])],
        events: [told('arrive', id, version, step)],
      }
    },
    () => ok,
  )
}
