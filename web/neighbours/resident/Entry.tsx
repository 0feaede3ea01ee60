import { Entry } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { useTerms } from '../queries.ts'
import { entryWords } from './words.ts'

/** The way to the board, where the county has one. */
export function NeighboursEntry() {
  const t = useWords(entryWords)
  if (!useTerms().data?.on) return null
  return <Entry to="/neighbours/near" icon="houses" title={t('title')} hint={t('hint')} />
}
