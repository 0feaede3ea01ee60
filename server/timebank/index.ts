/** The time bank: minutes that verified hours earn. It hears of hours by `volunteers.counted` and `volunteers.recalled`. */
import { timebankApi } from '../../domain/timebank/api.ts'
import { giftsApi } from '../../domain/timebank/gifts-api.ts'
import { goodsApi } from '../../domain/timebank/goods-api.ts'
import { journalApi } from '../../domain/timebank/journal-api.ts'
import { ordersApi } from '../../domain/timebank/orders-api.ts'
import { proposalsApi } from '../../domain/timebank/proposals-api.ts'
import { room } from '../kernel/context.ts'
import { lapse } from './acting.ts'
import { partsChoice, rules } from './definitions.ts'
import { followHours, followOpened } from './earning.ts'
import { dwellingsMoved, personsErased, personsMerged, personsMoved, personsUnmerged, placeGone } from './follow.ts'
import { goodsList } from './goods-list.ts'
import { catchUpAll, prove } from './proof.ts'
import { routes } from './routes.ts'

/** For the command that recounts. */
export { verifyTimebank } from './proof.ts'

export const timebankRoom = room({
  name: 'timebank',
  api: { ...timebankApi, ...ordersApi, ...giftsApi, ...goodsApi, ...journalApi, ...proposalsApi },
  routes,
  settings: [partsChoice],
  jobs: [
    { name: 'timebank-catch-up', every: '40 1 * * *', run: catchUpAll },
    { name: 'timebank-lapse', every: '15 * * * *', run: lapse },
    { name: 'timebank-prove', every: '10 2 * * *', run: prove },
  ],
  on: {
    'catalogue.changed': async (event, work, tx) => {
      await rules.install(event, work, tx)
      await goodsList.install(event, work, tx)
    },
    'people.moved': personsMoved,
    'people.merged': personsMerged,
    'people.unmerged': personsUnmerged,
    'people.erased': personsErased,
    'places.succeeded': placeGone,
    'places.dwellings-moved': dwellingsMoved,
    'timebank.opened': followOpened,
    'volunteers.counted': followHours,
    'volunteers.recalled': followHours,
  },
})
