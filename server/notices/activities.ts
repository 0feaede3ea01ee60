/**
 * Those on the list of an activity: there is a place now, it was called off, it moved. By message where their account has a number;
 * of the rest, whoever put them down is told how many to call or go to.
 */
import { notBefore } from '../../domain/notices/messages.ts'
import type { MessageKind } from '../../domain/notices/schema.ts'
import { withPhone } from '../accounts/index.ts'
import { tellingOf } from '../activities/index.ts'
import type { Consumer } from '../kernel/context.ts'
import { quietHours } from './quiet.ts'
import { addNotices, addToAccounts } from './store.ts'
import { bells } from './tell.ts'

interface Told {
  what: 'in' | 'off' | 'moved'
  entries: string[] | null
}

const kinds: Record<Told['what'], MessageKind> = {
  in: 'sms.activity.in',
  off: 'sms.activity.off',
  moved: 'sms.activity.moved',
}

export const tellListed: Consumer = async (event, work, tx) => {
  const { what, entries } = event.payload as unknown as Told
  const of = await tellingOf(tx, event.subject, entries)
  if (!of) return
  const [reached, quiet] = await Promise.all([withPhone(work, of.accounts), quietHours(tx)])
  const at = work.now
  const messages = [...new Set(reached)].map((account) => ({
    id: work.house.newId(),
    request: event.subject,
    act: event.id,
    account,
    kind: kinds[what],
    params: { ref: '', activity: of.title, place: of.place, from: of.from.getTime(), to: of.to.getTime() },
    at,
    next_at: new Date(notBefore(at.getTime(), quiet, false)),
  }))
  const title = { zh: of.title, en: of.title }
  const notices = of.by.map(({ account, n }) => ({
    id: work.house.newId(),
    account,
    kind: 'activity.untold' as const,
    request: null,
    subject: event.subject,
    task: null,
    params: { ref: '', plan: title, count: n, ground: `activity.${what}` },
    at,
  }))
  await work.act(
    async () => undefined,
    () => ({
      writes: [
        ...(messages.length > 0 ? [addToAccounts(messages)] : []),
        ...(notices.length > 0 ? [addNotices(notices)] : []),
      ],
      audit: [],
      events: [],
      answer: undefined,
    }),
  )
  event.topics = bells(notices.map((n) => n.account))
}
