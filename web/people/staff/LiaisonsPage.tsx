import { Button } from 'antd'
import { useState } from 'react'
import { useRoot } from '../../accounts/queries.ts'
import { Link } from '../../kit/router.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import type { UseMayAt } from '../../kit/staff/may.ts'
import { usePlace } from '../../kit/staff/place.ts'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useAllPlaceNames } from '../../places/queries.ts'
import type { ColleaguePick } from '../StaffScreens.tsx'
import { GiveLiaison } from './acts/LiaisonForms.tsx'
import './people.css'
import { PlaceFilter } from './PlaceFilter.tsx'
import { useUnassigned, type Unassigned } from './queries.ts'
import { words } from './words.ts'
import { liaisonWords } from './words/liaisons.ts'

/** As many as one act takes. */
const most = 200

/** Households that have nobody to turn to first: one by one, or all that are shown. */
export function LiaisonsPage({
  useMayAt,
  ColleaguePick: Colleague,
}: {
  useMayAt: UseMayAt
  ColleaguePick: ColleaguePick
}) {
  const t = useWords(liaisonWords)
  const people = useWords(words)
  const root = useRoot()
  const mayAt = useMayAt()
  const [place, choose] = usePlace(root)
  const list = useUnassigned(place)
  const [giving, setGiving] = useState<string[]>()
  const may = mayAt('people.edit', place)
  const shown = (list.items ?? []).slice(0, most).map((h) => h.id)
  const columns = useColumns(may ? (id) => setGiving([id]) : undefined)
  return (
    <>
      <Crumbs label={people('crumbs')} crumbs={[{ name: people('title'), to: '/people' }, { name: t('title') }]} />
      <PageHead title={t('title')} note={t('note')}>
        {may && shown.length > 0 && (
          <Button onClick={() => setGiving(shown)}>{t('giveAll', { n: shown.length })}</Button>
        )}
      </PageHead>
      <div className="filter-row">
        <PlaceFilter root={root} place={place} choose={choose} />
      </div>
      <DataTable
        name="liaisons"
        caption={t('title')}
        of={list}
        columns={columns}
        rowKey={(r) => r.id}
        counted={(n, more) => t(more ? 'homesShown' : 'homesAll', { n })}
        cards
        empty={<EmptyState icon="people" title={t('empty')} hint={t('emptyDo')} />}
      />
      {giving && <GiveLiaison households={giving} ColleaguePick={Colleague} onClose={() => setGiving(undefined)} />}
    </>
  )
}

function useColumns(give: ((household: string) => void) | undefined): Column<Unassigned>[] {
  const t = useWords(liaisonWords)
  const people = useWords(words)
  const places = useAllPlaceNames()
  return [
    {
      key: 'head',
      title: t('head'),
      width: 120,
      always: true,
      render: (r) =>
        r.person ? (
          <Link className="row-name" to={`/people/${r.person}`}>
            {r.head}
          </Link>
        ) : (
          '—'
        ),
    },
    { key: 'members', title: t('members'), width: 90, align: 'right', render: (r) => r.members },
    { key: 'address', title: people('address'), width: 200, render: (r) => r.address ?? '—' },
    { key: 'place', title: people('place'), render: (r) => places.get(r.place) },
    ...(give
      ? [
          {
            key: 'give',
            title: '',
            width: 120,
            render: (r: Unassigned) => (
              <Button
                size="small"
                type="link"
                aria-label={t('giveOf', { name: r.head ?? '—' })}
                onClick={() => give(r.id)}
              >
                {t('give')}
              </Button>
            ),
          },
        ]
      : []),
  ]
}
