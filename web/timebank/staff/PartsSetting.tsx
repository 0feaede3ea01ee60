import { Checkbox, Input, Select } from 'antd'
import type { TimebankParts } from '../../../domain/timebank/settings.ts'
import { Facts } from '../../kit/staff/Facts.tsx'
import type { EditorProps, Names, SettingPart } from '../../kit/staff/settings/part.ts'
import { useWords } from '../../kit/words.ts'
import { settingWords } from './words.ts'

function Shown({ value, names }: { value: unknown; names: Names }) {
  const t = useWords(settingWords)
  const now = value as TimebankParts
  return (
    <Facts
      wide
      rows={[
        [t('on'), now.on ? t('yes') : t('no')],
        [t('rules'), names[now.rules] ?? now.rules],
        [t('since'), now.since],
      ]}
    />
  )
}

function Editor({ form, names }: EditorProps) {
  const t = useWords(settingWords)
  const now = form.values.value as TimebankParts
  const set = (change: Partial<TimebankParts>) => form.set({ value: { ...now, ...change } })
  return (
    <>
      <Checkbox checked={now.on} onChange={(e) => set({ on: e.target.checked })}>
        {t('on')}
      </Checkbox>
      <div className="field">
        <label htmlFor="bank-rules">{t('rules')}</label>
        <Select
          id="bank-rules"
          value={now.rules}
          options={Object.entries(names).map(([value, label]) => ({ value, label }))}
          onChange={(rules) => set({ rules })}
        />
      </div>
      <div className="field">
        <label htmlFor="bank-since">{t('since')}</label>
        <Input id="bank-since" type="date" value={now.since} onChange={(e) => set({ since: e.target.value })} />
      </div>
    </>
  )
}

export const partsPart: SettingPart['own'] = { Shown, Editor }
