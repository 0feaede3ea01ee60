import { useId, useState } from 'react'
import { useFormat } from '../../../kit/now.ts'
import { Link } from '../../../kit/router.tsx'
import { Facts } from '../../../kit/staff/Facts.tsx'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import type { Card, Dashboard } from '../../queries.ts'
import { aboutWords, words } from '../../words.ts'
import type { BoardAt } from './at.ts'
import { Opens, Parts, useSilence, useValueText } from './figure.tsx'
import { Spark } from './Spark.tsx'
import { usePeriod } from '../period.ts'

export interface KpiProps {
  card: Card
  board: Dashboard
  at: BoardAt
  /** Name of the place a target was set for. */
  placeName: (path: string) => string
}

/** One number: figure, numerator and denominator, with and without what was taken out, target, the months before. */
export function Kpi({ card, board, at, placeName }: KpiProps) {
  const t = useWords(words)
  const text = useValueText()
  const silence = useSilence()
  const [shown, setShown] = useState(false)
  const id = useId()
  const { figure, unit, code, opens } = card
  const counted = unit === 'count' ? ('whole' as const) : ('rates' as const)
  const to = (side: 'hit' | 'missed' | 'all') => (opens ? at.to({ code, side, counted }) : undefined)
  const why = silence(figure, board.ratesFrom)
  return (
    <section className={code === at.indicator ? 'kpi on' : 'kpi'} aria-labelledby={`${id}h`}>
      <header>
        <h2 id={`${id}h`}>
          <Link to={at.to({ code })} aria-current={code === at.indicator || undefined}>
            {card.name}
          </Link>
        </h2>
        <button
          type="button"
          className="quiet"
          aria-expanded={shown}
          aria-controls={`${id}d`}
          aria-label={t('formulaOf', { name: card.name })}
          onClick={() => setShown(!shown)}
        >
          <Icon name="question" />
        </button>
      </header>
      <p className="v">
        <Opens to={figure.value === null ? undefined : to(unit === 'count' ? 'hit' : 'all')} className="big">
          {text(unit, figure.value)}
        </Opens>
        {why && <small>{why}</small>}
      </p>
      {unit !== 'count' && (
        <p className="f">
          <Parts figure={figure} unit={unit} hit={to('hit')} all={to('all')} />
        </p>
      )}
      <Whole card={card} at={at} />
      <Corrected card={card} at={at} />
      <Spark card={card} />
      <Aim card={card} board={board} placeName={placeName} />
      <Rest card={card} to={to} />
      <div id={`${id}d`} hidden={!shown}>
        {shown && <Definition card={card} board={board} />}
      </div>
    </section>
  )
}

/** Always both: what a third person took out of the rates is told, and the rate with it. */
function Whole({ card, at }: { card: Card; at: BoardAt }) {
  const t = useWords(words)
  const text = useValueText()
  const { whole, figure, unit, code, opens } = card
  if (unit === 'count' || whole.d === null) return null
  const out = whole.d - (figure.d ?? 0)
  if (out === 0) return <p className="w">{t('excludedNone')}</p>
  const to = (side: 'hit' | 'all') => (opens ? at.to({ code, side, counted: 'whole' }) : undefined)
  return (
    <p className="w">
      {t('excludedN', { n: out })} <Parts figure={whole} unit={unit} hit={to('hit')} all={to('all')} />
      {whole.value !== null && ` ${text(unit, whole.value)}`}
    </p>
  )
}

/** A closed month keeps its figures; what came after its closing stands beside them, with its day. */
function Corrected({ card, at }: { card: Card; at: BoardAt }) {
  const t = useWords(words)
  const f = useFormat()
  const text = useValueText()
  const { corrected, unit, code, opens } = card
  if (!corrected) return null
  const counted = unit === 'count' ? ('whole' as const) : ('rates' as const)
  const to = (side: 'hit' | 'all') => (opens ? at.to({ code, side, counted, as: 'today' }) : undefined)
  const { figure } = corrected
  return (
    <p className="w">
      {t('corrected', { day: f.day(corrected.at) })}{' '}
      <Parts figure={figure} unit={unit} hit={to('hit')} all={to('all')} />
      {unit !== 'count' && figure.value !== null && ` ${text(unit, figure.value)}`}
    </p>
  )
}

function Aim({ card, board, placeName }: Pick<KpiProps, 'card' | 'board' | 'placeName'>) {
  const t = useWords(words)
  const text = useValueText()
  const { target, met, unit } = card
  if (!target) return <p className="g">{t('targetNone')}</p>
  return (
    <p className="g">
      <span>
        {t('target', { value: text(unit, target.value) })}
        {target.place !== board.place.path && <small> {t('targetFrom', { place: placeName(target.place) })}</small>}
      </span>
      {met !== null && (
        <span>
          <Icon name={met ? 'ok' : 'hold'} />
          {t(met ? 'met' : 'notMet')}
        </span>
      )}
    </p>
  )
}

/** What one wants to know first: who is not among those that were met; of what should be low, who is. */
function Rest({ card, to }: { card: Card; to: (side: 'hit' | 'missed') => string | undefined }) {
  const t = useWords(words)
  const { figure, unit, better } = card
  if (figure.n === null) return null
  const low = unit === 'count' || better === 'lower'
  const [side, n] =
    low && unit !== 'p90' ? (['hit', figure.n] as const) : (['missed', (figure.d ?? 0) - figure.n] as const)
  const href = to(side)
  if (n === 0) return <p className="r" />
  if (!href) return <p className="r none">{t('notOpen')}</p>
  return (
    <p className="r">
      <Link to={href}>{t(restWord[card.about === 'person' ? 'person' : 'matter'][side], { n })}</Link>
    </p>
  )
}

const restWord = {
  matter: { hit: 'seeHit', missed: 'seeMissed' },
  person: { hit: 'seeHitPersons', missed: 'seeMissedPersons' },
} as const

function Definition({ card, board }: Pick<KpiProps, 'card' | 'board'>) {
  const t = useWords(words)
  const period = usePeriod()
  const about = useWords(aboutWords)
  const f = useFormat()
  return (
    <>
      <Facts
        rows={[
          [t('formula'), card.formula],
          [t('counts'), about(card.about)],
          [t('period'), period(card)],
          [t('source'), card.source],
          [t('refreshed'), board.countedAt ? f.moment(board.countedAt) : t('notCounted')],
        ]}
      />
      <p className="small">
        {card.counting && `${t('counting')} · `}
        <Link to={`/dashboard/definitions/${card.code}`}>{t('version', { n: card.version })}</Link>
      </p>
    </>
  )
}
