/** The catalogue: what other rooms of the server may call. The rest they read in the views `catalogue_pub_*`. */
import { alarmsSetting } from '../../domain/catalogue/alarms.ts'
import { catalogueApi } from '../../domain/catalogue/api.ts'
import { Alarm } from '../../domain/catalogue/schema.ts'
import { room } from '../kernel/context.ts'
import { forgetCatalogue } from './now.ts'
import { catalogueRoutes } from './routes.ts'

export { installCounty, PackFaults } from './county.ts'
export { catalogueOf, forgetCatalogue, itemAt, itemEver, type CatalogueNow } from './now.ts'
export { checkPolicies } from './policies.ts'
export { findPack } from './packs.ts'

export const catalogueRoom = room({
  name: 'catalogue',
  api: catalogueApi,
  routes: catalogueRoutes,
  settings: [{ name: alarmsSetting, shape: Alarm.array().max(10), usual: [], changed: forgetCatalogue }],
})
