/** What is missing or doubtful in the register: found by a night's job, listed person by person, put right by people. */
import { z } from 'zod'

/**
 * `no-dwelling`: lives in no home of the register. `no-contact`: neither they nor anybody they live with has a phone.
 * `shared-phone`: one phone for more than three people of more than one household. `age-limit`: an age is passed and nobody has
 * said yet whether the category ends. `recheck-due`: holds a category that should have been confirmed anew by now (S1-17).
 * `no-liaison`: households that have nobody to turn to.
 */
export const QualityKind = z.enum([
  'no-dwelling',
  'no-contact',
  'shared-phone',
  'age-limit',
  'recheck-due',
  'no-liaison',
])
export type QualityKind = z.output<typeof QualityKind>

/** One phone for more people than this is a doubt. */
export const sharedBy = 3

/** `of`: among how many, where that tells something. For `recheck-due`: whoever holds a category that is confirmed anew. */
export const QualityCount = z.strictObject({ kind: QualityKind, n: z.int(), of: z.int().nullable() })
export type QualityCount = z.output<typeof QualityCount>
