/** The settings of a county: read together, edited one by one, each checked by the room it belongs to. */
import { z } from 'zod'
import { Refusal } from '../../../domain/kernel/errors.ts'
import { maskNumbers } from '../../../domain/kernel/mask-numbers.ts'
import { settingsApi, type SettingView } from '../../../domain/kernel/settings-api.ts'
import { room, type CountySetting, type Ctx, type Handlers, type RoomModule } from '../context.ts'
import {
  lockSetting,
  putSetting,
  settingOf,
  settingsChanged,
  type ChangedSetting,
  type Setting,
} from '../db/settings.ts'
import type { Tx } from '../db/tx.ts'
import { edit } from '../edit.ts'
import { faultsOf } from '../http/faults.ts'

/** As it holds: what stands there and can be read, else what is usual. One that cannot be read stops nothing. */
export function valueOf<T>(shape: z.ZodType<T>, usual: T, row: Pick<Setting, 'value'> | undefined): T {
  const read = row && shape.safeParse(row.value)
  return read?.success ? read.data : usual
}

/** One setting, inside a transaction. */
export const readSetting = async <T>(tx: Tx, name: string, shape: z.ZodType<T>, usual: T): Promise<T> =>
  valueOf(shape, usual, await tx.one<Setting>(settingOf(name)))

/** How colleagues see these accounts; accounts stand below the kernel, so the list of rooms hands it in. */
export type NamesOf = (tx: Tx, accounts: string[]) => Promise<ReadonlyMap<string, string>>

async function list(ctx: Ctx, known: readonly CountySetting[], namesOf: NamesOf): Promise<{ items: SettingView[] }> {
  const { rows, who } = await ctx.read(async (tx) => {
    const found = await tx.rows<ChangedSetting>(settingsChanged(known.map((s) => s.name)))
    return { rows: found, who: await namesOf(tx, [...new Set(found.flatMap((r) => r.changed_by ?? []))]) }
  })
  const items = known.map(async (s) => {
    const row = rows.find((r) => r.name === s.name)
    return viewOf(ctx, s, row, row?.changed_by ? who.get(row.changed_by) : undefined)
  })
  return { items: await Promise.all(items) }
}

async function viewOf(
  ctx: Ctx,
  { name, shape, usual, names }: CountySetting,
  row: ChangedSetting | undefined,
  by: string | undefined,
): Promise<SettingView> {
  const value = valueOf(shape, usual, row)
  return {
    name,
    value,
    version: row?.version ?? 0,
    usual,
    shape: z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }),
    names: (await names?.(ctx, value as never)) ?? {},
    ...(row && {
      last: {
        at: row.changed_at.toISOString(),
        ...(by && { by }),
        ...(row.reason && { why: maskNumbers(row.reason) }),
      },
    }),
  }
}

async function put(
  ctx: Ctx,
  s: CountySetting | undefined,
  body: { id: string; base: number; value: unknown; why: string },
): Promise<{ version: number }> {
  if (!s) throw new Refusal('not-found')
  const read = s.shape.safeParse(body.value)
  if (!read.success) throw new Refusal('validation', { faults: faultsOf(read.error, 'value') })
  const value: unknown = read.data
  const faults = (await s.faults?.(ctx, value as never)) ?? []
  if (faults.length > 0)
    throw new Refusal('validation', {
      faults: faults.map((f) => ({ ...f, path: ['value', f.path].filter(Boolean).join('.') })),
    })
  const done = await edit(
    ctx,
    { ...body, name: s.name },
    (tx) => tx.one<Setting>(lockSetting(s.name)),
    (row) => {
      if ((row?.version ?? 0) !== body.base) throw new Refusal('conflict', { reason: 'version' })
      const version = body.base + 1
      return {
        act: 'settings.edit',
        kind: 'setting',
        subject: s.name,
        version,
        before: row?.value ?? null,
        after: value,
        why: body.why,
        detail: { name: s.name },
        writes: [putSetting(s.name, value, { account: ctx.session?.account ?? null, now: ctx.now })],
        events: [
          {
            name: 'settings.changed',
            version: 1,
            subject: body.id,
            seq: 1,
            payload: { name: s.name },
            topics: ['settings'],
          },
        ],
        answer: { version },
      }
    },
    () => ({ version: body.base + 1 }),
  )
  s.changed?.(ctx.house, ctx.county)
  return done
}

export function settingsRoom(rooms: readonly RoomModule[], namesOf: NamesOf): RoomModule {
  const known = rooms.flatMap((r) => r.settings ?? [])
  const routes: Handlers<typeof settingsApi> = {
    list: (ctx) => list(ctx, known, namesOf),
    edit: (ctx, { params, body }) =>
      put(
        ctx,
        known.find((s) => s.name === params.name),
        { ...body, value: body.value },
      ),
  }
  return room({ name: 'settings', api: settingsApi, routes })
}
