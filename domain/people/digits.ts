/** Reading phone numbers as people type them; without a shape, for phones that load no validator. */

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
