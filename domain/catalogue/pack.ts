/**
 * A pack is a folder of JSON files, one entry a line, that a county starts from. `pack.json` names the pack and its
 * files; every other file holds one kind. A fault is told with file and line, as a clerk with a text editor needs.
 */
import { z } from 'zod'
import { CalendarFile } from '../kernel/holidays.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { OrganisationLine } from '../organisations/pack.ts'
import { OrgCode } from '../organisations/schema.ts'
import { CareLine } from '../people/cares.ts'
import { ExportProfile } from '../people/out.ts'
import { EstateLine, LandmarkLine } from '../places/addresses.ts'
import { CountyFile } from '../places/county-file.ts'
import { type Read, readJson, spotOf } from './json-lines.ts'
import { ItemLine, ListLine } from './pack-lines.ts'
import { Category, Code, Kind, RatingReason, SettingEntry, Template } from './schema.ts'

/** Line and column count from 1; `code` is a word key. */
export const PackFault = z.strictObject({
  file: z.string(),
  line: z.int().min(1),
  column: z.int().min(1),
  path: z.string(),
  code: z.string(),
})
export type PackFault = z.output<typeof PackFault>

/** Seats of a demo: who sits where with which role. Made into accounts by the accounts room, only in a demo county. */
export const SeatLine = z.strictObject({
  login: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, { error: 'login' }),
  name: z.string().trim().min(1).max(20),
  role: Code,
  place: PlacePath.optional(),
  unit: OrgCode.optional(),
  post: z.string().trim().max(30).optional(),
  /** A resident signs in by phone; a made-up one that nobody can dial. */
  phone: z
    .string()
    .regex(/^000\d{8}$/, { error: 'phone-diallable' })
    .optional(),
  contractor: z.boolean().default(false),
})
export type SeatLine = z.output<typeof SeatLine>

/** What a file of a pack may hold, and the shape of it. */
export const packKinds = {
  divisions: CountyFile,
  estates: z.array(EstateLine),
  landmarks: z.array(LandmarkLine),
  organisations: z.array(OrganisationLine),
  categories: z.array(Category.omit({ sort: true })),
  kinds: z.array(Kind),
  items: z.array(ItemLine),
  lists: z.array(ListLine),
  templates: z.array(Template.omit({ version: true })),
  'rating-reasons': z.array(RatingReason.omit({ version: true })),
  /** Care kinds of the people room. */
  cares: z.array(CareLine),
  /** Columns and codes of other systems, for lists of people. */
  'export-profiles': z.array(ExportProfile),
  calendar: CalendarFile,
  settings: z.array(SettingEntry),
  seats: z.array(SeatLine),
  /** Read by the indicators room, which knows their shape. */
  indicators: z.array(z.looseObject({ code: Code })),
  /** Read by the room of what is asked of villages, which knows their shape. */
  demands: z.array(z.looseObject({ code: z.string() })),
  /** Read by the duties room, which knows their shape. */
  'care-plans': z.array(z.looseObject({ code: Code })),
  /** Read by the room of facilities, which knows their shape. */
  'facility-kinds': z.array(z.looseObject({ code: Code })),
  facilities: z.array(z.looseObject({ name: z.string() })),
  /** Read by the room of activities, which knows their shape. */
  'activity-kinds': z.array(z.looseObject({ code: Code })),
  'activity-themes': z.array(z.looseObject({ code: Code })),
  posters: z.array(z.looseObject({ code: Code })),
  activities: z.array(z.looseObject({ title: z.string() })),
  /** Read by the room of volunteers, which knows their shape. */
  'volunteer-rules': z.array(z.looseObject({ code: Code })),
  'star-tables': z.array(z.looseObject({ code: Code })),
  'volunteer-skills': z.array(z.looseObject({ code: Code })),
  'volunteer-categories': z.array(z.looseObject({ code: Code })),
  'volunteer-exchange': z.array(z.looseObject({ code: Code })),
  /** Read by the room of the time bank, which knows their shape. */
  'timebank-rules': z.array(z.looseObject({ code: Code })),
  'timebank-goods': z.array(z.looseObject({ code: Code })),
  /** Read by the room of teams, which knows their shape. */
  'team-types': z.array(z.looseObject({ code: Code })),
  policies: z.array(z.looseObject({ code: Code })),
  teams: z.array(z.looseObject({ type: Code })),
  /** Read by the room of rights, which knows their shape. */
  purposes: z.array(z.looseObject({ code: Code })),
  'personal-fields': z.array(z.looseObject({ code: Code })),
  retention: z.array(z.looseObject({ code: Code })),
  /** Read by the room of requests: tables of the city's help line. */
  'city-forms': z.array(z.looseObject({ code: Code })),
  /** And what an order is printed on. */
  'order-papers': z.array(z.looseObject({ code: Code })),
  /** And to whom a matter may be given by a link. */
  'link-roles': z.array(z.looseObject({ code: Code })),
  /** Read by the people room: what headers and cells of foreign tables mean. */
  'import-fields': z.array(z.looseObject({ field: Code })),
  'import-values': z.array(z.looseObject({ code: Code })),
  'import-templates': z.array(z.looseObject({ no: z.int() })),
} as const

export type PackKind = keyof typeof packKinds
export const PackKind = z.enum(Object.keys(packKinds) as [PackKind, ...PackKind[]])

export const Manifest = z.strictObject({
  code: Code,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, { error: 'version' }),
  title: z.string().min(1).max(80),
  about: z.string().max(500),
  /** Packs that must stand first. */
  needs: z.array(Code).default([]),
  files: z.array(
    z.strictObject({ file: z.string().regex(/^[a-z0-9-]+\.json$/, { error: 'file-name' }), kind: PackKind }),
  ),
})
export type Manifest = z.output<typeof Manifest>

/** What a pack says, read and well-formed; kinds it does not bring are absent. */
export type Pack = { manifest: Manifest } & { [K in PackKind]?: z.output<(typeof packKinds)[K]> }

export interface ReadPack {
  pack?: Pack
  faults: PackFault[]
  /** Where a path of a kind stands, for faults found later by comparing entries. */
  spot: (kind: PackKind, path: string) => Pick<PackFault, 'file' | 'line' | 'column'>
}

/** A list may be spread over several files; `from` is the number of its first entry among all of that kind. */
interface Source {
  file: string
  read: Read
  from: number
}

/** @param files texts by file name, `pack.json` among them */
export function readPack(files: Readonly<Record<string, string>>): ReadPack {
  const faults: PackFault[] = []
  const sources = new Map<PackKind, Source[]>()
  const spot: ReadPack['spot'] = (kind, path) => spotIn(sources.get(kind) ?? [], path)
  const manifest = readFile('pack.json', files['pack.json'], Manifest, faults)
  if (!manifest) return { faults, spot }
  const pack: Pack = { manifest: manifest.value }
  manifest.value.files.forEach(({ file, kind }, i) => {
    const of = readFile(file, files[file], packKinds[kind] as z.ZodType, faults)
    if (!of) return
    const before = pack[kind]
    const lists = Array.isArray(before) && Array.isArray(of.value)
    if (before && !lists) faults.push({ ...at('pack.json', manifest.read, `files.${i}.kind`), code: 'kind-twice' })
    sources.set(kind, [...(sources.get(kind) ?? []), { file, read: of.read, from: lists ? before.length : 0 }])
    Object.assign(pack, { [kind]: lists ? [...before, ...(of.value as unknown[])] : of.value })
  })
  return { pack, faults, spot }
}

function spotIn(sources: readonly Source[], path: string): Pick<PackFault, 'file' | 'line' | 'column'> {
  const nth = /^(\d+)(.*)$/.exec(path)
  const of = sources.findLast((s) => !nth || s.from <= Number(nth[1]))
  if (!of) return { file: 'pack.json', line: 1, column: 1 }
  return { file: of.file, ...spotOf(of.read, nth ? `${Number(nth[1]) - of.from}${nth[2]}` : path) }
}

function readFile<T>(
  file: string,
  text: string | undefined,
  shape: z.ZodType<T>,
  faults: PackFault[],
): { value: T; read: Read } | undefined {
  if (text === undefined) {
    faults.push({ file, line: 1, column: 1, path: '', code: 'file-missing' })
    return undefined
  }
  const { read, fault } = readJson(text)
  if (!read) {
    faults.push({ file, path: '', ...fault! })
    return undefined
  }
  const parsed = shape.safeParse(read.value)
  if (parsed.success) return { value: parsed.data, read }
  for (const issue of parsed.error.issues) {
    for (const path of pathsOf(issue)) faults.push({ ...at(file, read, path), code: codeOf(issue) })
  }
  return undefined
}

const at = (file: string, read: Read, path: string) => ({ file, ...spotOf(read, path), path })

/** A key nobody knows is told where the key's value stands. */
function pathsOf(issue: z.core.$ZodIssue): string[] {
  const path = issue.path.join('.')
  return issue.code === 'unrecognized_keys' ? issue.keys.map((k) => (path ? `${path}.${k}` : k)) : [path]
}

/** Our own word key when the schema names one, else zod's code with hyphens. */
const codeOf = (issue: z.core.$ZodIssue) =>
  /^[a-z]+(-[a-z]+)*$/.test(issue.message) ? issue.message : issue.code.replaceAll('_', '-')
