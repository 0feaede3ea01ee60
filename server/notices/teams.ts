/** A promise of a team falls behind: told to whoever leads, with how many are wanting and by when; not to whoever does not want to hear of it. */
import { stableId } from '../../domain/kernel/stable-id.ts'
import type { Consumer } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { TeamTold } from '../teams/index.ts'
import { accountsOf, withCovers } from './people.ts'
import { quietOf } from './people-store.ts'
import { addNotices } from './store.ts'
import { bells } from './tell.ts'

export const tellTeam: Consumer = async (event, work, tx) => {
  const { team, name, quota, stage, lacks, until, unit, accounts } = event.payload as unknown as TeamTold
  const f = { tx, day: dayOf(work.now), placeOfUnit: () => undefined }
  const [ofUnit, leaders] = await Promise.all([
    unit ? accountsOf(f, [{ to: 'unit', unit, part: 'lead' }]) : [],
    withCovers(f, accounts),
  ])
  const all = [...new Set([...ofUnit, ...leaders])]
  const quiet = new Set((await tx.rows<{ account: string }>(quietOf(all))).map((q) => q.account))
  const told = all.filter((account) => !quiet.has(account))
  if (told.length === 0) return
  const due = Date.parse(`${until}T00:00:00+08:00`) - 60_000
  const rows = told.map((account) => ({
    id: work.house.newId(),
    account,
    kind: `team.${stage}` as const,
    request: null,
    subject: stableId('team-told', event.subject),
    task: null,
    params: { ref: '', plan: quota, at: name, count: lacks, due, team },
    at: work.now,
  }))
  await work.act(
    async () => undefined,
    () => ({ writes: [addNotices(rows)], audit: [], events: [], answer: undefined }),
  )
  event.topics = [...(event.topics ?? []), ...bells(told)]
}
