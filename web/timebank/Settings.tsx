/** What the county chooses about its time bank. */
import { timebankSetting } from '../../domain/timebank/settings.ts'
import type { SettingPart } from '../kit/staff/settings/part.ts'
import { partsPart } from './staff/PartsSetting.tsx'
import { settingWords as w } from './staff/words.ts'

export const settings: SettingPart[] = [{ name: timebankSetting, title: w.parts, note: w.partsNote, own: partsPart! }]
