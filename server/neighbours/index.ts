/** Neighbours: what they offer and ask on the board of where they live. Both agree before either is known to the other. */
import { neighboursApi } from '../../domain/neighbours/api.ts'
import { room } from '../kernel/context.ts'
import { jobs, personsErased, personsGone } from './follow.ts'
import { partsChoice } from './parts.ts'
import { routes } from './routes.ts'

export const neighboursRoom = room({
  name: 'neighbours',
  api: neighboursApi,
  routes,
  sealed: [
    { table: 'neighbour_post', column: 'contact', key: ['id'] },
    { table: 'neighbour_answer', column: 'contact', key: ['id'] },
    { table: 'neighbour_member', column: 'called', key: ['id'] },
  ],
  settings: [partsChoice],
  jobs,
  on: { 'people.died': personsGone, 'people.left': personsGone, 'people.erased': personsErased },
})
