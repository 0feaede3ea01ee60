import { Button } from 'antd'
import type { Answer } from '../../../domain/kernel/api.ts'
import { inThrees } from '../../../domain/kernel/refno.ts'
import { volunteersApi } from '../../../domain/volunteers/api.ts'
import { useMay, useRoot } from '../../accounts/queries.ts'
import { callFile } from '../../kit/client.ts'
import { useFormat, useNow } from '../../kit/now.ts'
import { useMore, useRead } from '../../kit/query.ts'
import { Link } from '../../kit/router.tsx'
import { dayText } from '../../kit/shanghai.ts'
import type { Column } from '../../kit/staff/columns.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { useFilters } from '../../kit/staff/filters.ts'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { usePlace } from '../../kit/staff/place.ts'
import { TakeOut } from '../../kit/staff/TakeOut.tsx'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { commendedWords } from './commended-words.ts'
import './volunteers.css'
import { words } from './words.ts'

type Commended = Answer<typeof volunteersApi.commended>['items'][number]

const live = { live: ['volunteers'] } as const

/** Who was commended in a year, when and what for. [F8][S1-05] */
export function Commended() {
  const t = useWords(commendedWords)
  const w = useWords(words)
  const may = useMay()
  const root = useRoot()
  const [under, choose] = usePlace(root)
  const filters = useFilters(['year'] as const)
  const current = Number(dayText(useNow()).slice(0, 4))
  const year = Number(filters.values.year) || current
  const { data: sum } = useRead(volunteersApi.commended, { query: { under, year, size: 1 } }, live)
  const columns = useColumns()
  return (
    <>
      <Crumbs label={w('crumbs')} crumbs={[{ name: w('title'), to: '/volunteers' }, { name: t('title') }]} />
      <PageHead title={t('title')} note={t('note')}>
        {may('volunteers.keep') && (
          <TakeOut
            label={t('out')}
            note={t('fileNote')}
            send={(asked) => callFile(volunteersApi.commendedOut, { body: { ...asked, under, year } })}
          />
        )}
      </PageHead>
      <div className="vol-bar">
        <div className="field">
          <label htmlFor="commended-place">{t('place')}</label>
          <PlaceSelect id="commended-place" root={root} value={under} onChange={(path) => choose(path ?? root)} />
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
      {sum && sum.total > 0 && <p>{t('sum', { total: sum.total, volunteers: sum.volunteers })}</p>}
      <DataTable
        name="volunteers-commended"
        caption={t('title')}
        of={useMore(volunteersApi.commended, { query: { under, year, size: 50 } }, live)}
        columns={columns}
        rowKey={(r) => r.id}
        cards
        counted={(n, more) => t('all', { n: more ? `${n}+` : n })}
        empty={<EmptyState icon="heart" title={t('empty')} />}
      />
    </>
  )
}

function useColumns(): Column<Commended>[] {
  const t = useWords(commendedWords)
  const f = useFormat()
  return [
    { key: 'day', title: t('day'), width: 130, always: true, render: (r) => f.fullDate(r.day) },
    {
      key: 'name',
      title: t('name'),
      width: 150,
      always: true,
      render: (r) => (
        <span className="vol-cell">
          {r.name === null ? t('moved') : <Link to={`/volunteers/${r.volunteer}`}>{r.name}</Link>}
          {r.number && <small>{inThrees(r.number)}</small>}
        </span>
      ),
    },
    { key: 'ground', title: t('ground'), render: (r) => <span className="vol-cell">{r.ground ?? t('emptied')}</span> },
    { key: 'unit', title: t('unit'), width: 190, render: (r) => r.unitName },
    { key: 'where', title: t('where'), width: 190, render: (r) => <span className="clip">{r.placeName}</span> },
  ]
}
