/** Who is who at a platform: linked and ended by the holder or by an administrator. */
import type { LinkView } from '../../../domain/accounts/platforms.ts'
import { mayGetCodeFromOne } from '../../../domain/accounts/rules.ts'
import { Refusal, fault } from '../../../domain/kernel/errors.ts'
import type { Ctx } from '../../kernel/context.ts'
import { dayOf } from '../../kernel/day.ts'
import type { Tx } from '../../kernel/db/tx.ts'
import { edit, ok } from '../../kernel/edit.ts'
import { kept } from '../acts.ts'
import { actAs } from '../conversation.ts'
import { loadTarget, maySee, notOneself } from '../policy.ts'
import { endSessions } from '../session-store.ts'
import { sessionsChanged } from '../sessions.ts'
import { accountById, grantsHeld, updateAccount, type AccountRow, type GrantRow } from '../store.ts'
import { nameKey, openName, platformNow, sealName } from './bound.ts'
import {
  allPlatforms,
  deleteLink,
  insertLink,
  linkByName,
  linksOf,
  platformBy,
  type LinkRow,
  type PlatformRow,
} from './store.ts'

async function viewsOf(ctx: Ctx, tx: Tx, account: string): Promise<LinkView[]> {
  const [platforms, links] = await Promise.all([
    tx.rows<PlatformRow>(allPlatforms()),
    tx.rows<LinkRow>(linksOf(account)),
  ])
  return platforms.flatMap(({ code, kind, label, active }) => {
    const link = links.find((l) => l.platform === code)
    const shown = link && { name: openName(ctx, link), own: link.own, at: link.at.toISOString() }
    // One that rests is shown only to whoever is linked there.
    return active || link ? [{ code, kind, label, link: shown ?? null }] : []
  })
}

const own = (ctx: Ctx): string => {
  if (ctx.session?.kind !== 'staff') throw new Refusal('not-found')
  return ctx.session.account
}

export const ownLinks = async (ctx: Ctx) => ({ items: await ctx.read((tx) => viewsOf(ctx, tx, own(ctx))) })

export async function endOwnLink(ctx: Ctx, code: string) {
  const account = own(ctx)
  await actAs(
    ctx,
    account,
    (tx) => tx.run(deleteLink(account, code)),
    (gone) => {
      if (gone === 0) throw new Refusal('not-found')
      const line = { act: 'accounts.platform-unlink', subjectKind: 'account', subject: account }
      return { writes: [], audit: [{ ...line, detail: { platform: code } }], events: [], answer: undefined }
    },
  )
  return ok
}

export async function linksFor(ctx: Ctx, id: string) {
  return ctx.read(async (tx) => {
    const [account, held] = await Promise.all([
      tx.one<AccountRow>(accountById(id)),
      tx.rows<GrantRow>(grantsHeld(id, dayOf(ctx.now))),
    ])
    if (!account || !maySee(ctx, held)) throw new Refusal('not-found')
    return { items: await viewsOf(ctx, tx, id) }
  })
}

interface Linking {
  id: string
  name: string
  why: string
}

/** Gives a first proof, no more than a one-time code does: roles that get no code from one person get no link either. */
export async function link(ctx: Ctx, id: string, code: string, sent: Linking) {
  const key = nameKey(ctx, await platformNow(ctx, code), sent.name)
  return edit(
    ctx,
    { id: sent.id, why: sent.why, account: id, platform: code, name: key.toString('hex') },
    async (tx) => {
      const target = await loadTarget(ctx, tx, id)
      const [platform, links, taken] = await Promise.all([
        tx.one<PlatformRow>(platformBy(code)),
        tx.rows<LinkRow>(linksOf(id)),
        tx.one<LinkRow>(linkByName(code, key)),
      ])
      return { ...target, platform, taken, there: links.some((l) => l.platform === code) }
    },
    async ({ account, roles, platform, taken, there }, tx) => {
      notOneself(ctx, id)
      if (!platform?.active || account.disabled_at !== null) throw new Refusal('not-found')
      if (!mayGetCodeFromOne(roles)) throw fault('id', 'needs-two-people')
      if (there) throw fault('name', 'linked-already')
      if (taken) throw fault('name', 'name-linked')
      const row = { id: sent.id, platform: code, account: id, own: false, at: ctx.now }
      const sealed = { key, name: sealName(ctx, sent.id, sent.name) }
      // Somebody else's of this very moment.
      if ((await tx.run(insertLink({ ...row, ...sealed }))) === 0) throw fault('name', 'name-linked')
      return { ...edited(account, 'accounts.platform-link', code, sent.why), writes: touch(account) }
    },
    () => ok,
  )
}

export const endLink = (ctx: Ctx, id: string, code: string, sent: { id: string; why: string }) =>
  edit(
    ctx,
    { ...sent, account: id, platform: code },
    async (tx) => ({ ...(await loadTarget(ctx, tx, id)), links: await tx.rows<LinkRow>(linksOf(id)) }),
    ({ account, links }) => {
      if (!links.some((l) => l.platform === code)) throw new Refusal('not-found')
      return {
        ...edited(account, 'accounts.platform-unlink', code, sent.why),
        writes: [deleteLink(id, code), endSessions(id, null), ...touch(account)],
        events: [sessionsChanged(ctx, id)],
      }
    },
    () => ok,
  )

const touch = (account: AccountRow) => [updateAccount({ ...account, version: account.version + 1 })]

/** The name there stands in no history. */
const edited = (account: AccountRow, act: string, platform: string, why: string) => ({
  act,
  kind: 'account',
  subject: account.id,
  version: account.version + 1,
  before: kept(account),
  after: kept(account),
  why,
  detail: { platform },
  answer: ok,
})
