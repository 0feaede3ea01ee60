/** How many of those who were met are asked whether it was so. */
import { callBackSetting, type CallBackRule } from '../../domain/duties/sample.ts'
import { settingPart } from '../kit/staff/settings/part.ts'
import { visitSettingWords as w } from './field/setting-words.ts'

export const settings = [
  settingPart<keyof CallBackRule>({
    name: callBackSetting,
    title: w.callBacks,
    note: w.callBacksNote,
    numbers: {
      percent: { label: w.percent, unit: w.percentUnit },
      least: { label: w.least, unit: w.leastUnit },
    },
  }),
]
