/** The findings of a check-up at home, kept as a restricted file by whoever recorded it, as long as the person agrees. [S4-05] */
import { Refusal } from '../../domain/kernel/errors.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import {
  checkUpItems,
  fileOf,
  HealthSettings,
  healthPurpose,
  healthSettingName,
  usualHealth,
  type Findings,
} from '../../domain/rights/health.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { myFiles, openFile } from '../kernel/restricted/index.ts'
import { readSetting } from '../kernel/settings/index.ts'
import { recordedOf } from '../records/index.ts'
import { agreedTo } from './consents.ts'
import { personThere } from './store.ts'
import { checkUpWords } from './words.ts'

/** @throws 404 for a person out of reach */
async function lately(ctx: Ctx, tx: Tx, person: string) {
  const { days } = await readSetting(tx, healthSettingName, HealthSettings, usualHealth)
  if (!(await personThere(tx, person))) throw new Refusal('not-found')
  const since = new Date(ctx.now.getTime() - days * 86_400_000)
  const [agreed, records] = await Promise.all([
    agreedTo(ctx, tx, person, healthPurpose),
    recordedOf(tx, { person, by: ctx.session!.account, items: checkUpItems, since }),
  ])
  return { agreed, records }
}

export async function checkUps(ctx: Ctx, person: string) {
  const { agreed, records } = await ctx.read((tx) => lately(ctx, tx, person))
  if (records.length === 0) return { agreed, items: [] }
  const mine = new Set((await myFiles(ctx)).map((f) => f.id))
  return {
    agreed,
    items: records.map((r) => ({
      record: r.id,
      day: dayOf(r.endedAt),
      kept: mine.has(fileOf(ctx.county.code, r.id)),
    })),
  }
}

/** @throws 404 for a check-up that is somebody else's or too long ago, 409 `no-consent`, 409 `id-reused` with other findings */
export async function keepFindings(ctx: Ctx, person: string, record: string, found: Findings) {
  const { agreed, records } = await ctx.read((tx) => lately(ctx, tx, person))
  if (!records.some((r) => r.id === record)) throw new Refusal('not-found')
  if (!agreed) throw new Refusal('out-of-turn', { reason: 'no-consent' })
  const { session } = ctx
  await openFile(ctx, {
    id: fileOf(ctx.county.code, record),
    class: 'health',
    subject: person,
    body: Object.fromEntries(Object.entries(found).map(([name, value]) => [name, String(value)])),
    workers: [session!.account],
    reason: checkUpWords.begun,
  })
  return { ok: true as const }
}

/** Whoever took the consent back is read by nobody. */
export async function mayBeRead(ctx: Ctx, file: { class: string; subject: string }): Promise<void> {
  if (file.class !== 'health') return
  const everywhere = { ranges: [rangeOf(`${ctx.county.code}/`)], units: [] }
  if (!(await ctx.read((tx) => agreedTo(ctx, tx, file.subject, healthPurpose), everywhere)))
    throw new Refusal('out-of-turn', { reason: 'no-consent' })
}
