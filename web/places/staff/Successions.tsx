import { lineage } from '../../../domain/kernel/place-path.ts'
import type { Succession } from '../../../domain/places/schema.ts'
import { useFormat } from '../../kit/now.ts'
import { Link } from '../../kit/router.tsx'
import { useWords } from '../../kit/words.ts'
import { useTree, type View } from './queries.ts'
import { words } from './words.ts'

/** What it was before and became, and the names it bore. */
export function Successions({ place }: { place: View }) {
  const t = useWords(words)
  const f = useFormat()
  const old = place.names.filter((n) => n.to !== null || n.from > place.opened)
  if (place.becameOf.length + place.became.length + old.length === 0) return null
  return (
    <section>
      <h3>{t('succession')}</h3>
      <dl className="facts wide">
        <Line term={t('becameOf')} of={place.becameOf} end="old" />
        <Line term={t('became')} of={place.became} end="new" />
        {old.length > 0 && (
          <div>
            <dt>{t('names')}</dt>
            <dd>
              {place.names.map((n) => (
                <p key={n.from}>
                  {n.to
                    ? t('nameSpan', { name: n.name, from: f.fullDate(n.from), to: f.fullDate(n.to) })
                    : t('nameFrom', { name: n.name, from: f.fullDate(n.from) })}
                </p>
              ))}
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}

function Line({ term, of, end }: { term: string; of: readonly Succession[]; end: 'old' | 'new' }) {
  const t = useWords(words)
  const f = useFormat()
  const tree = useTree(true)
  if (of.length === 0) return null
  const names = new Map(tree.data?.items.map((n) => [n.path, n.name]))
  const nameOf = (path: string) =>
    lineage(path)
      .slice(-2)
      .map((p) => names.get(p) ?? '')
      .filter(Boolean)
      .join(' · ') || path
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        {of.map((s) => (
          <p key={s[end]}>
            <Link to={`/places?at=${s[end]}`}>{nameOf(s[end])}</Link>{' '}
            <small>{t('successionDay', { day: f.fullDate(s.day) })}</small>
          </p>
        ))}
      </dd>
    </div>
  )
}
