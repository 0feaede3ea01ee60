/** Words that ask for a call at once, before any form: danger to life or property. A hint, never a decision. Pure. */
import type { Alarm } from './schema.ts'

/** Under this name a pack's `settings.json` brings them. */
export const alarmsSetting = 'catalogue.alarms'

/** Numbers to show while somebody types, in the county's order. @param alarms of the county */
export const callAtOnce = (alarms: readonly Alarm[], text: string): Alarm['call'][] =>
  alarms.filter((a) => a.words.some((word) => text.includes(word))).map((a) => a.call)
