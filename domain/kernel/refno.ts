/**
 * Reference numbers people read aloud: eight random digits and a check digit, spoken in threes (`482 175 036`).
 * The check digit follows ISO 7064 MOD 11,10, so any one wrong digit and most swapped neighbours are noticed.
 */
import { z } from 'zod'

export function checkDigit(eight: string): number {
  let p = 10
  for (const c of eight) {
    const s = (p + Number(c)) % 10
    p = ((s === 0 ? 10 : s) * 2) % 11
  }
  return (11 - p) % 10
}

/** @param n an integer in [0, 100 000 000), drawn at random by the caller */
export function refNo(n: number): string {
  const eight = String(n).padStart(8, '0')
  return eight + checkDigit(eight)
}

export function isRefNo(text: string): boolean {
  return /^\d{9}$/.test(text) && checkDigit(text.slice(0, 8)) === Number(text[8])
}

/** As typed by a person: blanks, hyphens and full-width digits are forgiven. */
export const RefNo = z
  .string()
  .transform((t) => t.normalize('NFKC').replace(/[\s-]/g, ''))
  .refine(isRefNo, { error: 'refno' })

/** `482175036` → `482 175 036`. */
export const inThrees = (ref: string) => ref.replace(/(\d{3})(?=\d)/g, '$1 ')
