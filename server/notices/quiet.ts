/** When phones are left alone; a setting of the county. */
import { defaultQuiet, quietSetting } from '../../domain/notices/messages.ts'
import { QuietHours } from '../../domain/notices/schema.ts'
import { settingOf } from '../kernel/db/settings.ts'
import type { Tx } from '../kernel/db/tx.ts'

export async function quietHours(tx: Tx): Promise<QuietHours> {
  const row = await tx.one<{ value: unknown }>(settingOf(quietSetting))
  const read = QuietHours.safeParse(row?.value)
  return read.success ? read.data : defaultQuiet
}
