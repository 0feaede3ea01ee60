/** When phones are left alone. */
import { quietSetting } from '../../domain/notices/messages.ts'
import type { QuietHours } from '../../domain/notices/schema.ts'
import { settingPart } from '../kit/staff/settings/part.ts'
import { settingWords as w } from './staff/words/settings.ts'

export const settings = [
  settingPart<keyof QuietHours>({
    name: quietSetting,
    title: w.quiet,
    note: w.quietNote,
    numbers: { from: { label: w.from }, to: { label: w.to } },
  }),
]
