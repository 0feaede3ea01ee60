/** Residents sign in with a code on their phone. Whether a number is known makes no difference to anything that can be seen. */
import { codeSeconds, codeTries, signInSeconds } from '../../domain/accounts/limits.ts'
import { maskedEnding } from '../../domain/accounts/rules.ts'
import type { Step } from '../../domain/accounts/schema.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { raced } from '../kernel/db/race.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { blindIndex, open, seal } from '../kernel/vault.ts'
import { actAs, over, refused, tell, type Outcome } from './conversation.ts'
import type { Deed } from '../kernel/db/act.ts'
import { codeHash } from './factor.ts'
import { send } from './messages.ts'
import { phoneKey, phoneRow } from './phones.ts'
import { labelOf, same, sixDigits, tokenHash } from './secrets.ts'
import { messageCaps } from './second.ts'
import { browserToken, openSession, sessionSettings } from './sessions.ts'
import { countTry, finishSignIn, giveBack, insertPhoneSignIn, lockSignIn, type SignInRow } from './session-store.ts'
import { insertAccount, residentByPhone, setPhone, type AccountRow } from './store.ts'
import { bucketKey, overLimit, type Tried } from './throttle.ts'

const spot = (ctx: Ctx, id: string) => ({
  county: ctx.county.code,
  table: 'account_sign_ins',
  column: 'phone',
  row: id,
})

/** @returns seconds for which the code is good */
export async function sendCode(ctx: Ctx, sent: { id: string; phone: string }): Promise<number> {
  const { id, phone } = sent
  const browser = tokenHash(browserToken(ctx))
  const key = phoneKey(ctx, phone)
  const code = sixDigits()
  const at = (seconds: number) => new Date(ctx.now.getTime() + seconds * 1000)
  const row = {
    id,
    browser,
    phoneKey: key,
    code: codeHash(ctx, id, code, key.toString('hex')),
    codeUntil: at(codeSeconds),
    phone: seal(ctx.house.keys, phone, spot(ctx, id)),
    until: at(signInSeconds),
  }
  const refuse = await actAs<boolean, Refusal | undefined>(
    ctx,
    nilId,
    (tx) => overLimit(ctx, tx, messageCaps(ctx, key.toString('hex'))),
    async (full, tx) => {
      const nothing = { writes: [], audit: [], events: [] }
      if (full) return { ...nothing, answer: new Refusal('too-many') }
      return { ...nothing, answer: (await tx.run(insertPhoneSignIn(row))) === 0 ? new Refusal('id-reused') : undefined }
    },
  )
  if (refuse) throw refuse
  await send(ctx, 'accounts.code', phone, { code, minutes: String(codeSeconds / 60) })
  return codeSeconds
}

/** The row is locked while it is judged: of thirty-two guesses at once five are looked at. */
export async function signInByPhone(ctx: Ctx, id: string, code: string): Promise<Step> {
  const browser = browserToken(ctx)
  const attempt = () =>
    actAs(
      ctx,
      nilId,
      (tx) => tx.one<SignInRow>(lockSignIn(id, tokenHash(browser), ctx.now)),
      (row, tx) => judge(ctx, tx, browser, row, code),
    )
  // Two first sign-ins of one number at the same moment: the other made the account, so now it is there.
  return tell(ctx, browser, await raced(attempt))
}

async function judge(
  ctx: Ctx,
  tx: Tx,
  browser: string,
  row: SignInRow | undefined,
  code: string,
): Promise<Deed<Outcome>> {
  if (!row || row.begun !== 'phone' || !row.phone_key || !row.phone || row.tries >= codeTries) return refused(over())
  const to = row.phone_key.toString('hex')
  const tried: Tried[] = [
    ['guess.phone', to],
    ['guess.address', ctx.address],
  ]
  if (await overLimit(ctx, tx, tried)) return refused(new Refusal('too-many'))
  const fits = row.code_until && row.code_until > ctx.now && same(row.code, codeHash(ctx, row.id, code, to))
  if (!fits)
    return refused(
      fault('code', 'code-refused'),
      [countTry(row.id)],
      [{ act: 'accounts.sign-in-refused', subjectKind: 'account', subject: 'unknown', detail: { begun: 'phone' } }],
    )
  const account = await tx.one<AccountRow>(residentByPhone(row.phone_key))
  // A number whose account was closed hears the same as a wrong code.
  if (account?.disabled_at) return refused(fault('code', 'code-refused'), [countTry(row.id)])
  const digits = open(ctx.house.keys, row.phone, spot(ctx, row.id))
  const { writes, subject } = account ? { writes: [], subject: account.id } : newResident(ctx, digits)
  const opened = openSession(ctx, browser, {
    account: subject,
    kind: 'resident',
    roles: [],
    factors: 1,
    field: false,
    remember: false,
    known: undefined,
    settings: await sessionSettings(tx),
  })
  return {
    writes: [...writes, giveBack(tried.map((t) => bucketKey(ctx, t))), finishSignIn(row.id), ...opened.writes],
    audit: [
      ...(account ? [] : [{ act: 'accounts.open', subjectKind: 'account', subject, detail: { kind: 'resident' } }]),
      {
        act: 'accounts.sign-in',
        subjectKind: 'account',
        subject,
        detail: { session: opened.session, factors: 1, begun: 'phone', browser: labelOf(ctx.browser.agent) },
      },
    ],
    // Rooms below find by it what came from this number before: the index they share, never the number.
    events: [
      {
        name: 'accounts.resident-signed-in',
        version: 1,
        subject,
        seq: 1,
        payload: {
          account: subject,
          phone: blindIndex(ctx.house.keys, ctx.county.code, 'phone', digits).toString('hex'),
        },
      },
    ],
    answer: { done: opened },
  }
}

/** The first code makes the account; nothing but the number is known of its holder. */
function newResident(ctx: Ctx, digits: string): { writes: Statement[]; subject: string } {
  const subject = ctx.house.newId()
  return {
    subject,
    writes: [
      insertAccount({
        id: subject,
        kind: 'resident',
        name: null,
        shown: maskedEnding(digits),
        contract: null,
        demo: false,
        at: ctx.now,
        by: null,
      }),
      setPhone(phoneRow(ctx, subject, 'resident', digits)),
    ],
  }
}
