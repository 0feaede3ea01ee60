import { Button } from 'antd'
import { useState } from 'react'
import { useForm } from '../../kit/form/useForm.ts'
import { at } from '../../kit/form/at.ts'
import { useLanguage } from '../../kit/language.ts'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { TextInput, Tick } from '../../kit/staff/Fields.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useOnce } from '../../kit/staff/once.ts'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useDefineTheme, useThemeList, type Theme } from '../queries.ts'
import { faultWords, words } from './words.ts'

/** What activities can be about. */
export function Themes({ may }: { may: boolean }) {
  const t = useWords(words)
  const lang = useLanguage()
  const list = useThemeList()
  const [editing, setEditing] = useState<Theme | 'new'>()
  return (
    <section>
      <h2 className="with-act">
        {t('themes')}
        {may && (
          <Button size="small" onClick={() => setEditing('new')}>
            {t('themeAdd')}
          </Button>
        )}
      </h2>
      <p className="hint">{t('themesNote')}</p>
      <Answering of={list} lines={4}>
        {({ items }) => (
          <ul className="quiet-list">
            {items.map((theme) => (
              <li key={`${theme.code}/${theme.from}`}>
                <b>{theme.name[lang]}</b> <small>{theme.ground}</small>
                {theme.closed && <span className="fake">{t('closedKind')}</span>}
                {may && (
                  <Button
                    size="small"
                    type="link"
                    aria-label={`${t('edit')} ${theme.name[lang]}`}
                    onClick={() => setEditing(theme)}
                  >
                    {t('edit')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answering>
      {editing && <EditTheme theme={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />}
    </section>
  )
}

function EditTheme({ theme, onClose }: { theme: Theme | undefined; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const define = useDefineTheme()
  const { id, today } = useOnce()
  const form = useForm({
    start: {
      code: theme?.code ?? '',
      zh: theme?.name.zh ?? '',
      en: theme?.name.en ?? '',
      ground: theme?.ground ?? '',
      closed: theme?.closed ?? false,
    },
    words: faultWords,
    check: (v) =>
      (['code', 'zh', 'en', 'ground'] as const).flatMap((path) => (v[path].trim() ? [] : [{ path, code: 'required' }])),
  })
  const send = (v: typeof form.values) => {
    const code = v.code.trim()
    const definition = {
      code,
      from: theme?.from ?? today,
      name: { zh: v.zh.trim(), en: v.en.trim() },
      ground: v.ground.trim(),
      closed: v.closed,
      sort: theme?.sort ?? 999,
    }
    const body = { id, base: theme?.version ?? 0, definition }
    return at({ 'definition.name.': '', 'definition.': '', 'params.': '' }, () =>
      define.mutateAsync({ params: { code }, body }),
    )
  }
  return (
    <FormDialog
      title={theme ? t('edit') : t('themeAdd')}
      form={form}
      okText={theme ? t('edit') : t('themeAdd')}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      {!theme && <TextInput form={form} name="code" label={t('code')} hint={t('codeHint')} maxLength={40} first />}
      <div className="side">
        <TextInput form={form} name="zh" label={t('nameZh')} maxLength={30} />
        <TextInput form={form} name="en" label={t('nameEn')} maxLength={60} />
      </div>
      <TextInput form={form} name="ground" label={t('ground')} maxLength={200} />
      <Tick form={form} name="closed" label={t('closedKind')} />
    </FormDialog>
  )
}
