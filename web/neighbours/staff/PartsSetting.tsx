import { Checkbox, InputNumber } from 'antd'
import type { NeighbourParts } from '../../../domain/neighbours/settings.ts'
import { Facts } from '../../kit/staff/Facts.tsx'
import type { EditorProps, SettingPart } from '../../kit/staff/settings/part.ts'
import { useWords } from '../../kit/words.ts'
import { settingWords } from './words.ts'

function Shown({ value }: { value: unknown }) {
  const t = useWords(settingWords)
  const now = value as NeighbourParts
  return (
    <Facts
      wide
      rows={[
        [t('board'), now.board ? t('on') : t('off')],
        [t('matching'), now.matching ? t('on') : t('off')],
        [t('days'), t('daysN', { n: now.days })],
      ]}
    />
  )
}

function Editor({ form }: EditorProps) {
  const t = useWords(settingWords)
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
