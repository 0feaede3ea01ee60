/** The register of bodies as it stands, by code: asked with every routing, changed once in a while. */
import type { Organisation } from '../../domain/organisations/schema.ts'
import { perCounty } from '../kernel/cached.ts'
import type { County, House } from '../kernel/context.ts'
import { allBodies } from './store.ts'

export const organisationsNow = perCounty<ReadonlyMap<string, Organisation>>(
  async (tx) => new Map((await allBodies(tx)).map((o) => [o.code, o])),
)

/** Every body by code, the closed ones too (`isOpenOrg` of domain/organisations says which are). */
export const organisationsOf = (house: House, county: County): Promise<ReadonlyMap<string, Organisation>> =>
  organisationsNow.of(house, county)
