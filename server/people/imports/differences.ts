/** A table that is laid beside the register and never applied: what its rows would do is read as what differs, and of whom. */
import {
  causeOfFound,
  causeOfMissing,
  causeOfRefusal,
  likely,
  settlerOf,
  type Cause,
  type Namesake,
  type Side,
} from '../../../domain/people/differences.ts'
import { nilId } from '../../../domain/kernel/id.ts'
import { rangeOf } from '../../../domain/kernel/place-path.ts'
import { foldName } from '../../../domain/people/keys.ts'
import type { Tx } from '../../kernel/db/tx.ts'
import { openName, openPerson, sameNameKey } from '../sealed.ts'
import {
  insertDifferences,
  personsByIds,
  personsNotIn,
  rowsToCompare,
  type DifferenceRow,
} from '../store/difference-store.ts'
import type { SeenRow } from '../store/import-store.ts'
import { categoriesOfAll, holdersNotIn, phonesOfAll } from '../store/match-store.ts'
import { idsByKeys } from '../store/person-store.ts'
import { breathe, openContent, write, type Bringing, type Content } from './bringing.ts'
import type { Seen } from './weighing.ts'

const page = 400

/** @param last number of the last row of the table */
export async function findDifferences(b: Bringing, seen: Seen, last: number): Promise<void> {
  /** Of ours, whom a row without their number probably means: nobody whom the table does not name. */
  const meant = new Set<string>()
  for (let after = 0; ;) {
    const rows = await b.read((tx) => rowsToCompare(tx, b.row.id, after, page))
    const found = await b.read((tx) => compared(tx, b, rows, meant))
    if (found.length > 0) await write(b, insertDifferences(found))
    if (rows.length < page) break
    after = rows.at(-1)!.no
    await breathe()
  }
  await onlyHere(b, seen, meant, last)
}

type Opened = SeenRow & { content_: Content | null }

async function compared(tx: Tx, b: Bringing, rows: readonly SeenRow[], meant: Set<string>): Promise<DifferenceRow[]> {
  const all: Opened[] = rows.map((r) => ({
    ...r,
    content_: r.content === null ? null : openContent(b, b.row.id, r.no, r.content),
  }))
  const known = await hereOf(
    tx,
    b,
    all.flatMap((r) => (r.found && r.person ? [r.person] : [])),
  )
  const alike = await namesakes(tx, b, all)
  return all.flatMap((r) => {
    const row = { import: b.row.id, no: r.no, place: b.row.place, spot: r.spot }
    const made = (side: Side, cause: Cause, person: string | null, fields: string[] = []): DifferenceRow[] => [
      { ...row, side, cause, settler: settlerOf(cause), person, fields },
    ]
    if (r.verdict === 'refused') {
      const cause = causeOfRefusal(r.issues)
      // Whom it means is known only where the number found somebody.
      const side = cause === 'died-here' || cause === 'left-here' ? 'both' : 'there'
      return cause ? made(side, cause, null, r.issues) : []
    }
    const wanted = r.content_?.is === 'wanted' ? r.content_.wanted : undefined
    if (!wanted) return []
    const here = r.found && r.person ? known.get(r.person) : undefined
    if (here) {
      const differs = causeOfFound(r.deeds, r.issues, { here: here.name, there: wanted.name }, here.ended)
      return differs ? made('both', differs.cause, r.person, differs.fields) : []
    }
    // A second row of the same table says nothing more.
    if (r.deeds.includes('again')) return []
    const probably = likely(wanted, alike.get(foldName(wanted.name)) ?? [])
    if (!probably) return made('there', 'moved-in', null)
    meant.add(probably.person)
    return made('both', probably.cause, probably.person, ['differs:idNumber'])
  })
}

/** Names, and categories that are over. */
async function hereOf(tx: Tx, b: Bringing, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { name: string; ended: Set<string> }>()
  const [persons, categories] = await Promise.all([personsByIds(tx, ids), categoriesOfAll(tx, ids)])
  const map = new Map(persons.map((p) => [p.id, { name: openName(b, p), ended: new Set<string>() }]))
  for (const c of categories) if (c.to !== null) map.get(c.person)?.ended.add(c.category)
  return map
}

/** Of ours in the place, everybody with the very name of a row that found nobody. */
async function namesakes(tx: Tx, b: Bringing, rows: readonly Opened[]): Promise<Map<string, Namesake[]>> {
  const names = new Set(
    rows.flatMap((r) => (!r.found && r.content_?.is === 'wanted' ? [foldName(r.content_.wanted.name)] : [])),
  )
  const map = new Map<string, Namesake[]>()
  if (names.size === 0) return map
  const keys = [...names].map((n) => sameNameKey(b, n))
  const ids = (await idsByKeys(tx, keys, [rangeOf(b.row.place)], 5_000)).map((r) => r.person)
  if (ids.length === 0) return map
  const [persons, phones] = await Promise.all([personsByIds(tx, ids), phonesOfAll(tx, ids)])
  for (const p of persons) {
    const {
      id,
      name,
      born,
      idNumber,
      phones: numbers,
    } = openPerson(
      b,
      p,
      phones.filter((f) => f.person === p.id),
    )
    const key = foldName(name)
    if (names.has(key)) map.set(key, [...(map.get(key) ?? []), { id, born, idNumber, phones: numbers }])
  }
  return map
}

/** Whom the table does not name: those of its category, or without one everybody of the place. */
async function onlyHere(b: Bringing, seen: Seen, meant: ReadonlySet<string>, last: number): Promise<void> {
  const { category, month, place } = b.row
  const range = rangeOf(place)
  let no = last
  const lay = async (found: readonly { person: string; place: string; name: string; from: string | null }[]) => {
    const rows = found
      .filter((f) => !meant.has(f.person) && !seen.persons.has(f.person))
      // Somebody of this name has a row that cannot be read: told there.
      .filter((f) => seen.names.size === 0 || !seen.names.has(foldName(openName(b, { id: f.person, name: f.name }))))
      .map((f): DifferenceRow => {
        const cause = causeOfMissing(f.from, month!)
        const common = { import: b.row.id, no: ++no, place, spot: f.place, person: f.person }
        return {
          ...common,
          side: 'here',
          cause,
          settler: settlerOf(cause),
          fields: category ? [`end:${category}`] : [],
        }
      })
    if (rows.length > 0) await write(b, insertDifferences(rows))
    await breathe()
  }
  if (category) {
    for (let after: string = nilId; ;) {
      const found = await b.read((tx) => holdersNotIn(tx, category, range.lo, range.hi, b.row.id, after, page))
      await lay(found)
      if (found.length < page) return
      after = found.at(-1)!.id
    }
  }
  for (let after: [string, string] = [range.lo, nilId]; ;) {
    const found = await b.read((tx) => personsNotIn(tx, range, b.row.id, after, page))
    await lay(found.map((f) => ({ person: f.id, place: f.place, name: f.name, from: null })))
    if (found.length < page) return
    after = [found.at(-1)!.place, found.at(-1)!.id]
  }
}
