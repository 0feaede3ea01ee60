import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../accounts/queries.ts'
import { useNavigate } from '../../kit/router.tsx'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { useFilters } from '../../kit/staff/filters.ts'
import { FilterBar, PageHead, ViewTabs } from '../../kit/staff/ListParts.tsx'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { usePosts, useTerms } from '../queries.ts'
import { usePostColumns } from './columns.tsx'
import { PostForm, WishForm } from './WishForms.tsx'
import { wishWords } from './wish-words.ts'
import { words } from './words.ts'

const names = ['under', 'view'] as const
const views = [
  ['viewOpen', ''],
  ['viewSent', 'view=sent'],
  ['viewReported', 'view=reported'],
  ['viewOver', 'view=over'],
] as const

/** What stands on the boards of a place. */
export function Boards() {
  const t = useWords(words)
  const navigate = useNavigate()
  const w = useWords(wishWords)
  const may = useMay()
  const wishes = useTerms().data?.wishes
  const [writing, setWriting] = useState<'wish' | 'post'>()
  const [current, setCurrent] = useState<string>()
  const filters = useFilters(names)
  const { under, view } = filters.values
  const chosen = view === 'sent' || view === 'reported' || view === 'over' ? view : 'open'
  const of = usePosts({ view: chosen, ...(under && { under }) })
  const columns = usePostColumns()
  return (
    <>
      <PageHead title={t('title')} note={t('note')}>
        <Button onClick={() => navigate('/neighbours/rate')}>{t('toRate')}</Button>
        <Button onClick={() => navigate('/neighbours/groups')}>{t('toGroups')}</Button>
        {wishes && <Button onClick={() => navigate('/neighbours/units')}>{w('toUnits')}</Button>}
        {wishes && may('neighbours.keep') && (
          <>
            <Button onClick={() => setWriting('wish')}>{w('wishFor')}</Button>
            <Button onClick={() => setWriting('post')}>{w('offerPost')}</Button>
          </>
        )}
        {may('neighbours.keep') && <Button onClick={() => navigate('/neighbours/match')}>{t('toMatch')}</Button>}
      </PageHead>
      <ViewTabs list="neighbours" given={views.map(([word, search]) => ({ name: t(word), search }))} names={names} />
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
        name="neighbours"
        caption={t('caption')}
        of={of}
        columns={columns}
        rowKey={(r) => r.id}
        rowName={(r) => r.words ?? t('emptied')}
        current={current}
        onCurrent={setCurrent}
        onOpen={(id) => navigate(`/neighbours/${id}`)}
        cards
        counted={(n, more) => t('all', { n: more ? `${n}+` : n })}
        empty={<EmptyState icon="houses" title={t('empty')} hint={t('emptyDo')} />}
      />
      {writing === 'wish' && <WishForm onClose={() => setWriting(undefined)} />}
      {writing === 'post' && <PostForm onClose={() => setWriting(undefined)} />}
    </>
  )
}
