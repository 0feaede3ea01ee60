/** What the county chooses about the boards of neighbours. */
import { neighboursSetting } from '../../domain/neighbours/settings.ts'
import type { SettingPart } from '../kit/staff/settings/part.ts'
import { partsPart } from './staff/PartsSetting.tsx'
import { settingWords as w } from './staff/words.ts'

export const settings: SettingPart[] = [{ name: neighboursSetting, title: w.parts, note: w.partsNote, own: partsPart! }]
