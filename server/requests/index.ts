/** The requests room. */
import { requestsApi } from '../../domain/requests/api.ts'
import { room } from '../kernel/context.ts'
import { runTimers } from './jobs.ts'
import { acceptReferral } from './referral.ts'
import { routes } from './routes.ts'

export const requestsRoom = room({
  name: 'requests',
  api: requestsApi,
  routes,
  jobs: [{ name: 'requests-timers', every: '* * * * *', run: runTimers }],
  on: { 'requests.referred-out': acceptReferral },
})
