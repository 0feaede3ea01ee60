import { useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { platformWords } from '../platform-words.ts'
import { goThere, usePlatformButtons } from '../platforms.ts'

/** One button for each platform; nothing where the county has none. */
export function PlatformWays() {
  const t = useWords(platformWords)
  const lang = useLanguage()
  const { data } = usePlatformButtons()
  const [going, setGoing] = useState<string>()
  const [error, setError] = useState<unknown>()
  if (!data?.items.length) return null
  const go = (code: string) => {
    setGoing(code)
    setError(undefined)
    goThere(code, 'field').catch((thrown: unknown) => {
      setError(thrown)
      setGoing(undefined)
    })
  }
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
