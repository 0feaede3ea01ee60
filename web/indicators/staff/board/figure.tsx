/** A figure as it is written: rate, span or count; its numerator and denominator, each of which opens its list. */
import type { ReactNode } from 'react'
import type { Figure, Unit } from '../../../../domain/indicators/schema.ts'
import { useFormat } from '../../../kit/now.ts'
import { Link } from '../../../kit/router.tsx'
import { useWords } from '../../../kit/words.ts'
import { silenceWords, words } from '../../words.ts'

/** @returns how a value of this unit is written; null is a dash */
export function useValueText(): (unit: Unit, value: number | null) => string {
  const f = useFormat()
  return (unit, value) => {
    if (value === null) return '—'
    if (unit === 'share') return f.percent(value)
    return unit === 'p90' ? f.span(value * 60_000) : f.number(value)
  }
}

/** Why there is no rate, in words. */
export function useSilence(): (figure: Figure, ratesFrom: number) => string | undefined {
  const t = useWords(words)
  const s = useWords(silenceWords)
  return ({ why }, ratesFrom) => (why === 'few' ? t('fewCases', { n: ratesFrom }) : why && s(why))
}

export interface OpensProps {
  /** The address of the list; without one the reader may not open it. */
  to: string | undefined
  label?: string
  className?: string
  children: ReactNode
}

/** A number, and the way to the list behind it. */
export const Opens = ({ to, label, className, children }: OpensProps) =>
  to ? (
    <Link to={to} className={className ?? 'num'} {...(label && { 'aria-label': label })}>
      {children}
    </Link>
  ) : (
    <span className={className}>{children}</span>
  )

export interface FractionProps {
  figure: Figure
  unit: Unit
  /** Addresses of the lists behind numerator and denominator. */
  hit: string | undefined
  all: string | undefined
}

/** 216 / 232; a count stands alone. */
export function Parts({ figure, unit, hit, all }: FractionProps) {
  const f = useFormat()
  if (figure.n === null) return null
  const n = <Opens to={hit}>{f.number(figure.n)}</Opens>
  if (unit === 'count' || figure.d === null) return n
  return (
    <span className="fraction">
      {n} / <Opens to={all}>{f.number(figure.d)}</Opens>
    </span>
  )
}
