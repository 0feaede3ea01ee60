import { Button } from 'antd'
import { useState } from 'react'
import { useMay, useRoot } from '../../accounts/queries.ts'
import { county } from '../../kit/county.ts'
import { useFormat } from '../../kit/now.ts'
import { Link, useNavigate } from '../../kit/router.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import { useFilters } from '../../kit/staff/filters.ts'
import { FilterBar, PageHead, ViewTabs } from '../../kit/staff/ListParts.tsx'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { communityName, usePlaceNames } from '../../places/queries.ts'
import { useHolders, useTime, useTotals, type Holder, type Totals } from '../queries.ts'
import { OpenDesk } from './OpenDesk.tsx'
import { TakeBook } from './TakeBook.tsx'
import { goodsWords } from './goods-words.ts'
import { deskWords, handWords, words } from './words.ts'

const names = ['under', 'view'] as const
const views = [
  ['viewAll', ''],
  ['viewFrozen', 'view=frozen'],
] as const

/** Accounts of a place, and what there is in the whole county. */
export function TimeBank() {
  const t = useWords(words)
  const desk = useWords(deskWords)
  const hand = useWords(handWords)
  const goods = useWords(goodsWords)
  const navigate = useNavigate()
  const may = useMay()
  const whole = useRoot() === `${county()}/`
  const [taking, setTaking] = useState(false)
  const [opening, setOpening] = useState(false)
  const [current, setCurrent] = useState<string>()
  const filters = useFilters(names)
  const { under, view } = filters.values
  const of = useHolders({ ...(under && { under }), ...(view === 'frozen' && { frozen: 'yes' as const }) })
  const columns = useColumns()
  return (
    <>
      <PageHead title={t('title')} note={t('note')}>
        <Button onClick={() => navigate('/time-bank/orders')}>{desk('orders')}</Button>
        <Button onClick={() => navigate('/time-bank/proposals')}>{hand('title')}</Button>
        <Button onClick={() => navigate('/time-bank/goods')}>{goods('title')}</Button>
        {whole && <Button onClick={() => setTaking(true)}>{t('takeBook')}</Button>}
        <Button onClick={() => navigate('/time-bank/rules')}>{t('toRules')}</Button>
        {may('timebank.keep') && (
          <Button icon={<Icon name="plus" />} onClick={() => setOpening(true)}>
            {t('openDesk')}
          </Button>
        )}
      </PageHead>
      <section>
        <h2>{t('totals')}</h2>
        <Answering of={useTotals()} lines={4}>
          {(all) => <Sums of={all} />}
        </Answering>
      </section>
      <ViewTabs list="time-bank" given={views.map(([word, search]) => ({ name: t(word), search }))} names={names} />
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
        name="time-bank"
        caption={t('holders')}
        of={of}
        columns={columns}
        rowKey={(r) => r.id}
        rowName={(r) => r.name}
        current={current}
        onCurrent={setCurrent}
        onOpen={(id) => navigate(`/time-bank/${id}`)}
        keys={!opening && !taking}
        cards
        counted={(n, more) => t('all', { n: more ? `${n}+` : n })}
        empty={<EmptyState icon="hourglass" title={t('empty')} hint={t('emptyDo')} />}
      />
      {taking && <TakeBook onClose={() => setTaking(false)} />}
      {opening && <OpenDesk onClose={() => setOpening(false)} onOpened={(id) => navigate(`/time-bank/${id}`)} />}
    </>
  )
}

/** All accounts with what was issued for them: nothing is left over. */
function Sums({ of: a }: { of: Totals }) {
  const t = useWords(words)
  const f = useFormat()
  const time = useTime()
  const rest = a.holders.minutes + a.pool.minutes + a.held.minutes - a.issued
  const proof = a.proof && { at: f.moment(a.proof.at), n: a.proof.txns }
  return (
    <Facts
      wide
      rows={[
        [t('holders'), t('ofAccounts', { time: time.said(a.holders.minutes), n: a.holders.accounts })],
        [t('pool'), time.said(a.pool.minutes)],
        [t('held'), time.said(a.held.minutes)],
        [t('issued'), time.moved(-a.issued)],
        [t('sum'), t('sumZero', { time: time.said(rest) })],
        [t('proof'), proof ? t(a.proof!.right ? 'proofRight' : 'proofWrong', proof) : t('proofNone')],
      ]}
    />
  )
}

function useColumns(): Column<Holder>[] {
  const t = useWords(words)
  const time = useTime()
  const places = usePlaceNames(true)
  return [
    {
      key: 'name',
      title: t('name'),
      width: 160,
      always: true,
      render: (r) => <Link to={`/time-bank/${r.id}`}>{r.name}</Link>,
    },
    {
      key: 'place',
      title: t('place'),
      render: (r) => <span className="clip">{communityName(places, r.place)}</span>,
    },
    { key: 'balance', title: t('balance'), width: 180, align: 'right', render: (r) => time.said(r.balance) },
    { key: 'state', title: t('state'), width: 180, render: (r) => (r.frozen ? t('frozen') : t('normal')) },
  ]
}
