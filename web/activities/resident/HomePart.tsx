import { Entry } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { entryWords } from './entry-words.ts'

/** On the home page: the way to what is held nearby. */
export function HomePart() {
  const t = useWords(entryWords)
  return <Entry to="/activities" icon="calendar" title={t('title')} hint={t('hint')} />
}
