import { Checkbox } from 'antd'
import { ClaimField } from '../../../domain/people/claims.ts'
import { useLanguage } from '../../kit/language.ts'
import type { EditorProps, SettingPart } from '../../kit/staff/settings/part.ts'
import { useWords, wordIn } from '../../kit/words.ts'
import { claimFieldWords } from './words/claims.ts'
import { settingWords } from './words/settings.ts'

function ApprovalShown({ value }: { value: unknown }) {
  const t = useWords(settingWords)
  const lang = useLanguage()
  const fields = value as ClaimField[]
  if (fields.length === 0) return <p>{t('approvalNone')}</p>
  return <p>{fields.map((f) => wordIn(claimFieldWords[f], lang)).join(lang === 'zh' ? '、' : ', ')}</p>
}

function ApprovalEditor({ form }: EditorProps) {
  const t = useWords(settingWords)
  const lang = useLanguage()
  return (
    <fieldset className="field">
      <legend>{t('approvalFields')}</legend>
      <Checkbox.Group
        options={ClaimField.options.map((value) => ({ value, label: wordIn(claimFieldWords[value], lang) }))}
        value={form.values.value as ClaimField[]}
        onChange={(value) => form.set({ value })}
      />
    </fieldset>
  )
}

export const approvalPart: NonNullable<SettingPart['own']> = { Shown: ApprovalShown, Editor: ApprovalEditor }
