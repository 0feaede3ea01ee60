import { Entry } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { useTerms } from '../queries.ts'
import { entryWords } from './words.ts'

/** The way to the time bank, where the county has one. */
export function TimeBankEntry() {
  const t = useWords(entryWords)
  if (!useTerms().data?.on) return null
  return <Entry to="/time-bank" icon="hourglass" title={t('title')} hint={t('hint')} />
}
