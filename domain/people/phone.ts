/** Phone numbers as people type them, and as they are kept: digits only, without the country. */
import { z } from 'zod'
import { cleanPhone } from './digits.ts'

export { cleanPhone, isUndiallable } from './digits.ts'

export const Phone = z
  .string()
  .overwrite((typed) => cleanPhone(typed) ?? typed)
  .refine((digits) => /^\d{5,12}$/.test(digits), { error: 'phone' })
