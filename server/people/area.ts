/** The own area for a field phone: what every list shows of it, whole, and nothing when the phone has it already. */
import { fieldPeopleMost, nameMark, type FieldHome } from '../../domain/people/area.ts'
import { ageOn } from '../../domain/people/rules.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { bodyHash } from '../kernel/hash.ts'
import { openName } from './sealed.ts'
import { areaCount, areaGrids, areaPeople, type AreaRow } from './store/area-store.ts'

const digestLength = 32

export async function fieldArea(ctx: Ctx, have: string | undefined, most = fieldPeopleMost) {
  const day = dayOf(ctx.now)
  const { ranges } = ctx.scope
  const [rows, grids] = await ctx.read((tx) =>
    Promise.all([areaPeople(tx, day, ranges, most + 1), areaGrids(tx, ranges, day)]),
  )
  // Counted only where a phone is too small: few work in an area of a whole town.
  const all = rows.length > most ? (await ctx.read((tx) => areaCount(tx, ranges)))!.n : rows.length
  const homes = homesOf(ctx, rows.slice(0, most), day)
  const more = Math.max(0, all - most)
  const digest = bodyHash({ homes, grids, more }).slice(0, digestLength)
  return { digest, homes: digest === have ? null : homes, grids, more }
}

function homesOf(ctx: Ctx, rows: readonly AreaRow[], day: string): FieldHome[] {
  const homes = new Map<string, FieldHome>()
  // Two grants may reach the same grid.
  for (const row of new Map(rows.map((r) => [r.id, r])).values()) {
    const { place, dwelling, address, ordered } = row
    const id = row.household ?? row.id
    const home = homes.get(id) ?? { id, place, dwelling, address, ordered, people: [] }
    home.people.push({
      id: row.id,
      name: row.masked,
      mark: nameMark(row.id, openName(ctx, row)),
      sex: row.sex,
      age: row.born ? ageOn(row.born, day) : null,
      relation: row.relation,
      away: row.residence === 'registered-only',
    })
    homes.set(id, home)
  }
  return [...homes.values()]
}
