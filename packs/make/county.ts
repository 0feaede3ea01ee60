/**
 * Dresses bare divisions (codes and names) for a demo: grids with invented outlines, help-lines, estates, houses, landmarks
 * and property companies. Same input, same seed, same bytes.
 */
import { seeded, type Seeded } from '../../domain/kernel/seeded.ts'
import type { OrganisationLine } from '../../domain/organisations/pack.ts'
import type { EstateLine, LandmarkLine } from '../../domain/places/addresses.ts'
import type { CountyFile, TownEntry, VillageEntry } from '../../domain/places/county-file.ts'
import { kindOfCode } from '../../domain/places/import.ts'
import { type Cell, divide, somewhere } from './cells.ts'
import { estatesOf } from './estates.ts'

export interface Dressing {
  seed: number
  cell: Cell
  /** Landmarks that are known by name; where they stand is invented. */
  landmarks: LandmarkLine[]
  /** Names of property companies; all invented. */
  companies: string[]
}

export interface Dressed {
  divisions: CountyFile
  estates: EstateLine[]
  landmarks: LandmarkLine[]
  companies: OrganisationLine[]
}

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八']

/** Nobody is called by it: 000, then the code's last digits. */
const helpLine = (code: string) => `0000${code.slice(-6).padStart(6, '0')}1`

export function dress(bare: CountyFile, d: Dressing): Dressed {
  const r = seeded(d.seed)
  const out: Dressed = {
    divisions: { ...bare, helpLine: helpLine(bare.code), outline: [...d.cell], outlines: 'fictional', children: [] },
    estates: [],
    landmarks: [],
    companies: d.companies.map((name, i) => ({
      code: `property-${i + 1}`, name, kind: 'property-company', level: 'community', government: false, regulator: 'zhujianju', party: 'company', leads: [],
      phone: `00008${String(i + 1).padStart(6, '0')}`,
      mail: `property-${i + 1}@c${bare.code}.example`,
    })),
  }
  const cells = divide(r, d.cell, bare.children.map((t) => t.children.length))
  bare.children.forEach((town, i) => out.divisions.children.push(dressTown(r, bare.code, town, cells[i]!, out)))
  out.landmarks.push(...d.landmarks)
  return out
}

/** Communities of a local level lie together in the middle of the town, small beside its villages. */
function dressTown(r: Seeded, county: string, town: TownEntry, cell: Cell, out: Dressed): TownEntry {
  const loose = town.children.filter((v) => !v.in)
  const half = Math.ceil(loose.length / 2)
  const blocks = [
    ...loose.slice(0, half).map((v) => ({ local: undefined, villages: [v], weight: 1 })),
    ...town.local.map((local) => ({ local, villages: town.children.filter((v) => v.in === local.step), weight: 0.12 })),
    ...loose.slice(half).map((v) => ({ local: undefined, villages: [v], weight: 1 })),
  ]
  const cells = divide(r, cell, blocks.map((b) => b.weight))
  const done = new Map<string, VillageEntry>()
  const outlines = new Map<string, Cell>()
  blocks.forEach((block, i) => {
    const parts = block.local ? divide(r, cells[i]!, block.villages.map(() => 1)) : [cells[i]!]
    if (block.local) outlines.set(block.local.step, cells[i]!)
    block.villages.forEach((v, k) => {
      const path = [county, town.code.slice(6), ...(v.in ? [v.in] : []), v.code.slice(9), ''].join('/')
      done.set(v.code, dressVillage(r, path, v, parts[k]!, out))
    })
  })
  const path = `${county}/${town.code.slice(6)}/`
  if (town.local.length === 0) out.landmarks.push(...townLandmarks(r, path, town.name, cell))
  return {
    ...town,
    helpLine: helpLine(town.code),
    outline: [...cell],
    local: town.local.map((l, i) => ({ ...l, helpLine: helpLine(`${town.code}${900 + i}`), outline: [...outlines.get(l.step)!] })),
    children: town.children.map((v) => done.get(v.code)!),
  }
}

const townLandmarks = (r: Seeded, place: string, name: string, cell: Cell): LandmarkLine[] => {
  const short = name.replace(/(镇|乡|林业局|街道)$/, '')
  return [
    { place, name: `${short}便民服务中心`, kind: 'office', point: somewhere(r, cell) },
    { place, name: `${short}集市`, kind: 'market', point: somewhere(r, cell) },
  ]
}

function dressVillage(r: Seeded, path: string, v: VillageEntry, cell: Cell, out: Dressed): VillageEntry {
  const { kind } = kindOfCode(v.code, v.name)
  const urban = kind === 'community'
  const grids = urban ? r.int(4, 6) : r.int(2, 3)
  const cells = divide(r, cell, Array.from({ length: grids }, () => 1))
  const entry: VillageEntry = {
    ...v,
    helpLine: helpLine(v.code),
    outline: [...cell],
    grids: cells.map((c, i) => ({ step: String(i + 1).padStart(3, '0'), name: `第${ordinals[i]}网格`, kind: 'base', outline: [...c], micro: [] })),
  }
  if (v.in && v.code.endsWith('001')) addSpecial(entry)
  out.estates.push(...estatesOf(r, path, v, urban, cells, out.companies))
  return entry
}

/** One community of the demo has a dedicated grid and micro grids, so that both are seen. */
function addSpecial(entry: VillageEntry) {
  entry.grids[0]!.micro = [{ step: 'w1', name: '1—3号楼微网格' }, { step: 'w2', name: '4号楼以上微网格' }]
  entry.grids.push({ step: 'z01', name: '集贸市场专属网格', kind: 'dedicated', micro: [] })
}
