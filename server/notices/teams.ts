/** A promise of a team falls behind, or its year was evaluated: told to whoever leads, and not to whoever does not want to hear of it. */
import { stableId } from '../../domain/kernel/stable-id.ts'
import type { Consumer } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { TeamEvaluated, TeamTold } from '../teams/index.ts'
import { accountsOf, withCovers } from './people.ts'
import { quietOf } from './people-store.ts'
import { addNotices } from './store.ts'
import { bells } from './tell.ts'

type Told = Parameters<typeof addNotices>[0][number]

/** To the unit that leads and the accounts named, each once. */
async function told(
  [event, work, tx]: Parameters<Consumer>,
  to: { unit: string | null; accounts: string[] },
  notice: Pick<Told, 'kind' | 'subject' | 'params'>,
): Promise<void> {
  const f = { tx, day: dayOf(work.now), placeOfUnit: () => undefined }
  const [ofUnit, leaders] = await Promise.all([
    to.unit ? accountsOf(f, [{ to: 'unit', unit: to.unit, part: 'lead' }]) : [],
    withCovers(f, to.accounts),
  ])
  const all = [...new Set([...ofUnit, ...leaders])]
  const quiet = new Set((await tx.rows<{ account: string }>(quietOf(all))).map((q) => q.account))
  const hear = all.filter((account) => !quiet.has(account))
  if (hear.length === 0) return
  const rows = hear.map((account) => ({
    id: work.house.newId(),
    account,
    request: null,
    task: null,
    at: work.now,
    ...notice,
  }))
  await work.act(
    async () => undefined,
    () => ({ writes: [addNotices(rows)], audit: [], events: [], answer: undefined }),
  )
  event.topics = [...(event.topics ?? []), ...bells(hear)]
}

export const tellTeam: Consumer = (event, work, tx) => {
  const { team, name, quota, stage, lacks, until, ...to } = event.payload as unknown as TeamTold
  const due = Date.parse(`${until}T00:00:00+08:00`) - 60_000
  return told([event, work, tx], to, {
    kind: `team.${stage}`,
    subject: stableId('team-told', event.subject),
    params: { ref: '', plan: quota, at: name, count: lacks, due, team },
  })
}

export const tellEvaluated: Consumer = (event, work, tx) => {
  const { team, name, year, ...to } = event.payload as unknown as TeamEvaluated
  return told([event, work, tx], to, {
    kind: 'team.evaluated',
    subject: event.subject,
    params: { ref: '', plan: { zh: String(year), en: String(year) }, at: name, team },
  })
}
