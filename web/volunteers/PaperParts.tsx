import type { PaperState } from '../../domain/volunteers/papers.ts'
import { useLanguage } from '../kit/language.ts'
import { useFormat } from '../kit/now.ts'
import { State } from '../kit/ui/State.tsx'
import { useWords, wordIn } from '../kit/words.ts'
import { paperStates, paperWords } from './paper-words.ts'
import { useSaid } from './said.ts'

const tones = { valid: 'good', superseded: 'soon', revoked: 'late' } as const

export function PaperMark({ state }: { state: PaperState }) {
  const lang = useLanguage()
  return <State tone={tones[state]}>{wordIn(paperStates[state], lang)}</State>
}

interface Said {
  from: string | null
  to: string | null
  minutes: number
  times: number
}

/** Of which time it tells, and how much. */
export function usePaperSaid() {
  const t = useWords(paperWords)
  const f = useFormat()
  const said = useSaid()
  return {
    span: ({ from, to }: Said) =>
      from || to
        ? t('span', { from: from ? f.fullDate(from) : t('start'), to: to ? f.fullDate(to) : t('end') })
        : t('all'),
    total: ({ minutes, times }: Said) =>
      t('total', { minutes: said.minutes(minutes), times: t('timesN', { n: times }) }),
  }
}
