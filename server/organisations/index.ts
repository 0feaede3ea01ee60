/** Organisations: what other rooms of the server may call. The rest they read in the views `organisations_pub_*`. */
import { organisationsApi } from '../../domain/organisations/api.ts'
import { room, type Consumer } from '../kernel/context.ts'
import { askAboutUse } from '../people/index.ts'
import { inheritGroup, membersAmong } from './group-store.ts'
import { coversInHand, groupsInHand, membersInHand } from './in-hand.ts'
import { organisationsRoutes } from './routes.ts'

export { installBodies, installMembers, newBodies } from './install.ts'
export { organisationsNow, organisationsOf } from './now.ts'
export { briefOf } from './routes.ts'

/** The group of a grid that became exactly one other goes on there. */
const followGrid: Consumer = async (event, _, tx) => {
  const { old, heirs } = event.payload as { old: string; heirs: string[] }
  if (heirs.length === 1) await tx.run(inheritGroup(old, heirs[0]!))
}

export const organisationsRoom = room({
  name: 'organisations',
  api: organisationsApi,
  routes: organisationsRoutes,
  inHand: [membersInHand, groupsInHand, coversInHand],
  on: { 'places.succeeded': followGrid },
})

askAboutUse((tx, persons) => membersAmong(tx, persons))
