/** The sentences of the register of volunteers: whoever gives their time says so, whoever answers for the place takes them in. */
import { z } from 'zod'
import { Code } from '../catalogue/schema.ts'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { defining, definitionList } from '../kernel/definitions-api.ts'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { RefNo } from '../kernel/refno.ts'
import { commendedApi } from './commended-api.ts'
import { Skill, StarTable, VolunteerCategory, VolunteerRules } from './definitions.ts'
import {
  GuardianConsent,
  Kept,
  NationalNo,
  NewEntry,
  OwnVolunteer,
  Said,
  VolunteerBrief,
  VolunteerState,
  VolunteerView,
} from './schema.ts'
import { keptSteps, ownSteps } from './states.ts'

const one = { params: z.strictObject({ id: Id }) }
const why = z.string().trim().min(2, { error: 'reason' }).max(200)
const version = z.int().min(1)
const base = { id: Id, base: version }

/** Somebody for whom an account speaks, as they stand to volunteering. */
const Mine = z.strictObject({
  person: Id,
  as: z.enum(['self', 'guardian']),
  /** As the account sees it. */
  name: z.string(),
  /** Under the age at which somebody agrees alone. */
  guarded: z.boolean(),
  /** Old enough for anything at all; null where the day of birth is not known. */
  oldEnough: z.boolean().nullable(),
  volunteer: OwnVolunteer.nullable(),
})

export const volunteersApi = {
  terms: read('/volunteering', {
    may: 'public',
    summary: 'What holds today for whoever wants to volunteer: ages, courses, skills, levels',
    answer: z.strictObject({
      rules: VolunteerRules.nullable(),
      stars: StarTable.nullable(),
      skills: z.array(Skill),
      categories: z.array(VolunteerCategory),
    }),
  }),

  mine: read('/volunteers/mine', {
    may: 'self',
    summary: 'Those for whom the account speaks, as they stand to volunteering',
    answer: z.strictObject({ items: z.array(Mine) }),
  }),
  apply: act('POST', '/volunteers/mine', {
    may: 'self',
    summary: 'Say that one wants to volunteer, or that one’s child may',
    body: Said.extend({
      id: Id,
      person: Id,
      nationalNo: NationalNo.nullable(),
      /** What may go wrong was read, and what is agreed upon (志愿服务条例 §12, §14). */
      agreed: z.literal(true),
    }),
    answer: done,
  }),
  sayAnew: act('PATCH', '/volunteers/mine/:id', {
    may: 'self',
    summary: 'Say anew what one can do, when, and how far one goes',
    ...one,
    body: Said.partial().extend(base),
    answer: done,
  }),
  ownStep: act('POST', '/volunteers/mine/:id/step', {
    may: 'self',
    summary: 'Pause, go on, leave, or apply again',
    ...one,
    body: z.strictObject({ ...base, step: z.enum(ownSteps) }),
    answer: done,
  }),
  agree: act('POST', '/volunteers/mine/:id/agree', {
    may: 'self',
    summary: 'A guardian agrees, or takes it back',
    ...one,
    body: z.strictObject({ ...base, agrees: z.boolean() }),
    answer: done,
  }),
  categorise: act('PUT', '/volunteers/mine/:id/categories', {
    may: 'self',
    summary: 'Say to which categories one belongs, each by choice; nobody else reads it, and counts alone show it',
    ...one,
    body: z.strictObject({ id: Id, categories: z.array(Code).max(20) }),
    answer: done,
  }),

  list: read('/volunteers', {
    may: 'volunteers.read',
    summary: 'Volunteers of a place, masked; applications; those whose insurance or vetting ends soon',
    query: z.strictObject({
      under: PlacePath.optional(),
      state: VolunteerState.optional(),
      skill: Code.optional(),
      /** `ending`: insurance or vetting is over within thirty days. */
      view: z.enum(['all', 'ending']).default('all'),
      ...pageQuery,
    }),
    answer: page(VolunteerBrief),
  }),
  counts: read('/volunteer-counts', {
    may: 'volunteers.read',
    summary:
      'How many volunteers a place has, how many serve, of which kinds by their own word (by fives), and whom a year’s hours reached',
    query: z.strictObject({ under: PlacePath, year: z.coerce.number().int().min(2000).max(2100) }),
    answer: z.strictObject({
      registered: z.int(),
      /** With a service record of the last year. */
      active: z.int(),
      /** Of the whole county. */
      target: z.int().nullable(),
      /** Null: fewer than five. */
      categories: z.array(
        z.strictObject({
          code: Code,
          n: z.int().nullable(),
          /** Hours of the year that count, by tens; null: fewer than five of them served [S0-18]. */
          hours: z.int().nullable(),
        }),
      ),
      /** Minutes of the year that count. */
      minutes: z.int(),
      /** The same in communities and in villages; of these, help between neighbours. [S1-08] */
      sides: z.array(
        z.strictObject({ side: z.enum(['urban', 'rural']), minutes: z.int(), times: z.int(), mutual: z.int() }),
      ),
      /** Of those, which went to somebody of a key group; one service may reach several groups and counts in each. */
      keyMinutes: z.int(),
      groups: z.array(
        z.strictObject({ code: Code, name: z.strictObject({ zh: z.string(), en: z.string() }), minutes: z.int() }),
      ),
    }),
  }),
  ...commendedApi,
  find: act('POST', '/volunteers/find', {
    may: 'volunteers.read',
    summary: 'The volunteer with a number, or who a person is as a volunteer; the number travels in a body',
    body: z.strictObject({ number: RefNo.optional(), person: Id.optional() }),
    answer: z.strictObject({ volunteer: VolunteerBrief.nullable() }),
  }),
  get: read('/volunteers/:id', {
    may: 'volunteers.read',
    summary: 'One volunteer; the look is kept under the person',
    ...one,
    answer: VolunteerView,
  }),
  enter: act('POST', '/volunteers', {
    may: 'volunteers.keep',
    summary: 'Take in somebody of the register at the desk',
    body: Said.extend(Kept.shape).extend({
      id: Id,
      person: Id,
      guardian: GuardianConsent.nullable(),
      /** Said by themselves; none that is asked for apart. */
      categories: z.array(Code).max(20).default([]),
      agreed: z.literal(true),
    }),
    answer: done,
  }),
  edit: act('PATCH', '/volunteers/:id', {
    may: 'volunteers.keep',
    summary: 'Change what stands of a volunteer: skills and times, insurance, vetting, who leads',
    ...one,
    body: z.strictObject({
      ...base,
      change: Said.extend(Kept.shape).extend({ guardian: GuardianConsent.nullable() }).partial(),
      why: z.string().trim().max(200).optional(),
    }),
    answer: done,
  }),
  step: act('POST', '/volunteers/:id/step', {
    may: 'volunteers.keep',
    summary: 'Take in, refuse, pause, go on, end; each with its reason',
    ...one,
    body: z.strictObject({ ...base, step: z.enum(keptSteps), why }),
    answer: done,
  }),
  addEntry: act('POST', '/volunteers/:id/entries', {
    may: 'volunteers.keep',
    summary: 'A course taken, an honour, an evaluation',
    ...one,
    body: NewEntry,
    answer: done,
  }),
  strikeEntry: act('POST', '/volunteer-entries/:id/strike', {
    may: 'volunteers.keep',
    summary: 'Strike what was entered wrongly; it stays in the history',
    ...one,
    body: z.strictObject({ id: Id, why }),
    answer: done,
  }),

  rules: read('/volunteer-rules', {
    may: 'catalogue.read',
    summary: 'Every definition of the rules of volunteering, with the day from which it holds',
    answer: definitionList(VolunteerRules),
  }),
  defineRules: act('PUT', '/volunteer-rules/:code', {
    may: 'volunteers.define',
    summary: 'Rules of volunteering from a day on; what was decided before stays as it was',
    ...defining(Code, VolunteerRules),
  }),
  starTables: read('/star-tables', {
    may: 'catalogue.read',
    summary: 'Every table of stars, with the day from which it holds',
    answer: definitionList(StarTable),
  }),
  defineStars: act('PUT', '/star-tables/:code', {
    may: 'volunteers.define',
    summary: 'A table of stars from a day on',
    ...defining(Code, StarTable),
  }),
  skills: read('/volunteer-skills', {
    may: 'catalogue.read',
    summary: 'Skills and languages to choose from',
    answer: definitionList(Skill),
  }),
  defineSkill: act('PUT', '/volunteer-skills/:code', {
    may: 'volunteers.define',
    summary: 'A skill or language from a day on',
    ...defining(Code, Skill),
  }),
  categories: read('/volunteer-categories', {
    may: 'catalogue.read',
    summary: 'Categories volunteers may say of themselves',
    answer: definitionList(VolunteerCategory),
  }),
  defineCategory: act('PUT', '/volunteer-categories/:code', {
    may: 'volunteers.define',
    summary: 'A category from a day on',
    ...defining(Code, VolunteerCategory),
  }),
}
