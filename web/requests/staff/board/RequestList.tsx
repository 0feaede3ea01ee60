/** A list of requests with its views, filters, panel and keys; the board and the call-backs are two of them. */
import { Button } from 'antd'
import type { Waiting } from '../../../../domain/requests/vocabulary.ts'
import { useEffect, useState } from 'react'
import { useMay, useRoot } from '../../../accounts/queries.ts'
import { useFormat } from '../../../kit/now.ts'
import { useNavigate } from '../../../kit/router.tsx'
import { ColumnButton } from '../../../kit/staff/ColumnButton.tsx'
import { DataTable } from '../../../kit/staff/DataTable.tsx'
import { Docked } from '../../../kit/staff/Docked.tsx'
import { useFilters } from '../../../kit/staff/filters.ts'
import { useKeys } from '../../../kit/staff/keys.ts'
import { BatchBar, KeyHints, PageHead, ViewTabs } from '../../../kit/staff/ListParts.tsx'
import { usePlace } from '../../../kit/staff/place.ts'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords, type PlainKey } from '../../../kit/words.ts'
import { useNarrow } from '../../../kit/staff/useNarrow.ts'
import { pressNext } from '../acts/next.ts'
import { useCurrent } from '../current.ts'
import { useBoard, useCounts } from '../queries.ts'
import { words } from '../words.ts'
import { KeysHelp } from '../KeysHelp.tsx'
import { rememberWalk, type Walk } from '../walk.ts'
import { BoardFilters, boardFilters, queryOf } from './filters.tsx'
import { useBoardColumns } from './columns.tsx'
import { Cards } from './Cards.tsx'
import { usePreview } from './Preview.tsx'
import { TakeBoardOut, takenOf } from './TakeBoardOut.tsx'
import { useBatch } from './useBatch.ts'
import '../requests.css'

type CountKey = 'open' | 'red' | 'supervised' | Waiting

export interface ListView {
  word: PlainKey<typeof words>
  search: string
  count: CountKey
}

export interface RequestListProps {
  /** Under which columns and saved views are remembered, and where it lies. */
  from: Walk['from']
  title: string
  views: readonly ListView[]
  /** What the list is narrowed to while no filter says otherwise. */
  base?: { waiting: string }
  /** Several at once: urge, dispatch. */
  many?: boolean
}

export function RequestList({ from, title, views, base, many = false }: RequestListProps) {
  const t = useWords(words)
  const may = useMay()
  const navigate = useNavigate()
  const root = useRoot()
  const [place] = usePlace(root)
  const filters = useFilters(boardFilters)
  const columns = useBoardColumns()
  const here = place === root ? undefined : place
  const board = useBoard(queryOf({ ...base, ...filters.values }, here))
  const { current, choose: setCurrent, goOn } = useCurrent(board.items?.map((r) => r.id))
  const [selected, setSelected] = useState<string[]>([])
  const [help, setHelp] = useState(false)
  const batch = useBatch()
  const narrow = useNarrow()
  const rows = board.items ?? []
  const chosen = rows.filter((r) => selected.includes(r.id))
  const open = (id: string) => {
    rememberWalk({ from, ids: rows.map((r) => r.id), search: location.search })
    navigate(`/requests/${id}`)
  }
  const create = () => navigate('/desk')
  useKeys({
    x: () =>
      current && setSelected((old) => (old.includes(current) ? old.filter((id) => id !== current) : [...old, current])),
    n: () => may('requests.report') && create(),
    '?': () => setHelp(true),
    'Ctrl+Enter': pressNext,
  })
  const preview = usePreview(current, () => current && open(current), goOn)
  return (
    <Docked open={current !== undefined} onClose={() => setCurrent(undefined)} {...preview}>
      <PageHead title={title} note={<Note place={here} base={base !== undefined} />}>
        {may('requests.export') && <TakeBoardOut of={takenOf({ ...base, ...filters.values }, place)} />}
        {may('requests.report') && (
          <Button icon={<Icon name="plus" />} onClick={create}>
            {t('register')} <kbd>N</kbd>
          </Button>
        )}
      </PageHead>
      <Views list={from} views={views} place={here} />
      <BoardFilters filters={filters} end={!narrow && <ColumnButton name={from} columns={columns} />} />
      <BatchBar count={chosen.length} onClear={() => setSelected([])}>
        {may('requests.dispatch') && (
          <Button
            size="small"
            loading={batch.busy}
            onClick={() => void batch.dispatch(chosen).then(() => setSelected([]))}
          >
            {t('batchDispatch')}
          </Button>
        )}
        {may('requests.urge') && (
          <Button size="small" loading={batch.busy} onClick={() => void batch.urge(chosen).then(() => setSelected([]))}>
            {t('batchUrge')}
          </Button>
        )}
      </BatchBar>
      {narrow ? (
        <Cards of={board} />
      ) : (
        <DataTable
          name={from}
          caption={title}
          of={board}
          columns={columns}
          rowKey={(r) => r.id}
          rowName={(r) => r.refNo}
          current={current}
          onCurrent={setCurrent}
          onOpen={open}
          {...(many && { selected, onSelect: setSelected })}
          keys={!help}
        />
      )}
      {!narrow && (
        <KeyHints
          keys={[
            ['J K', t('keyRows')],
            ['Enter', t('keyOpen')],
            ...(many ? [['X', t('keySelect')] as const] : []),
            ['Ctrl Enter', t('keyNext')],
            ['N', t('keyNew')],
            ['?', t('keyHelp')],
          ]}
        />
      )}
      {help && <KeysHelp onClose={() => setHelp(false)} />}
    </Docked>
  )
}

function Note({ place, base }: { place: string | undefined; base: boolean }) {
  const t = useWords(words)
  const f = useFormat()
  const { data } = useCounts({ ...(place && { place }) })
  const [at, setAt] = useState<number>()
  useEffect(() => {
    if (data) setAt(Date.now())
  }, [data])
  return (
    <>
      {data && !base ? t('boardNote', { n: f.number(data.open) }) : t('boardOrder')} ·{' '}
      <i className="dot" aria-hidden="true" />
      {t('live')} {at !== undefined && f.time(at)}
    </>
  )
}

function Views({ list, views, place }: { list: string; views: readonly ListView[]; place: string | undefined }) {
  const t = useWords(words)
  const { data } = useCounts({ ...(place && { place }) })
  const countOf = (key: CountKey) =>
    key === 'open' || key === 'red' || key === 'supervised' ? data?.[key] : data && (data.waiting[key] ?? 0)
  const given = views
    .map(({ word, search, count }) => ({ name: t(word), search, count: countOf(count) }))
    .map(({ count, ...view }) => (count === undefined ? view : { ...view, count }))
  return <ViewTabs list={list} given={given} names={boardFilters} />
}
