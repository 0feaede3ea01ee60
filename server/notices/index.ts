/** The notices room: tells people and systems what happened, and asks nothing back. */
import { noticesApi } from '../../domain/notices/api.ts'
import { defaultQuiet, quietSetting } from '../../domain/notices/messages.ts'
import { QuietHours } from '../../domain/notices/schema.ts'
import { room, together, type Consumer } from '../kernel/context.ts'
import { allOf } from '../kernel/db/tx.ts'
import { tellListed } from './activities.ts'
import { tellEnding } from './demands.ts'
import { lying } from './given-up.ts'
import { visitsInHand } from './in-hand.ts'
import { jobs } from './jobs.ts'
import { tellNeighbour } from './neighbours.ts'
import { routes } from './routes.ts'
import { accountsOfTask, readOfTask } from './store.ts'
import { tellEvaluated, tellTeam } from './teams.ts'
import { tellUnmet } from './unmet.ts'
import { bells, tell } from './tell.ts'
import { waits } from './waits.ts'
import { queue } from './webhooks.ts'

const acted = together(async (events, work, tx) => {
  await allOf(events.map((event) => tell(event, work, tx)))
  await allOf(events.map((event) => queue(event, work, tx)))
})

/** Done by one of them: it leaves the others' inboxes too. */
const taskDone: Consumer = async (event, _, tx) => {
  const accounts = await tx.rows<{ account: string }>(accountsOfTask(event.subject))
  await tx.run(readOfTask(event.subject))
  event.topics = bells(accounts.map((a) => a.account))
}

export const noticesRoom = room({
  name: 'notices',
  api: noticesApi,
  routes,
  sealed: [{ table: 'webhooks', column: 'secret', key: ['id'] }],
  jobs,
  lying,
  inHand: [visitsInHand],
  settings: [{ name: quietSetting, shape: QuietHours, usual: defaultQuiet }],
  // The bell of an account is its own.
  watch: async ({ session }, account) => session.account === account,
  on: {
    'requests.acted': acted,
    'notices.task-done': taskDone,
    'demands.told': tellEnding,
    'duties.told': tellUnmet,
    'children.waits': waits,
    'activities.told': tellListed,
    'neighbours.told': tellNeighbour,
    'teams.evaluated': tellEvaluated,
    'teams.told': tellTeam,
  },
})
