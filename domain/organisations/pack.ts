/** One line of `organisations.json`, and how the bodies that every place has (its government, its committee) follow from the tree. */
import { z } from 'zod'
import { countyOf, type PlacePath } from '../kernel/place-path.ts'
import { stableId } from '../kernel/stable-id.ts'
import type { Day, Place } from '../places/schema.ts'
import { Mailbox, OrgCode, Organisation } from './schema.ts'

const shape = Organisation.shape

/** A body named in the pack. `place` may be left out for the county itself. */
export const OrganisationLine = z.strictObject({
  code: OrgCode,
  name: shape.name,
  short: z.string().trim().max(20).optional(),
  kind: shape.kind,
  level: shape.level.default('county'),
  place: shape.place.optional(),
  government: z.boolean().default(true),
  regulator: OrgCode.optional(),
  parent: OrgCode.optional(),
  party: shape.party.default('authority'),
  leads: z.array(z.string().max(40)).default([]),
  phone: z.string().max(20).optional(),
  mail: Mailbox.optional(),
})
export type OrganisationLine = z.output<typeof OrganisationLine>

const idOf = (place: PlacePath, code: string) => stableId(countyOf(place), 'organisation', code)

/** @param county its path and the word for it; `{{level}}` in a name becomes that word (县民政局, 区民政局) */
export function organisationOf(
  line: OrganisationLine,
  county: { path: PlacePath; level: string },
  day: Day,
  sort: number,
): Organisation {
  const {
    short = null,
    regulator = null,
    parent = null,
    phone = null,
    mail = null,
    place = county.path,
    ...rest
  } = line
  const name = line.name.replaceAll('{{level}}', county.level)
  return {
    ...rest,
    id: idOf(place, line.code),
    name,
    short,
    place,
    regulator,
    parent,
    phone,
    mail,
    opened: day,
    closed: null,
    sort,
  }
}

/** `231025/100/zhanqian/001/` → `100-zhanqian-001`. */
export const placeCode = (path: PlacePath) => path.slice(7, -1).replaceAll('/', '-')

const ofPlace: Partial<Record<Place['kind'], Pick<Organisation, 'kind' | 'level' | 'party'> & { suffix: string }>> = {
  town: { kind: 'town-government', level: 'town', party: 'authority', suffix: '人民政府' },
  forestry: { kind: 'forestry-bureau', level: 'town', party: 'authority', suffix: '' },
  'sub-district': { kind: 'sub-district-office', level: 'sub-district', party: 'authority', suffix: '' },
  community: { kind: 'community-committee', level: 'community', party: 'committee', suffix: '' },
  village: { kind: 'village-committee', level: 'community', party: 'committee', suffix: '' },
}

/**
 * The body each place above the grid has by its nature. A committee is no state organ, but it takes orders on what the
 * lists of the county allow; so `government` is true for it and the lists are the fence.
 */
export function bodyOf(place: Place, day: Day): Organisation | undefined {
  const of = ofPlace[place.kind]
  if (!of) return undefined
  const code = `${of.kind}-${placeCode(place.path)}`
  const name = place.name.endsWith(of.suffix) ? place.name : place.name + of.suffix
  const { suffix: _, ...rest } = of
  return {
    ...rest,
    id: idOf(place.path, code),
    code,
    name,
    short: null,
    place: place.path,
    government: true,
    regulator: null,
    parent: null,
    leads: [],
    phone: place.helpLine,
    mail: null,
    opened: day,
    closed: null,
    sort: 1000 + place.sort,
  }
}
