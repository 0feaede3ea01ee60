/** What the places, units and rooms of activities are called. */
import type { ActivityBrief } from '../../domain/activities/schema.ts'
import type { Tx } from '../kernel/db/tx.ts'
import type { Doing } from '../kernel/edit.ts'
import { organisationsOf } from '../organisations/index.ts'
import { facilitiesNamed, placesNamed, type ActivityRow } from './store/activity-store.ts'

const distinct = (values: readonly (string | null)[]) => [...new Set(values.filter((v) => v !== null))]

export interface Names {
  place: (path: string) => string
  unit: (code: string) => string
  unitPhone: (code: string) => string | null
  facility: (id: string | null) => { name: string; address: string; phone: string | null } | undefined
}

export async function namesFor(
  at: Pick<Doing, 'house' | 'county'>,
  tx: Tx,
  rows: readonly ActivityRow[],
): Promise<Names> {
  const [places, facilities, units] = await Promise.all([
    placesNamed(tx, distinct(rows.map((r) => r.place))),
    facilitiesNamed(tx, distinct(rows.map((r) => r.facility))),
    organisationsOf(at.house, at.county),
  ])
  const placeBy = new Map(places.map((p) => [p.path, p.name]))
  const facilityBy = new Map(facilities.map((f) => [f.id, f]))
  return {
    place: (path) => placeBy.get(path) ?? path,
    unit: (code) => units.get(code)?.name ?? code,
    unitPhone: (code) => units.get(code)?.phone ?? null,
    facility: (id) => (id === null ? undefined : facilityBy.get(id)),
  }
}

export const briefOf = (r: ActivityRow, names: Names): ActivityBrief => ({
  id: r.id,
  kind: r.kind,
  title: r.title,
  place: r.place,
  placeName: names.place(r.place),
  unit: r.unit,
  unitName: names.unit(r.unit),
  facility: r.facility,
  facilityName: names.facility(r.facility)?.name ?? null,
  spot: r.spot,
  from: r.from_at.toISOString(),
  to: r.to_at.toISOString(),
  capacity: r.capacity,
  themes: r.themes,
  status: r.status,
  version: r.version,
})
