/** The indicators room: counts what other rooms measured, and opens every number to the rows behind it. */
import { indicatorsApi } from '../../domain/indicators/api.ts'
import { room } from '../kernel/context.ts'
import { settings } from './close.ts'
import { countPending, putDown, putDownDuties, putDownRecords } from './count.ts'
import { installFromPack } from './define.ts'
import { jobs } from './jobs.ts'
import { routes } from './routes.ts'

export const indicatorsRoom = room({
  name: 'indicators',
  api: indicatorsApi,
  routes,
  jobs,
  settings,
  on: {
    'requests.measured': putDown,
    'duties.settled': putDownDuties,
    'duties.made': putDownDuties,
    'duties.closed': putDownDuties,
    'duties.changed': putDownDuties,
    'records.recorded': putDownRecords,
    'records.corrected': putDownRecords,
    'indicators.count': countPending,
    'catalogue.changed': installFromPack,
  },
})

export { closeMonths, compareClosed } from './close.ts'
export { catchUp, compareRows, compareSums } from './recount.ts'
