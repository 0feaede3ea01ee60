/** Who is told of events is the administrator's to say; a secret is shown once and kept sealed. */
import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import type { noticesApi } from '../../domain/notices/api.ts'
import type { WebhookView } from '../../domain/notices/schema.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import { hooksNow, sealSecret, senderOf } from './webhooks.ts'
import {
  allWebhooks,
  dropWaiting,
  endWebhook,
  insertWebhook,
  lockWebhook,
  retryFailed,
  updateWebhook,
  webhookCounts,
  type WebhookCounts,
  type WebhookRow,
} from './webhook-store.ts'

type Body<K extends 'addWebhook' | 'changeWebhook'> = z.output<(typeof noticesApi)[K]['spec']['body']>

export const viewOf = (w: WebhookCounts): WebhookView => ({
  id: w.id,
  url: w.url,
  events: w.events,
  about: w.about,
  version: w.version,
  active: w.active,
  createdAt: w.created_at.toISOString(),
  secretEnding: w.secret_ending,
  waiting: w.waiting,
  failed: w.failed,
  ...(w.last_at && {
    last: { at: w.last_at.toISOString(), ok: w.last_state === 'delivered', code: w.last_code ?? '' },
  }),
})

export const webhooks = async (ctx: Ctx) => ({
  items: (await ctx.read((tx) => tx.rows<WebhookCounts>(allWebhooks()))).map(viewOf),
})

const shown = async (ctx: Ctx, id: string): Promise<WebhookView> => {
  const row = await ctx.read((tx) => tx.one<WebhookCounts>(webhookCounts(id)))
  if (!row) throw new Refusal('not-found')
  return viewOf(row)
}

/** Refused at once what would be refused at every delivery; the look-up is made again each time. */
async function mustReach(ctx: Ctx, url: string): Promise<void> {
  const objection = await senderOf(ctx.house).objection(url)
  if (!objection) return
  ctx.house.log.warn({ objection }, 'webhook address refused')
  throw fault('url', objection)
}

/** In history and audit the host stands alone: an address may carry a key. */
const remembered = (w: WebhookRow) => ({ host: new URL(w.url).host, events: w.events, active: w.active })

const newSecret = () => `lws_${randomBytes(32).toString('base64url')}`

export async function addWebhook(ctx: Ctx, sent: Body<'addWebhook'>) {
  await mustReach(ctx, sent.url)
  const secret = newSecret()
  const row: WebhookRow = {
    id: sent.id,
    url: sent.url,
    events: sent.events,
    about: sent.about,
    secret: sealSecret(ctx.house, ctx.county, sent.id, secret),
    secret_ending: secret.slice(-4),
    active: true,
    version: 1,
    created_at: ctx.now,
  }
  const fresh = await edit(
    ctx,
    { ...sent },
    async () => undefined,
    () => ({
      act: 'notices.webhook-add',
      kind: 'webhook',
      subject: sent.id,
      version: 1,
      before: null,
      after: remembered(row),
      writes: [insertWebhook(row)],
      answer: true,
    }),
    () => false,
  )
  hooksNow.forget(ctx.house, ctx.county)
  return { webhook: await shown(ctx, sent.id), secret: fresh ? secret : null }
}

async function standing(tx: Tx, id: string, seen?: number): Promise<WebhookRow> {
  const row = await tx.one<WebhookRow>(lockWebhook(id))
  if (!row) throw new Refusal('not-found')
  if (seen !== undefined && row.version !== seen) throw new Refusal('conflict')
  return row
}

export async function changeWebhook(ctx: Ctx, id: string, sent: Body<'changeWebhook'>): Promise<WebhookView> {
  await mustReach(ctx, sent.url)
  await edit(
    ctx,
    { ...sent },
    (tx) => standing(tx, id, sent.seen),
    (row) => {
      const after = {
        ...row,
        url: sent.url,
        events: sent.events,
        about: sent.about,
        active: sent.active,
        version: row.version + 1,
      }
      return {
        act: 'notices.webhook-change',
        kind: 'webhook',
        subject: id,
        version: after.version,
        before: remembered(row),
        after: remembered(after),
        writes: [updateWebhook(after)],
        answer: ok,
      }
    },
    () => ok,
  )
  hooksNow.forget(ctx.house, ctx.county)
  return shown(ctx, id)
}

export async function renewSecret(ctx: Ctx, id: string, sent: { id: string; seen: number }) {
  const secret = newSecret()
  const fresh = await edit(
    ctx,
    { ...sent },
    (tx) => standing(tx, id, sent.seen),
    (row) => {
      const after = {
        ...row,
        secret: sealSecret(ctx.house, ctx.county, id, secret),
        secret_ending: secret.slice(-4),
        version: row.version + 1,
      }
      return {
        act: 'notices.webhook-secret',
        kind: 'webhook',
        subject: id,
        version: after.version,
        before: remembered(row),
        after: remembered(after),
        writes: [updateWebhook(after)],
        answer: true,
      }
    },
    () => false,
  )
  return { webhook: await shown(ctx, id), secret: fresh ? secret : null }
}

export async function removeWebhook(ctx: Ctx, id: string, sent: { id: string }) {
  const done = await edit(
    ctx,
    { ...sent },
    (tx) => standing(tx, id),
    (row) => ({
      act: 'notices.webhook-remove',
      kind: 'webhook',
      subject: id,
      version: row.version + 1,
      before: remembered(row),
      after: null,
      writes: [endWebhook(id, ctx.now), dropWaiting(id, ctx.now)],
      answer: ok,
    }),
    () => ok,
  )
  hooksNow.forget(ctx.house, ctx.county)
  return done
}

export const tryAgain = (ctx: Ctx, id: string, sent: { id: string }) =>
  edit(
    ctx,
    { ...sent },
    (tx) => standing(tx, id),
    () => ({
      act: 'notices.webhook-again',
      kind: 'webhook-again',
      subject: sent.id,
      version: 1,
      before: null,
      after: { webhook: id },
      writes: [retryFailed(id, ctx.now)],
      answer: ok,
    }),
    () => ok,
  )
