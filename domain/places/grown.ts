/** Invented estates and hamlets, as many as a crowd needs: blocks of flats where a community is, houses where a village is. */
import { parentOf, type PlacePath } from '../kernel/place-path.ts'
import type { EstateLine } from './addresses.ts'
import type { Place } from './schema.ts'

export interface GridToFill {
  path: PlacePath
  rural: boolean
}

/** The base grids of a map, each with what kind of place it lies in. */
export function gridsToFill(places: readonly Pick<Place, 'path' | 'parent' | 'kind' | 'gridKind'>[]): GridToFill[] {
  const villages = new Set(places.filter((p) => p.kind === 'village').map((p) => p.path))
  return places.flatMap((p) => (p.gridKind === 'base' ? [{ path: p.path, rural: villages.has(p.parent ?? '') }] : []))
}

const estates = '瑞祥 锦绣 金鑫 盛丰 和安 福临 祥云 富强 阳光 东方 世纪 龙泉 怡景 翠湖 兴隆 嘉和 鸿运 林海 江畔'.split(
  ' ',
)
const estateTails = '新城 新苑 雅居 华庭 里'.split(' ')
const hamletHeads = [...'东西南北上下前后大小新']
const hamletTails = '兴胜 安泉 双桥 柳河 红石 榆树 桦皮 三道 平安 永丰 团山 亮子 马场'.split(' ')

const block = { floors: 6, units: 4, doors: 2, elevator: false }
const inBlock = block.floors * block.units * block.doors
/** Of a street's estates each second one is called with its street. */
const streets = '站前街 中心大街 文化路 振兴路 林场路'.split(' ')

/** A grid of a community holds somewhat more homes than one of a village. */
const share = (g: GridToFill) => (g.rural ? 4 : 5)

/**
 * @param grids base grids; each gets an estate or a hamlet of its own
 * @param homes at least so many dwellings in all
 */
export function* growEstates(grids: readonly GridToFill[], homes: number): Generator<EstateLine> {
  const whole = grids.reduce((sum, g) => sum + share(g), 0)
  for (const [i, grid] of grids.entries()) {
    const wanted = Math.ceil((homes * share(grid)) / whole)
    const place = parentOf(grid.path)!
    const step = grid.path.slice(place.length, -1)
    if (grid.rural) {
      const name = `${hamletHeads[i % hamletHeads.length]}${hamletTails[(i * 5) % hamletTails.length]}屯`
      yield { place, name, kind: 'hamlet', buildings: [], houses: [{ grid: step, from: 1, to: wanted }] }
    } else {
      const name = `${estates[i % estates.length]}${estateTails[(i * 3) % estateTails.length]}`
      const buildings = Array.from({ length: Math.ceil(wanted / inBlock) }, (_, b) => ({
        ...block,
        name: `${b + 1}号楼`,
        grid: step,
      }))
      const street = i % 2 === 0 ? streets[(i / 2) % streets.length] : undefined
      yield { place, name, kind: 'estate', ...(street && { street }), buildings, houses: [] }
    }
  }
}
