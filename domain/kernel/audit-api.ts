/** The auditor's sentences: every trail can be read, none can be changed. */
import { z } from 'zod'
import { act, page, pageQuery, read } from './api.ts'
import { Id } from './id.ts'
import { Moment } from './instant.ts'
import { PlacePath } from './place-path.ts'

export const AuditItem = z.strictObject({
  id: Id,
  at: Moment,
  actor: Id.optional(),
  /** As colleagues see the name. */
  actorName: z.string().optional(),
  act: z.string(),
  subjectKind: z.string(),
  subject: z.string(),
  /** Of an account: as colleagues see it. Nobody else is named here. */
  subjectName: z.string().optional(),
  /** Codes and ids. */
  detail: z.record(z.string(), z.unknown()),
  /** Sealed in this block; absent while it waits. */
  block: z.int().optional(),
})
export type AuditItem = z.output<typeof AuditItem>

/** One line with all that is known about it. */
export const AuditLineView = AuditItem.extend({
  /** Why, in the words of whoever did it; numbers in it are masked. */
  reason: z.string().optional(),
  /** From where: what the actor was appointed to on that day. */
  posts: z.array(z.strictObject({ role: z.string(), place: PlacePath, unit: z.string().optional() })),
  /** From where: the sign-in before it. An address is never kept. */
  signIn: z.strictObject({ at: Moment, browser: z.string().optional(), factors: z.int() }).optional(),
  /** The block it is sealed in, proven now: the line, its neighbours, and the link to the block before. */
  seal: z
    .strictObject({ no: z.int(), lines: z.int(), sealedAt: Moment, hash: z.string(), proven: z.boolean() })
    .optional(),
})
export type AuditLineView = z.output<typeof AuditLineView>

export const AuditState = z.strictObject({
  blocks: z.int(),
  lines: z.int(),
  waiting: z.int(),
  sealedAt: Moment.optional(),
  /** Hash of the newest block, to compare with the copy kept outside. */
  head: z.string().optional(),
})

/** Some blocks, proven: every line rebuilt, every root, the chain. */
export const AuditProof = z.strictObject({
  /** The last block that was looked at. */
  to: z.int(),
  blocks: z.int(),
  lines: z.int(),
  faults: z.array(z.string()),
  /** There are more: ask again with `after` = `to`. */
  more: z.boolean(),
})
export type AuditProof = z.output<typeof AuditProof>

/** Looks at what is held about a person, searches by a number among them, and what was taken away as a file. */
export const lookActs = [
  'people.open',
  'people.search',
  'people.reveal',
  'people.call',
  'visits.numbers',
  'people.find-account',
  'people.trail-of',
  'people.compare',
  'people.compare-merge',
  'people.duplicates',
  'people.export',
  'people.export-rows',
  'requests.reveal',
  'requests.call',
  'requests.of-caller',
  'requests.trail-of',
  'requests.export',
  'requests.export-rows',
  'records.export',
  'records.export-rows',
  'indicators.export',
  'forms.handout',
  'children.open',
  'volunteers.open',
  'forms.export',
  'audit.export',
] as const

/** Who took what away as a file. */
export const exportActs = lookActs.filter((act) => act.endsWith('.export'))

/** What narrows a list of lines. */
const wanted = {
  subject: z.string().max(80).optional(),
  actor: Id.optional(),
  act: z
    .string()
    .regex(/^[a-z.-]{1,60}$/, { error: 'act' })
    .optional(),
  from: Moment.optional(),
  to: Moment.optional(),
  /** By whoever holds or held a post at or below this place. */
  place: PlacePath.optional(),
  /** `1`: looks at people; `export`: of these, what was taken away as a file. */
  looks: z.enum(['0', '1', 'export']).default('0'),
}

export const auditApi = {
  search: read('/audit', {
    may: 'audit.read',
    summary: 'Lines of the audit by subject, actor, act, place of the post and time, newest first',
    query: z.strictObject({ ...wanted, ...pageQuery }),
    answer: page(AuditItem),
  }),
  line: read('/audit/lines/:id', {
    may: 'audit.read',
    summary: 'One line: who, from where, why, and whether its seal holds',
    params: z.strictObject({ id: Id }),
    answer: AuditLineView,
  }),
  actors: read('/audit/actors', {
    may: 'audit.read',
    summary: 'Accounts of staff by a piece of the name, to see what they did',
    query: z.strictObject({ q: z.string().trim().min(1).max(30) }),
    answer: z.strictObject({ items: z.array(z.strictObject({ account: Id, name: z.string() })).max(20) }),
  }),
  state: read('/audit/state', {
    may: 'audit.read',
    summary: 'How far the audit is sealed',
    answer: AuditState,
  }),
  proof: read('/audit/proof', {
    may: 'audit.read',
    summary: 'Prove the next blocks: every line is rebuilt and compared with what was sealed',
    query: z.strictObject({ after: z.coerce.number().int().min(0).default(0) }),
    answer: AuditProof,
  }),
  export: act('POST', '/audit/export', {
    may: 'audit.export',
    summary: 'The newest lines that fit, ten thousand at most, as a table (CSV)',
    stepUp: true,
    media: 'stream',
    body: z.strictObject(wanted),
    answer: z.unknown(),
  }),
}
