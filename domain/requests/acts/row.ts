/** The shape of one row of the vocabulary of acts. */
import { z } from 'zod'
import { Id } from '../../kernel/id.ts'
import { Moment } from '../../kernel/instant.ts'
import type { Party, Stage } from '../vocabulary.ts'

/** Who else than centre, supervisor and reviewer reads the act in the timeline. */
export type Audience = 'reporter' | 'unit'

export interface ActRow {
  on: 'request' | 'order'
  /** Who may do it at the most; a pack narrows this. */
  by: readonly Party[]
  body: z.ZodType
  /** The stage of the closed loop that this act completes or works in [S1-47]. */
  stage?: Stage
  /** A reason in words is part of the body and cannot be left out. */
  reason?: true
  /** Pictures may be added; they are never demanded here (a pack may, on its legal ground). */
  evidence?: true
  /** A slip of the pen can be corrected within the hour by its author; both versions are shown. */
  correctable?: true
  /** Can be taken back for a few minutes, as long as nobody built on it ("3 sent just now: undo"). */
  retractable?: true
  /** Public power: never by a contractor at the desk, whatever else he may do. */
  government?: true
  seenBy: readonly Audience[]
}

/** Every act: its id is minted by its author and is the idempotency key; `doneAt` is the author's clock (offline). */
const base = { id: Id, doneAt: Moment.optional() }

export const onRequest = <S extends z.core.$ZodLooseShape>(shape: S) => z.strictObject({ ...base, ...shape })
export const onOrder = <S extends z.core.$ZodLooseShape>(shape: S) => z.strictObject({ ...base, order: Id, ...shape })

export const everybody = ['reporter', 'unit'] as const
