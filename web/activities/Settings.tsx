/** What the county chooses about activities: which parts it uses. */
import { leastSetting, partsSetting, type Least } from '../../domain/activities/settings.ts'
import { settingPart, type SettingPart } from '../kit/staff/settings/part.ts'
import { partsPart } from './staff/PartsSetting.tsx'
import { settingWords as w } from './staff/words.ts'

const least = settingPart<keyof Least>({
  name: leastSetting,
  title: w.least,
  note: w.leastNote,
  numbers: {
    culture: { label: w.leastCulture, unit: w.leastUnit },
    drills: { label: w.leastDrills, unit: w.leastUnit },
  },
})

export const settings: SettingPart[] = [
  { name: partsSetting, title: w.parts, note: w.partsNote, own: partsPart! },
  least,
]
