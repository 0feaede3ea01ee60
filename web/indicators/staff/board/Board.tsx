import { Button, Select } from 'antd'
import { useMay } from '../../../accounts/queries.ts'
import { useFormat } from '../../../kit/now.ts'
import { problemOf } from '../../../kit/problem.ts'
import { Link } from '../../../kit/router.tsx'
import { saveFile } from '../../../kit/save.ts'
import { Docked } from '../../../kit/staff/Docked.tsx'
import { PageHead, useDone } from '../../../kit/staff/ListParts.tsx'
import type { UseMayAt } from '../../../kit/staff/may.ts'
import { Answering, EmptyState } from '../../../kit/ui/Answering.tsx'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import { usePlaceNames } from '../../../places/queries.ts'
import { exportTable, useDashboard, type Dashboard } from '../../queries.ts'
import { monthStatusWords, words } from '../../words.ts'
import { useBoardAt, type BoardAt } from './at.ts'
import { Behind, BehindTitle } from './Behind.tsx'
import { Kpi } from './Kpi.tsx'
import { choices, monthParam, monthText } from './month.ts'
import { grouped } from './pairs.ts'
import { Places } from './Places.tsx'
import { Trend } from './Trend.tsx'
import '../indicators.css'

/** Every indicator of a place and month; each number opens the list behind it. */
export function Board({ useMayAt }: { useMayAt: UseMayAt }) {
  const at = useBoardAt()
  const mine = useMayAt()('indicators.read', at.place)
  const board = useDashboard(at.place, at.month, mine)
  // Whoever works for a unit alone has no place whose numbers are theirs.
  if (!mine || (board.data === undefined && problemOf(board.error)?.status === 404)) return <Outside />
  return (
    <Answering of={board} lines={12}>
      {(data) => <Whole board={data} at={at} />}
    </Answering>
  )
}

function Outside() {
  const t = useWords(words)
  return (
    <>
      <PageHead title={t('parts')} />
      <EmptyState icon="chart" title={t('outside')} hint={t('outsideDo')} />
    </>
  )
}

function Whole({ board, at }: { board: Dashboard; at: BoardAt }) {
  const t = useWords(words)
  const names = usePlaceNames(true)
  const placeName = (path: string) => (path === board.place.path ? board.place.name : (names.get(path) ?? path))
  const { opened } = at
  const card = opened && board.indicators.find((c) => c.code === opened.code)
  const chosen = board.indicators.find((c) => c.code === at.indicator) ?? firstRate(board)
  return (
    <Docked
      open={card !== undefined}
      onClose={at.close}
      label={t('listLabel')}
      title={opened && card && <BehindTitle opened={opened} card={card} />}
      panel={
        opened &&
        card && <Behind key={listKey(opened)} opened={opened} card={card} at={at} placeName={placeName(opened.place)} />
      }
    >
      <Head board={board} at={at} />
      {board.indicators.length === 0 && <EmptyState icon="chart" title={t('none')} hint={t('noneDo')} />}
      <div className="kpis" role="group" aria-label={t('kpis')}>
        {grouped(board.indicators).map((group) => (
          <div
            key={group[0]!.code}
            className={group.length > 1 ? 'kpi-group pair' : 'kpi-group'}
            {...(group.length > 1 && { role: 'group', 'aria-label': t('pair') })}
          >
            {group.map((c) => (
              <Kpi key={c.code} card={c} board={board} at={at} placeName={placeName} />
            ))}
          </div>
        ))}
      </div>
      {chosen && (
        <div className="in-depth">
          <Places card={chosen} cards={board.indicators} at={at} ratesFrom={board.ratesFrom} />
          <Trend card={chosen} at={at} />
        </div>
      )}
    </Docked>
  )
}

const listKey = (o: NonNullable<BoardAt['opened']>) => [o.code, o.side, o.counted, o.place, o.month, o.as].join(' ')

const firstRate = (board: Dashboard) => board.indicators.find((c) => c.unit === 'share') ?? board.indicators[0]

function Head({ board, at }: { board: Dashboard; at: BoardAt }) {
  const t = useWords(words)
  const status = useWords(monthStatusWords)
  const f = useFormat()
  const may = useMay()
  const corrected = board.indicators.filter((c) => c.corrected).length
  const note = [
    [status(board.status), board.closedAt && f.day(board.closedAt)].filter(Boolean).join(' '),
    ...(corrected > 0 ? [t('correctedN', { n: corrected })] : []),
    board.countedAt ? t('counted', { time: f.moment(board.countedAt) }) : t('notCounted'),
    t('dashed'),
  ].join(' · ')
  return (
    <PageHead title={t('title', { place: board.place.name })} note={note}>
      <Select
        aria-label={t('month')}
        value={at.month}
        onChange={at.chooseMonth}
        popupMatchSelectWidth={false}
        options={monthsToChoose(at).map((m) => ({ value: m, label: monthText(m, f.lang) }))}
      />
      <Link to="/dashboard/definitions" className="quiet">
        {t('definitions')}
      </Link>
      {may('indicators.export') && <Export at={at} />}
    </PageHead>
  )
}

const monthsToChoose = ({ month, newest }: BoardAt) => {
  const all = choices(newest)
  return all.includes(month) ? all : [month, ...all]
}

function Export({ at }: { at: BoardAt }) {
  const t = useWords(words)
  const say = useDone()
  const go = async () => {
    saveFile(await exportTable(at.place, at.month), `${at.place.replaceAll('/', '-')}${monthParam(at.month)}.csv`)
    say(t('exported'))
  }
  return (
    <Button type="text" icon={<Icon name="save" />} onClick={() => void go().catch(() => undefined)}>
      {t('export')}
    </Button>
  )
}
