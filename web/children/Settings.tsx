/** What the county chooses about children: which offices are told of harm to a minor. */
import { harmSettingName } from '../../domain/children/harm.ts'
import type { SettingPart } from '../kit/staff/settings/part.ts'
import { receiversPart } from './staff/ReceiversSetting.tsx'
import { settingWords as w } from './staff/words.ts'

export const settings: SettingPart[] = [
  { name: harmSettingName, title: w.receivers, note: w.receiversNote, own: receiversPart },
]
