/**
 * The sentences of small wishes 微心愿 and posts 岗位 [S0-17]: the desk looks at a wish before anybody reads it, units that registered at the
 * community claim it, both sides say that it was done. Voluntary: no number is asked of anybody, and nobody is counted by name.
 */
import { z } from 'zod'
import { act, done, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { OrgCode } from '../organisations/schema.ts'
import { Day } from '../places/schema.ts'
import { Claim, Contact, Shown, UnitThere, Words } from './schema.ts'
import { postStates } from './rules.ts'

const one = { params: z.strictObject({ id: Id }) }
const acted = z.strictObject({ id: Id })

export const wishesApi = {
  wishFor: act('POST', '/neighbours/wishes', {
    may: 'neighbours.wish',
    summary: 'Write down the wish of somebody who has no phone, on their word',
    body: z.strictObject({ id: Id, person: Id, words: Words, until: Day, contact: Contact }),
    answer: done,
  }),
  offerPost: act('POST', '/neighbours/posts', {
    may: 'neighbours.keep',
    summary: 'Put a post of the community on the board, with so many places',
    body: z.strictObject({
      id: Id,
      place: PlacePath,
      words: Words,
      until: Day,
      places: z.int().min(1).max(99),
      contact: Contact,
    }),
    answer: done,
  }),
  publish: act('POST', '/neighbours/posts/:id/publish', {
    may: 'neighbours.keep',
    summary: 'Looked at a wish: it goes on the board, without a name',
    ...one,
    body: acted,
    answer: done,
  }),
  claims: read('/neighbours/posts/:id/claims', {
    may: 'neighbours.claim',
    summary: 'Who answered a post of the community, or the wish of somebody without a phone',
    ...one,
    answer: z.strictObject({ items: z.array(Claim) }),
  }),
  unitBoard: read('/neighbours/unit-board', {
    may: 'neighbours.claim',
    summary: 'Where a unit registered, what stands on the boards there, and what it claimed',
    query: z.strictObject({ unit: OrgCode }),
    answer: z.strictObject({
      there: z.array(UnitThere),
      open: z.array(Shown.extend({ place: PlacePath })),
      claims: z.array(Claim.extend({ post: Shown.extend({ state: z.enum(postStates) }) })),
    }),
  }),
  claim: act('POST', '/neighbours/posts/:id/claim', {
    may: 'neighbours.claim',
    summary: 'Claim a wish or a post for a unit that registered at the community',
    ...one,
    body: z.strictObject({ id: Id, unit: OrgCode, words: Words, contact: Contact }),
    answer: done,
  }),
  agreeFor: act('POST', '/neighbours/claims/:id/agree', {
    may: 'neighbours.claim',
    summary: 'Agree to an answer, for the community or for whoever has no phone',
    ...one,
    body: acted,
    answer: done,
  }),
  leaveFor: act('POST', '/neighbours/claims/:id/leave', {
    may: 'neighbours.claim',
    summary: 'Decline, or take back, for a unit, the community, or whoever has no phone',
    ...one,
    body: acted,
    answer: done,
  }),
  confirmFor: act('POST', '/neighbours/claims/:id/done', {
    may: 'neighbours.claim',
    summary: 'Say for one of both that it was done and when; once both say the same it is a service record',
    ...one,
    body: z.strictObject({ id: Id, from: Moment, to: Moment }),
    answer: z.strictObject({ done: z.boolean() }),
  }),
  register: act('POST', '/neighbours/units', {
    may: 'neighbours.claim',
    summary: 'Register a unit at a community: by the unit, or by the desk on its word',
    body: z.strictObject({
      id: Id,
      unit: OrgCode,
      place: PlacePath,
      /** How many serving members it has, a number and no names. */
      members: z.int().min(0).max(100_000).nullable(),
    }),
    answer: done,
  }),
  unregister: act('POST', '/neighbours/units/:id/end', {
    may: 'neighbours.claim',
    summary: 'A unit is registered at a community no more',
    ...one,
    body: acted,
    answer: done,
  }),
  units: read('/neighbours/units', {
    may: 'neighbours.read',
    summary: 'Units registered ÷ units due, those missing by name, and of their serving members counts alone [I-17]',
    query: z.strictObject({ under: PlacePath }),
    answer: z.strictObject({
      items: z.array(UnitThere),
      due: z.int(),
      registered: z.int(),
      missing: z.array(z.strictObject({ unit: OrgCode, unitName: z.string() })),
      /** As the units say it, each and together by fives; null: fewer than five, or none said a number. */
      members: z.int().nullable(),
      /** Of the place, volunteers who say by themselves that they are serving members registered here: by fives; null: fewer than five. */
      membersHere: z.int().nullable(),
    }),
  }),
}
