import { Button } from 'antd'
import { useNow } from '../../kit/now.ts'
import { useSearch } from '../../kit/router.tsx'
import { dayText } from '../../kit/shanghai.ts'
import { useWords } from '../../kit/words.ts'
import { words } from './words.ts'

/** The year in the address, so that a page that is passed on shows the same. */
export function useWhichYear(): [number, (year: number) => void] {
  const [search, setSearch] = useSearch()
  const now = Number(dayText(useNow()).slice(0, 4))
  const said = Number(search.get('year'))
  const year = Number.isInteger(said) && said >= 2000 && said <= 2100 ? said : now
  return [year, (next) => setSearch({ year: String(next) })]
}

export function YearSwitch({ year, onYear }: { year: number; onYear: (year: number) => void }) {
  const t = useWords(words)
  return (
    <span className="year-switch">
      <Button size="small" aria-label={t('yearBefore')} onClick={() => onYear(year - 1)}>
        ‹
      </Button>{' '}
      {t('yearOf', { year: String(year) })}{' '}
      <Button size="small" aria-label={t('yearAfter')} onClick={() => onYear(year + 1)}>
        ›
      </Button>
    </span>
  )
}
