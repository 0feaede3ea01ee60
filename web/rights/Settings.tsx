/** What the county chooses about restricted data that waits. */
import { offersSettingName, type OfferSettings } from '../../domain/kernel/restricted.ts'
import { settingPart } from '../kit/staff/settings/part.ts'
import { offerSettingWords as w } from './staff/words/sight.ts'

export const settings = [
  settingPart<keyof OfferSettings>({
    name: offersSettingName,
    title: w.offers,
    note: w.offersNote,
    numbers: { days: { label: w.days, unit: w.daysUnit } },
  }),
]
