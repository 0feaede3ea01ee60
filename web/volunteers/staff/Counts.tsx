import { useRoot } from '../../accounts/queries.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat, useNow } from '../../kit/now.ts'
import { dayText } from '../../kit/shanghai.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { usePlace } from '../../kit/staff/place.ts'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { useNames } from '../queries.ts'
import { countsWords } from './counts-words.ts'
import { useCounts, type Counted } from './queries.ts'
import './volunteers.css'
import { words } from './words.ts'

/** How many there are, how many serve, of which kinds, and whom their hours reach. [S3-08][S0-13] */
export function Counts() {
  const t = useWords(countsWords)
  const w = useWords(words)
  const root = useRoot()
  const [place, choose] = usePlace(root)
  const year = Number(dayText(useNow()).slice(0, 4))
  const of = useCounts(place, year)
  return (
    <>
      <Crumbs label={w('crumbs')} crumbs={[{ name: w('title'), to: '/volunteers' }, { name: t('title') }]} />
      <PageHead title={t('title')} note={t('note')} />
      <div className="vol-bar">
        <div className="field">
          <label htmlFor="counts-place">{t('place')}</label>
          <PlaceSelect id="counts-place" root={root} value={place} onChange={(path) => choose(path ?? root)} />
        </div>
      </div>
      <Answering of={of} lines={8}>
        {(c) => <Shown of={c} year={year} />}
      </Answering>
    </>
  )
}

function Shown({ of: c, year }: { of: Counted; year: number }) {
  const t = useWords(countsWords)
  const lang = useLanguage()
  const f = useFormat()
  const names = useNames()
  const named = new Map(names.categories.map((k) => [k.code, k.name[lang]]))
  const time = (minutes: number) => t('hours', { n: f.number(Math.round(minutes / 6) / 10) })
  const shared = (minutes: number) =>
    t('share', { time: time(minutes), share: f.percent(c.minutes === 0 ? null : minutes / c.minutes) })
  return (
    <>
      <section>
        <h2>{t('heads')}</h2>
        <Facts
          wide
          rows={[
            [t('registered'), f.number(c.registered)],
            [t('active'), f.number(c.active)],
            [t('target'), c.target !== null && f.number(c.target)],
          ]}
        />
      </section>
      <section>
        <h2>{t('categories')}</h2>
        <Facts
          wide
          rows={c.categories.map((k) => [
            named.get(k.code) ?? k.code,
            [k.n === null ? t('few') : t('atLeast', { n: k.n }), k.hours !== null && t('hoursAtLeast', { n: k.hours })]
              .filter(Boolean)
              .join(' · '),
          ])}
        />
      </section>
      <section>
        <h2>{t('key', { year: String(year) })}</h2>
        <Facts
          wide
          rows={[
            [t('all'), time(c.minutes)],
            ...c.sides.map((s): [string, string] => [
              t(s.side),
              t('sideOf', { time: time(s.minutes), n: s.times, mutual: time(s.mutual) }),
            ]),
            [t('toKey'), shared(c.keyMinutes)],
            ...c.groups.map((g): [string, string] => [g.name[lang], shared(g.minutes)]),
          ]}
        />
      </section>
    </>
  )
}
