/** Facilities: what other rooms of the server may call. The rest they read in the views `facilities_pub_*`. */
import { facilitiesApi } from '../../domain/facilities/api.ts'
import { room, type Consumer } from '../kernel/context.ts'
import { install } from './install.ts'
import { facilitiesRoutes } from './routes.ts'
import { followPlace } from './store/facility-store.ts'

export { giving, heldOf, taking, rulesOfUse, type UseRules } from './uses.ts'

/** Facilities of a place that became exactly one other go along. */
const follow: Consumer = async (event, _, tx) => {
  const { old, heirs } = event.payload as { old: string; heirs: string[] }
  if (heirs.length === 1) await tx.run(followPlace(old, heirs[0]!))
}

export const facilitiesRoom = room({
  name: 'facilities',
  api: facilitiesApi,
  routes: facilitiesRoutes,
  on: { 'catalogue.changed': install, 'places.succeeded': follow },
})
