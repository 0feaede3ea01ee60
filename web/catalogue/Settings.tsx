/** Words that ask for a call first. */
import { alarmsSetting } from '../../domain/catalogue/alarms.ts'
import type { SettingPart } from '../kit/staff/settings/part.ts'
import { alarmsSettingPart } from './staff/AlarmsSetting.tsx'
import { settingWords as w } from './staff/words/settings.ts'
import './staff/catalogue.css'

export const settings: SettingPart[] = [
  { name: alarmsSetting, title: w.alarms, note: w.alarmsNote, own: alarmsSettingPart },
]
