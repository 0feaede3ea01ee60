/** A chunk of rows beside the register: found or not, what each would do, why it is refused; sealed for the wait. */
import { foldHeader } from '../../../domain/people/import/fold.ts'
import { refusedWhy, sealedKind } from '../../../domain/people/import/header.ts'
import type { PersonRow } from '../../../domain/people/import/rows.ts'
import type { placeFinder } from '../../../domain/people/import/where.ts'
import { wantedOf, type Wanted } from '../../../domain/people/import/wanted.ts'
import { deedsOf, weigh, type Weighed, type Word } from '../../../domain/people/import/weigh.ts'
import { contactsMost } from '../../../domain/people/contacts.ts'
import type { RowVerdict } from '../../../domain/people/imports.ts'
import { foldName } from '../../../domain/people/keys.ts'
import { dayOf } from '../../kernel/day.ts'
import { blindIndex } from '../../kernel/vault.ts'
import { idNumberKey } from '../sealed.ts'
import { rowsStaged, type StagedRow } from '../store/import-store.ts'
import { homeKey, sealContent, type Bringing, type Reading } from './bringing.ts'
import { heldOf, matcher, type Matched, type There } from './match.ts'

export interface Waiting {
  sheet: number
  person: PersonRow
  /** A restricted matter stands in it that nobody answers for, or nobody knows of whom: the row is refused as a whole. */
  sealed: boolean
  /** One stands in it that goes to whoever answers for it: what is written beside it in words of one's own is kept nowhere. */
  apart: boolean
  cells: readonly string[]
  /** Columns that may be kept. */
  taken: readonly number[]
  /** Whether a doubt about a column matters. */
  counts: (column: number) => boolean
  where: ReturnType<typeof placeFinder>
}

/** Whom a roster does not leave out, though their rows may be refused. */
export interface Seen {
  persons: Set<string>
  names: Set<string>
}

interface Weighing {
  of: Waiting
  wanted: Wanted | null
  spot: string | null
  key: Buffer | null
  faults: string[]
  doubts: string[]
}

export const wordOf = ({ row, now }: Bringing): Word => ({ source: row.source!, month: row.month!, day: dayOf(now) })

export const noHome = Buffer.alloc(0)

/** @param after the number of the last row before these */
export async function weighRows(
  b: Bringing,
  reading: Reading,
  waiting: readonly Waiting[],
  after: number,
  seen: Seen,
): Promise<StagedRow[]> {
  const weighing = waiting.map((of) => read(b, reading, of))
  const wanted = weighing.flatMap((w) => (w.wanted ? [w.wanted] : []))
  const keys = weighing.flatMap((w) => (w.key ? [w.key] : []))
  return b.read(async (tx) => {
    const [find, before] = await Promise.all([matcher(tx, b, b.row.ranges, wanted), rowsStaged(tx, b.row.id, keys)])
    const found = weighing.map((w) => (w.wanted && w.spot ? find(w.wanted, w.spot) : undefined))
    const there = await heldOf(tx, b, unique(found.flatMap((m) => (m && 'row' in m ? [m.row] : []))), wanted)
    const again = new Map(before.map((r) => [r.idKey.toString('base64'), r.person]))
    return weighing.map((w, i) => staged(b, reading, w, after + i + 1, { match: found[i], there, again, seen }))
  })
}

const unique = <R extends { id: string }>(rows: readonly R[]) => [...new Map(rows.map((r) => [r.id, r])).values()]

function read(b: Bringing, reading: Reading, of: Waiting): Weighing {
  const { wanted, said, faults, doubts } = wantedOf(of.person, reading.open, of.counts)
  const { category } = b.row
  if (wanted && category && !wanted.categories.some((c) => c.code === category))
    wanted.categories.push({ code: category, from: null })
  const where = of.where(said)
  if (of.sealed) faults.push('restricted')
  else if (where.fault && faults.length === 0) faults.push(where.fault)
  return { of, wanted, spot: where.place ?? null, key: wanted && keyOf(b, wanted), faults, doubts }
}

/** By what the same person is known again in one table. */
function keyOf(b: Bringing, w: Wanted): Buffer {
  if (w.idNumber) return idNumberKey(b, w.idNumber)
  return blindIndex(b.house.keys, b.county.code, 'import-mark', `${foldName(w.name)}|${w.born ?? w.phones[0]}`)
}

interface Beside {
  match: Matched
  there: ReadonlyMap<string, There>
  /** Who came in an earlier row, by what the same person is known again. */
  again: Map<string, string>
  seen: Seen
}

const blank = (b: Bringing, { of, spot, faults }: Weighing, no: number): StagedRow => ({
  import: b.row.id,
  place: b.row.place,
  no,
  sheet: of.sheet,
  at: of.person.at,
  part: of.person.part,
  verdict: 'refused',
  home: noHome,
  person: null,
  found: false,
  id_key: null,
  spot,
  content: null,
  issues: faults,
  deeds: [],
  category: null,
})

function staged(b: Bringing, reading: Reading, w: Weighing, no: number, beside: Beside): StagedRow {
  const { of, wanted, spot, key } = w
  const { match, seen } = beside
  const row = blank(b, w, no)
  const found = match && 'row' in match ? beside.there.get(match.row.id) : undefined
  if (match && 'fault' in match) row.issues = [...row.issues, match.fault]
  const home = wanted && of.person.household ? homeText(of, spot) : null
  const weighed = wanted && found ? weigh(wanted, found.held, wordOf(b), home !== null) : undefined
  if (weighed?.fault) row.issues = [...row.issues, weighed.fault]
  if (row.issues.length > 0 || !wanted || !key || !spot) {
    if (found) seen.persons.add(found.row.id)
    return refused(b, reading, row, of, seen)
  }
  return {
    ...row,
    ...comesTo(b, { ...w, wanted, key, spot }, beside, found, weighed),
    home: home === null ? noHome : homeKey(b, b.row.id, home),
    found: found !== undefined,
    id_key: key,
    content: sealContent(b, b.row.id, no, { is: 'wanted', wanted }),
  }
}

type Whole = Weighing & { wanted: Wanted; key: Buffer; spot: string }

/** Who it is, what it does, and whether somebody has to look. */
function comesTo(
  b: Bringing,
  { wanted, key, spot, doubts }: Whole,
  { match, again }: Beside,
  found: There | undefined,
  weighed: Weighed | undefined,
): Pick<StagedRow, 'person' | 'deeds' | 'issues' | 'verdict'> {
  const issues = [...doubts]
  if (match && 'row' in match && match.doubt) issues.push(match.doubt)
  if (found && isElsewhere(found.row.place, spot)) issues.push('lives-elsewhere')
  const known = key.toString('base64')
  const twin = again.get(known)
  const person = found?.row.id ?? twin ?? b.house.newId()
  again.set(known, person)
  const fresh = twin
    ? ['again']
    : [
        ...wanted.categories.map((c) => `gives:${c.code}`),
        ...Object.keys(wanted.extras ?? {}).map((code) => `adds:${code}`),
        ...(wanted.contacts ?? []).slice(0, contactsMost).map((c) => `calls:${c.kind}`),
      ]
  const deeds = weighed ? deedsOf(weighed) : fresh
  const verdict = issues.length > 0 ? 'doubtful' : verdictOf(deeds, weighed !== undefined, twin !== undefined)
  return { person, deeds, issues: [...new Set(issues)], verdict }
}

function verdictOf(deeds: readonly string[], found: boolean, again: boolean): RowVerdict {
  // What stays as it is changes nobody.
  if (found) return deeds.some((d) => !d.startsWith('keeps')) ? 'changed' : 'same'
  return again ? 'changed' : 'new'
}

/** Numbers of households are counted anew in every village. */
function homeText({ sheet, person }: Waiting, spot: string | null): string {
  const text = person.household!
  return text.startsWith('head:') ? text : `${sheet}|${text.startsWith('no:') ? spot : ''}|${text}`
}

const parent = (path: string) => path.slice(0, path.lastIndexOf('/', path.length - 2) + 1)

const isElsewhere = (held: string, spot: string) =>
  !held.startsWith(spot) && !spot.startsWith(held) && parent(held) !== parent(spot)

/** Goes back as it came, without what is never kept; of a restricted matter nothing at all waits here. */
function refused(b: Bringing, { words }: Reading, row: StagedRow, of: Waiting, seen: Seen): StagedRow {
  const name = of.person.values.name
  if (typeof name === 'string') seen.names.add(foldName(name))
  if (of.sealed) return { ...row, issues: ['restricted'], spot: null }
  const never = (text: string) => {
    const folded = foldHeader(text)
    return refusedWhy(words, folded) !== undefined || sealedKind(words, folded) !== undefined
  }
  const cells: string[] = []
  for (const at of of.taken)
    if (!of.apart || of.counts(at)) cells[at] = never(of.cells[at] ?? '') ? '' : (of.cells[at] ?? '')
  const content = {
    is: 'cells',
    cells: Array.from(cells, (c) => c ?? ''),
    name: typeof name === 'string' ? name : null,
  } as const
  return { ...row, content: sealContent(b, b.row.id, row.no, content), issues: [...new Set(row.issues)] }
}
