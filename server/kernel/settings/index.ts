/** The settings of a county: read together, edited one by one, each checked by the room it belongs to. */
import { z } from 'zod'
import { Refusal } from '../../../domain/kernel/errors.ts'
import { settingsApi, type SettingView } from '../../../domain/kernel/settings-api.ts'
import { room, type CountySetting, type Ctx, type Handlers, type RoomModule } from '../context.ts'
import { lockSetting, putSetting, settingOf, settingsOf, type Setting } from '../db/settings.ts'
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

async function list(ctx: Ctx, known: readonly CountySetting[]): Promise<{ items: SettingView[] }> {
  const rows = await ctx.read((tx) => tx.rows<Setting & { name: string }>(settingsOf(known.map((s) => s.name))))
  const items = known.map(({ name, shape, usual }) => {
    const row = rows.find((r) => r.name === name)
    return {
      name,
      value: valueOf(shape, usual, row),
      version: row?.version ?? 0,
      usual,
      shape: z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }),
    }
  })
  return { items }
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

export function settingsRoom(rooms: readonly RoomModule[]): RoomModule {
  const known = rooms.flatMap((r) => r.settings ?? [])
  const routes: Handlers<typeof settingsApi> = {
    list: (ctx) => list(ctx, known),
    edit: (ctx, { params, body }) =>
      put(
        ctx,
        known.find((s) => s.name === params.name),
        { ...body, value: body.value },
      ),
  }
  return room({ name: 'settings', api: settingsApi, routes })
}
