/** Export profiles of this county: brought by packs, kept as one value. */
import { isDeepStrictEqual } from 'node:util'
import { ExportProfile } from '../../domain/people/out.ts'
import { perCounty } from '../kernel/cached.ts'
import type { Ctx } from '../kernel/context.ts'
import { putSetting, settingOf } from '../kernel/db/settings.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'

const setting = 'people.export-profiles'

const read = async (tx: Tx): Promise<ExportProfile[]> => {
  const row = await tx.one<{ value: unknown }>(settingOf(setting))
  return ExportProfile.array().parse(row?.value ?? [])
}

const kept = perCounty(read)

export const profilesOf = (ctx: Pick<Ctx, 'house' | 'county'>): Promise<ExportProfile[]> =>
  kept.of(ctx.house, ctx.county)

/** Those of a pack beside those that stand; of the same code, the pack's. @returns what is to be written */
export async function profilesFrom(
  tx: Tx,
  lines: readonly ExportProfile[],
): Promise<(author: { account: string | null; now: Date }) => Statement[]> {
  if (lines.length === 0) return () => []
  const stands = await read(tx)
  const codes = new Set(lines.map((l) => l.code))
  const next = [...stands.filter((p) => !codes.has(p.code)), ...lines]
  return (author) => (isDeepStrictEqual(stands, next) ? [] : [putSetting(setting, next, author)])
}

export const forgetProfiles = kept.forget
