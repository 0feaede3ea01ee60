/** The platforms of a county, named by its administrator. */
import { platformFault, type PlatformView, type Platform } from '../../../domain/accounts/platforms.ts'
import { Refusal, fault } from '../../../domain/kernel/errors.ts'
import type { Ctx } from '../../kernel/context.ts'
import { edit } from '../../kernel/edit.ts'
import { opened, proverOf, returnAddress, sealSecret } from './bound.ts'
import { allPlatforms, deleteLinksOf, lockPlatform, platformBy, putPlatform, type PlatformRow } from './store.ts'

const viewOf = (ctx: Ctx, { secret: _, ...p }: PlatformRow): PlatformView => ({
  ...p,
  returns: [returnAddress(ctx, p.code, false), returnAddress(ctx, p.code, true)],
})

export const platforms = async (ctx: Ctx) => ({
  items: (await ctx.read((tx) => tx.rows<PlatformRow>(allPlatforms()))).map((p) => viewOf(ctx, p)),
})

export const buttons = async (ctx: Ctx) => ({
  items: (await ctx.read((tx) => tx.rows<PlatformRow>(allPlatforms())))
    .filter((p) => p.active)
    .map(({ code, kind, label }) => ({ code, kind, label })),
})

/** What the history keeps: everything but the secret. */
const remembered = ({ secret: _, code: __, version: ___, ...p }: PlatformRow) => p

interface Putting {
  id: string
  base: number
  platform: Platform
  secret: string | null
  why: string
}

/** Refused at once what would be refused at every sign-in: an address that may not be asked, one that is no such platform. */
async function mustAnswer(ctx: Ctx, row: PlatformRow): Promise<void> {
  if (!row.active) return
  try {
    // Of no version: what it says is asked for now.
    const at = opened(ctx, { ...row, version: -row.version })
    await proverOf(row).look(at)
  } catch (error) {
    if (error instanceof Refusal) throw fault('platform.issuer', 'platform-silent')
    throw error
  }
}

export async function put(ctx: Ctx, code: string, sent: Putting): Promise<{ version: number }> {
  const { platform, base } = sent
  const version = base + 1
  const bad = platformFault(platform)
  if (bad) throw fault(bad.path, bad.code)
  const there = await ctx.read((tx) => tx.one<PlatformRow>(platformBy(code)))
  const secret = sent.secret === null ? there?.secret : sealSecret(ctx.house, ctx.county, code, sent.secret)
  if (secret === undefined) throw fault('secret', 'required')
  const row: PlatformRow = { ...platform, code, secret, version }
  await mustAnswer(ctx, row)
  return edit(
    ctx,
    // A secret is long: its sealed form differs each time, so the edit is told apart by the rest.
    { id: sent.id, base, platform, why: sent.why, code, secret: sent.secret !== null },
    (tx) => tx.one<PlatformRow>(lockPlatform(code)),
    (was) => {
      if ((was?.version ?? 0) !== base) throw new Refusal('conflict', { reason: 'version' })
      // Names of another issuer, client or claim stand for nobody known.
      const other = was && (['kind', 'issuer', 'client', 'claim'] as const).some((k) => was[k] !== row[k])
      return {
        act: 'accounts.platform',
        kind: 'platform',
        subject: code,
        version,
        before: was ? remembered(was) : null,
        after: remembered(row),
        why: sent.why,
        writes: [
          putPlatform({ ...row, secret: sent.secret === null && was ? was.secret : secret }),
          ...(other ? [deleteLinksOf(code)] : []),
        ],
        answer: { version },
      }
    },
    () => ({ version }),
  )
}
