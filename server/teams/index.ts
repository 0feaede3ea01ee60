/** Teams, their squads, and who is in them. The rest other rooms read in the views `teams_pub_*`. */
import { teamsApi } from '../../domain/teams/api.ts'
import { policiesApi } from '../../domain/teams/policies-api.ts'
import { evaluationApi } from '../../domain/teams/evaluation-api.ts'
import { room, type Consumer } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { squadsInHand } from './in-hand.ts'
import { install } from './install.ts'
import { anythingCounted, hoursCounted, keepAll, keepDue, pairsCounted, recordsCounted } from './keeping.ts'
import { partsChoice } from './parts.ts'
import { teamsRoutes } from './routes.ts'
import { putActivity } from './store/fact-store.ts'
import { endMembersOfPerson } from './store/member-store.ts'
import { tellBehind } from './telling.ts'
import { followPlace } from './store/team-store.ts'
import { yearsOfAll } from './store/year-store.ts'

/** What stood in a place that became exactly one other stands there. */
const follow: Consumer = async (event, _, tx) => {
  const { old, heirs } = event.payload as { old: string; heirs: string[] }
  if (heirs.length === 1) for (const write of [...followPlace(old, heirs[0]!), yearsOfAll()]) await tx.run(write)
}

/** Whoever died or left the county is in no squad. */
const personGone: Consumer = async (event, work, tx) => {
  await tx.run(endMembersOfPerson(event.subject, dayOf(work.now)))
  await tx.run(yearsOfAll())
}

/** Of which kind an activity is, and numbers said when it was closed; whatever is done about it says so again. */
const activityActed: Consumer = async (event, _, tx) => {
  const { of, numbers } = event.payload as { of?: string; numbers?: Record<string, number> }
  if (of === undefined) return
  const put = await tx.rows(putActivity(event.subject, of, numbers ?? {}))
  if (put.length > 0) await tx.run(yearsOfAll())
}

export type { TeamEvaluated } from './evaluating.ts'
export type { TeamTold } from './telling.ts'

export const teamsRoom = room({
  name: 'teams',
  api: { ...teamsApi, ...evaluationApi, ...policiesApi },
  routes: teamsRoutes,
  inHand: [squadsInHand],
  settings: [partsChoice],
  jobs: [
    { name: 'teams-tell', every: '30 7 * * *', run: tellBehind },
    { name: 'teams-years', every: '* * * * *', run: keepDue },
    { name: 'teams-years-all', every: '40 3 * * *', run: keepAll },
  ],
  on: {
    'activities.acted': activityActed,
    'catalogue.changed': install,
    'duties.changed': pairsCounted,
    'facilities.changed': anythingCounted,
    'people.died': personGone,
    'people.left': personGone,
    'people.merged': anythingCounted,
    'people.unmerged': anythingCounted,
    'places.changed': anythingCounted,
    'places.succeeded': follow,
    'records.corrected': recordsCounted,
    'records.recorded': recordsCounted,
    'teams.changed': anythingCounted,
    'teams.types-changed': anythingCounted,
    'volunteers.hours-changed': hoursCounted,
  },
})
