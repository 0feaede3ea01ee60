/** The three choices of how to read: larger, aloud, in the other language. */
import { useEffect, useState } from 'react'
import { chooseElder, useElder } from '../elder.ts'
import { kitWords } from '../kit-words.ts'
import { chooseLanguage, useLanguage } from '../language.ts'
import { useWords } from '../words.ts'
import { Icon } from './Icon.tsx'

export function ElderSwitch() {
  const t = useWords(kitWords)
  const on = useElder()
  return (
    <button type="button" className="pill" onClick={() => chooseElder(!on)}>
      {!on && <Icon name="bigger" />}
      {on ? t('plain') : t('elder')}
    </button>
  )
}

export function LanguageSwitch() {
  const t = useWords(kitWords)
  const lang = useLanguage()
  return (
    <button
      type="button"
      className="pill quiet"
      lang={lang === 'zh' ? 'en' : 'zh-CN'}
      onClick={() => chooseLanguage(lang === 'zh' ? 'en' : 'zh')}
    >
      {t('otherLanguage')}
    </button>
  )
}

const voice = () => (typeof speechSynthesis === 'undefined' ? undefined : speechSynthesis)

/** Reads the page's main part, by the device's own voice; no button where there is none. */
export function ReadAloud({ text }: { text?: string }) {
  const t = useWords(kitWords)
  const lang = useLanguage()
  const able = useVoice(lang === 'zh' ? 'zh' : 'en')
  const [reading, setReading] = useState(false)
  useEffect(() => () => voice()?.cancel(), [])
  if (!able) return null
  const read = () => {
    voice()?.cancel()
    if (reading) return setReading(false)
    const words = new SpeechSynthesisUtterance(text ?? document.getElementById('main')?.innerText ?? '')
    words.lang = lang === 'zh' ? 'zh-CN' : 'en'
    words.rate = 0.9
    words.onend = words.onerror = () => setReading(false)
    setReading(true)
    voice()?.speak(words)
  }
  return (
    <button type="button" className="pill" aria-pressed={reading} onClick={read}>
      <Icon name={reading ? 'stop' : 'read'} />
      {reading ? t('readStop') : t('readAloud')}
    </button>
  )
}

const hasVoice = (lang: string) =>
  voice()
    ?.getVoices()
    .some((v) => v.localService && v.lang.startsWith(lang)) ?? false

/** Voices arrive late on some phones. Only voices of the device itself: others would send the text abroad. */
function useVoice(lang: string): boolean {
  const [able, setAble] = useState(() => hasVoice(lang))
  useEffect(() => {
    const look = () => setAble(hasVoice(lang))
    look()
    voice()?.addEventListener?.('voiceschanged', look)
    return () => voice()?.removeEventListener?.('voiceschanged', look)
  }, [lang])
  return able
}
