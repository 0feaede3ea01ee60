import { Checkbox } from 'antd'
import type { Parts } from '../../../domain/activities/settings.ts'
import { Facts } from '../../kit/staff/Facts.tsx'
import type { EditorProps, SettingPart } from '../../kit/staff/settings/part.ts'
import { useWords } from '../../kit/words.ts'
import { settingWords } from './words.ts'

const parts = ['activities', 'contests'] as const satisfies readonly (keyof Parts)[]

function Shown({ value }: { value: unknown }) {
  const t = useWords(settingWords)
  const now = value as Parts
  return <Facts wide rows={parts.map((p) => [t(p), now[p] ? t('on') : t('off')])} />
}

function Editor({ form }: EditorProps) {
  const t = useWords(settingWords)
  const now = form.values.value as Parts
  return (
    <div className="radios down">
      {parts.map((p) => (
        <Checkbox key={p} checked={now[p]} onChange={(e) => form.set({ value: { ...now, [p]: e.target.checked } })}>
          {t(p)}
        </Checkbox>
      ))}
    </div>
  )
}

export const partsPart: SettingPart['own'] = { Shown, Editor }
