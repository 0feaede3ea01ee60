/** For rooms below: everybody of a name in some places, with what tells two of a name apart; shown masked. */
import { wholeName } from '../../domain/people/keys.ts'
import type { Range } from '../../domain/kernel/place-path.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { findKeys, openName, openPhone } from './sealed.ts'
import { namesOfAll, phonesOfAll } from './store/match-store.ts'
import { idsByKeys, peopleByIds } from './store/person-store.ts'

export interface Called {
  id: string
  /** Masked. */
  name: string
  born: string | null
  home: string | null
  /** Masked, of the first number. */
  phone: string | null
  /** In clear; to compare with what somebody said, and for nobody's eyes. */
  phones: string[]
}

/** More of one name are told apart by hand. */
const most = 20

/** Which of these persons have a number that ends so. */
export async function endingSo(
  ctx: Ctx,
  tx: Tx,
  persons: readonly string[],
  tail: string,
): Promise<ReadonlySet<string>> {
  const phones = persons.length === 0 ? [] : await phonesOfAll(tx, persons)
  return new Set(phones.filter((p) => openPhone(ctx, p).endsWith(tail)).map((p) => p.person))
}

/** Of persons on a list: their name and numbers in clear, to make marks of or compare, and for nobody's eyes. */
export async function knownAs(
  ctx: Ctx,
  tx: Tx,
  persons: readonly string[],
): Promise<ReadonlyMap<string, { name: string; phones: string[] }>> {
  if (persons.length === 0) return new Map()
  const [names, phones] = await Promise.all([namesOfAll(tx, persons), phonesOfAll(tx, persons)])
  const phonesOf = (person: string) => phones.filter((p) => p.person === person).map((p) => openPhone(ctx, p))
  return new Map(names.map((n) => [n.id, { name: openName(ctx, n), phones: phonesOf(n.id) }]))
}

export async function calledSo(
  ctx: Ctx,
  tx: Tx,
  names: readonly string[],
  ranges: Range[],
): Promise<ReadonlyMap<string, Called[]>> {
  const ids = await Promise.all(
    names.map(async (n) => (await idsByKeys(tx, findKeys(ctx, [wholeName(n)]), ranges, most)).map((r) => r.person)),
  )
  const all = [...new Set(ids.flat())]
  if (all.length === 0) return new Map()
  const [rows, phones] = await Promise.all([peopleByIds(tx, dayOf(ctx.now), all), phonesOfAll(tx, all)])
  const phonesOf = (person: string) => phones.filter((p) => p.person === person).map((p) => openPhone(ctx, p))
  const by = new Map(
    rows
      .filter((r) => r.died === null)
      .map((r): [string, Called] => [
        r.id,
        {
          id: r.id,
          name: r.name,
          born: r.born,
          home: r.address,
          phone: r.phone,
          phones: phonesOf(r.id),
        },
      ]),
  )
  return new Map(names.map((n, i) => [n, ids[i]!.flatMap((id) => by.get(id) ?? [])]))
}
