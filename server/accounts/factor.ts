/** Judges one second factor: is it right, and what must be written so that it is right only once. */
import { codeTries } from '../../domain/accounts/limits.ts'
import { methodsFor, type CodeMethod, type Facts } from '../../domain/accounts/proof.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { blindIndex, open } from '../kernel/vault.ts'
import { flat, paperHash, same, totpStep } from './secrets.ts'
import { hasRecovery, spendRecovery, acceptStep, type ProofRow } from './secret-store.ts'
import { countTry, type SignInRow } from './session-store.ts'
import { overLimit, type Tried } from './throttle.ts'

export const totpSpot = (ctx: Ctx, account: string) => ({
  county: ctx.county.code,
  table: 'account_secrets',
  column: 'totp',
  row: account,
})

/** Six digits are few: their hash is keyed, and bound to the conversation and the number they were sent to. */
export const codeHash = (ctx: Ctx, id: string, code: string, to = ''): Buffer =>
  blindIndex(ctx.house.keys, ctx.county.code, `code ${id} ${to}`, code)

export type Verdict = { right: Statement[] } | { wrong: Refusal; writes: Statement[] }

const wrongCode = () => fault('code', 'code-refused')

export interface Trial {
  proof: ProofRow
  facts: Pick<Facts, 'has' | 'demands' | 'demo' | 'known'>
  /** Holds the code that was sent by message, and the tries. */
  row: SignInRow | undefined
  method: CodeMethod
  code: string
}

/**
 * A known browser has a bucket of its own; strangers who have the password share one for the account. Neither ever
 * closes the other.
 */
export async function judgeFactor(ctx: Ctx, tx: Tx, t: Trial, browser: Buffer): Promise<Verdict> {
  const tried: Tried[] = t.facts.known
    ? [['factor.browser', `${t.proof.id} ${browser.toString('hex')}`]]
    : [['factor.account', t.proof.id]]
  if (t.row && t.row.tries >= codeTries) return { wrong: new Refusal('gone'), writes: [] }
  if (await overLimit(ctx, tx, tried)) return { wrong: new Refusal('too-many'), writes: [] }
  const writes = t.row ? [countTry(t.row.id)] : []
  if (!methodsFor(t.facts).includes(t.method)) return { wrong: wrongCode(), writes }
  const right = await ways[t.method](ctx, tx, t)
  return right ? { right } : { wrong: wrongCode(), writes }
}

const ways: Record<CodeMethod, (ctx: Ctx, tx: Tx, t: Trial) => Promise<Statement[] | undefined>> = {
  totp: async (ctx, _tx, { proof, code }) => {
    if (proof.totp === null) return undefined
    const step = totpStep(
      open(ctx.house.keys, proof.totp, totpSpot(ctx, proof.id)),
      flat(code),
      ctx.now,
      Number(proof.totp_step ?? -1),
    )
    return step === undefined ? undefined : [acceptStep(proof.id, step)]
  },
  recovery: async (_ctx, tx, { proof, code }) => {
    const hash = paperHash(proof.id, code)
    return (await tx.one(hasRecovery(proof.id, hash))) ? [spendRecovery(proof.id, hash)] : undefined
  },
  sms: async (ctx, _tx, { row, code }) => {
    const fits = row?.code_until && row.code_until > ctx.now && same(row.code, codeHash(ctx, row.id, flat(code)))
    return fits ? [] : undefined
  },
}
