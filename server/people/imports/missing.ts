/** Whom a complete roster does not name: proposed for the end of the category, with the roster as the reason. */
import { foldName } from '../../../domain/people/keys.ts'
import { rangeOf } from '../../../domain/kernel/place-path.ts'
import { openPerson } from '../sealed.ts'
import { insertRows, type StagedRow } from '../store/import-store.ts'
import { holdersNotIn, type HolderRow } from '../store/match-store.ts'
import { breathe, lastHome, write, type Bringing } from './bringing.ts'
import type { Seen } from './weighing.ts'

const page = 500
const first = '00000000-0000-0000-0000-000000000000'

/** @param after the number of the last row */
export async function stageMissing(b: Bringing, category: string, seen: Seen, after: number): Promise<void> {
  const { lo, hi } = rangeOf(b.row.place)
  let no = after
  for (let last = first; ;) {
    const holders = await b.read((tx) => holdersNotIn(tx, category, lo, hi, b.row.id, last, page))
    const rows = holders.filter((h) => !isSeen(b, h, seen)).map((h) => missing(b, h, ++no))
    if (rows.length > 0) await write(b, insertRows(rows))
    if (holders.length < page) return
    last = holders.at(-1)!.id
    await breathe()
  }
}

/** Somebody with this name has a row that was refused: nobody is left out because a number was unreadable. */
function isSeen(b: Bringing, h: HolderRow, seen: Seen): boolean {
  if (seen.persons.has(h.person)) return true
  if (seen.names.size === 0) return false
  return seen.names.has(foldName(openPerson(b, { ...blank, id: h.person, place: h.place, name: h.name }, []).name))
}

const blank = {
  name_masked: '',
  sex: 'unknown' as const,
  born: null,
  id_number: null,
  id_number_masked: null,
  id_number_key: null,
  address_note: null,
  died: null,
}

const missing = (b: Bringing, h: HolderRow, no: number): StagedRow => ({
  import: b.row.id,
  place: b.row.place,
  no,
  sheet: 0,
  at: null,
  part: 0,
  verdict: 'missing',
  home: lastHome,
  person: h.person,
  found: true,
  id_key: null,
  spot: h.place,
  content: null,
  issues: [],
  deeds: [`end:${b.row.category}`],
  category: h.id,
})
