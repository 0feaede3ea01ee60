/** Duties: what is due to whom, how often, and who was not met. Other rooms make a contact count through `matched`. */
import { dutiesApi } from '../../domain/duties/api.ts'
import { room } from '../kernel/context.ts'
import { caughtUp } from './catching-up.ts'
import { shelveOld, tick } from './clock.ts'
import { erased } from './erasing.ts'
import { died, dwellingsMoved, homeMoved, left, merged, moved, placeGone, returned, unmerged } from './follow.ts'
import { groundsChanged, lookAtGrounds } from './grounds.ts'
import { bondsInHand, enrolmentsInHand, overseenInHand } from './in-hand.ts'
import { enrolInvented } from './invented.ts'
import { makeDuties } from './making.ts'
import { followRecord } from './matching.ts'
import { installPlans } from './plans.ts'
import { dutiesRoutes } from './routes.ts'
import { makeWeather } from './weather.ts'

export const dutiesRoom = room({
  name: 'duties',
  api: dutiesApi,
  routes: dutiesRoutes,
  jobs: [
    {
      name: 'duties-make',
      every: '10 0 * * *',
      run: async (work) => {
        await makeDuties(work)
        await makeWeather(work)
        await lookAtGrounds(work)
        await shelveOld(work)
      },
    },
    { name: 'duties-clock', every: '*/5 * * * *', run: tick },
    { name: 'duties-invented', every: '* * * * *', run: enrolInvented },
  ],
  inHand: [enrolmentsInHand, bondsInHand, overseenInHand],
  on: {
    'catalogue.changed': installPlans,
    'records.recorded': followRecord,
    'records.corrected': followRecord,
    'duties.changed': caughtUp,
    'people.changed': groundsChanged,
    'people.died': died,
    'people.left': left,
    'people.returned': returned,
    'people.moved': moved,
    'people.household-changed': homeMoved,
    'people.erased': erased,
    'people.merged': merged,
    'people.unmerged': unmerged,
    'places.succeeded': placeGone,
    'places.dwellings-moved': dwellingsMoved,
  },
})

export { makeDuties } from './making.ts'
export { tick } from './clock.ts'
export { visitsRoom } from './visits/index.ts'
