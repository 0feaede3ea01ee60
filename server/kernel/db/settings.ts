/** Settings of a county by name; the room that owns a setting checks its value and knows its defaults. */
import type { Doer } from './act.ts'
import { sql, type Statement } from './tx.ts'

export interface Setting {
  value: unknown
  version: number
}

export const settingOf = (name: string): Statement =>
  sql('settings.one', 'select value, version from settings where name = $1', [name])

/** With the last change: when, by whom, and why as far as somebody wrote it. */
export interface ChangedSetting extends Setting {
  name: string
  changed_at: Date
  changed_by: string | null
  reason: string | null
}

export const settingsChanged = (names: string[]): Statement =>
  sql(
    'settings.changed',
    `select s.name, s.value, s.version, s.changed_at, s.changed_by, h.reason
     from settings s left join history h on h.subject_kind = 'setting' and h.subject = s.name and h.version = s.version
     where s.name = any($1::text[])`,
    [names],
  )

export const settingsOf = (names: string[]): Statement =>
  sql('settings.some', 'select name, value, version from settings where name = any($1::text[])', [names])

/** Locked until the edit is written. */
export const lockSetting = (name: string): Statement =>
  sql('settings.lock', 'select value, version from settings where name = $1 for update', [name])

/** Enters or replaces a value; what was before stands in the history that the caller keeps. */
export const putSetting = (name: string, value: unknown, doer: Pick<Doer, 'account' | 'now'>): Statement =>
  sql(
    'settings.put',
    `insert into settings (name, value, version, changed_at, changed_by) values ($1, $2, 1, $3, $4)
     on conflict (name) do update set value = excluded.value, version = settings.version + 1, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    [name, JSON.stringify(value), doer.now, doer.account],
  )
