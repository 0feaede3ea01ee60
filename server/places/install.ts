/** Addresses in one go, for packs: estates and landmarks that are there by id are left as they stand. */
import { stableId } from '../../domain/kernel/stable-id.ts'
import { drawOut, type DrawnOut, type EstateLine } from '../../domain/places/addresses.ts'
import type { GridWorker } from '../../domain/places/schema.ts'
import type { Landmark } from '../../domain/places/register.ts'
import { chunkRows, chunked } from '../kernel/db/bulk.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { edit, type Doing } from '../kernel/edit.ts'
import { bodyHash } from '../kernel/hash.ts'
import { landmarkWrites, registerWrites } from './register-acts.ts'
import { insertWorkers, knownWorkers } from './store/map-store.ts'
import { knownEstates, knownLandmarks } from './store/register-store.ts'

const idOf = (line: EstateLine) => drawOut({ ...line, buildings: [], houses: [] }, true).estate.id

/** Those that are not there yet. */
export async function newEstates(doing: Doing, lines: readonly EstateLine[]): Promise<EstateLine[]> {
  const ids = lines.map(idOf)
  const there = new Set((await doing.read((tx) => knownEstates(tx, ids))).map((r) => r.id))
  return lines.filter((_, i) => !there.has(ids[i]!))
}

const rowsOf = (d: DrawnOut) => 1 + d.buildings.length + d.units.length + d.dwellings.length

/** Draws out and enters what is not there yet, a chunk at a time. @returns how many estates were new */
export async function installEstates(doing: Doing, lines: readonly EstateLine[]): Promise<number> {
  const fresh = await newEstates(doing, lines)
  let chunk: DrawnOut[] = []
  let rows = 0
  const flush = async () => {
    const ids = chunk.map((d) => d.estate.id)
    if (chunk.length > 0) await installed(doing, 'estates', ids, registerWrites(chunk))
    chunk = []
    rows = 0
  }
  for (const line of fresh) {
    const drawn = drawOut(line, true)
    if (rows + rowsOf(drawn) > chunkRows) await flush()
    chunk.push(drawn)
    rows += rowsOf(drawn)
  }
  await flush()
  return fresh.length
}

export async function newLandmarks(doing: Doing, landmarks: readonly Landmark[]): Promise<Landmark[]> {
  const there = new Set(
    (
      await doing.read((tx) =>
        knownLandmarks(
          tx,
          landmarks.map((l) => l.id),
        ),
      )
    ).map((r) => r.id),
  )
  return landmarks.filter((l) => !there.has(l.id))
}

export async function installLandmarks(doing: Doing, landmarks: readonly Landmark[]): Promise<number> {
  const fresh = await newLandmarks(doing, landmarks)
  for (const chunk of chunked(fresh))
    await installed(
      doing,
      'landmarks',
      chunk.map((l) => l.id),
      landmarkWrites(chunk),
    )
  return fresh.length
}

/** Terms of grid workers; those there by id stay as they stand. */
export async function installWorkers(doing: Doing, workers: readonly GridWorker[]): Promise<number> {
  const ids = workers.map((w) => w.id)
  const there = new Set((await doing.read((tx) => knownWorkers(tx, ids))).map((r) => r.id))
  const fresh = workers.filter((w) => !there.has(w.id))
  for (const chunk of chunked(fresh))
    await installed(
      doing,
      'workers',
      chunk.map((w) => w.id),
      [insertWorkers(chunk)],
    )
  return fresh.length
}

function installed(doing: Doing, what: string, ids: string[], writes: Statement[]): Promise<void> {
  const hash = bodyHash(ids)
  return edit(
    doing,
    { id: doing.house.newId() },
    async () => undefined,
    () => ({
      act: 'places.install',
      kind: 'places-install',
      subject: stableId(doing.county.code, what, hash),
      version: 1,
      before: null,
      after: { what, rows: ids.length, hash },
      detail: { what, rows: ids.length },
      writes,
      answer: undefined,
    }),
    () => undefined,
  )
}
