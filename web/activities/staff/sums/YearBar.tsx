import { Button } from 'antd'
import { useRoot } from '../../../accounts/queries.ts'
import { useNow } from '../../../kit/now.ts'
import { dayText } from '../../../kit/shanghai.ts'
import { useFilters } from '../../../kit/staff/filters.ts'
import { useWords } from '../../../kit/words.ts'
import { PlaceSelect } from '../../../places/PlaceSelect.tsx'
import '../activities.css'
import { words } from '../words.ts'
import { sumWords } from './sum-words.ts'

const names = ['place', 'year'] as const

/** Which place and which year, in the address; this year and the whole of what one may see unless said otherwise. */
export function useYearOf() {
  const root = useRoot()
  const filters = useFilters(names)
  const current = Number(dayText(useNow()).slice(0, 4))
  const year = Number(filters.values.year) || current
  return { filters, root, current, year, place: filters.values.place ?? root }
}

export function YearBar({ of: { filters, root, current, year, place } }: { of: ReturnType<typeof useYearOf> }) {
  const t = useWords(sumWords)
  const w = useWords(words)
  return (
    <div className="numbers-bar">
      <div className="field">
        <label htmlFor="numbers-place">{w('place')}</label>
        <PlaceSelect
          id="numbers-place"
          root={root}
          value={place}
          onChange={(path) => filters.set({ place: path ?? undefined })}
        />
      </div>
      {[current - 1, current].map((y) => (
        <Button
          key={y}
          aria-pressed={y === year}
          {...(y === year && { type: 'primary' as const })}
          onClick={() => filters.set({ year: y === current ? undefined : String(y) })}
        >
          {t('year', { y: String(y) })}
        </Button>
      ))}
    </div>
  )
}
