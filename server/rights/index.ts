/** Rights: why something is held and how long, what people agreed to, and what is theirs to see. */
import { OfferSettings, offersSettingName, usualOffers } from '../../domain/kernel/restricted.ts'
import { HealthSettings, healthSettingName, usualHealth } from '../../domain/rights/health.ts'
import { rightsApi } from '../../domain/rights/api.ts'
import { room } from '../kernel/context.ts'
import { consentsMerged, consentsUnmerged } from './follow.ts'
import { restrictedInHand } from './in-hand.ts'
import { offersEnd } from './offers.ts'
import { installRegister } from './register.ts'
import { retention } from './retention.ts'
import { routes } from './routes.ts'

export const rightsRoom = room({
  name: 'rights',
  api: rightsApi,
  routes,
  jobs: [retention, offersEnd],
  settings: [
    { name: offersSettingName, shape: OfferSettings, usual: usualOffers },
    { name: healthSettingName, shape: HealthSettings, usual: usualHealth },
  ],
  inHand: [restrictedInHand],
  on: {
    'catalogue.changed': installRegister,
    'people.merged': consentsMerged,
    'people.unmerged': consentsUnmerged,
  },
})

export { agreedTo } from './consents.ts'
export { agreedSince } from './mine.ts'
export { runRetention } from './retention.ts'
