/** Work on one import: in the name of whoever brought it, within the ranges they had, by the role of the jobs. */
import type { Known } from '../../../domain/people/import/layout.ts'
import { vocabularyOf, type Vocabulary } from '../../../domain/people/import/vocabulary.ts'
import type { CareKind } from '../../../domain/people/cares.ts'
import type { ExtraField } from '../../../domain/people/extras.ts'
import type { SheetView } from '../../../domain/people/imports.ts'
import type { Wanted } from '../../../domain/people/import/wanted.ts'
import type { County, House } from '../../kernel/context.ts'
import { dayOf } from '../../kernel/day.ts'
import { inAct, type Deed } from '../../kernel/db/act.ts'
import { reading, type Statement, type Tx } from '../../kernel/db/tx.ts'
import { packFiles } from '../../kernel/packs-folder.ts'
import { blindIndex, open, seal, type Spot } from '../../kernel/vault.ts'
import { caresNow } from '../cares.ts'
import { fieldsList } from '../extras.ts'
import { headersKnown, type ImportRow } from '../store/import-store.ts'

export interface Bringing {
  house: House
  county: County
  row: ImportRow
  now: Date
  read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  act: <L, A>(load: (tx: Tx) => Promise<L>, decide: (loaded: L, tx: Tx) => Deed<A> | Promise<Deed<A>>) => Promise<A>
}

export function bringing(house: House, county: County, row: ImportRow): Bringing {
  const scope = { ranges: row.ranges, units: [] }
  const now = house.now()
  return {
    house,
    county,
    row,
    now,
    read: (work) => reading(house.pools.jobs, county.code, scope, work),
    act: (load, decide) =>
      inAct(house.pools.jobs, { county: county.code, scope, account: row.account, now }, load, decide),
  }
}

/** Of the import alone: no line in the audit, nobody told. */
export const write = (b: Bringing, ...writes: Statement[]): Promise<void> =>
  b.act(
    async () => undefined,
    () => ({ writes, audit: [], events: [], answer: undefined }),
  )

/** Somebody else's turn: screens are answered between two pieces of work. */
export const breathe = () => new Promise<void>((resolve) => void setImmediate(resolve))

/** Held this long without a sign of life, the work is anybody's. */
const leaseSeconds = 120

export const leaseFrom = (now: Date) => new Date(now.getTime() + leaseSeconds * 1_000)

const parts = ['import-fields', 'import-values', 'import-templates'] as const

function linesOfPack() {
  const files = packFiles('base') ?? {}
  return Object.fromEntries(parts.map((p) => [p, JSON.parse(files[`${p}.json`] ?? '[]') as unknown[]]))
}

/** What the headers of tables mean; the county's own kinds of care go before those of the pack. */
export const wordsOf = (cares: readonly CareKind[], extras: readonly ExtraField[] = []): Vocabulary =>
  vocabularyOf(linesOfPack(), cares, extras).vocabulary

export interface Reading {
  words: Vocabulary
  /** Categories that may be given today. */
  cares: ReadonlyMap<string, CareKind>
  open: ReadonlySet<string>
  headers: Map<string, string>
  thisYear: number
}

/** What headers and words mean in this county today. */
export async function readingOf(at: Pick<Bringing, 'house' | 'county' | 'now' | 'read'>): Promise<Reading> {
  const day = dayOf(at.now)
  const cares = await caresNow(at, day)
  const known = await at.read(headersKnown)
  return {
    words: wordsOf([...cares.values()], await fieldsList(at)),
    cares,
    open: new Set([...cares.values()].filter((k) => !k.closed).map((k) => k.code)),
    headers: new Map(known.map((h) => [h.key, h.decision])),
    thisYear: Number(day.slice(0, 4)),
  }
}

export const knownFrom = (headers: ReadonlyMap<string, string>, uses: Readonly<Record<string, string>> = {}): Known =>
  new Map([...headers, ...Object.entries(uses)])

/** What waits of a row. Of a refused one its cells, without columns that are never taken. */
export type Content = { is: 'wanted'; wanted: Wanted } | { is: 'cells'; cells: string[]; name: string | null }

const spotOf = (at: Pick<Bringing, 'county'>, table: string, column: string, row: string): Spot => ({
  county: at.county.code,
  table,
  column,
  row,
})

type At = Pick<Bringing, 'house' | 'county'>

export const sealContent = (at: At, id: string, no: number, content: Content) =>
  seal(at.house.keys, JSON.stringify(content), spotOf(at, 'people_import_row', 'content', `${id}/${no}`))

export const openContent = (at: At, id: string, no: number, sealed: string) =>
  JSON.parse(open(at.house.keys, sealed, spotOf(at, 'people_import_row', 'content', `${id}/${no}`))) as Content

export const sealFileName = (at: At, id: string, name: string) =>
  seal(at.house.keys, name, spotOf(at, 'people_import', 'file_name', id))

export const openFileName = (at: At, row: Pick<ImportRow, 'id' | 'fileName'>) =>
  open(at.house.keys, row.fileName, spotOf(at, 'people_import', 'file_name', row.id))

export const sealSheets = (at: At, id: string, sheets: readonly SheetView[]) =>
  seal(at.house.keys, JSON.stringify(sheets), spotOf(at, 'people_import', 'sheets', id))

export const openSheets = (at: At, row: Pick<ImportRow, 'id' | 'sheets'>): SheetView[] =>
  row.sheets === null
    ? []
    : (JSON.parse(open(at.house.keys, row.sheets, spotOf(at, 'people_import', 'sheets', row.id))) as SheetView[])

const deedKey = (d: { import: string; kind: string; row: string; person: string }) =>
  `${d.import}/${d.kind}/${d.row}/${d.person}`

export const sealBefore = (at: At, d: Parameters<typeof deedKey>[0], before: unknown) =>
  seal(at.house.keys, JSON.stringify(before), spotOf(at, 'people_import_deed', 'before', deedKey(d)))

export const openBefore = <T>(at: At, d: Parameters<typeof deedKey>[0], sealed: string) =>
  JSON.parse(open(at.house.keys, sealed, spotOf(at, 'people_import_deed', 'before', deedKey(d)))) as T

/** Who belongs together in the table; says nothing to whoever has no key. */
export const homeKey = (at: At, id: string, text: string) =>
  blindIndex(at.house.keys, at.county.code, 'import-home', `${id}|${text}`).subarray(0, 16)

/** After every household. */
export const lastHome = Buffer.alloc(17, 0xff)
