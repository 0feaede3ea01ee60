/** The list behind a number: as many rows as the number says, named as far as the reader may see them. */
import { Button, Segmented } from 'antd'
import type { Side } from '../../../../domain/indicators/schema.ts'
import { useMay } from '../../../accounts/queries.ts'
import { useFormat } from '../../../kit/now.ts'
import { Link } from '../../../kit/router.tsx'
import { RefNo } from '../../../kit/staff/RefNo.tsx'
import { staffWords } from '../../../kit/staff/words.ts'
import { EmptyState, ErrorState, Skeleton } from '../../../kit/ui/Answering.tsx'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import { outcomeWords } from '../../../records/words.ts'
import { statusWords } from '../../../requests/words.ts'
import { useBehind, useBehindTotal, type Behind as Row, type Card, type ListQuery } from '../../queries.ts'
import { dutyStates, hitWords, sideWords, words } from '../../words.ts'
import type { BoardAt, Opened } from './at.ts'
import { monthText } from './month.ts'

const queryOf = ({ place, month, side, counted, as }: Opened): ListQuery => ({ place, month, side, counted, as })

export function BehindTitle({ opened, card }: { opened: Opened; card: Card }) {
  const t = useWords(words)
  const total = useBehindTotal(opened.code, queryOf(opened))
  return (
    <b className="behind-title" role="status">
      {total.data
        ? t(card.about === 'person' ? 'listTitlePersons' : 'listTitle', { name: card.name, n: total.data.total })
        : card.name}
    </b>
  )
}

export interface BehindProps {
  opened: Opened
  card: Card
  at: BoardAt
  placeName: string
}

export function Behind({ opened, card, at, placeName }: BehindProps) {
  const t = useWords(words)
  const side = useWords(sideWords)
  const s = useWords(staffWords)
  const { lang } = useFormat()
  const list = useBehind(opened.code, queryOf(opened))
  const sides: Side[] = card.unit === 'count' ? ['hit'] : ['hit', 'missed', 'all']
  return (
    <>
      <p className="small">
        {placeName} · {monthText(opened.month, lang)}
        {opened.as === 'today' && ` · ${t('asToday')}`}
        {opened.counted === 'rates' && card.unit !== 'count' && ` · ${t('ratesOnly')}`}
      </p>
      {sides.length > 1 && (
        <Segmented
          block
          aria-label={t('side')}
          value={opened.side}
          onChange={(next) => at.turn({ side: next })}
          options={sides.map((value) => ({ value, label: side(value) }))}
        />
      )}
      {list.items === undefined ? (
        list.error ? (
          <ErrorState error={list.error} retry={() => void list.refetch()} />
        ) : (
          <Skeleton lines={8} />
        )
      ) : list.items.length === 0 ? (
        <EmptyState icon="list" title={t('listEmpty')} />
      ) : (
        <ul className="behind">
          {list.items.map((row, i) => (
            <One key={row.subject ?? `hidden ${i}`} row={row} card={card} both={opened.side === 'all'} />
          ))}
        </ul>
      )}
      {list.more && (
        <Button loading={list.isFetchingNextPage} onClick={list.loadMore}>
          {s('loadMore')}
        </Button>
      )}
    </>
  )
}

function One({ row, card, both }: { row: Row; card: Card; both: boolean }) {
  const t = useWords(words)
  const hit = useWords(hitWords)
  const status = useWords(statusWords)
  const f = useFormat()
  const stateOf = useWords(dutyStates)
  const outcome = useWords(outcomeWords)
  const marks = [
    both && hit(row.hit ? 'hit' : 'missed'),
    row.excluded && t('out'),
    row.value !== undefined &&
      (card.unit === 'p90' ? t('took', { span: f.span(row.value * 60_000) }) : f.number(row.value)),
  ].filter(Boolean)
  return (
    <li>
      <Whose row={row} />
      <p className="small">
        {[
          row.place.name,
          row.unit,
          row.status && status(row.status as never),
          row.duty && stateOf(row.duty.state),
          row.duty && t('span', { from: f.day(row.duty.from), to: f.day(row.duty.to) }),
          row.record && outcome(row.record.outcome),
          row.record && t('servedOn', { day: f.day(row.record.day) }),
          row.receivedAt && t('received', { day: f.day(row.receivedAt) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {row.owed && (
        <ul className="small">
          {row.owed.duties.map((d) => (
            <li key={d.id}>
              {[d.plan, stateOf(d.state), t('span', { from: f.day(d.from), to: f.day(d.to) })].join(' · ')}
            </li>
          ))}
        </ul>
      )}
      {marks.length > 0 && <p className="small">{marks.join(' · ')}</p>}
    </li>
  )
}

/** The matter, or whom it is about, as far as the reader may see. */
function Whose({ row }: { row: Row }) {
  const t = useWords(words)
  const may = useMay()
  if (row.hidden)
    return (
      <p className="none">
        <Icon name="lock" /> {t('hidden')}
      </p>
    )
  if (row.record)
    return (
      <p>
        <b>{row.item}</b>
      </p>
    )
  const whom = row.owed ?? row.duty
  if (!whom)
    return (
      <p>
        <RefNo no={row.refNo!} {...(may('requests.read') && { to: `/requests/${row.subject}` })} /> <b>{row.item}</b>
      </p>
    )
  return (
    <p>
      {whom.person && may('people.read') ? (
        <Link to={`/people/${whom.person}`}>{whom.name}</Link>
      ) : (
        <b>{whom.name ?? t('noName')}</b>
      )}{' '}
      {row.duty && <b>{row.duty.plan}</b>}
    </p>
  )
}
