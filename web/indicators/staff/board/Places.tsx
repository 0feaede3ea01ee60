import type { ByPlace, Card } from '../../queries.ts'
import { usePlaces } from '../../queries.ts'
import { Link } from '../../../kit/router.tsx'
import type { Column } from '../../../kit/staff/columns.ts'
import { DataTable } from '../../../kit/staff/DataTable.tsx'
import { EmptyState } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import { words } from '../../words.ts'
import type { BoardAt } from './at.ts'
import { Opens, Parts, useSilence, useValueText } from './figure.tsx'
import { monthParam } from './month.ts'
import { partnerOf } from './pairs.ts'

interface Row {
  path: string
  name: string
  /** By indicator: the chosen one, and the one that never stands without it. */
  by: Map<string, ByPlace['items'][number]>
}

export interface PlacesProps {
  card: Card
  cards: readonly Card[]
  at: BoardAt
  ratesFrom: number
}

/** The chosen number in each place directly below, in the order of the map. */
export function Places({ card, cards, at, ratesFrom }: PlacesProps) {
  const t = useWords(words)
  const partner = cards.find((c) => c.code === partnerOf(card.code))
  const own = usePlaces(card.code, at.place, at.month)
  const beside = usePlaces(partner?.code ?? card.code, at.place, at.month, partner !== undefined)
  const shown = partner ? [card, partner] : [card]
  const answers = [own.data, ...(partner ? [beside.data] : [])]
  const corrected = answers.some((a) => a?.items.some((i) => i.corrected))
  const columns = usePlaceColumns(shown, { at, ratesFrom, corrected })
  const items = answers.every((a) => a !== undefined) ? rowsOf(answers) : undefined
  return (
    <section className="below">
      <h2>
        {t('below', { name: shown.map((c) => c.name).join(' · ') })} <small>{t('belowNote', { n: ratesFrom })}</small>
      </h2>
      <DataTable
        name="indicator-places"
        caption={t('below', { name: card.name })}
        of={{
          items,
          more: false,
          loadMore: () => undefined,
          error: own.error ?? beside.error,
          refetch: () => Promise.all([own.refetch(), beside.refetch()]),
        }}
        columns={columns}
        rowKey={(r) => r.path}
        empty={<EmptyState icon="pin" title={t('belowNone')} />}
      />
    </section>
  )
}

function rowsOf(answers: readonly ByPlace[]): Row[] {
  const [first] = answers
  return (first?.items ?? []).map(({ place }) => ({
    ...place,
    by: new Map(
      answers.flatMap((a) => {
        const item = a.items.find((i) => i.place.path === place.path)
        return item ? [[a.code, item] as const] : []
      }),
    ),
  }))
}

function usePlaceColumns(
  shown: readonly Card[],
  { at, ...drawn }: Pick<Drawn, 'at' | 'ratesFrom' | 'corrected'>,
): Column<Row>[] {
  const t = useWords(words)
  const place: Column<Row> = {
    key: 'place',
    title: t('place'),
    always: true,
    width: 130,
    render: (r) => (
      <Link
        to={`/dashboard?${new URLSearchParams({ place: r.path, month: monthParam(at.month), ...(at.indicator && { indicator: at.indicator }) })}`}
      >
        {r.name}
      </Link>
    ),
  }
  return [place, ...shown.flatMap((c) => columnsOf(c, { at, ...drawn, many: shown.length > 1, t }))]
}

interface Drawn {
  at: BoardAt
  ratesFrom: number
  many: boolean
  /** Later acts changed a closed month. */
  corrected: boolean
  t: (key: 'fraction' | 'whole' | 'targetHead' | 'value' | 'correctedHead') => string
}

function columnsOf(card: Card, { at, ratesFrom, many, corrected, t }: Drawn): Column<Row>[] {
  const cell = (r: Row) => r.by.get(card.code)
  const counted = card.unit === 'count' ? ('whole' as const) : ('rates' as const)
  const columns: Column<Row>[] = [
    {
      key: `${card.code} n`,
      title: t('fraction'),
      width: 110,
      align: 'right',
      always: true,
      render: (r) => <Numbers item={cell(r)} card={card} at={at} place={r.path} which="figure" counted={counted} />,
    },
    {
      key: `${card.code} v`,
      title: many ? card.name : t('value'),
      width: many ? 100 : 90,
      align: 'right',
      always: true,
      render: (r) => <Value item={cell(r)} card={card} at={at} place={r.path} ratesFrom={ratesFrom} />,
    },
  ]
  const later: Column<Row> = {
    key: `${card.code} c`,
    title: t('correctedHead'),
    width: 130,
    align: 'right',
    render: (r) => <Later item={cell(r)} card={card} at={at} place={r.path} />,
  }
  if (card.unit === 'count') return corrected ? [columns[1]!, later] : columns.slice(1)
  const whole: Column<Row> = {
    key: `${card.code} w`,
    title: t('whole'),
    width: 130,
    align: 'right',
    render: (r) => <Numbers item={cell(r)} card={card} at={at} place={r.path} which="whole" counted="whole" />,
  }
  const target: Column<Row> = {
    key: `${card.code} t`,
    title: t('targetHead'),
    width: 120,
    render: (r) => <Met item={cell(r)} card={card} />,
  }
  const all = corrected ? [...columns, later, whole] : [...columns, whole]
  return many ? all : [...all, target]
}

interface CellProps {
  item: ByPlace['items'][number] | undefined
  card: Card
  at: BoardAt
  place: string
}

function Numbers({
  item,
  card,
  at,
  place,
  which,
  counted,
}: CellProps & { which: 'figure' | 'whole'; counted: 'rates' | 'whole' }) {
  const text = useValueText()
  if (!item) return null
  const to = (side: 'hit' | 'all') => (card.opens ? at.to({ code: card.code, side, counted, place }) : undefined)
  return (
    <>
      <Parts figure={item[which]} unit={card.unit} hit={to('hit')} all={to('all')} />
      {which === 'whole' && item.whole.value !== null && <small> {text(card.unit, item.whole.value)}</small>}
    </>
  )
}

/** What a closed month would say today. */
function Later({ item, card, at, place }: CellProps) {
  const text = useValueText()
  const figure = item?.corrected?.figure
  if (!figure) return null
  const counted = card.unit === 'count' ? ('whole' as const) : ('rates' as const)
  const to = (side: 'hit' | 'all') =>
    card.opens ? at.to({ code: card.code, side, counted, place, as: 'today' }) : undefined
  return (
    <>
      <Parts figure={figure} unit={card.unit} hit={to('hit')} all={to('all')} />
      {card.unit !== 'count' && figure.value !== null && <small> {text(card.unit, figure.value)}</small>}
    </>
  )
}

function Value({ item, card, at, place, ratesFrom }: CellProps & { ratesFrom: number }) {
  const text = useValueText()
  const silence = useSilence()
  if (!item) return null
  const { value } = item.figure
  if (value === null)
    return (
      <span title={silence(item.figure, ratesFrom)}>
        —<span className="sr">{silence(item.figure, ratesFrom)}</span>
      </span>
    )
  const count = card.unit === 'count'
  const to = card.opens
    ? at.to({ code: card.code, side: count ? 'hit' : 'all', counted: count ? 'whole' : 'rates', place })
    : undefined
  return <Opens to={to}>{text(card.unit, value)}</Opens>
}

function Met({ item, card }: Pick<CellProps, 'item' | 'card'>) {
  const t = useWords(words)
  const text = useValueText()
  if (!item?.target) return null
  return (
    <span>
      {text(card.unit, item.target.value)} {item.met !== null && t(item.met ? 'met' : 'notMet')}
    </span>
  )
}
