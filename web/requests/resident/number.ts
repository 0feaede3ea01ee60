/** A reference number as people type it: blanks, hyphens and full-width digits are forgiven. Pure. */
import { isRefNo } from '../../../domain/kernel/refno.ts'

export function cleanRef(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '')
  return isRefNo(digits) ? digits : undefined
}
