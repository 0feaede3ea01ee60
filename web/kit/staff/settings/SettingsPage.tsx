/** What the county may choose, one below the other: what it changes, what holds now, since when and by whose decision. */
import { Button } from 'antd'
import { useState } from 'react'
import { settingsApi, type SettingView } from '../../../../domain/kernel/settings-api.ts'
import { useLanguage } from '../../language.ts'
import { useFormat } from '../../now.ts'
import { useRead } from '../../query.ts'
import { Answering } from '../../ui/Answering.tsx'
import { useWords, wordIn } from '../../words.ts'
import { PageHead } from '../ListParts.tsx'
import { EditSetting } from './EditSetting.tsx'
import type { SettingPart } from './part.ts'
import './settings.css'
import { ValueShown } from './ValueShown.tsx'
import { settingWords } from './words.ts'

export interface SettingsPageProps {
  /** In the order in which they are shown. */
  parts: readonly SettingPart[]
  mayEdit: boolean
}

export function SettingsPage({ parts, mayEdit }: SettingsPageProps) {
  const t = useWords(settingWords)
  const settings = useRead(settingsApi.list, {}, { live: ['settings'] })
  const [open, setOpen] = useState<string>()
  return (
    <>
      <PageHead title={t('title')} />
      <p className="note">{t('note')}</p>
      <Answering of={settings} lines={12}>
        {({ items }) => (
          <>
            {parts.flatMap((part) => {
              const setting = items.find((s) => s.name === part.name)
              return setting
                ? [<One key={part.name} {...{ part, setting, mayEdit }} onEdit={() => setOpen(part.name)} />]
                : []
            })}
            {parts
              .filter((part) => part.name === open)
              .map((part) => (
                <EditSetting
                  key={part.name}
                  part={part}
                  setting={items.find((s) => s.name === part.name)!}
                  onClose={() => setOpen(undefined)}
                />
              ))}
          </>
        )}
      </Answering>
    </>
  )
}

interface OneProps {
  part: SettingPart
  setting: SettingView
  mayEdit: boolean
  onEdit: () => void
}

function One({ part, setting, mayEdit, onEdit }: OneProps) {
  const t = useWords(settingWords)
  const lang = useLanguage()
  const title = wordIn(part.title, lang)
  return (
    <section className="setting" aria-label={title}>
      <div>
        <h2>{title}</h2>
        <p className="hint">{wordIn(part.note, lang)}</p>
      </div>
      <div>
        <ValueShown part={part} setting={setting} />
        <Since setting={setting} />
      </div>
      {mayEdit && (
        <Button aria-label={t('changeOf', { title })} onClick={onEdit}>
          {t('change')}…
        </Button>
      )}
    </section>
  )
}

function Since({ setting: { last } }: { setting: SettingView }) {
  const t = useWords(settingWords)
  const f = useFormat()
  if (!last) return <p className="hint">{t('unchosen')}</p>
  const when = f.moment(last.at)
  return (
    <p className="hint">
      {last.by ? t('changedBy', { when, who: last.by }) : t('installed', { when })}
      {last.why && <> · {t('because', { why: last.why })}</>}
    </p>
  )
}
