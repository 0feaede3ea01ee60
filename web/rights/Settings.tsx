/** What the county chooses about restricted data that waits, and about findings of check-ups. */
import { offersSettingName, type OfferSettings } from '../../domain/kernel/restricted.ts'
import { healthSettingName, type HealthSettings } from '../../domain/rights/health.ts'
import { settingPart } from '../kit/staff/settings/part.ts'
import { healthSettingWords as h } from './staff/words/health.ts'
import { offerSettingWords as w } from './staff/words/sight.ts'

export const settings = [
  settingPart<keyof OfferSettings>({
    name: offersSettingName,
    title: w.offers,
    note: w.offersNote,
    numbers: { days: { label: w.days, unit: w.daysUnit } },
  }),
  settingPart<keyof HealthSettings>({
    name: healthSettingName,
    title: h.findings,
    note: h.findingsNote,
    numbers: { days: { label: h.findingsDays, unit: w.daysUnit } },
  }),
]
