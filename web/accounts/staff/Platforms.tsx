import { Button } from 'antd'
import { useState } from 'react'
import { platformsApi } from '../../../domain/accounts/platforms-api.ts'
import type { Answer } from '../../../domain/kernel/api.ts'
import { useLanguage } from '../../kit/language.ts'
import { useRead } from '../../kit/query.ts'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { EditPlatform } from './EditPlatform.tsx'
import { platformStaffWords } from './words/platforms.ts'

export type PlatformView = Answer<typeof platformsApi.platforms>['items'][number]

/** The sign-in platforms of the county. */
export function Platforms() {
  const t = useWords(platformStaffWords)
  const lang = useLanguage()
  const all = useRead(platformsApi.platforms, {})
  const [chosen, setChosen] = useState<PlatformView | 'new'>()
  const add = (
    <Button icon={<Icon name="plus" />} onClick={() => setChosen('new')}>
      {t('add')}
    </Button>
  )
  return (
    <>
      <Answering of={all} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="lock" title={t('none')} hint={t('platformsLead')}>
              {add}
            </EmptyState>
          ) : (
            <>
              <p className="hint">{t('platformsLead')}</p>
              <ul className="quiet-list">
                {items.map((p) => (
                  <li key={p.code}>
                    <span>
                      {p.label[lang]} <small>{t(p.active ? 'active' : 'resting')}</small>
                      <small className="below hash">{p.issuer}</small>
                    </span>
                    <span className="grow" />
                    <Button
                      size="small"
                      aria-label={t('editOf', { label: p.label[lang] })}
                      onClick={() => setChosen(p)}
                    >
                      {t('edit')}
                    </Button>
                  </li>
                ))}
              </ul>
              <p className="row">{add}</p>
            </>
          )
        }
      </Answering>
      {chosen && <EditPlatform {...(chosen !== 'new' && { platform: chosen })} onClose={() => setChosen(undefined)} />}
    </>
  )
}
