/** The records room. Other rooms add a record to their own act through `recordWrites`. */
import { recordsApi } from '../../domain/records/api.ts'
import { room } from '../kernel/context.ts'
import { askAboutUse } from '../people/index.ts'
import { forgetBytes, sweepUploads } from './jobs.ts'
import { routes } from './routes.ts'
import { servedAmong } from './store.ts'

export const recordsRoom = room({
  name: 'records',
  api: recordsApi,
  routes,
  jobs: [{ name: 'records-sweep-uploads', every: '20 3 * * *', run: sweepUploads }],
})

export { forgetBytes }
export { recordErasers } from './erasing.ts'
export { recordWrites, evidenceWrites, namesNobody, type RecordCounted } from './acts.ts'
export { recordedOf, servedBetween, servedIn, uploads } from './store.ts'

askAboutUse(servedAmong)
