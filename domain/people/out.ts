/**
 * Lists of people on their way out: as they stand on the screen, or with the columns and codes of another system (an export
 * profile, brought by packs). A profile names fields of ours; what it calls them and how it codes them is its own.
 */
import { z } from 'zod'
import { CareCode } from './cares.ts'
import type { Sex } from './schema.ts'

export const outFields = [
  'name',
  'sex',
  'born',
  'age',
  'id-number',
  'phone',
  'address',
  'town',
  'community',
  'grid',
  'place-code',
  'categories',
] as const

const head = z.string().trim().min(1).max(40)
const code = z.string().trim().min(1).max(40)

export const OutColumn = z.strictObject({
  head,
  /** Null: the other system wants the column, and we have nothing for it. */
  field: z.enum(outFields).nullable(),
  /** The same text in every row. */
  text: z.string().trim().max(60).optional(),
  /** Of sex and categories: what the other system writes. A category without a code is left out. */
  codes: z.record(z.string(), code).optional(),
})
export type OutColumn = z.output<typeof OutColumn>

export const ExportProfile = z
  .strictObject({
    code: CareCode,
    name: z.strictObject({ zh: z.string().trim().min(1).max(30), en: z.string().trim().min(1).max(60) }),
    about: z.string().trim().min(1).max(300),
    /** Where columns and codes were read; null: not verified, and said so wherever it is offered. */
    source: z.string().trim().min(4).max(200).nullable(),
    columns: z.array(OutColumn).min(1).max(60),
  })
  .refine((p) => p.columns.some((c) => c.field !== null), { error: 'no-field', path: ['columns'] })
export type ExportProfile = z.output<typeof ExportProfile>

export interface ProfileFault {
  path: string
  code: string
}

const sexes: readonly Sex[] = ['male', 'female', 'unknown']

/** Faults between entries. @param cares codes that may be meant; undefined where they are not known */
export function profileFaults(profiles: readonly ExportProfile[], cares?: ReadonlySet<string>): ProfileFault[] {
  const seen = new Set<string>()
  return profiles.flatMap((p, i) => {
    const faults: ProfileFault[] = seen.has(p.code) ? [{ path: `${i}.code`, code: 'code-twice' }] : []
    seen.add(p.code)
    const heads = new Set<string>()
    p.columns.forEach((c, k) => {
      const at = `${i}.columns.${k}`
      if (heads.has(c.head)) faults.push({ path: `${at}.head`, code: 'header-twice' })
      heads.add(c.head)
      if (c.text !== undefined && c.field !== null) faults.push({ path: `${at}.text`, code: 'text-beside-field' })
      faults.push(...codeFaults(c, at, cares))
    })
    return faults
  })
}

function codeFaults(c: OutColumn, at: string, cares?: ReadonlySet<string>): ProfileFault[] {
  if (!c.codes) return []
  if (c.field !== 'sex' && c.field !== 'categories') return [{ path: `${at}.codes`, code: 'codes-without-field' }]
  const known = c.field === 'sex' ? new Set<string>(sexes) : cares
  return Object.keys(c.codes).flatMap((key) =>
    known && !known.has(key) ? [{ path: `${at}.codes.${key}`, code: 'code-unknown' }] : [],
  )
}

/** A person as a list may say it; what somebody may not see is masked already. */
export interface OutPerson {
  name: string
  sex: Sex
  born: string | null
  age: number | null
  idNumber: string | null
  phone: string | null
  address: string | null
  place: string
  categories: readonly string[]
}

export interface OutWords {
  sex: (sex: Sex) => string
  category: (code: string) => string
  /** Name of the place at this level of the path. */
  at: (path: string, level: 'town' | 'community' | 'grid') => string | null
  join: string
}

export function outCell(column: OutColumn, p: OutPerson, words: OutWords): string | number | null {
  const { field, codes } = column
  switch (field) {
    case null:
      return column.text ?? null
    case 'name':
    case 'born':
    case 'age':
    case 'phone':
    case 'address':
      return p[field]
    case 'id-number':
      return p.idNumber
    case 'sex':
      return codes ? (codes[p.sex] ?? null) : words.sex(p.sex)
    case 'categories':
      return p.categories
        .map((c) => (codes ? codes[c] : words.category(c)))
        .filter((c) => c !== undefined)
        .join(words.join)
    case 'place-code':
      return p.place
    case 'town':
    case 'community':
    case 'grid':
      return words.at(p.place, field)
  }
}
