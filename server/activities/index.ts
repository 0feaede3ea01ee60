/** Activities: what other rooms of the server may call. The rest they read in the view `activities_pub_activity`. */
import { activitiesApi } from '../../domain/activities/api.ts'
import { readPack } from '../../domain/catalogue/pack.ts'
import { room, type Consumer } from '../kernel/context.ts'
import { packFiles } from '../kernel/packs-folder.ts'
import { installDemo } from './demo.ts'
import { kinds, posters, themes } from './kinds.ts'
import { leastChoice, partsChoice } from './parts.ts'
import { activitiesRoutes } from './routes.ts'
import { count } from './numbers.ts'
import { emptied } from './pictures.ts'
import { jobs } from './seating.ts'
import { forgetPersons } from './store/entry-store.ts'
import { forgetReceipts } from './store/receipt-store.ts'
import { followPlace } from './store/list-store.ts'

/** Packs that must stand first: their events may be delivered later. */
const neededBy = (pack: string): string[] => {
  const files = packFiles(pack)
  return (files && readPack(files).pack?.manifest.needs) ?? []
}

const install: Consumer = async (event, work, tx) => {
  const { pack } = event.payload as { pack?: string }
  if (!pack) return
  for (const from of [...neededBy(pack), pack]) {
    const of = { ...event, payload: { pack: from } }
    await themes.install(of, work, tx)
    await kinds.install(of, work, tx)
    await posters.install(of, work, tx)
  }
  await installDemo(event, work, tx)
}

/** What is still to come in a place that became exactly one other is held there. */
const follow: Consumer = async (event, work, tx) => {
  const { old, heirs } = event.payload as { old: string; heirs: string[] }
  if (heirs.length === 1) await tx.run(followPlace(old, heirs[0]!, work.now))
}

/** Of whoever was erased the list keeps that somebody came. */
const erased: Consumer = async (event, _, tx) => {
  const { persons } = event.payload as { persons: string[] }
  for (const s of [forgetPersons(persons), ...forgetReceipts(persons)]) await tx.run(s)
}

export { tellingOf } from './telling.ts'

export const activitiesRoom = room({
  name: 'activities',
  api: activitiesApi,
  routes: activitiesRoutes,
  sealed: [
    { table: 'activity_entry', column: 'guest', key: ['id'] },
    { table: 'activity_entry', column: 'alias', key: ['id'] },
    { table: 'activity_draw', column: 'secret', key: ['activity'] },
  ],
  jobs: [
    ...jobs,
    { name: 'activities-pictures', every: '55 2 * * *', run: emptied },
    { name: 'activities-sums', every: '5 3 * * *', run: count },
  ],
  settings: [partsChoice, leastChoice],
  on: { 'catalogue.changed': install, 'places.succeeded': follow, 'people.erased': erased },
})
