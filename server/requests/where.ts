/** Where to go, in words: what the register of addresses calls it, and what was said beside. */
import type { MatterSpot } from '../../domain/requests/schema.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { textsById, type TextRow } from '../kernel/texts/store.ts'
import { addressesOf, saidWhere } from './list-store.ts'
import type { Names } from './names.ts'
import type { RequestRow } from './store.ts'

/** An act that may say where it is; `of`: the act that it corrects. */
interface Saying {
  id: string
  of?: string | null | undefined
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** The narrowest first: a door, an estate, a landmark. */
const registered = (s: RequestState): string[] =>
  [s.dwelling, s.estate, s.landmark].filter((id): id is string => id !== undefined && UUID.test(id))

/** What the register calls the places of these matters, by id. */
export async function addresses(tx: Tx, states: readonly RequestState[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(states.flatMap(registered))]
  if (ids.length === 0) return new Map()
  return new Map((await tx.rows<{ id: string; text: string }>(addressesOf(ids))).map((r) => [r.id, r.text]))
}

/**
 * The act whose words hold for the place.
 *
 * @param acts in the order of the stream: a correction counts instead of what it corrects
 */
export function sayingWhere<A extends Saying>(s: RequestState, acts: readonly A[]): A | undefined {
  const by = s.whereBy ?? acts[0]?.id
  return acts.findLast((a) => a.id === by || a.of === by)
}

export function spotOf(
  s: RequestState,
  names: Names,
  known: ReadonlyMap<string, string>,
  described: string | null | undefined,
): MatterSpot {
  const address = registered(s).flatMap((id) => known.get(id) ?? [])[0]
  return { label: names.where(s.place), ...(address && { address }), ...(described && { described }) }
}

/** The same for a page of a list, in three statements. */
export async function spotsOf(
  tx: Tx,
  rows: readonly RequestRow[],
  names: Names,
): Promise<(row: RequestRow) => MatterSpot> {
  if (rows.length === 0) return (row) => spotOf(row.state as RequestState, names, new Map(), undefined)
  const [known, lines] = await Promise.all([
    addresses(
      tx,
      rows.map((r) => r.state as RequestState),
    ),
    tx.rows<Saying & { request: string; words: string | null }>(saidWhere([...new Set(rows.map((r) => r.id))])),
  ])
  const wordsOf = (row: RequestRow) =>
    sayingWhere(
      row.state as RequestState,
      lines.filter((l) => l.request === row.id),
    )?.words
  const ids = [...new Set(rows.flatMap((r) => wordsOf(r) ?? []))]
  const texts = ids.length > 0 ? await tx.rows<TextRow>(textsById(ids)) : []
  const bodies = new Map(texts.map((t) => [t.id, t.body]))
  return (row) => spotOf(row.state as RequestState, names, known, bodies.get(wordsOf(row) ?? ''))
}
