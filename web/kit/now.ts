/** The present, renewed as often as a screen needs it, and all formatters bound to it and to the reader's language. */
import { useEffect, useMemo, useState } from 'react'
import * as f from './format.ts'
import { useLanguage } from './language.ts'
import type { When } from './shanghai.ts'

/** @param every milliseconds; a hidden page does not tick */
export function useNow(every = 60_000): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const tick = () => document.visibilityState === 'visible' && setNow(Date.now())
    const timer = setInterval(tick, every)
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [every])
  return now
}

export type Format = ReturnType<typeof useFormat>

/** Formatters of `format.ts` that know the reader's language and the time; screens use these. */
export function useFormat() {
  const lang = useLanguage()
  const now = useNow()
  return useMemo(
    () => ({
      lang,
      now,
      time: f.timeOf,
      weekday: (w: When) => f.weekdayOf(w, lang),
      date: (w: When) => f.dateOf(w, now, lang),
      fullDate: (w: When) => f.fullDateOf(w, lang),
      day: (w: When) => f.dayOf(w, now, lang),
      moment: (w: When) => f.momentOf(w, now, lang),
      due: (w: When) => f.dueOf(w, now, lang),
      span: (ms: number) => f.spanOf(ms, lang),
      number: f.numberOf,
      percent: f.percentOf,
      ref: f.refOf,
      spokenRef: (ref: string) => f.spokenRef(ref, lang),
    }),
    [lang, now],
  )
}
