/** Places: what other rooms of the server may call. The rest they read in the views `places_pub_*`. */
import { placesApi } from '../../domain/places/api.ts'
import { room } from '../kernel/context.ts'
import { workersInHand } from './in-hand.ts'
import { beginNames, readdress } from './jobs.ts'
import { placesRoutes } from './routes.ts'

export { mapFaults } from './faults.ts'
export { importDivisions, previewImport } from './import.ts'
export { installEstates, installLandmarks, installWorkers, newEstates, newLandmarks } from './install.ts'

export const placesRoom = room({
  name: 'places',
  api: placesApi,
  routes: placesRoutes,
  jobs: [beginNames],
  inHand: [workersInHand],
  on: { 'places.succeeded': readdress },
})
