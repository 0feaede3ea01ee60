/**
 * What a table says of restricted matters goes to whoever answers for them, once the rest was written. It is read from the file
 * again for that: from the preview to the confirmation it waits nowhere, and whoever imports sees how many and to whom.
 */
import type { RestrictedClass } from '../../../domain/kernel/restricted.ts'
import { stableId } from '../../../domain/kernel/stable-id.ts'
import { readPeople } from '../../../domain/people/import/file.ts'
import { classOfMatter } from '../../../domain/people/import/never.ts'
import type { SealedRow } from '../../../domain/people/import/rows.ts'
import { handedIn, offerRestricted, ownersByClass, type Handed, type Offer } from '../../kernel/restricted/offers.ts'
import { readSheets } from '../../kernel/sheets/index.ts'
import { rowsNumbered, setRestricted, type SeenRow } from '../store/import-store.ts'
import { breathe, knownFrom, openContent, openFileName, readingOf, write, type Bringing } from './bringing.ts'
import { offerWords } from './words.ts'

/** What a row says, by class; none where one of its matters has nobody to go to, or nobody knows of whom it speaks. */
export function offeredAs({ said, own }: SealedRow): Map<RestrictedClass, Record<string, string>> {
  const all = new Map<RestrictedClass, Record<string, string>>()
  for (const { kind, header, text } of own ? said : []) {
    const to = classOfMatter(kind)
    if (!to) return new Map()
    const body = all.get(to) ?? {}
    const before = body[header]
    all.set(to, { ...body, [header]: before && before !== text ? `${before}、${text}` : text })
  }
  return all
}

const asking = (b: Bringing) => ({ ...b, session: { account: b.row.account } })

/** For the preview: what would be handed in, and to whom as it stands today. */
export async function planned(b: Bringing, found: ReadonlyMap<RestrictedClass, number>): Promise<Handed[]> {
  if (found.size === 0) return []
  const owners = await ownersByClass(asking(b))
  return [...found]
    .map(([c, n]) => ({ class: c, n, to: owners.get(c) ?? [] }))
    .sort((a, z) => (a.class < z.class ? -1 : 1))
}

/** Rows that are looked up and handed in together. */
const together = 500

/** A repetition hands in nothing twice. */
export async function offer(b: Bringing): Promise<void> {
  if (b.row.restricted.length === 0) return
  const plan = b.row.plan!
  const { words, headers, thisYear } = await readingOf(b)
  const events = readPeople(readSheets(b.house.spool.pathOf(b.row.id)), {
    words,
    thisYear,
    fileName: openFileName(b, b.row),
    known: knownFrom(headers, plan.uses),
  })
  let no = 0
  let waiting: Numbered[] = []
  for await (const event of events) {
    if (event.is !== 'people' || plan.skip.includes(event.sheet)) continue
    const said = new Map(event.sealed.map((s) => [`${s.at}/${s.part}`, s]))
    for (const person of event.people) {
      no++
      const row = said.get(`${person.at}/${person.part}`)
      if (row) waiting.push({ no, sheet: event.sheet, row })
    }
    if (waiting.length >= together) {
      await handIn(b, waiting)
      waiting = []
    }
  }
  await handIn(b, waiting)
  const handed = await handedIn(asking(b), b.row.id)
  // Of a class that nobody answers for nothing was kept, and the page says so.
  const unowned = b.row.restricted.filter((r) => !handed.some((h) => h.class === r.class))
  await write(b, setRestricted(b.row.id, [...handed, ...unowned.map((r) => ({ ...r, n: 0 }))]))
}

interface Numbered {
  no: number
  sheet: number
  row: SealedRow
}

async function handIn(b: Bringing, waiting: readonly Numbered[]): Promise<void> {
  if (waiting.length === 0) return
  const written = await b.read((tx) =>
    rowsNumbered(
      tx,
      b.row.id,
      waiting.map((w) => w.no),
    ),
  )
  const rows = new Map(written.map((r) => [r.no, r]))
  const offers = waiting.flatMap((w) => offersOf(b, w, rows.get(w.no)))
  const source = [b.row.source, b.row.month].filter(Boolean).join(' ')
  await offerRestricted(asking(b), { batch: b.row.id, source }, offers)
  await breathe()
}

/** Nobody is given what was said of somebody else: where the row is no more the one that was previewed, nothing is handed in. */
function offersOf(b: Bringing, { no, sheet, row }: Numbered, written: SeenRow | undefined): Offer[] {
  if (!written?.person || written.content === null) return []
  if (written.sheet !== sheet || written.at !== row.at || written.part !== row.part) return []
  if (written.decided === 'other' && written.person !== stableId(b.row.id, 'other', no)) return []
  const content = openContent(b, b.row.id, no, written.content)
  if (content.is !== 'wanted' || content.wanted.name !== row.name || content.wanted.idNumber !== row.idNumber) return []
  const person = written.person
  return [...offeredAs(row)].map(([c, body]) => ({
    id: stableId(b.row.id, 'restricted', `${no}/${c}`),
    class: c,
    person,
    body: { [offerWords.name]: content.wanted.name, ...body },
  }))
}
