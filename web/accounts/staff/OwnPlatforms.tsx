import { Button } from 'antd'
import { platformsApi } from '../../../domain/accounts/platforms-api.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useAct, useRead } from '../../kit/query.ts'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { Answering, ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { platformStaffWords } from './words/platforms.ts'

/** By which platforms I sign in; nothing where the county has none. */
export function OwnPlatforms() {
  const t = useWords(platformStaffWords)
  const lang = useLanguage()
  const say = useDone()
  const own = useRead(platformsApi.ownLinks, {})
  const link = useAct(platformsApi.linkOwn)
  const end = useAct(platformsApi.endOwn, { changes: [platformsApi.ownLinks] })
  const go = async (code: string) =>
    location.assign((await link.mutateAsync({ params: { code }, body: { id: mint() } })).to)
  const stop = async (code: string) => {
    await end.mutateAsync({ params: { code }, body: { id: mint() } })
    say(t('unlinked'))
  }
  const error = link.error ?? end.error
  return (
    <Answering of={own} lines={1}>
      {({ items }) =>
        items.length > 0 && (
          <>
            <h2>{t('platforms')}</h2>
            <ul className="quiet-list">
              {items.map(({ code, label, link: there }) => (
                <li key={code}>
                  <span>
                    {label[lang]}
                    <small className="below">
                      {there
                        ? [t('linkedAs', { name: there.name }), !there.own && t('byAdmin')].filter(Boolean).join(' · ')
                        : t('notLinked')}
                    </small>
                  </span>
                  <span className="grow" />
                  <Button
                    size="small"
                    aria-label={t(there ? 'unlinkOf' : 'linkTo', { label: label[lang] })}
                    onClick={() => void (there ? stop(code) : go(code)).catch(() => undefined)}
                  >
                    {t(there ? 'unlink' : 'link')}
                  </Button>
                </li>
              ))}
            </ul>
            {error != null && <ErrorState error={error} />}
          </>
        )
      }
    </Answering>
  )
}
