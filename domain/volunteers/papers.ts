/** Papers of volunteers 志愿服务记录 [F7]: what they say, and what anybody who checks one is told. */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { Day } from '../places/schema.ts'
import { OrgCode } from '../organisations/schema.ts'

/** 有效 已有更正 已撤回. */
export const PaperState = z.enum(['valid', 'superseded', 'revoked'])
export type PaperState = z.output<typeof PaperState>

/** What decides how a paper stands. */
export interface Standing {
  revoked: boolean
  /** Whether every line counts today as it did when the paper was made. */
  asThen: boolean
}

/** Taken back stays taken back; what was corrected since is said by another paper. */
export const paperState = ({ revoked, asThen }: Standing): PaperState =>
  revoked ? 'revoked' : asThen ? 'valid' : 'superseded'

/** What is written on a paper, whoever looks. */
const said = {
  /** Nine digits, read aloud in threes. */
  number: z.string(),
  /** First and last day of what it tells; null: since the first, until it was made. */
  from: Day.nullable(),
  to: Day.nullable(),
  minutes: z.int(),
  times: z.int(),
  madeOn: Day,
  state: PaperState,
  /** Who has sealed it: then, and only then, it is a certificate 证明 [志愿服务条例 §19]. */
  sealedBy: z.string().nullable(),
}

export const PaperView = z.strictObject({
  id: Id,
  ...said,
  madeAt: Moment,
  sealedUnit: OrgCode.nullable(),
  /** Why it was taken back; for whoever it is about and whoever keeps the register. */
  why: z.string().nullable(),
})
export type PaperView = z.output<typeof PaperView>

/** To anybody who holds the paper: what stands on it, and the name as far as it may be compared. */
export const CheckedPaper = z.strictObject({ ...said, name: z.string().nullable(), county: z.string() })
export type CheckedPaper = z.output<typeof CheckedPaper>

/** In the address behind the square of a paper; nobody guesses it. */
export const PaperToken = z.string().regex(/^[A-Za-z0-9_-]{22}$/, { error: 'paper-token' })
