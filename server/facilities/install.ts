/** Facilities of a pack: entered once; what is there by place and name stays as it stands. */
import { readPack } from '../../domain/catalogue/pack.ts'
import { facilityLines, facilityOf, type FacilityLine } from '../../domain/facilities/pack.ts'
import type { Consumer, Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { chunked } from '../kernel/db/bulk.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { packFiles } from '../kernel/packs-folder.ts'
import { kinds } from './kinds.ts'
import {
  estatesIn,
  facilitiesNamed,
  insertFacilities,
  placesNamed,
  unitsNamed,
  type Housed,
} from './store/facility-store.ts'

const distinct = (values: (string | null | undefined)[]) => [...new Set(values.filter((v) => v != null))]

/** What of the lines is new and stands on something: place, kind, estate, house and unit are there. */
async function freshOf(tx: Tx, work: Work, lines: readonly FacilityLine[]): Promise<Housed[]> {
  const communities = distinct(lines.map((l) => l.place))
  const [known, places, estates, units] = await Promise.all([
    kinds.within(tx, dayOf(work.now)),
    placesNamed(tx, communities),
    estatesIn(tx, communities),
    unitsNamed(tx, distinct(lines.map((l) => l.unit))),
  ])
  const estateOf = (l: FacilityLine) => estates.find((e) => e.place === l.place && e.name === l.estate)?.id
  const all = lines.map((line) => ({ line, of: facilityOf(line, estateOf(line) ?? null) }))
  const ids = new Set(all.map((a) => a.of.id))
  const strange = ({ line, of }: (typeof all)[number]) =>
    !known.has(of.kind) ||
    !places.some((p) => p.path === of.place) ||
    (line.estate !== undefined && of.estate === null) ||
    (of.unit !== null && !units.some((u) => u.code === of.unit)) ||
    (of.within !== null && !ids.has(of.within))
  const wrong = all.filter(strange)
  if (wrong.length > 0)
    work.house.log.error({ names: wrong.slice(0, 5).map((w) => w.line.name) }, 'facilities stand on nothing')
  const there = new Set((await facilitiesNamed(tx, [...ids])).map((r) => r.id))
  return all
    .filter((a) => !strange(a) && !there.has(a.of.id))
    .map(({ of }) => ({ ...of, houseHours: all.find((a) => a.of.id === of.within)?.of.hours ?? null }))
    .sort((a, b) => Number(a.within !== null) - Number(b.within !== null))
}

async function installFacilities(pack: string, work: Work): Promise<void> {
  const files = packFiles(pack)
  if (!files) return
  const { lines, faults } = facilityLines(files)
  if (faults.length > 0) work.house.log.error({ pack, faults: faults.slice(0, 5) }, 'facilities cannot be read')
  if (lines.length === 0) return
  const fresh = await work.read((tx) => freshOf(tx, work, lines))
  for (const chunk of chunked(fresh))
    await work.act(
      async () => undefined,
      () => ({
        writes: [insertFacilities(chunk)],
        audit: [{ act: 'facilities.install', subjectKind: 'pack', subject: pack, detail: { rows: chunk.length } }],
        events: [
          {
            name: 'facilities.changed',
            version: 1,
            subject: work.house.newId(),
            seq: 1,
            payload: { pack },
            topics: ['facilities'],
          },
        ],
        answer: undefined,
      }),
    )
}

/** Packs that must stand first: their events may be delivered later. */
const neededBy = (pack: string): string[] => {
  const files = packFiles(pack)
  return (files && readPack(files).pack?.manifest.needs) ?? []
}

/** A pack was installed or grew: kinds of what it needs and its own first, then what is of these kinds. */
export const install: Consumer = async (event, work, tx) => {
  const { pack } = event.payload as { pack?: string }
  if (!pack) return
  for (const from of [...neededBy(pack), pack]) await kinds.install({ ...event, payload: { pack: from } }, work, tx)
  await installFacilities(pack, work)
}
