import { useWords } from '../../kit/words.ts'
import { systemWords } from './words.ts'

/** What another system is called here: 市 12345. */
export function useSystemName(): (code: string) => string {
  const t = useWords(systemWords)
  return (code) => (code in systemWords ? t(code as keyof typeof systemWords) : t('other'))
}
