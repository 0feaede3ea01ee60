import { Button } from 'antd'
import { useState } from 'react'
import { orderStates, type OrderState } from '../../../domain/timebank/orders.ts'
import { useMay } from '../../accounts/queries.ts'
import { useCatalogueNames } from '../../catalogue/queries.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import { Link, useNavigate } from '../../kit/router.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { useFilters } from '../../kit/staff/filters.ts'
import { FilterBar, PageHead, ViewTabs } from '../../kit/staff/ListParts.tsx'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { communityName, usePlaceNames } from '../../places/queries.ts'
import { useDeskOrders, type DeskOrder } from '../orders.ts'
import { useTime } from '../queries.ts'
import { orderWords } from '../words.ts'
import { OrderDesk } from './OrderDesk.tsx'
import { deskWords, words } from './words.ts'

const names = ['under', 'state'] as const
const views = [
  ['all', ''],
  ['open', 'state=open'],
  ['told', 'state=told'],
] as const

/** Orders of a place: what waits for somebody, and what waits for a word. */
export function Orders() {
  const t = useWords(deskWords)
  const bank = useWords(words)
  const navigate = useNavigate()
  const may = useMay()
  const [asking, setAsking] = useState(false)
  const [current, setCurrent] = useState<string>()
  const filters = useFilters(names)
  const { under, state } = filters.values
  const known = orderStates.find((s) => s === state)
  const of = useDeskOrders({ ...(under && { under }), ...(known && { state: known satisfies OrderState }) })
  const columns = useColumns()
  return (
    <>
      <Crumbs label={bank('crumbs')} crumbs={[{ name: bank('title'), to: '/time-bank' }, { name: t('orders') }]} />
      <PageHead title={t('orders')} note={t('note')}>
        {may('timebank.keep') && (
          <Button icon={<Icon name="plus" />} onClick={() => setAsking(true)}>
            {t('orderFor')}
          </Button>
        )}
      </PageHead>
      <ViewTabs
        list="time-bank-orders"
        given={views.map(([word, search]) => ({ name: t(word), search }))}
        names={names}
      />
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
      </FilterBar>
      <DataTable
        name="time-bank-orders"
        caption={t('orders')}
        of={of}
        columns={columns}
        rowKey={(r) => r.id}
        rowName={(r) => r.served.name}
        current={current}
        onCurrent={setCurrent}
        onOpen={(id) => navigate(`/time-bank/orders/${id}`)}
        keys={!asking}
        cards
        counted={(n, more) => t('counted', { n: more ? `${n}+` : n })}
        empty={<EmptyState icon="list" title={t('empty')} hint={t('emptyDo')} />}
      />
      {asking && <OrderDesk onClose={() => setAsking(false)} onOrdered={(id) => navigate(`/time-bank/orders/${id}`)} />}
    </>
  )
}

function useColumns(): Column<DeskOrder>[] {
  const t = useWords(deskWords)
  const lang = useLanguage()
  const f = useFormat()
  const time = useTime()
  const item = useCatalogueNames()
  const places = usePlaceNames(true)
  return [
    {
      key: 'item',
      title: t('item'),
      always: true,
      render: (r) => <Link to={`/time-bank/orders/${r.id}`}>{item(r.item, lang)}</Link>,
    },
    { key: 'served', title: t('served'), width: 120, render: (r) => r.served.name },
    {
      key: 'place',
      title: t('place'),
      render: (r) => <span className="clip">{communityName(places, r.place)}</span>,
    },
    { key: 'day', title: t('day'), width: 150, render: (r) => f.fullDate(r.day) },
    { key: 'minutes', title: t('minutes'), width: 150, align: 'right', render: (r) => time.said(r.spent ?? r.minutes) },
    { key: 'server', title: t('server'), width: 120, render: (r) => r.server?.name },
    { key: 'state', title: t('state'), width: 150, render: (r) => wordIn(orderWords[r.state], lang) },
  ]
}
