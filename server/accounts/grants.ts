/** Roles given and taken away. Those that stand apart wait for a second person, and so does a lost second factor. */
import { askingSeconds } from '../../domain/accounts/limits.ts'
import { demandsAuthenticator, grantFault, needsSecond } from '../../domain/accounts/rules.ts'
import type { Grant } from '../../domain/accounts/schema.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import { bodyHash } from '../kernel/hash.ts'
import { open } from '../kernel/vault.ts'
import { issue, kept, type Issued } from './acts.ts'
import { sendLater } from './messages.ts'
import { phoneSpot } from './phones.ts'
import { loadTarget, notOneself, type Target } from './policy.ts'
import { deletePasskeysOf } from './passkeys/store.ts'
import { deleteLinksFor } from './platforms/store.ts'
import { clearRecovery, wipeFactors } from './secret-store.ts'
import { endSessions, forgetDevices } from './session-store.ts'
import { sessionsChanged } from './sessions.ts'
import {
  askingForUpdate,
  decideAsking,
  endGrant,
  grantById,
  insertAsking,
  insertGrant,
  phoneOf,
  placeThere,
  updateAccount,
  type AskingRow,
  type GrantRow,
  type PhoneRow,
} from './store.ts'

/** The version of the account goes up with each change of what it may. */
const bumped = ({ account }: Target) => updateAccount({ ...account, version: account.version + 1 })

function checkGrant(target: Target, grant: Grant): void {
  const bad = grantFault(grant, { contract: target.account.contract, held: target.roles })
  if (bad) throw fault('grant.role', bad)
}

const giving = (ctx: Ctx, account: string, grant: Grant, by: string | null): Statement =>
  insertGrant({ ...grant, account, hash: bodyHash(grant), at: ctx.now, by })

export const giveGrant = (
  ctx: Ctx,
  id: string,
  sent: { grant: Grant; why: string },
): Promise<{ state: 'given' | 'asked' }> => {
  const { grant, why } = sent
  const state = needsSecond(grant.role) ? 'asked' : 'given'
  return edit(
    ctx,
    { ...sent, id: grant.id, account: id },
    async (tx) => {
      notOneself(ctx, id)
      const [target, there] = await Promise.all([loadTarget(ctx, tx, id), tx.one(placeThere(grant.place))])
      if (!there || !ctx.may('accounts.grant', grant.place)) throw fault('grant.place', 'no-such-place')
      return target
    },
    (target) => {
      checkGrant(target, grant)
      const { account } = target
      const writes =
        state === 'asked'
          ? [asking(ctx, { id: grant.id, kind: 'apart-grant', account: id, grant, why })]
          : [giving(ctx, id, grant, ctx.session?.account ?? null)]
      return {
        act: state === 'asked' ? 'accounts.ask-grant' : 'accounts.grant',
        kind: 'account',
        subject: id,
        version: account.version + 1,
        before: kept(account),
        after: { ...kept(account), [state]: grant },
        why,
        detail: { grant: grant.id, role: grant.role, place: grant.place, unit: grant.unit, until: grant.until },
        writes: [bumped(target), ...writes],
        answer: { state } as const,
      }
    },
    () => ({ state }),
  )
}

/** Taken away at once: whoever holds it is signed out everywhere. */
export const takeGrant = (ctx: Ctx, id: string, sent: { id: string; why: string }): Promise<typeof ok> =>
  edit(
    ctx,
    { ...sent, grant: id },
    async (tx) => {
      const grant = await tx.one<GrantRow & { account: string }>(grantById(id))
      if (!grant || grant.ended_at) throw new Refusal('not-found')
      notOneself(ctx, grant.account)
      return { grant, target: await loadTarget(ctx, tx, grant.account) }
    },
    ({ grant, target }) => ({
      act: 'accounts.end-grant',
      kind: 'account',
      subject: grant.account,
      version: target.account.version + 1,
      before: { ...kept(target.account), given: grant.role },
      after: { ...kept(target.account), ended: grant.role },
      why: sent.why,
      detail: { grant: id, role: grant.role, place: grant.place },
      writes: [bumped(target), endGrant(id, ctx.now, ctx.session?.account ?? null), endSessions(grant.account, null)],
      events: [sessionsChanged(ctx, grant.account)],
      answer: ok,
    }),
    () => ok,
  )

const asking = (
  ctx: Ctx,
  k: { id: string; kind: AskingRow['kind']; account: string; grant: Grant | null; why: string },
): Statement => {
  if (!ctx.session) throw new Refusal('not-signed-in')
  return insertAsking({
    ...k,
    hash: bodyHash(k),
    by: ctx.session.account,
    at: ctx.now,
    until: new Date(ctx.now.getTime() + askingSeconds * 1000),
  })
}

export const askReset = (ctx: Ctx, id: string, sent: { id: string; why: string }): Promise<typeof ok> =>
  edit(
    ctx,
    { ...sent, account: id },
    (tx) => loadTarget(ctx, tx, id),
    (target) => {
      const { account } = target
      if (account.demo) throw new Refusal('not-found')
      return {
        act: 'accounts.ask-reset',
        kind: 'account',
        subject: id,
        version: account.version + 1,
        before: kept(account),
        after: kept(account),
        why: sent.why,
        detail: { asking: sent.id },
        writes: [
          bumped(target),
          asking(ctx, { id: sent.id, kind: 'factor-reset', account: id, grant: null, why: sent.why }),
        ],
        answer: ok,
      }
    },
    () => ok,
  )

type Decision = { id: string; decision: 'confirmed' | 'refused'; why: string }

/**
 * The second of two people. What is confirmed hands the account over anew: no authenticator, no password, no session, and
 * a code that only the second person sees and gives to the holder face to face. So neither of the two can take it alone.
 */
export async function decide(
  ctx: Ctx,
  id: string,
  sent: Decision,
): Promise<{ code: string | null; until: string | null }> {
  const told: { phone?: PhoneRow; account?: string } = {}
  const answer = await edit(
    ctx,
    { ...sent, asking: id },
    async (tx) => {
      const found = await tx.one<AskingRow>(askingForUpdate(id))
      if (!found || found.decided_at || found.until <= ctx.now) throw new Refusal('not-found')
      const [target, phone] = await Promise.all([
        loadTarget(ctx, tx, found.account),
        tx.one<PhoneRow>(phoneOf(found.account)),
      ])
      return { found, target, phone }
    },
    ({ found, target, phone }) => {
      notOneself(ctx, found.asked_by)
      notOneself(ctx, found.account)
      const grant = found.kind === 'apart-grant' ? (found.grant as Grant) : undefined
      const yes = sent.decision === 'confirmed'
      if (grant && yes) checkGrant(target, grant)
      const { writes, issued } = yes
        ? handover(ctx, found.account, passwordToo(target, grant))
        : { writes: [], issued: undefined }
      if (yes && phone) Object.assign(told, { phone, account: found.account })
      return {
        act: `accounts.${found.kind}-${sent.decision}`,
        kind: 'account',
        subject: found.account,
        version: target.account.version + 1,
        before: kept(target.account),
        after: { ...kept(target.account), ...(grant && yes && { given: grant }) },
        why: sent.why,
        detail: { asking: id, askedBy: found.asked_by, ...(grant && { role: grant.role, place: grant.place }) },
        writes: [
          bumped(target),
          decideAsking(id, ctx.session?.account ?? '', ctx.now, sent.decision),
          ...(grant && yes ? [giving(ctx, found.account, grant, found.asked_by)] : []),
          ...writes,
        ],
        events: yes ? [sessionsChanged(ctx, found.account)] : [],
        answer: issued ?? { code: null, until: null },
        widen: { account: found.account },
      }
    },
    (): { code: string | null; until: string | null } => ({ code: null, until: null }),
  )
  if (told.phone && told.account)
    sendLater(ctx, 'accounts.reset', open(ctx.house.keys, told.phone.sealed, phoneSpot(ctx, told.account)))
  return answer
}

/** Ordinary staff keep their password when the authenticator was lost; roles that stand apart are handed over whole. */
const passwordToo = (target: Target, grant: Grant | undefined) =>
  demandsAuthenticator([...target.roles, ...(grant ? [grant.role] : [])])

function handover(ctx: Ctx, account: string, passwordLost: boolean): { writes: Statement[]; issued: Issued } {
  const { issued, write } = issue(ctx, account)
  return {
    issued,
    writes: [
      wipeFactors(account, passwordLost),
      clearRecovery(account),
      deleteLinksFor(account),
      deletePasskeysOf(account),
      endSessions(account, null),
      forgetDevices(account, null),
      write,
    ],
  }
}
