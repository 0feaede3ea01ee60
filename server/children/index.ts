/** Children: what is reported of harm to them, who looks after those left behind or in hardship, their way back to school. */
import { childrenApi } from '../../domain/children/api.ts'
import { room } from '../kernel/context.ts'
import { dwellingsMoved, erased, homeMoved, moved, placeGone } from './follow.ts'
import { ladder, receiversSetting } from './harm.ts'
import { routes } from './routes.ts'

export const childrenRoom = room({
  name: 'children',
  api: childrenApi,
  routes,
  sealed: [
    { table: 'child_entry', column: 'details', key: ['id'] },
    { table: 'child_log', column: 'said', key: ['id'] },
    { table: 'child_school', column: 'class', key: ['id'] },
  ],
  restricted: [
    { table: 'harm_report', column: 'body', key: ['id'] },
    { table: 'harm_reporter', column: 'body', key: ['report'] },
    { table: 'harm_note', column: 'said', key: ['id'] },
    { table: 'harm_image', column: 'body', key: ['picture'] },
  ],
  jobs: [ladder],
  settings: [receiversSetting],
  on: {
    'people.moved': moved,
    'people.returned': moved,
    'people.household-changed': homeMoved,
    'people.merged': moved,
    'people.unmerged': moved,
    'people.erased': erased,
    'places.succeeded': placeGone,
    'places.dwellings-moved': dwellingsMoved,
  },
})

export { climb } from './harm.ts'
