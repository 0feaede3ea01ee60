/** Settings of a county by name; the room that owns a setting checks its value and knows its defaults. */
import { sql, type Statement } from './tx.ts'

export interface Setting {
  value: unknown
  version: number
}

export const settingOf = (name: string): Statement => sql('settings.one', 'select value, version from settings where name = $1', [name])
