import { Button } from 'antd'
import { useLanguage } from '../../kit/language.ts'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { platformWords } from '../platform-words.ts'
import { usePlatformButtons, useWayThere } from '../platforms.ts'

/** One button for each platform; nothing where the county has none. */
export function PlatformWays() {
  const t = useWords(platformWords)
  const lang = useLanguage()
  const { data } = usePlatformButtons()
  const { going, error, go } = useWayThere('staff')
  if (!data?.items.length) return null
  return (
    <div className="platforms">
      <p className="hint">{t('or')}</p>
      {data.items.map(({ code, label }) => (
        <Button key={code} loading={going === code} disabled={going !== undefined} onClick={() => go(code)}>
          {t('by', { label: label[lang] })}
        </Button>
      ))}
      {error !== undefined && <ErrorState error={error} />}
    </div>
  )
}
