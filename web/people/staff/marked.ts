import { useWords } from '../../kit/words.ts'
import { words } from '../words.ts'

/** A masked name with the age beside it: two of one surname are told apart wherever one of them is chosen [B5]. */
export function useMarked(): (who: { name: string; age: number | null }) => string {
  const t = useWords(words)
  return ({ name, age }) => (age === null ? name : `${name} · ${t('age', { n: age })}`)
}
