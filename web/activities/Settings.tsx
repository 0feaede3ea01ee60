/** What the county chooses about activities: which parts it uses. */
import { partsSetting } from '../../domain/activities/settings.ts'
import type { SettingPart } from '../kit/staff/settings/part.ts'
import { partsPart } from './staff/PartsSetting.tsx'
import { settingWords as w } from './staff/words.ts'

export const settings: SettingPart[] = [{ name: partsSetting, title: w.parts, note: w.partsNote, own: partsPart! }]
