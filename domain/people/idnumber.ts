/**
 * The citizen's number (GB 11643-1999): six digits of the registering area, eight of the birth date, three of order
 * (odd: male), one check character. Abolished area codes are accepted: old numbers stay valid.
 */
import { z } from 'zod'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

/** @param seventeen the first seventeen digits */
export function checkCharacter(seventeen: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += weights[i]! * Number(seventeen[i])
  return checks[sum % 11]!
}

/** Days of a month, so that 1983-02-29 is refused. */
function isDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!
}

/** Full-width digits, blanks and a small x are forgiven. */
export const cleanIdNumber = (typed: string) => typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()

export function isIdNumber(clean: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(clean)) return false
  const year = Number(clean.slice(6, 10))
  if (year < 1850 || year > 2150) return false
  return (
    isDate(year, Number(clean.slice(10, 12)), Number(clean.slice(12, 14))) &&
    checkCharacter(clean.slice(0, 17)) === clean[17]
  )
}

/** What the number says about its holder; call it on a valid one. */
export function readIdNumber(clean: string): { born: string; sex: 'male' | 'female'; area: string } {
  return {
    born: `${clean.slice(6, 10)}-${clean.slice(10, 12)}-${clean.slice(12, 14)}`,
    sex: Number(clean[16]) % 2 === 1 ? 'male' : 'female',
    area: clean.slice(0, 6),
  }
}

export const IdNumber = z.string().overwrite(cleanIdNumber).refine(isIdNumber, { error: 'id-number' })
