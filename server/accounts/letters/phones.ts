/** Field phones: made known, asked after, revoked. */
import { FieldSettings, fieldSettingName, usualField } from '../../../domain/accounts/settings.ts'
import { Refusal, fault } from '../../../domain/kernel/errors.ts'
import type { Ctx, Session } from '../../kernel/context.ts'
import type { Deed } from '../../kernel/db/act.ts'
import type { Tx } from '../../kernel/db/tx.ts'
import { edit, ok } from '../../kernel/edit.ts'
import { readSetting } from '../../kernel/settings/index.ts'
import { actAs } from '../conversation.ts'
import { loadTarget, notOneself } from '../policy.ts'
import { labelOf, newToken, same, tokenHash } from '../secrets.ts'
import { updateAccount } from '../store.ts'
import { checkPoint } from './crypto.ts'
import { presentKey } from './keys.ts'
import { fieldPhone, fieldPhonesOf, insertPhone, revokePhones, type FieldPhoneRow } from './store.ts'

/** As long as a browser keeps anything. */
const phoneDays = 400

export const mine = (ctx: Ctx): Session => {
  if (!ctx.session) throw new Refusal('not-signed-in')
  if (ctx.session.kind !== 'staff') throw new Refusal('not-permitted')
  return ctx.session
}

const limitsOf = (tx: Tx) => readSetting(tx, fieldSettingName, FieldSettings, usualField)

export async function enrol(ctx: Ctx, body: { id: string; signing: string }) {
  const { account } = mine(ctx)
  const signing = Buffer.from(body.signing, 'base64')
  try {
    checkPoint(signing)
  } catch {
    throw fault('signing', 'invalid')
  }
  const token = newToken()
  return actAs(
    ctx,
    account,
    async (tx) => ({
      limits: await limitsOf(tx),
      terms: await presentKey(ctx, tx),
      known: await tx.one(fieldPhone(body.id)),
    }),
    ({ limits, terms: { key, writes }, known }) => {
      // A token is told once: a phone that did not hear it makes itself known under another id.
      if (known) throw new Refusal('id-reused')
      const until = new Date(ctx.now.getTime() + phoneDays * 86_400_000)
      const row = { id: body.id, account, token: tokenHash(token), signing, label: labelOf(ctx.browser.agent) }
      return {
        writes: [...writes, insertPhone({ ...row, since: ctx.now, until, revoked_at: null })],
        audit: [{ act: 'letters.enrol', subjectKind: 'account', subject: account, detail: { phone: body.id } }],
        events: [],
        answer: { id: body.id, token, account, limits, key },
      }
    },
  )
}

export async function phones(ctx: Ctx) {
  const { account } = mine(ctx)
  const rows = await ctx.read((tx) => tx.rows<FieldPhoneRow>(fieldPhonesOf(account)))
  return {
    items: rows.map((p) => ({
      id: p.id,
      label: p.label,
      since: p.since.toISOString(),
      revokedAt: p.revoked_at?.toISOString() ?? null,
    })),
  }
}

export async function revokeOwn(ctx: Ctx, id: string): Promise<void> {
  const { account } = mine(ctx)
  const n = await actAs(
    ctx,
    account,
    (tx) => tx.run(revokePhones(account, id, ctx.now, account)),
    (touched): Deed<number> => ({
      writes: [],
      audit:
        touched > 0 ? [{ act: 'letters.revoke', subjectKind: 'account', subject: account, detail: { phone: id } }] : [],
      events: [],
      answer: touched,
    }),
  )
  if (n === 0) throw new Refusal('not-found')
}

/** By whoever looks after the account, with a reason; where it has no phone there is nothing to revoke, and the reason stands. */
export const revokeAll = (ctx: Ctx, account: string, sent: { id: string; why: string }): Promise<typeof ok> =>
  edit(
    ctx,
    { ...sent, account },
    async (tx) => {
      notOneself(ctx, account)
      const { account: target } = await loadTarget(ctx, tx, account)
      const there = await tx.rows<FieldPhoneRow>(fieldPhonesOf(account))
      return { target, phones: there.filter((p) => p.revoked_at === null).map((p) => p.id) }
    },
    ({ target, phones: live }) => {
      const after = { ...target, version: target.version + 1 }
      return {
        act: 'letters.revoke-all',
        kind: 'account',
        subject: account,
        version: after.version,
        before: { phones: live },
        after: { phones: [] },
        why: sent.why,
        detail: { phones: live.length },
        writes: [updateAccount(after), revokePhones(account, null, ctx.now, ctx.session!.account)],
        answer: ok,
      }
    },
    () => ok,
  )

export type KnownPhone = FieldPhoneRow & { closed: boolean }

/** @returns undefined for a phone that is not known, or another's token: both look the same */
export async function known(tx: Tx, asked: { phone: string; token: string }): Promise<KnownPhone | undefined> {
  const row = await tx.one<KnownPhone>(fieldPhone(asked.phone))
  return row && same(row.token, tokenHash(asked.token)) ? row : undefined
}

/** Nothing is kept of who asked when. */
export async function lease(ctx: Ctx, body: { phone: string; token: string }) {
  const own = { ranges: [], units: [] }
  const { phone, limits, terms } = await ctx.read(
    async (tx) => ({
      phone: await known(tx, body),
      limits: await limitsOf(tx),
      terms: await presentKey(ctx, tx),
    }),
    own,
  )
  if (!phone) throw new Refusal('not-found')
  if (phone.revoked_at || phone.closed) throw new Refusal('gone', { reason: 'phone-revoked' })
  if (terms.writes.length === 0) return { limits, key: terms.key }
  return actAs(
    ctx,
    phone.account,
    (tx) => presentKey(ctx, tx),
    ({ key, writes }) => ({ writes, audit: [], events: [], answer: { limits, key } }),
  )
}
