/** On the board of neighbours: somebody answered, or agreed. A message says that it is so and nothing of what was written. */
import { notBefore } from '../../domain/notices/messages.ts'
import type { MessageKind } from '../../domain/notices/schema.ts'
import { withPhone } from '../accounts/index.ts'
import type { Consumer } from '../kernel/context.ts'
import { quietHours } from './quiet.ts'
import { addToAccounts } from './store.ts'

interface Told {
  what: 'answered' | 'agreed'
  account: string
  place: string
}

const kinds: Record<Told['what'], MessageKind> = {
  answered: 'sms.neighbour.answered',
  agreed: 'sms.neighbour.agreed',
}

export const tellNeighbour: Consumer = async (event, work, tx) => {
  const { what, account, place } = event.payload as unknown as Told
  const [reached, quiet] = await Promise.all([withPhone(work, [account]), quietHours(tx)])
  if (reached.length === 0) return
  const message = {
    id: work.house.newId(),
    request: event.subject,
    act: event.id,
    account,
    kind: kinds[what],
    params: { ref: '', place },
    at: work.now,
    next_at: new Date(notBefore(work.now.getTime(), quiet, false)),
  }
  await work.act(
    async () => undefined,
    () => ({ writes: [addToAccounts([message])], audit: [], events: [], answer: undefined }),
  )
}
