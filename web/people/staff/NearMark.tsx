import { useWords } from '../../kit/words.ts'
import type { Masked } from '../queries.ts'
import { words } from './words.ts'

/** Behind the masked name of somebody whose name is not quite the one that was typed: nobody takes them for another. */
export function NearMark({ of }: { of: Masked }) {
  const t = useWords(words)
  return of.by === 'near' ? <small className="near-mark">{t('nearName')}</small> : null
}
