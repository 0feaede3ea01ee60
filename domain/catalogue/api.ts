/** The sentences of the catalogue room. */
import { z } from 'zod'
import { act, done, read } from '../kernel/api.ts'
import { CalendarFile, SpecialDay } from '../kernel/holidays.ts'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { OrganisationBrief } from '../organisations/schema.ts'
import { Day } from '../places/schema.ts'
import { PackFault } from './pack.ts'
import {
  Alarm,
  BusinessLine,
  Category,
  Code,
  Delegation,
  InstalledPack,
  ItemBrief,
  ListItem,
  ListKind,
  RatingReason,
  ServiceItem,
  Template,
} from './schema.ts'

const one = { params: z.strictObject({ code: Code }) }

export const PackChange = z.strictObject({
  kind: z.string(),
  code: z.string(),
  what: z.enum(['new', 'changed', 'same', 'kept-local']),
})

export const PackPreview = z.strictObject({
  pack: Code,
  version: z.string(),
  installed: z.string().nullable(),
  counts: z.record(z.string(), z.strictObject({ new: z.int(), changed: z.int(), same: z.int(), keptLocal: z.int() })),
  /** The first two hundred. */
  changes: z.array(PackChange),
  faults: z.array(PackFault),
})
export type PackPreview = z.output<typeof PackPreview>

export const catalogueApi = {
  tree: read('/catalogue', {
    may: 'public',
    summary: 'Categories and what may be asked for in each, as of today',
    query: z.strictObject({
      line: BusinessLine.optional(),
      q: z.string().trim().max(30).optional(),
      residents: z.enum(['yes', 'no']).default('no'),
    }),
    answer: z.strictObject({ categories: z.array(Category), items: z.array(ItemBrief), alarms: z.array(Alarm) }),
  }),
  item: read('/catalogue/items/:code', {
    may: 'public',
    summary: 'One service item: form, limits, price, who answers for a place',
    ...one,
    query: z.strictObject({ version: z.coerce.number().int().min(1).optional(), place: PlacePath.optional() }),
    answer: ServiceItem.extend({
      /** Filled when `place` was given. */
      leadHere: OrganisationBrief.nullable(),
      helpersHere: z.array(OrganisationBrief),
    }),
  }),
  versions: read('/catalogue/items/:code/versions', {
    may: 'catalogue.read',
    summary: 'Every version of a service item, the newest first',
    ...one,
    answer: z.strictObject({ items: z.array(ServiceItem) }),
  }),
  lists: read('/catalogue/lists', {
    may: 'catalogue.read',
    summary: 'One of the five lists as of a day',
    query: z.strictObject({ list: ListKind, day: Day.optional() }),
    answer: z.strictObject({ items: z.array(ListItem) }),
  }),
  delegations: read('/catalogue/delegations', {
    may: 'catalogue.read',
    summary: 'Delegations in force on a day; without one, those that are not over',
    query: z.strictObject({ day: Day.optional(), place: PlacePath.optional() }),
    answer: z.strictObject({ items: z.array(Delegation) }),
  }),
  ratingReasons: read('/catalogue/rating-reasons', {
    may: 'public',
    summary: 'Reasons a rater may choose, by level',
    answer: z.strictObject({ items: z.array(RatingReason) }),
  }),
  templates: read('/catalogue/templates', {
    may: 'catalogue.read',
    summary: 'Texts of messages and letters',
    answer: z.strictObject({ items: z.array(Template) }),
  }),
  packs: read('/catalogue/packs', {
    may: 'catalogue.read',
    summary: 'Packs that stand in this county and those that lie ready',
    answer: z.strictObject({
      installed: z.array(InstalledPack),
      available: z.array(z.strictObject({ code: Code, version: z.string(), title: z.string() })),
    }),
  }),

  calendar: read('/calendar', {
    may: 'public',
    summary: 'Days that differ from the week, years whose holidays are all known, working hours',
    answer: z.strictObject({
      days: z.array(SpecialDay.extend({ source: z.string() })),
      years: z.array(z.strictObject({ year: z.int(), complete: z.boolean(), source: z.string() })),
      hours: CalendarFile.shape.hours,
    }),
  }),
  editDay: act('PUT', '/calendar/days/:day', {
    may: 'catalogue.edit',
    summary: 'Make a day a day off or a working day, or what its weekday says; open clocks are reckoned again',
    params: z.strictObject({ day: Day }),
    body: z.strictObject({
      id: Id,
      kind: z.enum(['off', 'work', 'usual']),
      name: SpecialDay.shape.name,
      why: z.string().trim().min(2, { error: 'reason' }).max(200),
    }),
    answer: done,
  }),
  editYear: act('PUT', '/calendar/years/:year', {
    may: 'catalogue.edit',
    summary: 'Say that the holidays of a year are all known, or not yet, and by which notice',
    params: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) }),
    body: z.strictObject({
      id: Id,
      complete: z.boolean(),
      source: z.string().trim().min(2, { error: 'reason' }).max(120),
    }),
    answer: done,
  }),
  editHours: act('PUT', '/calendar/hours', {
    may: 'catalogue.edit',
    summary: 'Change the working hours of a day; open clocks are reckoned again',
    body: z.strictObject({
      id: Id,
      hours: CalendarFile.shape.hours,
      why: z.string().trim().min(2, { error: 'reason' }).max(200),
    }),
    answer: done,
  }),

  editCategory: act('PUT', '/catalogue/categories/:code', {
    may: 'catalogue.edit',
    summary: 'Enter or change a category',
    ...one,
    body: z.strictObject({ id: Id, category: Category }),
    answer: done,
  }),
  editItem: act('PUT', '/catalogue/items/:code', {
    may: 'catalogue.edit',
    summary: 'Write the next version of a service item; `base` is the version that was on the screen (0: new)',
    ...one,
    body: z.strictObject({ id: Id, base: z.int().min(0), item: ServiceItem.omit({ version: true }) }),
    answer: z.strictObject({ version: z.int() }),
  }),
  closeItem: act('POST', '/catalogue/items/:code/close', {
    may: 'catalogue.edit',
    summary: 'Take a service item out of the catalogue from a day on',
    ...one,
    body: z.strictObject({ id: Id, day: Day, why: z.string().trim().max(300) }),
    answer: done,
  }),
  editList: act('PUT', '/catalogue/lists', {
    may: 'catalogue.lists',
    summary: 'Write the next version of one line of a list; `closed` takes it off',
    body: z.strictObject({
      id: Id,
      base: z.int().min(0),
      item: ListItem.omit({ version: true }),
      closed: z.boolean().default(false),
    }),
    answer: z.strictObject({ version: z.int() }),
  }),
  delegate: act('POST', '/catalogue/delegations', {
    may: 'catalogue.lists',
    summary: 'Enter a delegation',
    body: Delegation,
    answer: done,
  }),
  recall: act('POST', '/catalogue/delegations/:id/end', {
    may: 'catalogue.lists',
    summary: 'End a delegation before its day',
    params: z.strictObject({ id: Id }),
    body: z.strictObject({ id: Id, day: Day }),
    answer: done,
  }),
  editTemplate: act('PUT', '/catalogue/templates/:code', {
    may: 'catalogue.edit',
    summary: 'Write the next version of a template',
    ...one,
    body: z.strictObject({ id: Id, base: z.int().min(0), template: Template.omit({ version: true }) }),
    answer: z.strictObject({ version: z.int() }),
  }),
  editRatingReasons: act('PUT', '/catalogue/rating-reasons', {
    may: 'catalogue.edit',
    summary: 'Write the next version of the reasons of one level',
    body: z.strictObject({
      id: Id,
      level: z.int().min(1).max(5),
      reasons: z.array(RatingReason.omit({ version: true, level: true })).max(12),
    }),
    answer: z.strictObject({ version: z.int() }),
  }),
  previewPack: act('POST', '/catalogue/packs/:code/preview', {
    may: 'catalogue.install',
    summary: 'What installing a pack would bring, change and leave alone, and its faults by file and line',
    ...one,
    body: z.strictObject({ id: Id }),
    answer: PackPreview,
  }),
  installPack: act('POST', '/catalogue/packs/:code/install', {
    may: 'catalogue.install',
    summary: 'Install a pack; a second time changes nothing, what was edited here is kept',
    ...one,
    body: z.strictObject({ id: Id, day: Day }),
    answer: PackPreview,
  }),
}
