/** Whether the county works with teams. */
import { teamsSetting } from '../../domain/teams/settings.ts'
import type { SettingPart } from '../kit/staff/settings/part.ts'
import { partsPart } from './staff/PartsSetting.tsx'
import { settingWords as w } from './staff/words.ts'

export const settings: SettingPart[] = [{ name: teamsSetting, title: w.parts, note: w.partsNote, own: partsPart! }]
