/** The requests room. */
import { requestsApi } from '../../domain/requests/api.ts'
import { room, type Consumer } from '../kernel/context.ts'
import { askAboutMatters } from '../people/index.ts'
import { checkPolicies } from '../catalogue/index.ts'
import { claim } from './claim.ts'
import { ordersInHand } from './in-hand.ts'
import { runTimers } from './jobs.ts'
import { faultsOfPolicy } from './kinds.ts'
import { recordMeasures, turnMeasures } from './measures.ts'
import { followMap } from './replace.ts'
import { moveMargin, rederive } from './rederive.ts'
import { acceptReferral } from './referral.ts'
import { linkRoles } from './link/roles.ts'
import { orderPapers } from './paper/templates.ts'
import { routes } from './routes.ts'
import { settings } from './settings.ts'
import { openMatterOf, requestById } from './store.ts'

/** Papers of the pack first: what follows from the catalogue asks nothing of them. */
const installed: Consumer = async (event, work, tx) => {
  await orderPapers.install(event, work, tx)
  await linkRoles.install(event, work, tx)
  await rederive(event, work, tx)
}

export const requestsRoom = room({
  name: 'requests',
  api: requestsApi,
  routes,
  sealed: [
    { table: 'request_contacts', column: 'phone', key: ['id'] },
    { table: 'request_contacts', column: 'name', key: ['id'] },
    { table: 'request_links', column: 'phone', key: ['id'] },
    { table: 'request_links', column: 'name', key: ['id'] },
  ],
  jobs: [
    { name: 'requests-timers', every: '* * * * *', run: runTimers },
    { name: 'requests-measures', every: '*/10 * * * *', run: turnMeasures },
  ],
  settings,
  inHand: [ordersInHand],
  // Whoever may open its page: by place, by unit, or because it is one's own.
  watch: async ({ read, scopeOf }, id) =>
    (await read((tx) => tx.one(requestById(id)), scopeOf('requests.read'))) !== undefined,
  on: {
    'accounts.resident-signed-in': claim,
    'requests.acted': recordMeasures,
    'requests.referred-out': acceptReferral,
    'places.succeeded': followMap,
    'calendar.changed': rederive,
    'catalogue.changed': installed,
    'settings.changed': moveMargin,
  },
})

// Whoever holds an open matter of a person may call without a reason: the matter is the reason.
askAboutMatters(async (tx, _, { person, matter }) => (await tx.one(openMatterOf(matter, person))) !== undefined)

// Packs and editors may narrow the table of acts, never widen it: a policy is tried before it is kept.
checkPolicies(faultsOfPolicy)

export { sentByRule } from './by-rule.ts'
export { requestErasers } from './erasing.ts'
export { fileRequest } from './file.ts'
export { namesFor, type Names } from './names.ts'
export { partyWhoFiles } from './policy.ts'
export { phoneFor, reachOf, whatHappened, type Reach, type Told } from './telling.ts'
