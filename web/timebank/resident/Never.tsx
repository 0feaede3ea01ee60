import { useWords } from '../../kit/words.ts'
import { neverWords } from '../words.ts'

/** What it is not, in plain words. */
export function Never() {
  const t = useWords(neverWords)
  return (
    <ul className="bank-never">
      <li>{t('money')}</li>
      <li>{t('debt')}</li>
      <li>{t('penalty')}</li>
    </ul>
  )
}
