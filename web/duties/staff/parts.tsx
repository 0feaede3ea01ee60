/** What the lists of this room have alike. */
import { Select } from 'antd'
import type { CarePlan } from '../../../domain/duties/schema.ts'
import { Link } from '../../kit/router.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { useWords } from '../../kit/words.ts'
import { useAllPlaceNames } from '../../places/queries.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { usePlans } from './queries.ts'
import { rhythmWords, words } from './words.ts'

interface Rowed {
  place: string
  person: { id: string; name: string; age: number | null }
}

/** How often, as people say it. */
export function useRhythm(): (rhythm: string) => string {
  const t = useWords(rhythmWords)
  return (rhythm) =>
    rhythm.startsWith('days-')
      ? t('days', { n: Number(rhythm.slice(5)) })
      : t(rhythm as Exclude<keyof typeof rhythmWords, 'days'>)
}

export function usePersonColumn<R extends Rowed>(): Column<R> {
  const t = useWords(words)
  return {
    key: 'person',
    title: t('person'),
    width: 140,
    always: true,
    render: (r) => (
      <Link className="row-name" to={`/people/${r.person.id}`}>
        {r.person.name}
        {r.person.age !== null && <small className="none"> {t('years', { n: r.person.age })}</small>}
      </Link>
    ),
  }
}

export function usePlaceColumn<R extends Rowed>(): Column<R> {
  const t = useWords(words)
  const places = useAllPlaceNames()
  return {
    key: 'place',
    title: t('place'),
    width: 150,
    render: (r) => <span className="clip">{places.get(r.place)}</span>,
  }
}

interface FiltersProps {
  root: string
  place: string
  choose: (path: string) => void
  plan: string | undefined
  onPlan: (plan: string | undefined) => void
}

export function Filters({ root, place, choose, plan, onPlan }: FiltersProps) {
  const t = useWords(words)
  const plans = usePlans()
  return (
    <>
      <span className="filter">
        <PlaceSelect
          id="f-place"
          root={root}
          label={t('place')}
          optional
          value={place === root ? null : place}
          onChange={(path) => choose(path ?? root)}
        />
      </span>
      <Select
        className="filter"
        aria-label={t('plan')}
        placeholder={t('plan')}
        allowClear
        popupMatchSelectWidth={false}
        value={plan}
        options={plans.open}
        onChange={(next?: string) => onPlan(next)}
      />
    </>
  )
}

/** Who asks for it, on what ground: stands wherever it is asked. */
export function AskedBy({ plan, lang }: { plan: CarePlan | undefined; lang: 'zh' | 'en' }) {
  const t = useWords(words)
  if (!plan) return null
  return <p className="hint">{t('asks', { by: plan.asked.by[lang], ground: plan.asked.ground })}</p>
}
