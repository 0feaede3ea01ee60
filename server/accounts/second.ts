/** The second factor within a sign-in: sent, given, or set up because the role demands it. */
import { codeSends, codeSeconds } from '../../domain/accounts/limits.ts'
import { nextStep } from '../../domain/accounts/proof.ts'
import type { Step } from '../../domain/accounts/schema.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Deed } from '../kernel/db/act.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { open, seal } from '../kernel/vault.ts'
import { actAs, factsOf, goOn, loadKnown, mayEnter, over, proceed, refused, type State } from './conversation.ts'
import { codeHash, judgeFactor, totpSpot } from './factor.ts'
import { send } from './messages.ts'
import { phoneSpot } from './phones.ts'
import { flat, newTotpSecret, paperCode, paperHash, sixDigits, tokenHash, totpStep, totpUri } from './secrets.ts'
import { addRecovery, clearRecovery, confirmTotp, setTotpNext } from './secret-store.ts'
import { browserToken } from './sessions.ts'
import { advance, countTry, findSignIn, giveBack, lockSignIn, putCode, type SignInRow } from './session-store.ts'
import { phoneOf, type PhoneRow } from './store.ts'
import { bucketKey, overLimit, type Tried } from './throttle.ts'

/** Caps of messages, whoever asks for them. */
export const messageCaps = (ctx: Ctx, phoneKey: string): Tried[] => [
  ['sms.phone', phoneKey],
  ['sms.phone-day', phoneKey],
  ['sms.address', ctx.address],
  ['sms.address-day', ctx.address],
  ['sms.county-day', ''],
]

export async function sendFactor(ctx: Ctx, id: string): Promise<void> {
  const hash = tokenHash(browserToken(ctx))
  const found = await ctx.read((tx) => tx.one<SignInRow>(findSignIn(id, hash, ctx.now)))
  if (!found?.account) throw over()
  const { account } = found
  const code = sixDigits()
  const phone = await actAs(
    ctx,
    account,
    async (tx) => ({
      row: await tx.one<SignInRow>(lockSignIn(id, hash, ctx.now)),
      known: await loadKnown(ctx, tx, account, hash),
      phone: await tx.one<PhoneRow>(phoneOf(account)),
      full: await overLimit(ctx, tx, messageCaps(ctx, account)),
    }),
    ({ row, known: { proof, device }, phone: to, full }): Deed<PhoneRow | Refusal> => {
      const only = (answer: Refusal) => ({ writes: [], audit: [], events: [], answer })
      if (!row || !mayEnter(ctx, proof) || !to) return only(over())
      const next = nextStep(factsOf({ proof, device }, row))
      if (next.next !== 'factor' || !next.methods.includes('sms')) return only(over())
      if (full || row.sends >= codeSends) return only(new Refusal('too-many'))
      const until = new Date(ctx.now.getTime() + codeSeconds * 1000)
      return { writes: [putCode(id, codeHash(ctx, id, code), until)], audit: [], events: [], answer: to }
    },
  )
  if (phone instanceof Refusal) throw phone
  await send(ctx, 'accounts.factor', open(ctx.house.keys, phone.sealed, phoneSpot(ctx, account)), {
    code,
    minutes: String(codeSeconds / 60),
  })
}

export const giveFactor = (
  ctx: Ctx,
  id: string,
  sent: { method: 'totp' | 'recovery' | 'sms'; code: string },
): Promise<Step> =>
  goOn(ctx, id, async (known, row, tx, browser) => {
    const facts = factsOf(known, row)
    if (nextStep(facts).next !== 'factor') return refused(over())
    const verdict = await judgeFactor(ctx, tx, { proof: known.proof, facts, row, ...sent }, tokenHash(browser))
    if ('wrong' in verdict) return refused(verdict.wrong, verdict.writes, [refusedFactor(known.proof.id, sent.method)])
    const state: State = { ...row, given: sent.method }
    return proceed(ctx, browser, known, state, [
      ...verdict.right,
      advance(row.id, state),
      ...forgiven(ctx, known.proof.id, facts.known, tokenHash(browser)),
    ])
  })

/** What was right takes its own tries off the count. */
export const forgiven = (ctx: Ctx, account: string, known: boolean, browser: Buffer): Statement[] => [
  giveBack([
    bucketKey(ctx, known ? ['factor.browser', `${account} ${browser.toString('hex')}`] : ['factor.account', account]),
  ]),
]

export const refusedFactor = (account: string, method: string) => ({
  act: 'accounts.factor-refused',
  subjectKind: 'account',
  subject: account,
  detail: { method },
})

/** A fresh secret, kept sealed until it was proved. */
export function freshAuthenticator(ctx: Ctx, account: string, name: string) {
  const secret = newTotpSecret()
  const issuer = `Linli ${ctx.county.code}`
  return {
    secret,
    uri: totpUri(secret, issuer, name),
    write: setTotpNext(account, seal(ctx.house.keys, secret, totpSpot(ctx, account))),
  }
}

export async function beginEnrolment(ctx: Ctx, id: string): Promise<{ secret: string; uri: string }> {
  let made: { secret: string; uri: string } | undefined
  // A conversation that goes on answers a step; here the step stays what it was.
  await goOn(ctx, id, (known, row) => {
    if (nextStep(factsOf(known, row)).next !== 'enrol') return refused(over())
    const { write, ...fresh } = freshAuthenticator(ctx, known.proof.id, known.proof.name ?? '')
    made = fresh
    return { writes: [write], audit: [], events: [], answer: { step: { next: 'enrol' } } }
  })
  if (!made) throw over()
  return made
}

export const newRecoveryCodes = () => Array.from({ length: 10 }, paperCode)

/** @returns what makes the proved secret the account's own, with ten fresh recovery codes; undefined when the code is wrong */
export function proveAuthenticator(
  ctx: Ctx,
  account: string,
  sealedNext: string | null,
  code: string,
): { writes: Statement[]; codes: string[] } | undefined {
  if (sealedNext === null) return undefined
  const step = totpStep(open(ctx.house.keys, sealedNext, totpSpot(ctx, account)), flat(code), ctx.now, -1)
  if (step === undefined) return undefined
  const codes = newRecoveryCodes()
  return {
    codes,
    writes: [
      confirmTotp(account, sealedNext, step),
      clearRecovery(account),
      addRecovery(
        account,
        codes.map((c) => paperHash(account, c)),
      ),
    ],
  }
}

export const confirmEnrolment = (ctx: Ctx, id: string, code: string): Promise<Step> =>
  goOn(ctx, id, async (known, row, tx, browser) => {
    const { proof } = known
    if (nextStep(factsOf(known, row)).next !== 'enrol') return refused(over())
    if (await overLimit(ctx, tx, [['factor.account', proof.id]])) return refused(new Refusal('too-many'))
    const proved = proveAuthenticator(ctx, proof.id, proof.totp_next, code)
    if (!proved) return refused(fault('code', 'code-refused'), [countTry(row.id)])
    const state: State = { ...row, given: 'totp' }
    const now = { ...known, proof: { ...proof, totp: proof.totp_next } }
    const deed = proceed(ctx, browser, now, state, [...proved.writes, advance(row.id, state)], proved.codes)
    return {
      ...deed,
      audit: [{ act: 'accounts.authenticator', subjectKind: 'account', subject: proof.id }, ...deed.audit],
    }
  })
