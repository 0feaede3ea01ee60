/** A passkey begins a sign-in, whoever's it is, or is the second factor of one that has begun. */
import type { PasskeySigned } from '../../../domain/accounts/passkeys.ts'
import { codeTries } from '../../../domain/accounts/limits.ts'
import { nextStep } from '../../../domain/accounts/proof.ts'
import type { Step } from '../../../domain/accounts/schema.ts'
import { Refusal } from '../../../domain/kernel/errors.ts'
import { nilId } from '../../../domain/kernel/id.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Deed } from '../../kernel/db/act.ts'
import type { Tx } from '../../kernel/db/tx.ts'
import { actAs, factsOf, goOn, loadKnown, mayEnter, over, proceed, refused, tell, type State } from '../conversation.ts'
import { tokenHash } from '../secrets.ts'
import { forgiven, refusedFactor } from '../second.ts'
import { browserToken } from '../sessions.ts'
import { advance, countTry, findSignIn, type SignInRow } from '../session-store.ts'
import { begin } from '../sign-in.ts'
import { overLimit, type Tried } from '../throttle.ts'
import { accountOf, answered, askToSign, signedBy } from './ceremony.ts'
import { counted, lockPasskey, passkeysOf, type AskedRow, type PasskeyRow } from './store.ts'

export const passkeyRefused = () => new Refusal('not-permitted', { reason: 'passkey-refused' })

/** The same for everybody: nobody is told who has one. */
export async function beginByPasskey(ctx: Ctx, sent: { id: string; field: boolean }) {
  const browser = browserToken(ctx)
  const full = await actAs(
    ctx,
    nilId,
    (tx) => overLimit(ctx, tx, [['passkey.address', ctx.address]]),
    (answer) => ({ writes: [], audit: [], events: [], answer }),
  )
  if (full) throw new Refusal('too-many')
  return askToSign(ctx, { ...sent, account: null, browser }, nilId)
}

export async function askForPasskey(ctx: Ctx, id: string) {
  const browser = browserToken(ctx)
  const found = await ctx.read((tx) => tx.one<SignInRow>(findSignIn(id, tokenHash(browser), ctx.now)))
  if (!found?.account) throw over()
  const { account } = found
  const { known, own } = await actAs(
    ctx,
    account,
    async (tx) => ({
      known: await loadKnown(ctx, tx, account, tokenHash(browser)),
      own: await tx.rows<PasskeyRow>(passkeysOf(account)),
    }),
    (answer) => ({ writes: [], audit: [], events: [], answer }),
  )
  if (!mayEnter(ctx, known.proof)) throw over()
  const next = nextStep(factsOf({ proof: known.proof, device: known.device }, found))
  if (next.next !== 'factor' || !next.methods.includes('passkey')) throw over()
  return askToSign(ctx, { id, account, field: found.field, browser }, account, own)
}

/** @returns the write that keeps its count; undefined when it proves nothing */
export async function judge(ctx: Ctx, tx: Tx, account: string, challenge: string, signed: PasskeySigned) {
  const row = await tx.one<PasskeyRow>(lockPasskey(account, signed.id))
  const counter = row && (await signedBy(ctx, row, challenge, signed))
  return row && counter !== undefined ? counted(row.id, counter) : undefined
}

export async function givePasskey(ctx: Ctx, id: string, signed: PasskeySigned): Promise<Step> {
  const browser = browserToken(ctx)
  const asked = await answered(ctx, id, browser, nilId)
  if (!asked) throw over()
  return asked.account === null ? enter(ctx, id, browser, asked, signed) : second(ctx, id, asked, signed)
}

async function enter(ctx: Ctx, id: string, browser: string, asked: AskedRow, signed: PasskeySigned): Promise<Step> {
  const account = accountOf(signed.response.userHandle) ?? nilId
  const line = {
    act: 'accounts.sign-in-refused',
    subjectKind: 'account',
    // Nobody is named by what anybody may claim.
    subject: 'unknown',
    detail: { begun: 'passkey' },
  }
  const outcome = await actAs(
    ctx,
    account,
    (tx) => loadKnown(ctx, tx, account, tokenHash(browser)),
    async ({ proof, device, settings }, tx) => {
      const write = await judge(ctx, tx, account, asked.challenge, signed)
      if (!write || !mayEnter(ctx, proof)) return refused(passkeyRefused(), [], [line])
      const state: State = {
        id,
        begun: 'passkey',
        field: asked.field,
        password_chosen: true,
        given: 'passkey',
        proved: false,
      }
      const deed = await begin(ctx, tx, browser, { proof, device, settings }, state, [['passkey.address', ctx.address]])
      return { ...deed, writes: [write, ...deed.writes] }
    },
  )
  return tell(ctx, browser, outcome)
}

/** Counted as every other second factor is. */
export const factorTries = (account: string, browser: string, known: boolean): Tried[] =>
  known ? [['factor.browser', `${account} ${tokenHash(browser).toString('hex')}`]] : [['factor.account', account]]

const second = (ctx: Ctx, id: string, asked: AskedRow, signed: PasskeySigned): Promise<Step> =>
  goOn(ctx, id, async (known, row, tx, browser): Promise<Deed<Parameters<typeof tell>[2]>> => {
    const account = known.proof.id
    const facts = factsOf(known, row)
    const next = nextStep(facts)
    if (asked.account !== account || next.next !== 'factor' || row.tries >= codeTries) return refused(over())
    if (await overLimit(ctx, tx, factorTries(account, browser, facts.known))) return refused(new Refusal('too-many'))
    const write = await judge(ctx, tx, account, asked.challenge, signed)
    if (!write) return refused(passkeyRefused(), [countTry(row.id)], [refusedFactor(account, 'passkey')])
    const state: State = { ...row, given: 'passkey' }
    return proceed(ctx, browser, known, state, [
      write,
      advance(row.id, state),
      ...forgiven(ctx, account, facts.known, tokenHash(browser)),
    ])
  })
