import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useMay, useRoot } from '../../../accounts/queries.ts'
import { useFormat } from '../../../kit/now.ts'
import { useLocation, useNavigate, useSearch } from '../../../kit/router.tsx'
import { DataTable } from '../../../kit/staff/DataTable.tsx'
import { Docked } from '../../../kit/staff/Docked.tsx'
import { useFilters } from '../../../kit/staff/filters.ts'
import { useKeys } from '../../../kit/staff/keys.ts'
import { BatchBar, KeyHints, PageHead, ViewTabs } from '../../../kit/staff/ListParts.tsx'
import { usePlace } from '../../../kit/staff/place.ts'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import { useNarrow } from '../../../kit/staff/useNarrow.ts'
import { pressNext } from '../acts/next.ts'
import { useBoard, useCounts } from '../queries.ts'
import { words } from '../words.ts'
import { KeysHelp } from '../KeysHelp.tsx'
import { rememberWalk } from '../walk.ts'
import { BoardFilters, boardFilters, queryOf } from './filters.tsx'
import { useBoardColumns } from './columns.tsx'
import { Cards } from './Cards.tsx'
import { Found } from './Found.tsx'
import type { Finding } from './FindNumber.tsx'
import { usePreview } from './Preview.tsx'
import { useBatch } from './useBatch.ts'
import '../requests.css'

/** The board of the dispatcher: what falls due next comes first; the row and its preview beside it. */
export function Board() {
  const { state } = useLocation()
  const find = (state as Finding | null)?.find
  return find ? <Found number={find} /> : <Open />
}

const views = [
  { word: 'viewAccept', search: 'waiting=acceptance%2Cverification', count: 'acceptance' },
  { word: 'viewDispatch', search: 'waiting=dispatch', count: 'dispatch' },
  { word: 'viewDue', search: '', count: 'open' },
  { word: 'viewRed', search: 'light=red', count: 'red' },
  { word: 'viewReturned', search: 'waiting=redispatch', count: 'redispatch' },
  { word: 'viewDecide', search: 'waiting=decision', count: 'decision' },
  { word: 'viewSupervised', search: 'supervised=true', count: 'supervised' },
] as const

function Open() {
  const t = useWords(words)
  const may = useMay()
  const navigate = useNavigate()
  const root = useRoot()
  const [place] = usePlace(root)
  const filters = useFilters(boardFilters)
  const columns = useBoardColumns()
  const here = place === root ? undefined : place
  const board = useBoard(queryOf(filters.values, here))
  const [current, setCurrent] = useCurrent(board.items)
  const [selected, setSelected] = useState<string[]>([])
  const [help, setHelp] = useState(false)
  const batch = useBatch()
  const narrow = useNarrow()
  const rows = board.items ?? []
  const chosen = rows.filter((r) => selected.includes(r.id))
  const open = (id: string) => {
    rememberWalk({ from: 'board', ids: rows.map((r) => r.id), search: location.search })
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
  /** What was just done leaves the list: the next one is shown. */
  const goOn = () => {
    const at = rows.findIndex((r) => r.id === current)
    setCurrent((rows[at + 1] ?? rows[at - 1])?.id)
  }
  const preview = usePreview(current, () => current && open(current), goOn)
  return (
    <Docked open={current !== undefined} onClose={() => setCurrent(undefined)} {...preview}>
      <PageHead title={t('board')} note={<Note place={here} />}>
        {may('requests.report') && (
          <Button icon={<Icon name="plus" />} onClick={create}>
            {t('register')} <kbd>N</kbd>
          </Button>
        )}
      </PageHead>
      <Views place={here} />
      <BoardFilters filters={filters} columns={columns} />
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
          name="board"
          caption={t('board')}
          of={board}
          columns={columns}
          rowKey={(r) => r.id}
          rowName={(r) => r.refNo}
          current={current}
          onCurrent={setCurrent}
          onOpen={open}
          selected={selected}
          onSelect={setSelected}
          keys={!help}
        />
      )}
      {!narrow && (
        <KeyHints
          keys={[
            ['J K', t('keyRows')],
            ['Enter', t('keyOpen')],
            ['X', t('keySelect')],
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

/** The row in the panel stands in the address; on a wide screen the first one is shown at once, and then stays whatever moves. */
function useCurrent(
  items: readonly { id: string }[] | undefined,
): [string | undefined, (id: string | undefined) => void] {
  const [search, change] = useSearch()
  const [closed, setClosed] = useState(() => !matchMedia('(min-width: 1200px)').matches)
  const row = search.get('row') ?? undefined
  const first = items?.[0]?.id
  useEffect(() => {
    if (!row && !closed && first) change({ row: first })
  }, [row, closed, first, change])
  const choose = (id: string | undefined) => {
    setClosed(id === undefined)
    change({ row: id })
  }
  return [row, choose]
}

function Note({ place }: { place: string | undefined }) {
  const t = useWords(words)
  const f = useFormat()
  const { data } = useCounts({ ...(place && { place }) })
  const [at, setAt] = useState<number>()
  useEffect(() => {
    if (data) setAt(Date.now())
  }, [data])
  return (
    <>
      {data ? t('boardNote', { n: f.number(data.open) }) : t('boardOrder')} · <i className="dot" aria-hidden="true" />
      {t('live')} {at !== undefined && f.time(at)}
    </>
  )
}

function Views({ place }: { place: string | undefined }) {
  const t = useWords(words)
  const { data } = useCounts({ ...(place && { place }) })
  const countOf = (key: (typeof views)[number]['count']) =>
    key === 'open' || key === 'red' || key === 'supervised' ? data?.[key] : data?.waiting[key]
  const given = views
    .map(({ word, search, count }) => ({ name: t(word), search, count: countOf(count) }))
    .map(({ count, ...view }) => (count === undefined ? view : { ...view, count }))
  return <ViewTabs list="board" given={given} names={boardFilters} />
}
