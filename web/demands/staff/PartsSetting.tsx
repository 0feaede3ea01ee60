import { Checkbox } from 'antd'
import { BoundKind, type DemandParts } from '../../../domain/demands/settings.ts'
import { Facts } from '../../kit/staff/Facts.tsx'
import type { EditorProps, Names, SettingPart } from '../../kit/staff/settings/part.ts'
import { useWords } from '../../kit/words.ts'
import { UnitSelect } from '../../organisations/UnitSelect.tsx'
import { kindWords } from '../words.ts'
import { settingWords } from './words.ts'

function Shown({ value, names }: { value: unknown; names: Names }) {
  const t = useWords(settingWords)
  const kind = useWords(kindWords)
  const now = value as DemandParts
  return (
    <Facts
      wide
      rows={[
        [t('on'), now.on ? t('yes') : t('no')],
        [t('office'), now.office && (names[now.office] ?? now.office)],
        [t('binds'), now.binds.map((k) => kind(k)).join('、')],
      ]}
    />
  )
}

function Editor({ form, names }: EditorProps) {
  const t = useWords(settingWords)
  const kind = useWords(kindWords)
  const now = form.values.value as DemandParts
  const set = (change: Partial<DemandParts>) => form.set({ value: { ...now, ...change } })
  const known = Object.entries(names).map(([code, name]) => ({ code, name }))
  return (
    <>
      <Checkbox checked={now.on} onChange={(e) => set({ on: e.target.checked })}>
        {t('on')}
      </Checkbox>
      <div className="field">
        <label htmlFor="demand-office">{t('office')}</label>
        <UnitSelect
          id="demand-office"
          optional
          known={known}
          value={now.office ? [now.office] : []}
          onChange={([office]) => set({ office: office ?? null })}
        />
      </div>
      <fieldset className="field">
        <legend>{t('binds')}</legend>
        <Checkbox.Group
          value={now.binds}
          options={BoundKind.options.map((value) => ({ value, label: kind(value) }))}
          onChange={(binds) => set({ binds })}
        />
      </fieldset>
    </>
  )
}

export const partsPart: SettingPart['own'] = { Shown, Editor }
