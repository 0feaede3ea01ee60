/** The invented people of a demo county, in the dwellings of the places its pack names; blocks are added where they run out. */
import { z } from 'zod'
import type { Pack } from '../../domain/catalogue/pack.ts'
import { contains, PlacePath } from '../../domain/kernel/place-path.ts'
import { inventPeople, spread, type DwellingRef, type InventedHousehold } from '../../domain/people/invent.ts'
import { aFew, householdSize, wholeCounty } from '../../domain/people/manners.ts'
import { ageOn } from '../../domain/people/rules.ts'
import type { Person } from '../../domain/people/schema.ts'
import { drawOut, type EstateLine } from '../../domain/places/addresses.ts'
import { growEstates, gridsToFill } from '../../domain/places/grown.ts'
import { placesOf } from '../../domain/places/import.ts'
import type { Doing } from '../kernel/edit.ts'
import { installPeople } from '../people/index.ts'
import { installEstates } from '../places/index.ts'

const Crowd = z.strictObject({
  seed: z.int(),
  people: z.int().min(1).max(2_000_000),
  places: z.array(PlacePath).min(1),
})

/** Households turn out smaller than the average now and then. */
const reserve = 1.15

/** @param wanted more or fewer than the pack says; many are spread over the whole county */
export async function installCrowd(doing: Doing, pack: Pack, day: string, wanted?: number): Promise<Crowded> {
  const setting = pack.settings?.find((s) => s.key === 'people.demo')
  if (!setting || !pack.divisions) return { made: 0, elder: undefined }
  const { seed, people, places } = Crowd.parse(setting.value)
  const n = wanted ?? people
  const near = (pack.estates ?? [])
    .filter((e) => n > people || places.some((p) => contains(p, e.place)))
    .flatMap(homesIn)
  const manner = n > people ? wholeCounty : aFew
  const need = Math.ceil((n / householdSize(manner)) * reserve) + 10
  const more = need > near.length ? await grow(doing, pack, need - near.length, day) : []
  const dwellings = more.length > 0 ? [...near, ...more] : spread(near, need)
  let elder: Person | undefined
  const made = await installPeople(
    doing,
    noticed(inventPeople(seed, n, dwellings, day, manner), (home) => (elder ??= alone(home, day))),
  )
  return { made, elder }
}

export interface Crowded {
  made: number
  /** The first who is old and lives alone: the demo's resident speaks for herself, her daughter for her. */
  elder: Person | undefined
}

const alone = ({ members }: InventedHousehold, day: string): Person | undefined =>
  members.length === 1 && ageOn(members[0]!.person.born!, day) >= 70 && members[0]!.person.phones.length > 0
    ? members[0]!.person
    : undefined

function* noticed<T>(all: Iterable<T>, notice: (one: T) => void): Generator<T> {
  for (const one of all) {
    notice(one)
    yield one
  }
}

const homesIn = (line: EstateLine): DwellingRef[] =>
  drawOut(line, true).dwellings.map(({ id, place }) => ({ id, place, rural: line.kind === 'hamlet' }))

async function grow(doing: Doing, pack: Pack, dwellings: number, day: string): Promise<DwellingRef[]> {
  const lines = [...growEstates(gridsToFill(placesOf(pack.divisions!, day)), dwellings)]
  await installEstates(doing, lines)
  return lines.flatMap(homesIn)
}
