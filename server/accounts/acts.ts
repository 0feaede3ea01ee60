/** What administrators do: open, edit, disable, give codes. Each leaves its version, its audit line, and is done once. */
import type { Contract } from '../../domain/accounts/contract.ts'
import { paperCodeSeconds } from '../../domain/accounts/limits.ts'
import { roleRow, type Role } from '../../domain/accounts/roles.ts'
import { grantFault, mayGetCodeFromOne } from '../../domain/accounts/rules.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { edit } from '../kernel/edit.ts'
import { phoneKey, phoneRow } from './phones.ts'
import { loadTarget, notOneself, type Target } from './policy.ts'
import { paperCode, paperHash } from './secrets.ts'
import { insertSecrets, setCode } from './secret-store.ts'
import { endSessions } from './session-store.ts'
import { sessionsChanged } from './sessions.ts'
import {
  accountByName,
  insertAccount,
  othersWith,
  removePhone,
  setPhone,
  updateAccount,
  type AccountRow,
} from './store.ts'

/** A code is answered once. Sent again, the same act says only until when it is good. */
export interface Issued {
  code: string | null
  until: string
}

export const issue = (ctx: Ctx, account: string): { issued: Issued; write: Statement } => {
  const code = paperCode()
  const until = new Date(ctx.now.getTime() + paperCodeSeconds * 1000)
  return {
    issued: { code, until: until.toISOString() },
    write: setCode(account, paperHash(account, code), until, false),
  }
}

/** Nobody is let in under a contract that is over. */
function inTime(ctx: Ctx, contract: Contract | null, path: string): void {
  if (contract && contract.until < dayOf(ctx.now)) throw fault(path, 'day-past')
}

const again = (ctx: Ctx): Issued => ({ code: null, until: ctx.now.toISOString() })

/** What the history keeps of an account; secrets and numbers are no part of it. */
export const kept = (a: Pick<AccountRow, 'shown' | 'contract' | 'disabled_at'>) => ({
  shown: a.shown,
  contractor: a.contract !== null,
  ...(a.contract && { contract: a.contract }),
  disabled: a.disabled_at !== null,
})

/** A phone stands in no history and no plain hash: eleven digits are quickly guessed. */
const hidden = <T extends { phone?: string | null }>(ctx: Ctx, body: T) => ({
  ...body,
  ...(body.phone && { phone: phoneKey(ctx, body.phone).toString('hex') }),
})

interface Opening {
  id: string
  name: string
  shown: string
  phone: string | null
  contract: Contract | null
}

export const openAccount = (ctx: Ctx, sent: Opening): Promise<Issued> =>
  edit(
    ctx,
    { ...hidden(ctx, sent) },
    (tx) => tx.one<AccountRow>(accountByName(sent.name)),
    (taken) => {
      if (taken) throw fault('name', 'name-taken')
      inTime(ctx, sent.contract, 'contract.until')
      const { issued, write } = issue(ctx, sent.id)
      return {
        act: 'accounts.open',
        kind: 'account',
        subject: sent.id,
        version: 1,
        before: null,
        after: kept({ ...sent, disabled_at: null }),
        detail: { contractor: sent.contract !== null },
        writes: [
          insertAccount({ ...sent, kind: 'staff', demo: false, at: ctx.now, by: ctx.session?.account ?? null }),
          insertSecrets(sent.id, null),
          ...(sent.phone ? [setPhone(phoneRow(ctx, sent.id, 'staff', sent.phone))] : []),
          write,
        ],
        answer: issued,
        widen: { account: sent.id },
      }
    },
    () => again(ctx),
  )

interface Changes {
  id: string
  base: number
  change: { shown?: string; phone?: string | null; contract?: Contract | null }
  why: string
}

export const editAccount = (ctx: Ctx, id: string, sent: Changes): Promise<{ version: number }> =>
  edit(
    ctx,
    { ...sent, change: hidden(ctx, sent.change) },
    (tx) => loadTarget(ctx, tx, id),
    ({ account, held }) => {
      if (account.version !== sent.base) throw new Refusal('conflict')
      const after = {
        ...account,
        shown: sent.change.shown ?? account.shown,
        contract: sent.change.contract === undefined ? account.contract : sent.change.contract,
        version: account.version + 1,
      }
      const bad =
        after.contract &&
        held
          .map((g) =>
            grantFault({ role: g.role, from: g.from_day, until: g.until_day }, { contract: after.contract, held: [] }),
          )
          .find(Boolean)
      if (bad) throw fault('change.contract', bad)
      if (sent.change.contract) inTime(ctx, sent.change.contract, 'change.contract.until')
      const turned = (after.contract === null) !== (account.contract === null)
      const { phone } = sent.change
      return {
        act: 'accounts.edit',
        kind: 'account',
        subject: id,
        version: after.version,
        before: kept(account),
        after: { ...kept(after), ...(phone !== undefined && { phone: 'changed' }) },
        why: sent.why,
        detail: { fields: Object.keys(sent.change).sort().join(' ') },
        writes: [
          updateAccount(after),
          ...(phone === undefined
            ? []
            : [phone === null ? removePhone(id) : setPhone(phoneRow(ctx, id, 'staff', phone))]),
          // A contractor's session holds less from this moment on.
          ...(turned ? [endSessions(id, null)] : []),
        ],
        events: sent.change.contract === undefined ? [] : [sessionsChanged(ctx, id)],
        answer: { version: after.version },
      }
    },
    () => ({ version: sent.base + 1 }),
  )

const doneOnce = { ok: true } as const

export const disable = (ctx: Ctx, id: string, sent: { id: string; why: string }): Promise<typeof doneOnce> =>
  edit(
    ctx,
    { ...sent, account: id },
    async (tx) => {
      notOneself(ctx, id)
      const target = await loadTarget(ctx, tx, id)
      return { ...target, lonely: await lastOf(ctx, tx, target) }
    },
    ({ account, lonely }) => {
      if (lonely) throw fault('id', 'last-of-role', { role: lonely })
      const after = { ...account, disabled_at: account.disabled_at ?? ctx.now, version: account.version + 1 }
      return {
        act: 'accounts.disable',
        kind: 'account',
        subject: id,
        version: after.version,
        before: kept(account),
        after: kept(after),
        why: sent.why,
        writes: [updateAccount(after), endSessions(id, null)],
        events: [sessionsChanged(ctx, id)],
        answer: doneOnce,
      }
    },
    () => doneOnce,
  )

/** The role that nobody else would hold: a county without its administrator, officer or auditor cannot mend itself. */
async function lastOf(ctx: Ctx, tx: Tx, { account, roles }: Target): Promise<Role | undefined> {
  for (const role of roles.filter((r) => roleRow(r).apart)) {
    const others = await tx.one<{ n: number }>(othersWith(role, account.id, dayOf(ctx.now)))
    if (others?.n === 0) return role
  }
  return undefined
}

/** For roles that stand apart the door opens, but the code comes from two people (`askings.ts`). */
export const enable = (ctx: Ctx, id: string, sent: { id: string; why: string }): Promise<Issued> =>
  edit(
    ctx,
    { ...sent, account: id },
    (tx) => loadTarget(ctx, tx, id),
    ({ account, roles }) => {
      const after = { ...account, disabled_at: null, version: account.version + 1 }
      const { issued, write } = issue(ctx, id)
      const alone = mayGetCodeFromOne(roles)
      return {
        act: 'accounts.enable',
        kind: 'account',
        subject: id,
        version: after.version,
        before: kept(account),
        after: kept(after),
        why: sent.why,
        writes: [updateAccount(after), ...(alone ? [write] : [])],
        answer: alone ? issued : { ...issued, code: null },
        widen: { account: id },
      }
    },
    () => again(ctx),
  )

export const issueCode = (ctx: Ctx, id: string, sent: { id: string; why: string }): Promise<Issued> =>
  edit(
    ctx,
    { ...sent, account: id },
    (tx) => loadTarget(ctx, tx, id),
    ({ account, roles }) => {
      notOneself(ctx, id)
      if (account.demo || account.disabled_at !== null) throw new Refusal('not-found')
      if (!mayGetCodeFromOne(roles)) throw fault('id', 'needs-two-people')
      const { issued, write } = issue(ctx, id)
      return {
        act: 'accounts.code',
        kind: 'account',
        subject: id,
        version: account.version + 1,
        before: kept(account),
        after: kept(account),
        why: sent.why,
        writes: [updateAccount({ ...account, version: account.version + 1 }), write],
        answer: issued,
        widen: { account: id },
      }
    },
    () => again(ctx),
  )
