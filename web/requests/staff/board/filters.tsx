import { Input, Select } from 'antd'
import type { ReactNode } from 'react'
import type { Filters } from '../../../kit/staff/filters.ts'
import { FilterBar } from '../../../kit/staff/ListParts.tsx'
import { momentFrom } from '../../../kit/staff/moment.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useWords, wordIn, type Words } from '../../../kit/words.ts'
import { staffWords } from '../../../kit/staff/words.ts'
import { ItemSelect } from '../../../catalogue/ItemSelect.tsx'
import { UnitSelect } from '../../../organisations/UnitSelect.tsx'
import { channelWords, lineWords, urgencyWords } from '../../words.ts'
import type { BoardQuery } from '../queries.ts'
import { words } from '../words.ts'
import { stateWords } from '../words/states.ts'
import { FindNumber } from './FindNumber.tsx'

/** What the address holds; a saved view is these. */
export const boardFilters = [
  'unit',
  'light',
  'waiting',
  'channel',
  'urgency',
  'line',
  'item',
  'supervised',
  'from',
  'to',
] as const
export type BoardFilter = (typeof boardFilters)[number]

/** Days as typed become instants; the last day counts whole. */
export function queryOf(
  values: Partial<Record<BoardFilter, string>>,
  place: string | undefined,
): NonNullable<BoardQuery> {
  const { from, to, ...rest } = values
  return {
    ...(rest as object),
    ...(place && { place }),
    ...(from && { from: momentFrom(from) }),
    ...(to && { to: new Date(Date.parse(momentFrom(to)) + 86_400_000).toISOString() }),
    size: 40,
  }
}

/** Three that always stand, the others behind 更多条件. */
export function BoardFilters({ filters, end }: { filters: Filters<BoardFilter>; end: ReactNode }) {
  const t = useWords(words)
  const kit = useWords(staffWords)
  const { values, set } = filters
  return (
    <FilterBar
      filters={filters}
      moreCount={5}
      more={
        <>
          <Several name="channel" label={t('filterChannel')} options={channelWords} filters={filters} />
          <Several name="urgency" label={t('filterUrgency')} options={urgencyWords} filters={filters} />
          <Several name="line" label={t('filterLine')} options={lineWords} filters={filters} single />
          <Several name="waiting" label={t('filterWaiting')} options={stateWords} filters={filters} />
          <span className="filter">
            <ItemSelect
              id="f-item"
              label={t('filterItem')}
              optional
              value={values.item ?? null}
              onChange={(item) => set({ item: item ?? undefined })}
            />
          </span>
          <span className="filter days">
            <Input
              type="date"
              aria-label={t('filterFrom')}
              value={values.from ?? ''}
              onChange={(e) => set({ from: e.target.value })}
            />
            <span>{t('filterTo')}</span>
            <Input
              type="date"
              aria-label={`${t('filterFrom')} ${t('filterTo')}`}
              value={values.to ?? ''}
              onChange={(e) => set({ to: e.target.value })}
            />
          </span>
        </>
      }
      end={end}
    >
      <FindNumber />
      <span className="filter">
        <UnitSelect
          id="f-unit"
          label={t('filterUnit')}
          optional
          value={values.unit ? [values.unit] : []}
          onChange={([unit]) => set({ unit })}
        />
      </span>
      <Select
        className="filter"
        aria-label={t('filterLight')}
        allowClear
        placeholder={t('filterLight')}
        value={values.light}
        onChange={(light?: string) => set({ light })}
        options={[
          { value: 'red', label: kit('red') },
          { value: 'amber', label: kit('amber') },
        ]}
      />
    </FilterBar>
  )
}

interface SeveralProps {
  name: BoardFilter
  label: string
  options: Words
  filters: Filters<BoardFilter>
  single?: boolean
}

function Several({ name, label, options, filters, single }: SeveralProps) {
  const lang = useLanguage()
  const value = filters.values[name]?.split(',')
  return (
    <Select<string | string[]>
      className="filter"
      aria-label={label}
      placeholder={label}
      allowClear
      maxTagCount={1}
      {...(!single && { mode: 'multiple' as const })}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={single ? value?.[0] : value}
      options={Object.entries(options).map(([v, word]) => ({ value: v, label: wordIn(word, lang) }))}
      onChange={(next?: string | string[]) =>
        filters.set({ [name]: next === undefined ? undefined : [next].flat().join(',') })
      }
    />
  )
}
