/** What the county chooses about its requests. */
import type { RequestSettings } from '../../domain/requests/settings.ts'
import { settingPart, type SettingPart } from '../kit/staff/settings/part.ts'
import { unitSetting } from './staff/UnitSetting.tsx'
import { settingWords as w } from './staff/words/settings.ts'

export const settings: SettingPart[] = [
  { name: 'requests.centre', title: w.centre, note: w.centreNote, own: unitSetting(w.centreNone, 'service-centre') },
  { name: 'requests.fallback', title: w.fallback, note: w.fallbackNote, own: unitSetting(w.fallbackNone) },
  settingPart<keyof RequestSettings['city-margin']>({
    name: 'requests.city-margin',
    title: w.cityMargin,
    note: w.cityMarginNote,
    numbers: { hours: { label: w.cityMarginHours, unit: w.hourUnit } },
  }),
  settingPart<keyof RequestSettings['duplicates']>({
    name: 'requests.duplicates',
    title: w.duplicates,
    note: w.duplicatesNote,
    numbers: {
      metres: { label: w.metres, unit: w.metreUnit },
      days: { label: w.days, unit: w.dayUnit },
    },
  }),
]
