import { Checkbox, InputNumber, Select } from 'antd'
import type { NeighbourParts } from '../../../domain/neighbours/settings.ts'
import { Facts } from '../../kit/staff/Facts.tsx'
import type { EditorProps, SettingPart } from '../../kit/staff/settings/part.ts'
import { useLanguage } from '../../kit/language.ts'
import { useWords, wordIn } from '../../kit/words.ts'
import { kindWords } from '../../organisations/words.ts'
import { settingWords } from './words.ts'

const kinds = Object.keys(kindWords) as NeighbourParts['units']

function Shown({ value }: { value: unknown }) {
  const t = useWords(settingWords)
  const lang = useLanguage()
  const now = value as NeighbourParts
  return (
    <Facts
      wide
      rows={[
        [t('board'), now.board ? t('on') : t('off')],
        [t('wishes'), now.wishes ? t('on') : t('off')],
        [t('units'), now.units.map((k) => wordIn(kindWords[k], lang)).join('、')],
        [t('matching'), now.matching ? t('on') : t('off')],
        [t('days'), t('daysN', { n: now.days })],
      ]}
    />
  )
}

function Editor({ form }: EditorProps) {
  const t = useWords(settingWords)
  const lang = useLanguage()
  const now = form.values.value as NeighbourParts
  const set = (change: Partial<NeighbourParts>) => form.set({ value: { ...now, ...change } })
  return (
    <>
      <div className="radios down">
        <Checkbox checked={now.board} onChange={(e) => set({ board: e.target.checked })}>
          {t('board')}
        </Checkbox>
        <Checkbox checked={now.matching} onChange={(e) => set({ matching: e.target.checked })}>
          {t('matching')}
        </Checkbox>
        <Checkbox checked={now.wishes} onChange={(e) => set({ wishes: e.target.checked })}>
          {t('wishes')}
        </Checkbox>
      </div>
      <div className="field">
        <label htmlFor="neighbour-units">{t('units')}</label>
        <Select
          id="neighbour-units"
          mode="multiple"
          value={now.units}
          options={kinds.map((value) => ({ value, label: wordIn(kindWords[value], lang) }))}
          onChange={(units) => set({ units })}
        />
      </div>
      <div className="field">
        <label htmlFor="neighbour-days">{t('days')}</label>
        <InputNumber
          id="neighbour-days"
          min={7}
          max={180}
          value={now.days}
          onChange={(days) => set({ days: days ?? now.days })}
        />
      </div>
    </>
  )
}

export const partsPart: SettingPart['own'] = { Shown, Editor }
