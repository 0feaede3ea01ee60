import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../accounts/queries.ts'
import { useCatalogueNames } from '../../catalogue/queries.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import { Link, useNavigate, useParams } from '../../kit/router.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { communityName, usePlaceNames } from '../../places/queries.ts'
import { useHolder, useLines, useTerms, useTime, type Line } from '../queries.ts'
import { kindWords } from '../words.ts'
import { Doubt } from './Doubt.tsx'
import { Propose } from './Propose.tsx'
import { goodsWords } from './goods-words.ts'
import { HandOut } from './HandOut.tsx'
import { handWords, words } from './words.ts'

/** One account: what there is, and every line with what it follows from. */
export function HolderPage() {
  const t = useWords(words)
  const { id } = useParams<{ id: string }>()
  const holder = useHolder(id)
  const time = useTime()
  const places = usePlaceNames(true)
  const may = useMay()
  const [doubting, setDoubting] = useState(false)
  const [issuing, setIssuing] = useState(false)
  const hand = useWords(handWords)
  const goods = useWords(goodsWords)
  const navigate = useNavigate()
  const [handing, setHanding] = useState(false)
  const { data: terms } = useTerms()
  const mayHand = may('timebank.keep') && terms?.rules?.goods === true
  return (
    <>
      <Crumbs
        label={t('crumbs')}
        crumbs={[{ name: t('title'), to: '/time-bank' }, { name: holder.data?.name ?? '…' }]}
      />
      <Answering of={holder} lines={6}>
        {(h) => (
          <>
            <header className="of-one-head">
              <h1>{h.name}</h1>
              <span>{time.said(h.balance)}</span>
              <span>{h.frozen ? t('frozen') : t('normal')}</span>
              {may('timebank.keep') && (
                <Button onClick={() => setDoubting(true)}>{h.frozen ? t('unfreeze') : t('freeze')}</Button>
              )}
              {may('timebank.keep') && <Button onClick={() => setIssuing(true)}>{hand('proposeIssue')}</Button>}
              {mayHand && <Button onClick={() => setHanding(true)}>{goods('handOut')}</Button>}
            </header>
            <Facts
              wide
              rows={[
                [t('place'), communityName(places, h.place)],
                [
                  t('toPerson'),
                  <Link key="person" to={`/people/${h.person}`}>
                    {h.name}
                  </Link>,
                ],
                [t('given'), h.given > 0 && time.said(h.given)],
              ]}
            />
            <Lines id={h.id} />
            {handing && (
              <HandOut
                account={h.id}
                onClose={() => setHanding(false)}
                onHanded={(receipt) => navigate(`/time-bank/receipts/${receipt}`)}
              />
            )}
            {issuing && <Propose account={h.id} onClose={() => setIssuing(false)} />}
            {doubting && <Doubt of={h} onClose={() => setDoubting(false)} />}
          </>
        )}
      </Answering>
    </>
  )
}

function Lines({ id }: { id: string }) {
  const t = useWords(words)
  const [undoing, setUndoing] = useState<string>()
  const columns = useColumns(setUndoing)
  return (
    <section>
      <h2>{t('lines')}</h2>
      <DataTable
        name="time-bank-lines"
        caption={t('lines')}
        of={useLines(id)}
        columns={columns}
        rowKey={(r) => `${r.txn} ${r.no}`}
        counted={(n, more) => t('linesAll', { n: more ? `${n}+` : n })}
        cards
        empty={<p className="none">{t('linesNone')}</p>}
      />
      {undoing && <Propose account={id} txn={undoing} onClose={() => setUndoing(undefined)} />}
    </section>
  )
}

/** What somebody gave, was issued by hand or had in goods; hours and orders are put right where they stand. */
const undoable: readonly Line['kind'][] = ['donate', 'give', 'issue', 'goods']

function useColumns(onUndo: (txn: string) => void): Column<Line>[] {
  const t = useWords(words)
  const hand = useWords(handWords)
  const may = useMay()('timebank.keep')
  const lang = useLanguage()
  const f = useFormat()
  const time = useTime()
  const name = useCatalogueNames()
  const goodsText = useWords(goodsWords)
  const cause = ({ hours: h, order, goods: g, borne, undone }: Line) =>
    [
      g && goodsText('pieces', { name: g.called[lang], n: g.count }),
      order && t('order', { day: f.fullDate(order.day), item: name(order.item, lang) }),
      h && t('hours', { day: f.fullDate(h.day), item: name(h.item, lang), time: time.said(h.minutes) }),
      h && h.percent !== 100 && t('percent', { n: h.percent }),
      h && h.beyond > 0 && t('beyond', { time: time.said(h.beyond) }),
      borne > 0 && t('borne', { time: time.said(borne) }),
      undone && t('undone'),
    ]
      .filter(Boolean)
      .join(' · ')
  return [
    { key: 'when', title: t('when'), width: 170, always: true, render: (r) => f.moment(r.at) },
    { key: 'what', title: t('what'), width: 150, render: (r) => wordIn(kindWords[r.kind], lang) },
    { key: 'by', title: t('by'), width: 170, align: 'right', render: (r) => time.moved(r.by) },
    { key: 'after', title: t('after'), width: 150, align: 'right', render: (r) => time.said(r.after) },
    { key: 'cause', title: t('cause'), render: cause },
    ...(may
      ? [
          {
            key: 'undo',
            title: t('act'),
            width: 140,
            render: (r: Line) =>
              undoable.includes(r.kind) &&
              !r.undone && (
                <Button
                  size="small"
                  aria-label={hand('undoLine', { day: f.fullDate(r.at) })}
                  onClick={() => onUndo(r.txn)}
                >
                  {hand('proposeUndo')}
                </Button>
              ),
          },
        ]
      : []),
  ]
}
