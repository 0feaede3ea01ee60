import { Entry } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { entryWords } from '../resident/entry-words.ts'

/** On the page of oneself, beside what else is always there. */
export function HarmEntry() {
  const t = useWords(entryWords)
  return <Entry to="/harm" icon="shield" title={t('entry')} hint={t('entryHint')} />
}
