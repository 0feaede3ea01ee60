/** The restricted class as people meet it; the door itself is the kernel's. */
import { Refusal } from '../../domain/kernel/errors.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import type { restrictedApi } from '../../domain/rights/restricted-api.ts'
import { accountNames } from '../accounts/index.ts'
import type { Ctx, Handlers } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { assignWorker, endFile, myFiles, readFile } from '../kernel/restricted/index.ts'
import { classesOwned, looksOf } from '../kernel/restricted/looks.ts'
import { myOffers, settleOfferOf } from '../kernel/restricted/offers.ts'
import { appoint, dismiss, owners } from '../kernel/restricted/owners.ts'
import { checkUps, keepFindings, mayBeRead } from './health.ts'
import { offerSettings } from './offers.ts'
import { maskedNames, staffThere } from './store.ts'

/** After every look. */
const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

const ok = { ok: true } as const

/** Masked names for whoever was let in by the file itself. */
async function namesOf(ctx: Ctx, ids: string[]): Promise<Map<string, string>> {
  const rows = await ctx.read((tx) => maskedNames(tx, ids), { ranges: [rangeOf(`${ctx.county.code}/`)], units: [] })
  return new Map(rows.map((r) => [r.id, r.name_masked]))
}

async function mustBeStaff(ctx: Ctx, account: string): Promise<void> {
  if (!(await ctx.read((tx) => staffThere(tx, account)))) throw new Refusal('not-found')
}

export const restrictedRoutes: Handlers<typeof restrictedApi> = {
  owners: async (ctx) => {
    const items = await owners(ctx)
    const names = await ctx.read((tx) =>
      accountNames(
        tx,
        items.map((o) => o.account),
      ),
    )
    return { items: items.map((o) => ({ ...o, name: names.get(o.account) ?? '' })) }
  },
  appoint: async (ctx, { body }) => {
    await mustBeStaff(ctx, body.account)
    return appoint(ctx, body)
  },
  dismiss: (ctx, { params }) => dismiss(ctx, params.id),
  myFiles: async (ctx) => {
    const [items, owns] = await Promise.all([myFiles(ctx), classesOwned(ctx)])
    return { items, owns }
  },
  readFile: async (ctx, { params, body }) => {
    const { subject, ...file } = await readFile(ctx, params.id, body.why)
    await mayBeRead(ctx, { class: file.class, subject })
    return { ...file, person: subject, name: (await namesOf(ctx, [subject])).get(subject) ?? '' }
  },
  assign: async (ctx, { params, body }) => {
    await mustBeStaff(ctx, body.account)
    await assignWorker(ctx, params.id, body.account, body.why)
    return ok
  },
  endFile: async (ctx, { params, body }) => {
    await endFile(ctx, params.id, body.why)
    return ok
  },
  looks: async (ctx, { body: { why, after, size } }) => {
    const rows = await looksOf(ctx, why, afterCursor<[string, string]>(after, ['infinity', last]), size + 1)
    const [names, people] = await Promise.all([
      ctx.read((tx) => accountNames(tx, [...new Set(rows.map((r) => r.account))])),
      namesOf(ctx, [...new Set(rows.flatMap((r) => r.subject ?? []))]),
    ])
    return paged(
      rows,
      size,
      (r) => ({
        id: r.id,
        class: r.class,
        file: r.file,
        name: r.subject && (people.get(r.subject) ?? null),
        by: names.get(r.account) ?? '',
        at: r.at.toISOString(),
        what: r.what,
        why: r.reason,
      }),
      (r) => [r.at.toISOString(), r.id],
    )
  },
  checkUps: (ctx, { params }) => checkUps(ctx, params.id),
  keepFindings: (ctx, { params, body }) => keepFindings(ctx, params.id, params.record, body),
  myOffers: async (ctx, { body }) => {
    const offers = await myOffers(ctx, body.why)
    const { days } = await ctx.read(offerSettings)
    const names = await namesOf(
      ctx,
      offers.map((o) => o.subject),
    )
    const items = offers.map(({ subject, ...o }) => ({
      ...o,
      until: new Date(Date.parse(o.offeredAt) + days * 86_400_000).toISOString(),
      person: subject,
      name: names.get(subject) ?? '',
    }))
    return { items }
  },
  settleOffer: async (ctx, { params, body }) => {
    await settleOfferOf(ctx, params.id, body.id, body.take, body.why)
    return ok
  },
}
