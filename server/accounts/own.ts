/** What everybody does with their own account: sessions, second factor, password, authenticator, leaving. */
import { codeSeconds } from '../../domain/accounts/limits.ts'
import { passwordFault } from '../../domain/accounts/passwords.ts'
import { methodsFor, type CodeMethod, type Facts, type Method } from '../../domain/accounts/proof.ts'
import { demandsAuthenticator } from '../../domain/accounts/rules.ts'
import type { Factors, Me } from '../../domain/accounts/schema.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import type { AuditEntry } from '../kernel/audit/line.ts'
import type { Ctx, Session } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Deed } from '../kernel/db/act.ts'
import { stepUpMinutes } from '../kernel/http/permits.ts'
import { open } from '../kernel/vault.ts'
import { actAs, hasOf, loadKnown, mayEnter, ownScope } from './conversation.ts'
import { codeHash, judgeFactor } from './factor.ts'
import { send } from './messages.ts'
import { phoneSpot } from './phones.ts'
import { hashPassword, newToken, passwordFits, sixDigits, tokenHash } from './secrets.ts'
import { forgiven, freshAuthenticator, messageCaps, proveAuthenticator, refusedFactor } from './second.ts'
import { proofOf, setPassword, type ProofRow } from './secret-store.ts'
import { handOver, sessionsChanged } from './sessions.ts'
import {
  devicesOf,
  endSession,
  endSessions,
  finishSignIn,
  forgetDevice,
  forgetDevices,
  lockSignIn,
  putOwnCode,
  rotate,
  sessionsOf,
  type DeviceRow,
  type SignInRow,
} from './session-store.ts'
import { phoneOf, type PhoneRow } from './store.ts'
import { overLimit } from './throttle.ts'

const mine = (ctx: Ctx): Session => {
  if (!ctx.session) throw new Refusal('not-signed-in')
  return ctx.session
}

/** `self` routes are reached with a session only in a browser that has its token. */
const browserHash = (ctx: Ctx) => tokenHash(ctx.browser.token ?? '')

const line = (act: string, account: string, detail?: AuditEntry['detail']): AuditEntry => ({
  act,
  subjectKind: 'account',
  subject: account,
  ...(detail && { detail }),
})

const done = <A>(
  answer: A,
  writes: Deed<A>['writes'] = [],
  audit: AuditEntry[] = [],
  events: Deed<A>['events'] = [],
): Deed<A> => ({ writes, audit, events, answer })

export async function signOut(ctx: Ctx): Promise<void> {
  const { session } = ctx
  if (session)
    await actAs(
      ctx,
      session.account,
      async () => undefined,
      () =>
        done(
          undefined,
          [endSession(session.id, session.account)],
          [line('accounts.sign-out', session.account, { session: session.id })],
          [sessionsChanged(ctx, session.account)],
        ),
    )
  ctx.reply.cookie(null)
}

export async function ownSessions(ctx: Ctx) {
  const { account, id } = mine(ctx)
  const { sessions, devices } = await ctx.read(async (tx) => {
    const [sessions, devices] = await Promise.all([
      tx.rows<{ id: string; label: string; opened_at: Date; ends_at: Date }>(sessionsOf(account, ctx.now)),
      tx.rows<DeviceRow & { browser: Buffer }>(devicesOf(account, ctx.now)),
    ])
    return { sessions, devices }
  })
  return {
    sessions: sessions.map((s) => ({
      id: s.id,
      label: s.label,
      openedAt: s.opened_at.toISOString(),
      endsAt: s.ends_at.toISOString(),
      current: s.id === id,
    })),
    devices: devices.map((d) => ({
      id: d.id,
      label: d.label,
      since: d.since.toISOString(),
      until: d.until.toISOString(),
      current: d.browser.equals(browserHash(ctx)),
    })),
  }
}

/** Somebody else's id names nothing. */
async function only(
  ctx: Ctx,
  statement: (account: string) => ReturnType<typeof endSession>,
  audit: (account: string) => AuditEntry,
): Promise<void> {
  const { account } = mine(ctx)
  await actAs(
    ctx,
    account,
    (tx) => tx.run(statement(account)),
    (touched) => {
      if (touched === 0) throw new Refusal('not-found')
      return done(undefined, [], [audit(account)], [sessionsChanged(ctx, account)])
    },
  )
}

export const endOwnSession = (ctx: Ctx, id: string) =>
  only(
    ctx,
    (a) => endSession(id, a),
    (a) => line('accounts.end-session', a, { session: id }),
  )
export const forgetOwnDevice = (ctx: Ctx, id: string) =>
  only(
    ctx,
    (a) => forgetDevice(id, a),
    (a) => line('accounts.forget-device', a, { device: id }),
  )

export async function endOthers(ctx: Ctx): Promise<void> {
  const { account, id } = mine(ctx)
  await actAs(
    ctx,
    account,
    async () => undefined,
    () =>
      done(
        undefined,
        [endSessions(account, id), forgetDevices(account, browserHash(ctx))],
        [line('accounts.end-others', account)],
        [sessionsChanged(ctx, account)],
      ),
  )
}

// The second factor for an act

const factsFor = (proof: ProofRow, known: boolean): Pick<Facts, 'has' | 'demands' | 'demo' | 'known'> => ({
  has: hasOf(proof),
  demands: demandsAuthenticator(proof.roles),
  demo: proof.demo,
  known,
})

export async function ownFactors(ctx: Ctx): Promise<Factors> {
  const { account } = mine(ctx)
  const proof = await ctx.read((tx) => tx.one<ProofRow>(proofOf(account, dayOf(ctx.now))), ownScope(account))
  const methods: Method[] = proof && proof.kind === 'staff' ? methodsFor(factsFor(proof, true)) : []
  return {
    totp: methods.includes('totp'),
    sms: methods.includes('sms'),
    recoveryLeft: proof?.recovery ?? 0,
    passkeys: proof?.passkeys ?? 0,
  }
}

export async function sendOwnFactor(ctx: Ctx): Promise<void> {
  const { account, id } = mine(ctx)
  const code = sixDigits()
  const to = await actAs(
    ctx,
    account,
    async (tx) => ({
      proof: await tx.one<ProofRow>(proofOf(account, dayOf(ctx.now))),
      phone: await tx.one<PhoneRow>(phoneOf(account)),
      full: await overLimit(ctx, tx, messageCaps(ctx, account)),
    }),
    ({ proof, phone, full }): Deed<PhoneRow | Refusal> => {
      if (full) return done(new Refusal('too-many'))
      if (!mayEnter(ctx, proof) || !phone || !methodsFor(factsFor(proof, true)).includes('sms'))
        return done(fault('method', 'no-such-factor'))
      const until = new Date(ctx.now.getTime() + codeSeconds * 1000)
      return done(phone, [putOwnCode({ id, browser: browserHash(ctx), account, code: codeHash(ctx, id, code), until })])
    },
  )
  if (to instanceof Refusal) throw to
  await send(ctx, 'accounts.factor', open(ctx.house.keys, to.sealed, phoneSpot(ctx, account)), {
    code,
    minutes: String(codeSeconds / 60),
  })
}

/** The session gets a new token: one copied before the factor is worth nothing after it. */
export async function giveOwnFactor(ctx: Ctx, sent: { method: CodeMethod; code: string }): Promise<Me> {
  const { account, id } = mine(ctx)
  const browser = browserHash(ctx)
  const renewed = sessionRenewed(ctx)
  const answer = await actAs(
    ctx,
    account,
    async (tx) => ({
      known: await loadKnown(ctx, tx, account, browser),
      row: await tx.one<SignInRow>(lockSignIn(id, browser, ctx.now)),
    }),
    async ({ known, row }, tx): Promise<Deed<Refusal | undefined>> => {
      const { proof } = known
      if (!mayEnter(ctx, proof)) return done(new Refusal('not-signed-in'))
      const facts = factsFor(proof, known.device !== undefined)
      const verdict = await judgeFactor(
        ctx,
        tx,
        { proof, facts, row: sent.method === 'sms' ? row : undefined, ...sent },
        browser,
      )
      if ('wrong' in verdict) return done(verdict.wrong, verdict.writes, [refusedFactor(account, sent.method)])
      const writes = [
        ...verdict.right,
        ...(row ? [finishSignIn(row.id)] : []),
        renewed.write,
        ...forgiven(ctx, account, facts.known, browser),
      ]
      return done(undefined, writes, [line('accounts.factor', account, { method: sent.method })])
    },
  )
  if (answer) throw answer
  return renewed.handOver()
}

/** A new token for the session that asks: what is written with the factor, and the cookie once that is committed. */
export function sessionRenewed(ctx: Ctx) {
  const token = newToken()
  return {
    write: rotate(mine(ctx).id, tokenHash(token), ctx.now),
    handOver: async () => handOver(ctx, ctx.browser.token ?? '', { token, seconds: await remaining(ctx) }),
  }
}

const remaining = (ctx: Ctx) =>
  ctx.read(async (tx) => {
    const rows = await tx.rows<{ id: string; ends_at: Date }>(sessionsOf(mine(ctx).account, ctx.now))
    const end = rows.find((r) => r.id === mine(ctx).id)?.ends_at ?? ctx.now
    return Math.max(1, Math.floor((end.getTime() - ctx.now.getTime()) / 1000))
  })

// Password and authenticator

/** Counts, then compares outside any transaction. @throws when it does not fit */
async function mustFit(ctx: Ctx, password: string): Promise<ProofRow> {
  const { account } = mine(ctx)
  const { proof, full } = await actAs(
    ctx,
    account,
    async (tx) => ({
      proof: await tx.one<ProofRow>(proofOf(account, dayOf(ctx.now))),
      full: await overLimit(ctx, tx, [['password.browser', `${account} ${browserHash(ctx).toString('hex')}`]]),
    }),
    (answer) => done(answer),
  )
  if (full) throw new Refusal('too-many')
  if (!(await passwordFits(password, proof?.password)) || !proof) throw fault('password', 'sign-in-refused')
  return proof
}

export async function changePassword(ctx: Ctx, sent: { present: string; next: string }): Promise<void> {
  const { account, id } = mine(ctx)
  const proof = await mustFit(ctx, sent.present)
  const bad = passwordFault(sent.next, [proof.name ?? '', proof.shown, ctx.county.code])
  if (bad) throw fault('next', bad)
  const hashed = await hashPassword(sent.next)
  const token = newToken()
  await actAs(
    ctx,
    account,
    async () => undefined,
    () =>
      done(
        undefined,
        [setPassword(account, hashed), endSessions(account, id), rotate(id, tokenHash(token), null)],
        [line('accounts.password', account, { way: 'own' })],
        [sessionsChanged(ctx, account)],
      ),
  )
  ctx.reply.cookie(`${ctx.county.code}.${token}`, await remaining(ctx))
}

export async function beginAuthenticator(ctx: Ctx, password: string): Promise<{ secret: string; uri: string }> {
  const session = mine(ctx)
  const proof = await mustFit(ctx, password)
  const recent =
    session.factors === 2 &&
    session.factorAt &&
    ctx.now.getTime() - session.factorAt.getTime() <= stepUpMinutes * 60_000
  if (proof.totp !== null && !recent) throw new Refusal('second-factor-needed')
  const { write, ...made } = freshAuthenticator(ctx, session.account, proof.name ?? '')
  await actAs(
    ctx,
    session.account,
    async () => undefined,
    () => done(undefined, [write]),
  )
  return made
}

export async function confirmAuthenticator(ctx: Ctx, code: string): Promise<string[]> {
  const { account, id } = mine(ctx)
  const answer = await actAs(
    ctx,
    account,
    async (tx) => ({
      known: await loadKnown(ctx, tx, account, browserHash(ctx)),
      full: await overLimit(ctx, tx, [['factor.browser', `${account} ${browserHash(ctx).toString('hex')}`]]),
    }),
    ({ known, full }): Deed<Refusal | string[]> => {
      if (full) return done(new Refusal('too-many'))
      const proved = proveAuthenticator(ctx, account, known.proof?.totp_next ?? null, code)
      if (!proved) return done(fault('code', 'code-refused'))
      return done(
        proved.codes,
        [...proved.writes, endSessions(account, id)],
        [line('accounts.authenticator', account)],
        [sessionsChanged(ctx, account)],
      )
    },
  )
  if (answer instanceof Refusal) throw answer
  return answer
}
