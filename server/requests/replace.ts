/**
 * The map was redrawn: what is open goes along. A place that became exactly one other takes its matters there; of one
 * that was split, those with a known dwelling follow the register. The rest stays where it was said to be, and the
 * dispatcher puts it right: only the address can tell. What is closed keeps its place.
 */
import { Refusal } from '../../domain/kernel/errors.ts'
import type { PlacePath } from '../../domain/kernel/place-path.ts'
import type { Actor } from '../../domain/requests/rules.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import type { Consumer, Work } from '../kernel/context.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { rulebook, type Rulebook } from './kinds.ts'
import { decide, load } from './perform.ts'
import { dwellingPlaces, namesOfPlaces, openAt } from './replace-store.ts'
import { requestById, type RequestRow } from './store.ts'
import { splitText } from './words.ts'

const mapActor: Actor = { account: null, parties: ['system'], units: [], leads: [] }

interface Open {
  id: string
  dwelling: string | null
}

/** Each matter in its own transaction; a second delivery finds the moved ones gone from the old place. */
export const followMap: Consumer = async (event, work, tx) => {
  const { old, heirs, ...one } = event.payload as { old: PlacePath; new: PlacePath; heirs: PlacePath[] }
  // Told once for each heir; the first time everything is done.
  if (one.new !== heirs[0]) return
  const open = await work.read((own) => own.rows<Open>(openAt(old)))
  if (open.length === 0) return
  const book = await rulebook(work.house, work.county)
  const where = heirs.length === 1 ? () => heirs[0] : await byDwelling(tx, open, heirs)
  const said = heirs.length > 1 ? await splitNote(tx, old, heirs) : undefined
  let [moved, noted] = [0, 0]
  for (const matter of open) {
    const place = where(matter)
    if (place) moved += Number(await goes(work, book, matter.id, place))
    else if (said) noted += Number(await does(work, book, matter.id, 'note', { said }))
  }
  await work.act(
    async () => undefined,
    () => ({
      writes: [],
      audit: [
        {
          act: 'requests.follow-map',
          subjectKind: 'place',
          subject: old,
          detail: { event: event.id, moved, left: open.length - moved, noted },
        },
      ],
      events: [],
      answer: undefined,
    }),
  )
}

/** The register has been redrawn in this same transaction, so it is asked there. */
async function byDwelling(tx: Tx, open: Open[], heirs: PlacePath[]): Promise<(m: Open) => PlacePath | undefined> {
  const ids = open.flatMap((m) => m.dwelling ?? [])
  const rows = ids.length > 0 ? await tx.rows<{ id: string; place: PlacePath }>(dwellingPlaces(ids)) : []
  const places = new Map(rows.map((r) => [r.id, r.place]))
  return ({ dwelling }) => {
    const place = dwelling === null ? undefined : places.get(dwelling)
    return place && heirs.some((heir) => place.startsWith(heir)) ? place : undefined
  }
}

/** Names as they stand in this same transaction: what was cached knows nothing of the heirs. */
async function splitNote(tx: Tx, old: PlacePath, heirs: PlacePath[]): Promise<string> {
  const rows = await tx.rows<{ path: string; name: string }>(namesOfPlaces([old, ...heirs]))
  const name = (path: string) => rows.find((r) => r.path === path)?.name ?? path
  return splitText(name(old), heirs.map(name))
}

/** @returns whether it went; what is resolved or being put right stays until it is done */
async function goes(work: Work, book: Rulebook, request: string, place: PlacePath): Promise<boolean> {
  const row = await work.read((tx) => tx.one<RequestRow>(requestById(request)))
  if (!row) return false
  const { dwelling, estate, landmark } = row.state as RequestState
  const where = { place, ...(dwelling && { dwelling }), ...(estate && { estate }), ...(landmark && { landmark }) }
  return does(work, book, request, 'reclassify', { where })
}

/** As the system. @returns whether the matter, as it stands, allowed it */
async function does(
  work: Work,
  book: Rulebook,
  request: string,
  kind: 'reclassify' | 'note',
  body: Record<string, unknown>,
): Promise<boolean> {
  const doing = {
    house: work.house,
    county: work.county,
    now: work.now,
    book,
    session: undefined,
    actor: () => mapActor,
    request,
    kind,
    body: { id: work.house.newId(), ...body },
  }
  try {
    await work.act(
      (tx) => load(doing, tx),
      (loaded) => decide(doing, loaded),
    )
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
