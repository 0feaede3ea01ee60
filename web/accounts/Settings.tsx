/** What the county chooses about sessions. */
import { sessionSettingsName, type SessionSettings } from '../../domain/accounts/settings.ts'
import { settingPart } from '../kit/staff/settings/part.ts'
import { settingWords as w } from './staff/words/settings.ts'

export const settings = [
  settingPart<keyof SessionSettings>({
    name: sessionSettingsName,
    title: w.sessions,
    note: w.sessionsNote,
    numbers: {
      idleMinutes: { label: w.idleMinutes, unit: w.minutes },
      fieldIdleMinutes: { label: w.fieldIdleMinutes, unit: w.minutes },
      hours: { label: w.hours, unit: w.wholeHours },
      residentIdleDays: { label: w.residentIdleDays, unit: w.days },
      residentDays: { label: w.residentDays, unit: w.days },
      deviceDays: { label: w.deviceDays, unit: w.days },
    },
  }),
]
