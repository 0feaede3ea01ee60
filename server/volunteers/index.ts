/**
 * Volunteers: who gives their time, and the hours that service records say of them. Rooms below ask `mayServeOn` where somebody signs up,
 * is sent or is checked in, write service records that name the volunteer as a person, and hear of what counts by
 * `volunteers.counted` and `volunteers.recalled`. The rest they read in the views `volunteers_pub_*`.
 */
import { volunteersApi } from '../../domain/volunteers/api.ts'
import { exchangeApi } from '../../domain/volunteers/exchange-api.ts'
import { hoursApi } from '../../domain/volunteers/hours-api.ts'
import { papersApi } from '../../domain/volunteers/papers-api.ts'
import { room } from '../kernel/context.ts'
import { countDue, levelled } from './counting.ts'
import { install } from './definitions.ts'
import {
  decided,
  dwellingsMoved,
  householdMoved,
  joined,
  personGone,
  personMoved,
  personsErased,
  personsMerged,
  personsUnmerged,
  placeGone,
  verified,
} from './follow.ts'
import { inventVolunteers } from './invented.ts'
import { consentChanged } from './own.ts'
import { followRecord } from './follow-records.ts'
import { exchangeRoutes, hoursRoutes, papersRoutes, routes } from './routes.ts'

export type { HoursChanged } from './counting.ts'
export { verifyHours } from './proof.ts'
export { counts as volunteerCounts } from './counts.ts'
export { mayServeOn } from './serving.ts'
/** Skills and languages to choose from, as they hold on a day. */
export { skills as volunteerSkills } from './definitions.ts'
/** The volunteer who told their number; who may ask is decided by the room that asks. */
export { byNumber as volunteerOf } from './store/volunteer-store.ts'

export const volunteersRoom = room({
  name: 'volunteers',
  api: { ...volunteersApi },
  routes,
  jobs: [
    { name: 'volunteers-count', every: '*/10 * * * *', run: countDue },
    { name: 'volunteers-invented', every: '* * * * *', run: inventVolunteers },
    { name: 'volunteers-levels', every: '20 0 * * *', run: levelled },
  ],
  on: {
    'catalogue.changed': install,
    'people.moved': personMoved,
    'people.died': personGone,
    'people.left': personGone,
    'people.household-changed': householdMoved,
    'people.erased': personsErased,
    'people.merged': personsMerged,
    'people.unmerged': personsUnmerged,
    'places.succeeded': placeGone,
    'places.dwellings-moved': dwellingsMoved,
    'records.recorded': followRecord,
    'records.corrected': followRecord,
    'rights.consent-changed': consentChanged,
    'volunteers.joined': joined,
    'volunteers.verified': verified,
    'volunteers.decided': decided,
  },
})

/** Sentences of their own for hours, under a name of their own. */
export const volunteerHoursRoom = room({ name: 'hours', api: hoursApi, routes: hoursRoutes })

/** The same for papers. */
export const volunteerPapersRoom = room({ name: 'papers', api: papersApi, routes: papersRoutes })

/** And for what goes to another system and comes from it. */
export const volunteerExchangeRoom = room({ name: 'exchange', api: exchangeApi, routes: exchangeRoutes })
