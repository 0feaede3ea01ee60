import { useFormat } from '../../kit/now.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useNumbers, useThemes, type Numbers as Of } from '../queries.ts'
import { numbersWords } from './numbers-words.ts'
import { OtherSums } from './sums/SumHead.tsx'
import { useYearOf, YearBar } from './sums/YearBar.tsx'
import { words } from './words.ts'

/** The year of a place: what was held, about what, how regularly, where. [S0-02][S0-03][S0-35][S0-49][S1-07][S1-08][S2-04] */
export function Numbers() {
  const t = useWords(numbersWords)
  const w = useWords(words)
  const year = useYearOf()
  return (
    <>
      <Crumbs label={w('crumbs')} crumbs={[{ name: w('title'), to: '/activities' }, { name: t('title') }]} />
      <PageHead title={t('title')} note={t('note')}>
        <OtherSums />
      </PageHead>
      <YearBar of={year} />
      <Answering of={useNumbers(year.place, year.year)} lines={10}>
        {(n) => <Shown of={n} />}
      </Answering>
    </>
  )
}

function Shown({ of: n }: { of: Of }) {
  const t = useWords(numbersWords)
  const f = useFormat()
  const themes = useThemes()
  const said = (held: number, people: number) => t('heldPeople', { held, people })
  const beside = (done: number, least: number) => (least > 0 ? t('ofLeast', { done, least }) : t('times', { n: done }))
  if (!n.asOf) return <p className="none">{t('notYet')}</p>
  return (
    <>
      <p className="hint">{t('asOf', { at: f.moment(n.asOf) })}</p>
      <section>
        <h2>{t('all')}</h2>
        <Facts
          wide
          rows={[
            [t('held'), said(n.held, n.people)],
            [t('cancelled'), t('times', { n: n.cancelled })],
            [t('active'), t('activeOf', { n: n.active })],
            [t('urban'), said(n.urban.held, n.urban.people)],
            [t('village'), said(n.village.held, n.village.people)],
            [t('culture'), beside(n.culture.held, n.culture.least)],
            [t('drills'), t('doneOf', { done: n.drills.done, planned: n.drills.planned })],
            [t('drillsLeast'), n.drills.least > 0 && beside(n.drills.done, n.drills.least)],
            [t('training'), n.training.came > 0 && t('trainingOf', n.training)],
            [
              t('elders'),
              n.elders.places > 0 && t('eldersOf', { ...n.elders, share: f.percent(n.elders.kept / n.elders.places) }),
            ],
          ]}
        />
      </section>
      <section>
        <h2>{t('themes')}</h2>
        {n.themes.length === 0 ? (
          <p className="none">{t('none')}</p>
        ) : (
          <Facts wide rows={n.themes.map((x) => [themes.name(x.code), said(x.held, x.people)])} />
        )}
      </section>
      {n.below.length > 0 && (
        <section>
          <h2>{t('below')}</h2>
          <Facts
            wide
            rows={n.below.map((x) => [
              x.name,
              `${said(x.held, x.people)}${t('comma')}${t('activeOf', { n: x.active })}`,
            ])}
          />
        </section>
      )}
    </>
  )
}
