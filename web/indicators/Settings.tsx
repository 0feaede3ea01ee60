/** When the county closes its months. */
import { closeSetting, type CloseRule } from '../../domain/indicators/settings.ts'
import { settingPart } from '../kit/staff/settings/part.ts'
import { settingWords as w } from './words/settings.ts'

export const settings = [
  settingPart<keyof CloseRule>({
    name: closeSetting,
    title: w.close,
    note: w.closeNote,
    numbers: { day: { label: w.day, unit: w.dayUnit } },
  }),
]
