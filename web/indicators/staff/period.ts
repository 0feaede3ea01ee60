/** By which of its days a matter belongs to a month, in words. */
import type { Period } from '../../../domain/indicators/schema.ts'
import type { About } from '../../../domain/indicators/vocabulary.ts'
import { useWords } from '../../kit/words.ts'
import { periodWords, words } from '../words.ts'

/** A duty is due by its window, not by a limit. */
export function usePeriod(): (d: { about?: About | undefined; period: Period }) => string {
  const t = useWords(words)
  const period = useWords(periodWords)
  return ({ about, period: by }) => (about === 'duty' || about === 'person' ? t('dueMonth') : period(by))
}
