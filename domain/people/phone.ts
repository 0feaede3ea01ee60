/** Phone numbers as people type them, and as they are kept: digits only, without the country. */
import { z } from 'zod'

/**
 * `+86 138-0000 0000` → `13800000000`, `０４５３ ３５２２…` → `04533522…`. Two numbers in one cell are not one number.
 * @returns digits, or undefined when no number can be read
 */
export function cleanPhone(typed: string): string | undefined {
  const flat = typed.normalize('NFKC').replace(/[\s\-‐–—()（）.]/g, '')
  const digits = flat.replace(/^(\+|00)86(?=\d{10,11}$)/, '')
  return /^\d{5,12}$/.test(digits) ? digits : undefined
}

/** A number that no exchange connects: demo people have only these. */
export const isUndiallable = (digits: string) => digits.startsWith('000')

export const Phone = z
  .string()
  .overwrite((typed) => cleanPhone(typed) ?? typed)
  .refine((digits) => /^\d{5,12}$/.test(digits), { error: 'phone' })
