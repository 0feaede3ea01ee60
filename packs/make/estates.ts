/** Invented estates, courtyards and hamlets of one community or village. */
import type { Seeded } from '../../domain/kernel/seeded.ts'
import type { OrganisationLine } from '../../domain/organisations/pack.ts'
import type { EstateLine } from '../../domain/places/addresses.ts'
import type { VillageEntry } from '../../domain/places/county-file.ts'
import { type Cell, somewhere } from './cells.ts'

const first = [...'和安福锦春晨景颐瑞嘉盛翠雅兴华裕康宁祥泰']
const second = [...'苑居园庭和润禾悦景源泽馨']
const last = ['小区', '家园', '新村', '公寓']

const step = (i: number) => String(i + 1).padStart(3, '0')

/** @param cells of the grids, in their order */
export function estatesOf(r: Seeded, place: string, v: VillageEntry, urban: boolean, cells: readonly Cell[], companies: readonly OrganisationLine[]): EstateLine[] {
  if (!urban) return [hamlet(r, place, v, cells)]
  // In the town each grid has about half an estate; out in the woods there are rows of single houses too.
  const estates = cells.slice(0, v.in ? 3 : 1).map((_, i) => estate(r, place, i, cells, v.in ? companies : []))
  if (!v.in) estates.push(hamlet(r, place, v, cells))
  return named(r, estates)
}

function hamlet(r: Seeded, place: string, v: VillageEntry, cells: readonly Cell[]): EstateLine {
  const name = v.name.replace(/(村委会|村|居委会|居民委员会|生活区)$/, '')
  let next = 1
  const houses = cells.map((_, i) => {
    const from = next
    next += r.int(6, 10)
    return { grid: step(i), from, to: next - 1 }
  })
  return { place, name: `${name}屯`, kind: 'hamlet', point: somewhere(r, cells[0]!), buildings: [], houses }
}

/** The i-th estate lies in the i-th grid and the ones after it, so that every grid has dwellings. */
function estate(r: Seeded, place: string, i: number, cells: readonly Cell[], companies: readonly OrganisationLine[]): EstateLine {
  const own = cells.map((_, k) => k).filter((k) => k % Math.min(3, cells.length) === i || companies.length === 0)
  const tall = r.chance(0.2)
  const buildings = own.flatMap((k) => Array.from({ length: 2 }, () => k)).map((k, n) => ({
    name: `${n + 1}号楼`, grid: step(k), floors: tall ? 11 : r.int(4, 6), units: r.int(2, 3), doors: 2, elevator: tall, point: somewhere(r, cells[k]!),
  }))
  const looked = companies.length > 0 && r.chance(0.7) ? { property: r.pick(companies).code } : {}
  return { place, name: '', kind: 'estate', ...looked, point: somewhere(r, cells[own[0]!]!), buildings, houses: [] }
}

/** Names invented from parts, none twice in a community. */
function named(r: Seeded, estates: EstateLine[]): EstateLine[] {
  const taken = new Set<string>()
  return estates.map((e) => {
    if (e.name) return e
    let name = ''
    do name = r.pick(first) + r.pick(second) + r.pick(last)
    while (taken.has(name))
    taken.add(name)
    return { ...e, name }
  })
}
