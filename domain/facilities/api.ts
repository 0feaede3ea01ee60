/** The sentences of the facilities room. That a facility is there is public; who may change it goes by its place or its unit. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { defining, definitionList } from '../kernel/definitions-api.ts'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'
import {
  Check,
  Facility,
  FacilityBrief,
  FacilityChange,
  FacilityKind,
  FacilityUse,
  FacilityView,
  KindCode,
  Missing,
  NearFacility,
} from './schema.ts'

const one = { params: z.strictObject({ id: Id }) }
const why = z.string().trim().max(200)
const version = z.int().min(1)

export const facilitiesApi = {
  kinds: read('/facility-kinds', {
    may: 'facilities.read',
    summary: 'Every definition of a kind of facility, with the day from which it holds',
    answer: definitionList(FacilityKind),
  }),
  defineKind: act('PUT', '/facility-kinds/:code', {
    may: 'facilities.define',
    summary: 'A definition of a kind of facility from a day on; what was wanted before stays as it was',
    ...defining(KindCode, FacilityKind),
  }),
  list: read('/facilities', {
    may: 'facilities.read',
    summary: 'Facilities by kind, place and words of the name or address; those that are to be looked at',
    query: z.strictObject({
      q: z.string().trim().max(40).optional(),
      kind: KindCode.optional(),
      under: PlacePath.optional(),
      estate: Id.optional(),
      /** `due`: somebody is to look at it by today. `closed`: those that are no more. */
      view: z.enum(['open', 'due', 'closed']).default('open'),
      ...pageQuery,
    }),
    answer: page(FacilityBrief),
  }),
  missingSum: read('/facilities/missing/sum', {
    may: 'facilities.read',
    summary: 'Of each kind that is wanted somewhere: how many places or estates want it, and how many of them lack it',
    query: z.strictObject({ under: PlacePath.optional() }),
    answer: z.strictObject({ items: z.array(z.strictObject({ kind: KindCode, wanting: z.int(), lacking: z.int() })) }),
  }),
  missing: read('/facilities/missing', {
    may: 'facilities.read',
    summary: 'Places or estates with fewer facilities of a kind than it wants, or too small, or open too short',
    query: z.strictObject({ kind: KindCode, under: PlacePath.optional(), ...pageQuery }),
    answer: page(Missing),
  }),
  get: read('/facilities/:id', {
    may: 'facilities.read',
    summary: 'One facility with its rooms, its last checks, and the days on which it is open less than wanted',
    ...one,
    answer: FacilityView,
  }),
  uses: read('/facilities/:id/uses', {
    may: 'facilities.read',
    summary: 'Who has it, its house or its rooms on seven days',
    ...one,
    query: z.strictObject({ from: Day }),
    answer: z.strictObject({
      items: z.array(FacilityUse.extend({ facilityName: z.string(), unitName: z.string().nullable() })).max(500),
    }),
  }),
  near: read('/facilities-near', {
    may: 'public',
    summary: 'What residents of a place have: in it and in the places above it, with today’s hours',
    query: z.strictObject({ place: PlacePath }),
    answer: z.strictObject({ items: z.array(NearFacility) }),
  }),

  open: act('POST', '/facilities', {
    may: 'facilities.edit',
    summary: 'Enter a facility',
    body: Facility.omit({ closed: true }),
    answer: z.strictObject({ id: Id }),
  }),
  edit: act('PATCH', '/facilities/:id', {
    may: 'facilities.edit',
    summary: 'Change a facility, its hours among it',
    ...one,
    body: z.strictObject({ id: Id, base: version, change: FacilityChange, why: why.optional() }),
    answer: done,
  }),
  close: act('POST', '/facilities/:id/close', {
    may: 'facilities.edit',
    summary: 'Say from which day on it is no more',
    ...one,
    body: z.strictObject({ id: Id, base: version, day: Day, why: why.min(2) }),
    answer: done,
  }),
  take: act('POST', '/facilities/:id/uses', {
    may: 'facilities.use',
    summary: 'Take a facility for a time; two who exclude each other cannot both have it',
    ...one,
    body: FacilityUse.omit({ facility: true, subjectKind: true, subject: true }),
    answer: done,
  }),
  release: act('POST', '/facility-uses/:id/release', {
    may: 'facilities.use',
    summary: 'Give it back',
    ...one,
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
  check: act('POST', '/facilities/:id/checks', {
    may: 'facilities.check',
    summary: 'Somebody was there and looked: good, damaged or gone',
    ...one,
    body: Check,
    answer: done,
  }),
  addPicture: act('POST', '/facility-checks/:id/picture', {
    may: 'facilities.check',
    summary: 'The picture of a check: told by its bytes and written anew without position',
    media: 'multipart',
    ...one,
    answer: z.strictObject({ sha256: z.string() }),
  }),
  picture: read('/facility-checks/:id/picture', {
    may: 'facilities.read',
    summary: 'The picture of a check',
    media: 'stream',
    ...one,
    answer: z.unknown(),
  }),
}
