import { kitWords } from '../kit-words.ts'
import { chooseLanguage, useLanguage } from '../language.ts'
import { useWords } from '../words.ts'

/** The other language, in its own name. */
export function OtherLanguage() {
  const kit = useWords(kitWords)
  const lang = useLanguage()
  return (
    <button
      type="button"
      className="quiet"
      lang={lang === 'zh' ? 'en' : 'zh-CN'}
      onClick={() => chooseLanguage(lang === 'zh' ? 'en' : 'zh')}
    >
      {kit('otherLanguage')}
    </button>
  )
}
