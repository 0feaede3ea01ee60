import { Entry } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { entryWords } from './entry-words.ts'

/** On everybody's first page, whoever they are. */
export function HomePart() {
  const t = useWords(entryWords)
  return <Entry to="/harm" icon="shield" title={t('entry')} hint={t('entryHint')} />
}
