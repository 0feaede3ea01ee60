/** One's own passkeys: added, named, removed, and given for acts that ask for the second factor. */
import { mostPasskeys, type PasskeyMade, type PasskeySigned } from '../../../domain/accounts/passkeys.ts'
import type { Me } from '../../../domain/accounts/schema.ts'
import { Refusal, fault } from '../../../domain/kernel/errors.ts'
import type { Ctx, Session } from '../../kernel/context.ts'
import { dayOf } from '../../kernel/day.ts'
import type { Deed } from '../../kernel/db/act.ts'
import { ok } from '../../kernel/edit.ts'
import { actAs, loadKnown, mayEnter, over, ownScope } from '../conversation.ts'
import { sessionRenewed } from '../own.ts'
import { tokenHash } from '../secrets.ts'
import { forgiven, refusedFactor } from '../second.ts'
import { proofOf, type ProofRow } from '../secret-store.ts'
import { overLimit } from '../throttle.ts'
import { answered, askToMake, askToSign, madeBy } from './ceremony.ts'
import { factorTries, judge, passkeyRefused } from './sign-in.ts'
import { deletePasskey, insertPasskey, passkeysOf, type PasskeyRow } from './store.ts'

function mine(ctx: Ctx): Session {
  if (ctx.session?.kind !== 'staff') throw new Refusal('not-found')
  return ctx.session
}
const browserOf = (ctx: Ctx) => ctx.browser.token ?? ''

const own = (ctx: Ctx, account: string) => ctx.read((tx) => tx.rows<PasskeyRow>(passkeysOf(account)), ownScope(account))

export async function ownPasskeys(ctx: Ctx) {
  const rows = await own(ctx, mine(ctx).account)
  return { items: rows.map((p) => ({ id: p.id, name: p.name, since: p.since.toISOString() })) }
}

export async function beginAdding(ctx: Ctx, id: string) {
  const { account } = mine(ctx)
  const [rows, proof] = await Promise.all([
    own(ctx, account),
    ctx.read((tx) => tx.one<ProofRow>(proofOf(account, dayOf(ctx.now))), ownScope(account)),
  ])
  if (!mayEnter(ctx, proof)) throw new Refusal('not-found')
  if (rows.length >= mostPasskeys) throw new Refusal('conflict', { reason: 'passkeys-many' })
  const asking = { id, account, field: false, browser: browserOf(ctx) }
  return askToMake(ctx, asking, { name: proof.name ?? '', shown: proof.shown }, rows)
}

export async function addPasskey(ctx: Ctx, sent: { id: string; name: string; made: PasskeyMade }) {
  const { account } = mine(ctx)
  const asked = await answered(ctx, sent.id, browserOf(ctx), account)
  if (asked?.account !== account) throw over()
  const made = await madeBy(ctx, asked.challenge, sent.made)
  if (!made) throw passkeyRefused()
  await actAs(
    ctx,
    account,
    (tx) => tx.rows<PasskeyRow>(passkeysOf(account)),
    async (rows, tx) => {
      if (rows.length >= mostPasskeys) throw new Refusal('conflict', { reason: 'passkeys-many' })
      const row = {
        id: sent.id,
        account,
        credential: made.id,
        key: Buffer.from(made.publicKey),
        counter: made.counter,
        transports: sent.made.response.transports ?? [],
        name: sent.name,
        since: ctx.now,
      }
      const line = { act: 'accounts.passkey', subjectKind: 'account', subject: account }
      if ((await tx.run(insertPasskey(row))) === 0) throw passkeyRefused()
      return { writes: [], audit: [line], events: [], answer: undefined }
    },
  )
  return ok
}

export async function removePasskey(ctx: Ctx, id: string) {
  const { account } = mine(ctx)
  await actAs(
    ctx,
    account,
    (tx) => tx.run(deletePasskey(id, account)),
    (gone) => {
      if (gone === 0) throw new Refusal('not-found')
      const line = { act: 'accounts.passkey-removed', subjectKind: 'account', subject: account }
      return { writes: [], audit: [line], events: [], answer: undefined }
    },
  )
  return ok
}

export async function askOwn(ctx: Ctx) {
  const { account, id } = mine(ctx)
  const rows = await own(ctx, account)
  if (rows.length === 0) throw fault('method', 'no-such-factor')
  return askToSign(ctx, { id, account, field: false, browser: browserOf(ctx) }, account, rows)
}

/** The session gets a new token: one copied before the factor is worth nothing after it. */
export async function giveOwn(ctx: Ctx, signed: PasskeySigned): Promise<Me> {
  const { account, id } = mine(ctx)
  const browser = browserOf(ctx)
  const asked = await answered(ctx, id, browser, account)
  if (asked?.account !== account) throw over()
  const renewed = sessionRenewed(ctx)
  const answer = await actAs(
    ctx,
    account,
    (tx) => loadKnown(ctx, tx, account, tokenHash(browser)),
    async ({ proof, device }, tx): Promise<Deed<Refusal | undefined>> => {
      const no = (refusal: Refusal, audit: Deed<unknown>['audit'] = []) => ({
        writes: [],
        audit,
        events: [],
        answer: refusal,
      })
      if (!mayEnter(ctx, proof)) return no(new Refusal('not-signed-in'))
      const known = device !== undefined
      if (await overLimit(ctx, tx, factorTries(account, browser, known))) return no(new Refusal('too-many'))
      const write = await judge(ctx, tx, account, asked.challenge, signed)
      if (!write) return no(passkeyRefused(), [refusedFactor(account, 'passkey')])
      const line = { act: 'accounts.factor', subjectKind: 'account', subject: account, detail: { method: 'passkey' } }
      return {
        writes: [write, renewed.write, ...forgiven(ctx, account, known, tokenHash(browser))],
        audit: [line],
        events: [],
        answer: undefined,
      }
    },
  )
  if (answer) throw answer
  return renewed.handOver()
}
