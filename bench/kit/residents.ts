/** Residents by the hundred thousand for the benches that read them: one database for all, laid down once. */
import { gridsToFill } from '../../domain/places/grown.ts'
import { placesOf } from '../../domain/places/import.ts'
import { loadPack } from '../../packs/read.ts'
import { county, openBench, type Bench } from './house.ts'

const grids = gridsToFill(placesOf(loadPack('linkou').pack!.divisions!, '2020-01-01'))

/** Where the seats that find people sit: `find-county`, `find-town`, `find-grid`. */
export const scopes: Record<'county' | 'town' | 'grid', string> = {
  county: `${county.code}/`,
  town: `${county.code}/100/`,
  grid: `${county.code}/100/zhanqian/001/001/`,
}

export const openResidents = (people: number): Promise<Bench> =>
  openBench('residents', {
    seats: [
      ...Object.entries(scopes).map(([name, place]) => ({
        login: `find-${name}`,
        name,
        role: 'duty-officer' as const,
        place,
      })),
      { login: 'take-out', name: 'take-out', role: 'ledger-keeper', place: `${county.code}/` },
    ],
    people: { seed: 20261101, people, grids, day: '2026-11-01' },
  })
