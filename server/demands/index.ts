/** What is asked of villages: the register of forms, duties, quotas and reports, and what may be assigned by it. */
import { demandsApi } from '../../domain/demands/api.ts'
import { room, type Consumer } from '../kernel/context.ts'
import { tellEnding } from './ending.ts'
import { install } from './install.ts'
import { partsChoice } from './parts.ts'
import { demandsRoutes } from './routes.ts'
import { followPlace } from './store.ts'

export { mustBeAdmitted } from './admitting.ts'
export { propose } from './asking.ts'
export { filledWrites } from './measuring.ts'
export type { DemandTold } from './ending.ts'

/** What is asked of a place is asked of what it became. */
const follow: Consumer = async (event, _, tx) => {
  const { old, heirs } = event.payload as { old: string; heirs: string[] }
  await tx.run(followPlace(old, heirs))
}

export const demandsRoom = room({
  name: 'demands',
  api: demandsApi,
  routes: demandsRoutes,
  settings: [partsChoice],
  jobs: [{ name: 'demands-ending', every: '10 7 * * *', run: tellEnding }],
  on: { 'catalogue.changed': install, 'places.succeeded': follow },
})
