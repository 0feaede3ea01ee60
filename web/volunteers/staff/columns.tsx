import { inThrees } from '../../../domain/kernel/refno.ts'
import { useCatalogueNames } from '../../catalogue/queries.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import { Link } from '../../kit/router.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { useWords, wordIn } from '../../kit/words.ts'
import { useSaid } from '../said.ts'
import { flawWords, hoursWords } from '../words.ts'
import type { Hours } from './queries.ts'
import { words } from './words.ts'

type Shown = Pick<Hours, 'id' | 'day' | 'from' | 'to' | 'minutes' | 'item' | 'placeName' | 'unitName'>

/** What all lists of hours have in common: when, what, where, how long. */
export function useHoursColumns<T extends Shown>(): Column<T>[] {
  const t = useWords(words)
  const lang = useLanguage()
  const f = useFormat()
  const said = useSaid()
  const item = useCatalogueNames()
  return [
    {
      key: 'when',
      title: t('when'),
      width: 150,
      always: true,
      render: (r) => (
        <span className="vol-cell">
          {f.fullDate(r.day)}
          {r.from && r.to && (
            <small>
              {f.time(r.from)}–{f.time(r.to)}
            </small>
          )}
        </span>
      ),
    },
    { key: 'minutes', title: t('howLong'), width: 110, render: (r) => said.minutes(r.minutes) },
    {
      key: 'what',
      title: t('what'),
      width: 190,
      render: (r) => <span className="vol-cell">{r.item ? item(r.item, lang) : t('secretItem')}</span>,
    },
    {
      key: 'where',
      title: t('where'),
      render: (r) => (
        <span className="vol-cell">
          {r.placeName}
          <small>{r.unitName}</small>
        </span>
      ),
    },
  ]
}

/** Whose they are, masked. */
export function useWhoColumn<T extends { name: string; number: string; volunteer?: string }>(): Column<T> {
  const t = useWords(words)
  return {
    key: 'who',
    title: t('who'),
    width: 130,
    always: true,
    render: (r) => (
      <span className="vol-cell">
        {r.volunteer ? <Link to={`/volunteers/${r.volunteer}`}>{r.name}</Link> : r.name}
        <small>{inThrees(r.number)}</small>
      </span>
    ),
  }
}

/** How they stand, and what is wrong with them. */
export function useStandingColumn(): Column<Hours> {
  const t = useWords(words)
  const lang = useLanguage()
  return {
    key: 'standing',
    title: t('standing'),
    width: 200,
    render: (r) => (
      <span className="vol-cell">
        {wordIn(hoursWords[r.state], lang)}
        {r.flaw && r.state !== 'void' && <small>{wordIn(flawWords[r.flaw], lang)}</small>}
        {r.objection && r.objection.decided === null && <small>{r.objection.words}</small>}
      </span>
    ),
  }
}
