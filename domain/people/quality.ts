/** What is missing or doubtful in the register: found by a night's job, listed person by person, put right by people. */
import { z } from 'zod'

/**
 * `no-dwelling`: lives in no home of the register. `no-contact`: neither they nor anybody they live with has a phone.
 * `shared-phone`: one phone for more than three people of more than one household. `age-limit`: an age is passed and nobody has
 * said yet whether the category ends. `no-liaison`: households that have nobody to turn to.
 */
export const QualityKind = z.enum(['no-dwelling', 'no-contact', 'shared-phone', 'age-limit', 'no-liaison'])
export type QualityKind = z.output<typeof QualityKind>

/** One phone for more people than this is a doubt. */
export const sharedBy = 3

export const QualityCount = z.strictObject({ kind: QualityKind, n: z.int() })
export type QualityCount = z.output<typeof QualityCount>
