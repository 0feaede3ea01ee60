/** A resident lost the phone: the desk sees who they are and puts the new number in the place of the old. */
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import type { Ctx } from '../kernel/context.ts'
import { edit, ok } from '../kernel/edit.ts'
import { sendLater } from './messages.ts'
import { phoneKey, phoneRow } from './phones.ts'
import { endSessions } from './session-store.ts'
import { sessionsChanged } from './sessions.ts'
import { residentByPhone, setPhone, updateAccount, type AccountRow } from './store.ts'

interface NewPhone {
  id: string
  old: string
  next: string
  seen: 'id-card' | 'known-in-person' | 'relative-with-agreement'
}

/** Both numbers are told: whoever still holds the old one hears of it. No code is ever asked for at a desk. */
export async function newPhone(ctx: Ctx, sent: NewPhone): Promise<typeof ok> {
  const hidden = {
    id: sent.id,
    seen: sent.seen,
    old: phoneKey(ctx, sent.old).toString('hex'),
    next: phoneKey(ctx, sent.next).toString('hex'),
  }
  let first = false
  const answer = await edit(
    ctx,
    hidden,
    async (tx) => {
      const [account, taken] = await Promise.all([
        tx.one<AccountRow>(residentByPhone(phoneKey(ctx, sent.old))),
        tx.one<AccountRow>(residentByPhone(phoneKey(ctx, sent.next))),
      ])
      if (!account || account.disabled_at) throw new Refusal('not-found')
      if (taken) throw fault('next', 'phone-in-use')
      return account
    },
    (account) => {
      first = true
      return {
        act: 'accounts.new-phone',
        kind: 'resident-account',
        subject: account.id,
        version: account.version + 1,
        before: null,
        after: { phone: 'changed' },
        detail: { seen: sent.seen },
        writes: [
          updateAccount({ ...account, version: account.version + 1 }),
          setPhone(phoneRow(ctx, account.id, 'resident', sent.next)),
          endSessions(account.id, null),
        ],
        events: [sessionsChanged(ctx, account.id)],
        answer: ok,
      }
    },
    () => ok,
  )
  if (first) for (const phone of [sent.old, sent.next]) sendLater(ctx, 'accounts.phone-changed', phone)
  return answer
}
