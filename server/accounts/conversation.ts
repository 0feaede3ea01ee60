/**
 * A sign-in is a conversation, bound to one browser. What is asked next is derived by `domain/accounts/proof.ts`; this file
 * loads the facts, writes how far it has come, and opens the session at its end.
 *
 * A refusal is committed before it is said: tries count even when they come all at once.
 */
import { nextStep, type Facts, type Next } from '../../domain/accounts/proof.ts'
import { demandsAuthenticator } from '../../domain/accounts/rules.ts'
import type { SessionSettings } from '../../domain/accounts/settings.ts'
import type { Step } from '../../domain/accounts/schema.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import type { AuditEntry } from '../kernel/audit/line.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { inAct, type Deed } from '../kernel/db/act.ts'
import type { Scope } from '../kernel/db/scope.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { boxFault } from './box.ts'
import { labelOf, tokenHash } from './secrets.ts'
import { lockSecrets, proofOf, type ProofRow } from './secret-store.ts'
import { browserToken, handOver, openSession, sessionSettings } from './sessions.ts'
import { deviceOf, findSignIn, finishSignIn, lockSignIn, type DeviceRow, type SignInRow } from './session-store.ts'

/** The account's own secrets are seen, and nothing else. */
export const ownScope = (account: string): Scope => ({ ranges: [], units: [], account })

/** A transaction in the name of an account that is only claimed yet; the audit names it when it is one. */
export function actAs<L, A>(
  ctx: Ctx,
  account: string,
  load: (tx: Tx) => Promise<L>,
  decide: (loaded: L, tx: Tx) => Deed<A> | Promise<Deed<A>>,
): Promise<A> {
  const doer = {
    county: ctx.county.code,
    scope: ownScope(account),
    account: account === nilId ? null : account,
    now: ctx.now,
  }
  return inAct(ctx.house.pools.app, doer, load, decide)
}

/** How far it has come. */
export type State = Pick<SignInRow, 'id' | 'begun' | 'field' | 'password_chosen' | 'given' | 'proved'>

export interface Known {
  proof: ProofRow
  device: DeviceRow | undefined
  settings: SessionSettings
}

/** Everything that is judged by, under a lock that makes attempts follow each other. */
export async function loadKnown(
  ctx: Ctx,
  tx: Tx,
  account: string,
  browser: Buffer,
): Promise<Partial<Known> & { settings: SessionSettings }> {
  const [, proof, device, settings] = await Promise.all([
    tx.one(lockSecrets(account)),
    tx.one<ProofRow>(proofOf(account, dayOf(ctx.now))),
    tx.one<DeviceRow>(deviceOf(account, browser, ctx.now)),
    sessionSettings(tx),
  ])
  return { ...(proof && { proof }), device, settings }
}

/** Staff, not disabled; an account of demonstration only where everything is. */
export const mayEnter = (ctx: Ctx, proof: ProofRow | undefined): proof is ProofRow =>
  proof !== undefined && proof.kind === 'staff' && proof.disabled_at === null && (!proof.demo || ctx.county.demo)

export const hasOf = (proof: ProofRow): Facts['has'] => ({
  totp: proof.totp !== null,
  phone: proof.ending !== null,
  recovery: proof.recovery > 0,
  passkey: proof.passkeys > 0,
})

export const factsOf = ({ proof, device }: Pick<Known, 'proof' | 'device'>, state: State): Facts => ({
  begun: state.begun === 'phone' ? 'password' : state.begun,
  passwordChosen: state.password_chosen,
  given: state.given,
  proved: state.proved,
  has: hasOf(proof),
  demands: demandsAuthenticator(proof.roles),
  known: device !== undefined,
  demo: proof.demo,
})

/** What is said after the commit. */
export type Outcome =
  | { refuse: Refusal }
  | { step: Exclude<Step, { next: 'done' }> }
  | { done: { token: string; seconds: number }; recoveryCodes?: string[] }

export const refused = (refuse: Refusal, writes: Statement[] = [], audit: AuditEntry[] = []): Deed<Outcome> => ({
  writes,
  audit,
  events: [],
  answer: { refuse },
})

/** Derives the next step; at the end opens the session. `writes` of the caller go first. */
export function proceed(
  ctx: Ctx,
  browser: string,
  known: Known,
  state: State,
  writes: Statement[],
  recoveryCodes?: string[],
): Deed<Outcome> {
  const next: Next = nextStep(factsOf(known, state))
  if (next.next !== 'done') return { writes, audit: [], events: [], answer: { step: next } }
  const { proof, device, settings } = known
  const boxed = boxFault(proof, ctx.now, ctx.address)
  if (boxed) {
    const detail = { begun: state.begun, box: boxed }
    const line = { act: 'accounts.sign-in-refused', subjectKind: 'account', subject: proof.id, detail }
    return refused(new Refusal('not-permitted', { reason: boxed }), [...writes, finishSignIn(state.id)], [line])
  }
  const opened = openSession(ctx, browser, {
    account: proof.id,
    kind: 'staff',
    roles: proof.roles,
    factors: next.factors,
    field: state.field,
    remember: next.remember,
    known: device,
    settings,
  })
  return {
    writes: [...writes, finishSignIn(state.id), ...opened.writes],
    audit: [
      {
        act: 'accounts.sign-in',
        subjectKind: 'account',
        subject: proof.id,
        detail: {
          session: opened.session,
          factors: next.factors,
          begun: state.begun,
          browser: labelOf(ctx.browser.agent),
        },
      },
    ],
    events: [],
    answer: { done: opened, ...(recoveryCodes && { recoveryCodes }) },
  }
}

export async function tell(ctx: Ctx, browser: string, outcome: Outcome): Promise<Step> {
  if ('refuse' in outcome) throw outcome.refuse
  if ('step' in outcome) return outcome.step
  const me = await handOver(ctx, browser, outcome.done)
  return { next: 'done', me, ...(outcome.recoveryCodes && { recoveryCodes: outcome.recoveryCodes }) }
}

/** The conversation is over, was never begun, or was begun in another browser: nobody is told which. */
export const over = () => new Refusal('gone')

/**
 * Goes on with a conversation: row and secrets locked, facts loaded.
 * @param decide judges; its `Deed` is committed whatever it answers
 */
export async function goOn(
  ctx: Ctx,
  id: string,
  decide: (known: Known, row: SignInRow, tx: Tx, browser: string) => Deed<Outcome> | Promise<Deed<Outcome>>,
): Promise<Step> {
  const browser = browserToken(ctx)
  const hash = tokenHash(browser)
  const found = await ctx.read((tx) => tx.one<SignInRow>(findSignIn(id, hash, ctx.now)))
  if (!found?.account || found.begun === 'phone') throw over()
  const { account } = found
  const outcome = await actAs(
    ctx,
    account,
    async (tx) => ({
      row: await tx.one<SignInRow>(lockSignIn(id, hash, ctx.now)),
      known: await loadKnown(ctx, tx, account, hash),
    }),
    ({ row, known }, tx) => {
      const { proof } = known
      if (!row || !mayEnter(ctx, proof)) return refused(over())
      return decide({ ...known, proof, device: known.device }, row, tx, browser)
    },
  )
  return tell(ctx, browser, outcome)
}
