/**
 * Staff begin a sign-in by password or by a one-time code. Names that exist and names that do not walk the same way: the
 * same statements, the same comparison, the same words.
 */
import { messageCodeSeconds, signInSeconds } from '../../domain/accounts/limits.ts'
import { passwordFault } from '../../domain/accounts/passwords.ts'
import { nextStep } from '../../domain/accounts/proof.ts'
import { demandsAuthenticator } from '../../domain/accounts/rules.ts'
import { SignInName, type Step } from '../../domain/accounts/schema.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Deed } from '../kernel/db/act.ts'
import { open } from '../kernel/vault.ts'
import {
  actAs,
  factsOf,
  goOn,
  loadKnown,
  mayEnter,
  over,
  proceed,
  refused,
  tell,
  type Known,
  type Outcome,
  type State,
} from './conversation.ts'
import { sendLater } from './messages.ts'
import { phoneSpot } from './phones.ts'
import { hashPassword, paperCode, paperHash, passwordFits, same, tokenHash } from './secrets.ts'
import { proofOf, setCode, setPassword, type ProofRow } from './secret-store.ts'
import { browserToken, sessionsChanged } from './sessions.ts'
import { advance, endSessions, giveBack, insertSignIn } from './session-store.ts'
import { accountByName, phoneOf, type AccountRow, type PhoneRow } from './store.ts'
import { bucketKey, overLimit, type Tried } from './throttle.ts'

const refusedWords = () => fault('password', 'sign-in-refused')

const accountOf = async (ctx: Ctx, name: string): Promise<string> =>
  (await ctx.read((tx) => tx.one<AccountRow>(accountByName(name))))?.id ?? nilId

/** As typed by people: `Wang.Wu ` is `wang.wu`. What is no name at all names nobody, by the same way. */
const asTyped = (name: string) => SignInName.safeParse(name.normalize('NFKC')).data ?? ''

interface Begin {
  id: string
  name: string
  shell: 'staff' | 'field'
}

interface Attempt extends Partial<Known> {
  settings: Known['settings']
  full: boolean
  tried: Tried[]
}

/** Counts the attempt and fetches what it is judged by. What strangers try never fills the bucket of a known browser. */
function attempt(ctx: Ctx, account: string, browser: Buffer, tried: (known: boolean) => Tried[]): Promise<Attempt> {
  return actAs(
    ctx,
    account,
    async (tx) => {
      const known = await loadKnown(ctx, tx, account, browser)
      const buckets = tried(known.device !== undefined)
      return { ...known, tried: buckets, full: await overLimit(ctx, tx, buckets) }
    },
    (answer) => ({ writes: [], audit: [], events: [], answer }),
  )
}

const refusal = (account: string, way: 'password' | 'code') => ({
  act: 'accounts.sign-in-refused',
  subjectKind: 'account',
  subject: account === nilId ? 'unknown' : account,
  detail: { begun: way },
})

export async function signIn(ctx: Ctx, sent: Begin & { password: string }): Promise<Step> {
  const browser = browserToken(ctx)
  const hash = tokenHash(browser)
  const name = asTyped(sent.name)
  const account = await accountOf(ctx, name)
  const tried = await attempt(ctx, account, hash, (known) =>
    known
      ? [['password.browser', `${account} ${hash.toString('hex')}`]]
      : [
          ['password.name-address', `${name} ${ctx.address}`],
          ['password.address', ctx.address],
        ],
  )
  if (tried.full) throw new Refusal('too-many')
  const fits = await passwordFits(sent.password, tried.proof?.password)
  const state: State = {
    id: sent.id,
    begun: 'password',
    field: sent.shell === 'field',
    password_chosen: true,
    given: null,
    proved: false,
  }
  const outcome = await actAs(
    ctx,
    account,
    (tx) => loadKnown(ctx, tx, account, hash),
    async ({ proof, device, settings }, tx) => {
      // The password may have been changed while it was compared.
      if (!fits || !mayEnter(ctx, proof) || proof.password !== tried.proof?.password)
        return refused(refusedWords(), [], [refusal(account, 'password')])
      return begin(ctx, tx, browser, { proof, device, settings }, state, tried.tried)
    },
  )
  return tell(ctx, browser, outcome)
}

export async function signInByCode(ctx: Ctx, sent: Begin & { code: string }): Promise<Step> {
  const browser = browserToken(ctx)
  const hash = tokenHash(browser)
  const account = await accountOf(ctx, asTyped(sent.name))
  const tried = await attempt(ctx, account, hash, () => [['code.address', ctx.address]])
  if (tried.full) throw new Refusal('too-many')
  const state: State = {
    id: sent.id,
    begun: 'code',
    field: sent.shell === 'field',
    password_chosen: false,
    given: null,
    proved: false,
  }
  const outcome = await actAs(
    ctx,
    account,
    (tx) => loadKnown(ctx, tx, account, hash),
    async ({ proof, device, settings }, tx) => {
      const fits =
        proof?.code_until && proof.code_until > ctx.now && same(proof.code_hash, paperHash(account, sent.code))
      if (!fits || !mayEnter(ctx, proof)) return refused(fault('code', 'code-refused'), [], [refusal(account, 'code')])
      return begin(ctx, tx, browser, { proof, device, settings }, state, tried.tried)
    },
  )
  return tell(ctx, browser, outcome)
}

/** The first proof was good: the conversation is written down, or is over at once. */
export async function begin(
  ctx: Ctx,
  tx: Parameters<typeof overLimit>[1],
  browser: string,
  known: Known,
  state: State,
  tried: Tried[],
): Promise<Deed<Outcome>> {
  const until = new Date(ctx.now.getTime() + signInSeconds * 1000)
  const made = await tx.run(insertSignIn({ ...state, browser: tokenHash(browser), account: known.proof.id, until }))
  if (made === 0) return refused(new Refusal('id-reused'))
  return proceed(ctx, browser, known, state, [giveBack(tried.map((t) => bucketKey(ctx, t)))])
}

/** Consumes the one-time code: of two conversations that began with it, one sets the password. */
export async function choosePassword(ctx: Ctx, id: string, password: string): Promise<Step> {
  let hashed: string | undefined
  return goOn(ctx, id, async (known, row, _tx, browser) => {
    const { proof } = known
    if (nextStep(factsOf(known, row)).next !== 'set-password' || proof.code_hash === null) return refused(over())
    const bad = passwordFault(password, [proof.name ?? '', proof.shown, ctx.county.code])
    if (bad) return refused(fault('password', bad))
    hashed ??= await hashPassword(password)
    const state: State = { ...row, password_chosen: true }
    const writes = [setPassword(proof.id, hashed), endSessions(proof.id, null), advance(row.id, state)]
    const deed = proceed(ctx, browser, known, state, writes)
    return {
      ...deed,
      events: [...deed.events, sessionsChanged(ctx, proof.id)],
      audit: [
        { act: 'accounts.password', subjectKind: 'account', subject: proof.id, detail: { way: 'code' } },
        ...deed.audit,
      ],
    }
  })
}

/** Roles that demand an authenticator get no code by message: for them two people give it. */
const mayForget = (ctx: Ctx, proof: ProofRow | undefined): proof is ProofRow =>
  mayEnter(ctx, proof) &&
  !proof.demo &&
  proof.ending !== null &&
  !demandsAuthenticator(proof.roles) &&
  !waitsForPaper(proof, ctx.now)

/** A code handed over by a person is not pushed aside by whoever knows the name. */
const waitsForPaper = (p: ProofRow, now: Date) =>
  p.code_hash !== null && p.code_by_message === false && p.code_until !== null && p.code_until > now

export async function forgotten(ctx: Ctx, name: string): Promise<void> {
  const typed = asTyped(name)
  const account = await accountOf(ctx, typed)
  const code = paperCode()
  const found = await actAs(
    ctx,
    account,
    async (tx) => ({
      proof: await tx.one<ProofRow>(proofOf(account, dayOf(ctx.now))),
      phone: await tx.one<PhoneRow>(phoneOf(account)),
      full: await overLimit(ctx, tx, [
        ['forgotten.name', typed],
        ['forgotten.address', ctx.address],
      ]),
    }),
    ({ proof, phone, full }) => {
      const goes = !full && mayForget(ctx, proof)
      const until = new Date(ctx.now.getTime() + messageCodeSeconds * 1000)
      return {
        // For nobody the same statement meets no row.
        writes: [setCode(goes ? account : nilId, paperHash(account, code), until, true)],
        audit: [
          {
            act: 'accounts.forgotten',
            subjectKind: 'account',
            subject: account === nilId ? 'unknown' : account,
            detail: { sent: goes },
          },
        ],
        events: [],
        answer: { full, phone: goes ? phone : undefined },
      }
    },
  )
  if (found.full) throw new Refusal('too-many')
  if (found.phone) {
    const to = open(ctx.house.keys, found.phone.sealed, phoneSpot(ctx, account))
    sendLater(ctx, 'accounts.forgotten', to, { code, minutes: String(messageCodeSeconds / 60) })
  }
}
