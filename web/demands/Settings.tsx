/** Whether the county keeps the register of what is asked of villages. */
import { demandsSetting } from '../../domain/demands/settings.ts'
import type { SettingPart } from '../kit/staff/settings/part.ts'
import { partsPart } from './staff/PartsSetting.tsx'
import { settingWords as w } from './staff/words.ts'

export const settings: SettingPart[] = [{ name: demandsSetting, title: w.parts, note: w.partsNote, own: partsPart! }]
