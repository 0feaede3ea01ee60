/** One body for each act of staff that is right in shape, whatever the state it meets. */
import type { Id } from '../../domain/kernel/id.ts'
import { ACTS, type StaffAct } from '../../domain/requests/acts.ts'
import { BODIES, bodyOf } from './bodies.ts'
import { upTo, type Story } from './story.ts'

let stories: Story[] | undefined

/** States that between them give every act something to be about. */
const some = (): Story[] =>
  (stories ??= [
    upTo('accepted'),
    upTo('accepted').does('offer'),
    upTo('signed'),
    upTo('signed').does('supervise'),
    upTo('resolved'),
    upTo('rated-bad'),
    upTo('closed'),
  ])

export function sampleBody(kind: StaffAct, mint: () => Id): object {
  for (const story of some()) {
    const state = story.state()
    const order = state.orders[0]?.id ?? mint()
    try {
      const body = bodyOf(kind, state, story.context(), { mint, pick: () => 0 }, order)
      const checked = ACTS[kind].body.safeParse({ ...body, id: mint() })
      if (checked.success) return { ...body, id: mint() }
    } catch {
      // This state has nothing for this act; another one has.
    }
  }
  throw new Error(`no sample body for ${kind}; ${Object.keys(BODIES).length} kinds are known`)
}
