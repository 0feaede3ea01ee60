/** The requests room. */
import { requestsApi } from '../../domain/requests/api.ts'
import { room } from '../kernel/context.ts'
import { runTimers } from './jobs.ts'
import { recordMeasures, turnMeasures } from './measures.ts'
import { acceptReferral } from './referral.ts'
import { routes } from './routes.ts'

export const requestsRoom = room({
  name: 'requests',
  api: requestsApi,
  routes,
  jobs: [
    { name: 'requests-timers', every: '* * * * *', run: runTimers },
    { name: 'requests-measures', every: '*/10 * * * *', run: turnMeasures },
  ],
  on: { 'requests.acted': recordMeasures, 'requests.referred-out': acceptReferral },
})

export { namesFor, type Names } from './names.ts'
