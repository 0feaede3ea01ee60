/** Where to go, in words: what the register of addresses calls it, and what was said beside. */
import type { Whereabouts } from '../../domain/requests/schema.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { addressesOf, saidWhere } from './list-store.ts'
import type { Names } from './names.ts'
import type { RequestRow } from './store.ts'

/** An act that may say where it is; `of`: the act that it corrects. */
export interface Said {
  id: string
  of?: string | null | undefined
  described?: string | null | undefined
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** The narrowest first: a door, an estate, a landmark. */
const registered = (s: RequestState) =>
  [s.dwelling, s.estate, s.landmark].filter((id): id is string => id !== undefined && UUID.test(id))

/** What the register calls the places of these matters, by id. */
export async function addresses(tx: Tx, states: readonly RequestState[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(states.flatMap(registered))]
  if (ids.length === 0) return new Map()
  return new Map((await tx.rows<{ id: string; text: string }>(addressesOf(ids))).map((r) => [r.id, r.text]))
}

/** @param said in the order of the stream: a correction counts instead of what it corrects */
export function whereabouts(
  s: RequestState,
  names: Names,
  known: ReadonlyMap<string, string>,
  said: readonly Said[],
): Whereabouts {
  const by = s.whereBy ?? said[0]?.id
  const described = said.findLast((x) => x.id === by || x.of === by)?.described
  const address = registered(s).flatMap((id) => known.get(id) ?? [])[0]
  return { label: names.where(s.place), ...(address && { address }), ...(described && { described }) }
}

/** The same for a page of a list, in two statements. */
export async function whereaboutsOf(
  tx: Tx,
  rows: readonly RequestRow[],
  names: Names,
): Promise<(row: RequestRow) => Whereabouts> {
  const [known, lines] = await Promise.all([
    addresses(
      tx,
      rows.map((r) => r.state as RequestState),
    ),
    rows.length === 0 ? [] : tx.rows<Said & { request: string }>(saidWhere([...new Set(rows.map((r) => r.id))])),
  ])
  return (row) =>
    whereabouts(
      row.state as RequestState,
      names,
      known,
      lines.filter((l) => l.request === row.id),
    )
}
