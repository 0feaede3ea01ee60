import { useState } from 'react'
import { settingsApi, type SettingView } from '../../../../domain/kernel/settings-api.ts'
import { useForm } from '../../form/useForm.ts'
import { useLanguage } from '../../language.ts'
import { mint } from '../../mint.ts'
import { useFormat } from '../../now.ts'
import { problemOf } from '../../problem.ts'
import { useAct, useRefresh } from '../../query.ts'
import { useWords, wordIn } from '../../words.ts'
import { TextBox } from '../Fields.tsx'
import { FormDialog } from '../FormDialog.tsx'
import { useDone } from '../ListParts.tsx'
import { limitsOf, numberFaults } from './limits.ts'
import { NumbersEditor } from './Numbers.tsx'
import type { SettingPart, SettingValues } from './part.ts'
import { ValueShown } from './ValueShown.tsx'
import { settingFaultWords, settingWords } from './words.ts'

export interface EditSettingProps {
  part: SettingPart
  setting: SettingView
  onClose: () => void
}

/** One setting, with its reason. Whoever was faster is named, and what was typed stays. */
export function EditSetting({ part, setting, onClose }: EditSettingProps) {
  const t = useWords(settingWords)
  const lang = useLanguage()
  const say = useDone()
  const [id] = useState(mint)
  const [opened] = useState(setting.version)
  const edit = useAct(settingsApi.edit, { changes: [settingsApi.list] })
  const refresh = useRefresh()
  const limits = limitsOf(setting.shape)
  const form = useForm<SettingValues>({
    start: { value: setting.value, why: '' },
    words: settingFaultWords,
    check: (v) => [
      ...(part.numbers ? numberFaults(Object.keys(part.numbers), limits, v.value) : []),
      ...(v.why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : []),
    ],
  })
  const send = (v: SettingValues) =>
    edit
      .mutateAsync({
        params: { name: setting.name },
        body: { id, base: setting.version, value: v.value, why: v.why.trim() },
      })
      .catch((error: unknown) => {
        if (problemOf(error)?.code === 'conflict') refresh(settingsApi.list)
        throw error
      })
  const { Editor } = part.own ?? {}
  return (
    <FormDialog
      title={t('changeOf', { title: wordIn(part.title, lang) })}
      note={wordIn(part.note, lang)}
      form={form}
      okText={t('save')}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      {setting.version !== opened && <Moved part={part} setting={setting} />}
      {part.numbers && (
        <NumbersEditor
          form={form}
          names={setting.names}
          parts={part.numbers}
          limits={limits}
          usual={setting.usual as Record<string, number>}
        />
      )}
      {Editor && <Editor form={form} names={setting.names} />}
      <TextBox form={form} name="why" label={t('why')} hint={t('whyHint')} rows={2} maxLength={200} />
    </FormDialog>
  )
}

/** Between opening the form and now somebody else chose; from here on it is their value that is replaced. */
function Moved({ part, setting }: Pick<EditSettingProps, 'part' | 'setting'>) {
  const t = useWords(settingWords)
  const f = useFormat()
  const who = setting.last?.by ?? t('somebody')
  return (
    <div className="changed" role="status">
      <b>{t('movedTitle')}</b>
      <p>{t('movedBy', { who, when: setting.last ? f.moment(setting.last.at) : '' })}</p>
      <ValueShown part={part} setting={setting} />
      <p>{t('movedDo')}</p>
    </div>
  )
}
