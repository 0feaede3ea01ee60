/** The auditor's sentences: every trail can be read, none can be changed. */
import { z } from 'zod'
import { page, pageQuery, read } from './api.ts'
import { Id } from './id.ts'
import { Moment } from './instant.ts'

export const AuditItem = z.strictObject({
  id: Id,
  at: Moment,
  actor: Id.optional(),
  /** As colleagues see the name. */
  actorName: z.string().optional(),
  act: z.string(),
  subjectKind: z.string(),
  subject: z.string(),
  /** Codes and ids. */
  detail: z.record(z.string(), z.unknown()),
  /** Sealed in this block; absent while it waits. */
  block: z.int().optional(),
})
export type AuditItem = z.output<typeof AuditItem>

export const AuditState = z.strictObject({
  blocks: z.int(),
  lines: z.int(),
  waiting: z.int(),
  sealedAt: Moment.optional(),
  /** Hash of the newest block, to compare with the copy kept outside. */
  head: z.string().optional(),
})

export const auditApi = {
  search: read('/audit', {
    may: 'audit.read',
    summary: 'Lines of the audit by subject, actor, act and time, newest first',
    query: z.strictObject({
      subject: z.string().max(80).optional(),
      actor: Id.optional(),
      act: z
        .string()
        .regex(/^[a-z.-]{1,60}$/, { error: 'act' })
        .optional(),
      from: Moment.optional(),
      to: Moment.optional(),
      ...pageQuery,
    }),
    answer: page(AuditItem),
  }),
  state: read('/audit/state', {
    may: 'audit.read',
    summary: 'How far the audit is sealed',
    answer: AuditState,
  }),
}
