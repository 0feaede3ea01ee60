import { useEffect } from 'react'
import { hostOf } from '../../../domain/accounts/platform-kinds.ts'
import { useLanguage } from '../../kit/language.ts'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { platformWords } from '../platform-words.ts'
import { usePlatformButtons, useWayThere } from '../platforms.ts'

/** Once for each time the app is opened: whoever came back, or signed out, presses for themselves. */
const went = 'linli:went'

/** One button for each platform; nothing where the county has none. Opened within the app of one, the page goes there by itself. */
export function PlatformWays() {
  const t = useWords(platformWords)
  const lang = useLanguage()
  const { data } = usePlatformButtons()
  const { going, error, go } = useWayThere('field')
  const here = hostOf(navigator.userAgent)
  const own = here && data?.items.find((p) => p.kind === here)?.code
  useEffect(() => {
    if (!own || sessionStorage.getItem(went)) return
    sessionStorage.setItem(went, own)
    go(own)
  }, [own, go])
  if (!data?.items.length) return null
  return (
    <>
      {data.items.map(({ code, label }) => (
        <Btn key={code} busy={going === code} disabled={going !== undefined} onClick={() => go(code)}>
          {t('by', { label: label[lang] })}
        </Btn>
      ))}
      {error !== undefined && <ErrorState error={error} />}
    </>
  )
}
