/** Activities: what other rooms of the server may call. The rest they read in the view `activities_pub_activity`. */
import { activitiesApi } from '../../domain/activities/api.ts'
import { room, type Consumer } from '../kernel/context.ts'
import { kinds, topics } from './kinds.ts'
import { partsChoice } from './parts.ts'
import { activitiesRoutes } from './routes.ts'
import { followPlace } from './store/list-store.ts'

const install: Consumer = async (event, work, tx) => {
  await topics.install(event, work, tx)
  await kinds.install(event, work, tx)
}

/** What is still to come in a place that became exactly one other is held there. */
const follow: Consumer = async (event, work, tx) => {
  const { old, heirs } = event.payload as { old: string; heirs: string[] }
  if (heirs.length === 1) await tx.run(followPlace(old, heirs[0]!, work.now))
}

export const activitiesRoom = room({
  name: 'activities',
  api: activitiesApi,
  routes: activitiesRoutes,
  settings: [partsChoice],
  on: { 'catalogue.changed': install, 'places.succeeded': follow },
})
