/** When phones are left alone; a setting of the county. */
import { defaultQuiet, quietSetting } from '../../domain/notices/messages.ts'
import { QuietHours } from '../../domain/notices/schema.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { readSetting } from '../kernel/settings/index.ts'

export const quietHours = (tx: Tx): Promise<QuietHours> => readSetting(tx, quietSetting, QuietHours, defaultQuiet)
