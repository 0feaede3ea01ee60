/**
 * The register of purposes: why the county holds what it holds about people, on what ground, whose it is, and how long it
 * stays (个人信息保护法 §13, §17, §19; 国家机关 §33–35). Packs bring it; the officer for personal data changes limits within
 * what the law leaves open. What a limit does is a closed list here, because something has to be done about it in code.
 */
import { z } from 'zod'
import { readPack, type PackFault } from '../catalogue/pack.ts'
import { Code } from '../catalogue/schema.ts'

const Said = z.strictObject({ zh: z.string().trim().min(1).max(300), en: z.string().trim().min(1).max(600) })

/** 个人信息保护法 §13, in its order. */
export const Ground = z.enum(['consent', 'contract', 'statutory-duty', 'emergency', 'news', 'published', 'other-law'])
export type Ground = z.output<typeof Ground>

/** A purpose that rests on anything but consent names its clause and asks nobody; one that rests on consent names what is asked. */
export const Purpose = z
  .strictObject({
    code: Code,
    name: Said,
    ground: Ground,
    /** Law and article: 《民法典》第三十四条. Empty for consent. */
    clause: z.string().trim().max(200).default(''),
    /** The office that answers for it. */
    owner: Said,
    /** What people are told, in their words; of consent: what they are asked. */
    notice: Said,
    /** Grows when the notice says something new: a consent is to one version of it. */
    version: z.int().min(1).default(1),
    /** Asked for apart, one by one (个保法 §29): the fields that are sensitive. */
    sensitive: z.array(Code).default([]),
  })
  .refine((p) => (p.ground === 'consent') === (p.clause === ''), { error: 'clause', path: ['clause'] })
export type Purpose = z.output<typeof Purpose>

/** Which column holds it: `person.id_number`. */
const Column = z.string().regex(/^[a-z_]+\.[a-z0-9_]+$/, { error: 'column' })

export const PersonalField = z.strictObject({
  code: Code,
  name: Said,
  columns: z.array(Column).min(1),
  purposes: z.array(Code).min(1),
  sensitive: z.boolean().default(false),
  owner: Said,
  retention: Code,
})
export type PersonalField = z.output<typeof PersonalField>

/** What the night's job can do about a limit. */
export const Erasing = z.enum([
  'gone-persons',
  'settled-claims',
  'look-reasons',
  'person-versions',
  'request-words',
  'request-contacts',
  'record-words',
  'ended-consents',
])
export type Erasing = z.output<typeof Erasing>

export const Retention = z
  .strictObject({
    code: Code,
    name: Said,
    /** From when it counts: after the matter was closed. */
    since: Said,
    /** Null: as long as the purpose lasts; nothing ends by itself. */
    months: z.int().min(1).max(1200).nullable(),
    /** What the law leaves open to the county. */
    least: z.int().min(1).max(1200).nullable().default(null),
    most: z.int().min(1).max(1200).nullable().default(null),
    basis: z.string().trim().min(2).max(200),
    erases: Erasing.nullable().default(null),
  })
  .refine((r) => (r.months === null) === (r.erases === null), { error: 'erases', path: ['erases'] })
export type Retention = z.output<typeof Retention>

export interface RegisterLines {
  purposes: Purpose[]
  fields: PersonalField[]
  retentions: Retention[]
  faults: PackFault[]
}

const kinds = { purposes: Purpose, 'personal-fields': PersonalField, retention: Retention } as const
type Kind = keyof typeof kinds

/** @param files texts of a pack's folder by name, `pack.json` among them */
export function registerLines(files: Readonly<Record<string, string>>): RegisterLines {
  const { pack, spot } = readPack(files)
  const faults: PackFault[] = []
  const lines = <K extends Kind>(kind: K): z.output<(typeof kinds)[K]>[] =>
    ((pack?.[kind] ?? []) as unknown[]).flatMap((line, i) => {
      const read = kinds[kind].safeParse(line)
      if (read.success) return [read.data as z.output<(typeof kinds)[K]>]
      for (const issue of read.error.issues) {
        const path = [i, ...issue.path].join('.')
        faults.push({ ...spot(kind, path), path, code: wordOf(issue) })
      }
      return []
    })
  return { purposes: lines('purposes'), fields: lines('personal-fields'), retentions: lines('retention'), faults }
}

const wordOf = (issue: z.core.$ZodIssue) =>
  /^[a-z]+(-[a-z]+)*$/.test(issue.message) ? issue.message : issue.code.replaceAll('_', '-')

/** Codes that point nowhere, a column with two owners, a sensitive field asked for by a purpose that does not use it. */
export function registerFaults({ purposes, fields, retentions }: Omit<RegisterLines, 'faults'>): string[] {
  const known = new Set(purposes.map((p) => p.code))
  const limits = new Set(retentions.map((r) => r.code))
  const used = new Map<string, string>()
  const faults = fields.flatMap((f) => [
    ...f.purposes.filter((p) => !known.has(p)).map((p) => `${f.code}: no purpose ${p}`),
    ...(limits.has(f.retention) ? [] : [`${f.code}: no limit ${f.retention}`]),
    ...f.columns.flatMap((c) => {
      const other = used.get(c)
      used.set(c, f.code)
      return other ? [`${f.code}: ${c} stands under ${other}`] : []
    }),
  ])
  const sensitive = new Set(fields.filter((f) => f.sensitive).map((f) => f.code))
  return [
    ...faults,
    ...purposes.flatMap((p) =>
      p.sensitive.filter((s) => !sensitive.has(s)).map((s) => `${p.code}: ${s} is no sensitive field`),
    ),
  ]
}

/** The limit the officer chose lies where the law leaves it open. */
export const mayLimit = (r: Pick<Retention, 'months' | 'least' | 'most'>, months: number): boolean =>
  r.months !== null && (r.least === null || months >= r.least) && (r.most === null || months <= r.most)

/** The day before which something has stood its time. @param day 2026-11-22 */
export function standsUntil(day: string, months: number): string {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number]
  const whole = y * 12 + (m - 1) - months
  const [year, month] = [Math.floor(whole / 12), (whole % 12) + 1]
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return [
    String(year).padStart(4, '0'),
    String(month).padStart(2, '0'),
    String(Math.min(d, last)).padStart(2, '0'),
  ].join('-')
}
