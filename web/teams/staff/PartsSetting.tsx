import { Checkbox } from 'antd'
import type { TeamsParts } from '../../../domain/teams/settings.ts'
import { Facts } from '../../kit/staff/Facts.tsx'
import type { EditorProps, SettingPart } from '../../kit/staff/settings/part.ts'
import { useWords } from '../../kit/words.ts'
import { settingWords } from './words.ts'

function Shown({ value }: { value: unknown }) {
  const t = useWords(settingWords)
  return <Facts wide rows={[[t('on'), (value as TeamsParts).on ? t('yes') : t('no')]]} />
}

function Editor({ form }: EditorProps) {
  const t = useWords(settingWords)
  const now = form.values.value as TeamsParts
  return (
    <Checkbox checked={now.on} onChange={(e) => form.set({ value: { on: e.target.checked } })}>
      {t('on')}
    </Checkbox>
  )
}

export const partsPart: SettingPart['own'] = { Shown, Editor }
