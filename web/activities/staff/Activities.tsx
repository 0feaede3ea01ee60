import { Button, Select } from 'antd'
import { useState } from 'react'
import { useMay } from '../../accounts/queries.ts'
import { useFormat, useNow } from '../../kit/now.ts'
import { useNavigate } from '../../kit/router.tsx'
import { dayText } from '../../kit/shanghai.ts'
import { useFilters } from '../../kit/staff/filters.ts'
import { FilterBar, PageHead, ViewTabs } from '../../kit/staff/ListParts.tsx'
import { useNarrow } from '../../kit/staff/useNarrow.ts'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { UnitSelect } from '../../organisations/UnitSelect.tsx'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { useKinds } from '../queries.ts'
import { PlanForm } from './acts/PlanForm.tsx'
import './activities.css'
import { MonthList, OpenList } from './Lists.tsx'
import { isMonth, monthOf, plusMonths } from './month.ts'
import { Month } from './Month.tsx'
import { Subscribe } from './Subscribe.tsx'
import { Summary } from './Summary.tsx'
import { words } from './words.ts'

const names = ['month', 'under', 'unit', 'kind', 'view'] as const

/** What is held in a month: as a calendar on which it is planned, or as a list. */
export function Activities() {
  const t = useWords(words)
  const navigate = useNavigate()
  const may = useMay()
  const narrow = useNarrow()
  const [planning, setPlanning] = useState<string[]>()
  const filters = useFilters(names)
  const { under, unit, kind } = filters.values
  const today = dayText(useNow())
  const month = isMonth(filters.values.month) ? filters.values.month : monthOf(today)
  const where = { ...(under && { under }), ...(unit && { unit }) }
  // A phone has no room for seven columns.
  const list = narrow || filters.values.view === 'list'
  const plan = may('activities.plan') ? setPlanning : undefined
  return (
    <>
      <PageHead title={t('title')}>
        <Subscribe under={under} unit={unit} />
        <Summary month={month} under={under} unit={unit} />
        <Button onClick={() => navigate('/activities/numbers')}>{t('numbers')}</Button>
        <Button onClick={() => navigate('/activities/kinds')}>{t('kinds')}</Button>
        {plan && (
          <Button icon={<Icon name="plus" />} onClick={() => plan([])}>
            {t('plan')}
          </Button>
        )}
      </PageHead>
      <ViewTabs
        list="activities"
        given={[
          { name: t('viewMonth'), search: '' },
          { name: t('viewList'), search: 'view=list' },
          { name: t('viewOpen'), search: 'view=open' },
        ]}
        names={['view', 'under', 'unit', 'kind']}
      />
      <Where filters={filters} />
      {filters.values.view !== 'open' && <Turn month={month} onTurn={(next) => filters.set({ month: next })} />}
      {filters.values.view === 'open' ? (
        <OpenList where={where} />
      ) : list ? (
        <MonthList month={month} where={where} kind={kind} />
      ) : (
        <Month month={month} where={where} kind={kind} onPlan={plan} />
      )}
      {planning && <PlanForm days={planning} onClose={() => setPlanning(undefined)} />}
    </>
  )
}

function Where({ filters }: { filters: ReturnType<typeof useFilters<(typeof names)[number]>> }) {
  const t = useWords(words)
  const kinds = useKinds()
  const { under, unit, kind } = filters.values
  return (
    <FilterBar filters={filters}>
      <span className="filter">
        <PlaceSelect
          id="f-under"
          label={t('place')}
          optional
          value={under ?? null}
          onChange={(path) => filters.set({ under: path ?? undefined })}
        />
      </span>
      <span className="filter">
        <UnitSelect
          id="f-unit"
          label={t('unit')}
          optional
          value={unit ? [unit] : []}
          onChange={([code]) => filters.set({ unit: code })}
        />
      </span>
      <Select
        className="filter"
        aria-label={t('kind')}
        placeholder={t('kind')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        value={kind}
        options={kinds.all.map((k) => ({ value: k.code, label: kinds.name(k.code) }))}
        onChange={(next?: string) => filters.set({ kind: next })}
      />
    </FilterBar>
  )
}

function Turn({ month, onTurn }: { month: string; onTurn: (month: string | undefined) => void }) {
  const t = useWords(words)
  const { now } = useFormat()
  const [y, m] = month.split('-').map(Number) as [number, number]
  return (
    <div className="month-turn">
      <Button size="small" aria-label={t('monthBefore')} onClick={() => onTurn(plusMonths(month, -1))}>
        <Icon name="back" />
      </Button>
      <h2 aria-live="polite">{t('monthName', { y, m })}</h2>
      <Button size="small" aria-label={t('monthAfter')} onClick={() => onTurn(plusMonths(month, 1))}>
        <Icon name="next" />
      </Button>
      {month !== monthOf(dayText(now)) && (
        <Button size="small" type="link" onClick={() => onTurn(undefined)}>
          {t('thisMonth')}
        </Button>
      )}
    </div>
  )
}
