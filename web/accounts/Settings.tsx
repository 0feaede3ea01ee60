/** What the county chooses about sessions. */
import { Input } from 'antd'
import { useState } from 'react'
import { deskSettingName, type DeskSettings } from '../../domain/accounts/contract.ts'
import {
  fieldSettingName,
  sessionSettingsName,
  type FieldSettings,
  type SessionSettings,
} from '../../domain/accounts/settings.ts'
import { Framed } from '../kit/staff/Fields.tsx'
import { settingPart, type SettingPart } from '../kit/staff/settings/part.ts'
import { useWords } from '../kit/words.ts'
import { contractWords as cw } from './staff/words/contract.ts'
import { letterWords as lw } from './staff/words/letters.ts'
import { settingWords as w } from './staff/words/settings.ts'

const lines = (value: unknown) => (value as DeskSettings).networks

/** A list of networks, one a line. */
const desk: NonNullable<SettingPart['own']> = {
  Shown: function DeskShown({ value }) {
    const t = useWords(cw)
    return <p>{lines(value).join('，') || t('deskNone')}</p>
  },
  Editor: function DeskEditor({ form }) {
    const t = useWords(cw)
    const [text, setText] = useState(lines(form.values.value).join('\n'))
    const change = (typed: string) => {
      setText(typed)
      const networks = typed.split(/\s+/).filter(Boolean)
      form.set({ value: { networks } })
    }
    return (
      <Framed form={form} name="value" label={t('networks')} optional>
        {({ id, status }) => (
          <Input.TextArea id={id} status={status} rows={4} value={text} onChange={(e) => change(e.target.value)} />
        )}
      </Framed>
    )
  },
}

export const settings: SettingPart[] = [
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
  settingPart<keyof FieldSettings>({
    name: fieldSettingName,
    title: lw.field,
    note: lw.fieldNote,
    numbers: {
      leaseHours: { label: lw.leaseHours, unit: w.wholeHours },
      lockMinutes: { label: lw.lockMinutes, unit: w.minutes },
      purgeDays: { label: lw.purgeDays, unit: w.days },
      megabytes: { label: lw.megabytes, unit: lw.mega },
    },
  }),
  { name: deskSettingName, title: cw.desk, note: cw.deskNote, own: desk },
]
