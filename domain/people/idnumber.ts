/**
 * The citizen's number (GB 11643-1999): six digits of the registering area, eight of the birth date, three of order
 * (odd: male), one check character. A number keeps the area that gave it: codes of areas long abolished or renamed are
 * valid, so only the province is looked at. Numbers of fifteen digits, given until 1999, become those of eighteen.
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

/**
 * First two digits: provinces of today (GB/T 2260), Hong Kong, Macao and Taiwan residents (81–83), foreigners with a card of
 * permanent residence (91), and 99, which nobody has: invented people.
 */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91 99'.split(
    ' ',
  ),
)

/** Orders kept for those who were over a hundred when fifteen digits were given. */
const centenarians = /^99[6-9]$/

/** Fifteen digits as eighteen: the century put in, the check character worked out; undefined for what is none. */
function widened(fifteen: string): string | undefined {
  if (!/^[1-9]\d{14}$/.test(fifteen)) return undefined
  const century = centenarians.test(fifteen.slice(12)) ? '18' : '19'
  const seventeen = fifteen.slice(0, 6) + century + fifteen.slice(6)
  const whole = seventeen + checkCharacter(seventeen)
  return isIdNumber(whole) ? whole : undefined
}

/** Full-width digits, blanks and a small x are forgiven; an old number of fifteen digits comes back as today's. */
export function cleanIdNumber(typed: string): string {
  const flat = typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  return widened(flat) ?? flat
}

export function isIdNumber(clean: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(clean) || !provinces.has(clean.slice(0, 2))) return false
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

/** A field that does not say what the number says. */
export type NumberDoubt = 'born' | 'sex'

/** What a number says otherwise than the rest of a record; what is not known there contradicts nothing. */
export function numberDoubts(p: { idNumber: string | null; born: string | null; sex: string }): NumberDoubt[] {
  if (p.idNumber === null) return []
  const says = readIdNumber(p.idNumber)
  return [
    ...(p.born !== null && p.born !== says.born ? (['born'] as const) : []),
    ...(p.sex !== 'unknown' && p.sex !== says.sex ? (['sex'] as const) : []),
  ]
}

/** A number fills in what nobody has said; it never replaces what somebody did. */
export function withNumber<P extends { idNumber: string | null; born: string | null; sex: string }>(p: P): P {
  if (p.idNumber === null) return p
  const says = readIdNumber(p.idNumber)
  return { ...p, born: p.born ?? says.born, sex: p.sex === 'unknown' ? says.sex : p.sex }
}

export const IdNumber = z.string().overwrite(cleanIdNumber).refine(isIdNumber, { error: 'id-number' })
