/** The catalogue: what other rooms of the server may call. The rest they read in the views `catalogue_pub_*`. */
import { catalogueApi } from '../../domain/catalogue/api.ts'
import { room } from '../kernel/context.ts'
import { catalogueRoutes } from './routes.ts'

export { installCounty, PackFaults } from './county.ts'
export { catalogueOf, forgetCatalogue, itemAt, itemEver, type CatalogueNow } from './now.ts'
export { checkPolicies } from './policies.ts'
export { findPack } from './packs.ts'

export const catalogueRoom = room({ name: 'catalogue', api: catalogueApi, routes: catalogueRoutes })
